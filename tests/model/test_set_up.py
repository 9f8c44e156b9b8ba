"""Clock, places and settings: where things are, what time it is, what the user set."""

from __future__ import annotations

import sys

import platformdirs
import pytest

from relbank import clock, paths, settings


def test_the_clock_is_fixed_by_a_variable_and_a_wrong_one_is_told():
    assert clock.now({"RELBANK_NOW": "2026-11-19T14:00"}).isoformat()[:16] == "2026-11-19T14:00"
    assert clock.now({"RELBANK_NOW": "2026-11-19"}).tzinfo is not None
    assert clock.now({}).tzinfo is not None
    with pytest.raises(clock.ClockError, match="2026-11-19T14:00"):
        clock.now({"RELBANK_NOW": "soon"})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
def test_the_folders_are_those_that_platformdirs_names(monkeypatch, tmp_path):
    for kind in ("DATA", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    found = paths.find({"HOME": str(tmp_path)})
    assert found.journal == platformdirs.user_data_path("relbank", appauthor=False)
    assert found.state.parent == platformdirs.user_state_path("relbank", appauthor=False)
    assert found.config == platformdirs.user_config_path("relbank", appauthor=False)
    assert found.own


def test_variables_name_other_folders(tmp_path):
    environ = {
        "RELBANK_JOURNAL": str(tmp_path / "j"),
        "RELBANK_STATE": str(tmp_path / "s"),
        "RELBANK_CONFIG": str(tmp_path / "c"),
    }
    found = paths.find(environ)
    assert (found.journal, found.config, found.own) == (tmp_path / "j", tmp_path / "c", False)
    assert found.state.parent == tmp_path / "s"
    assert paths.find(environ, str(tmp_path / "k")).state != found.state, "each journal has a state of its own"
    relative = paths.find({"HOME": "/h", "XDG_DATA_HOME": "relative", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"})
    assert relative.journal.is_absolute(), "a relative XDG folder counts as none"


def test_settings_are_read_and_a_wrong_line_is_named(tmp_path):
    assert settings.load(tmp_path) == settings.Settings()
    (tmp_path / "settings.toml").write_text(
        'date_order = "dmy"\nglyph = "ascii"\nweek_end = "someday"\npromises_a_visit = 0\n'
    )
    found = settings.load(tmp_path)
    assert found.date_order == "dmy" and found.week_end == "friday" and found.promises_a_visit == 3
    told = "\n".join(found.complaints)
    assert "line 2" in told and "glyphs" in told, "an unknown key is named with its line and the nearest right one"
    assert "line 3" in told and "line 4" in told


def test_settings_that_are_no_toml_leave_the_defaults(tmp_path):
    (tmp_path / "settings.toml").write_text("date_order = \n")
    found = settings.load(tmp_path)
    assert found.date_order == "mdy" and "settings.toml" in found.complaints[0]
