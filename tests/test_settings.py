"""Settings: read from one commented file; what is wrong is named with its line and the nearest right word."""

from __future__ import annotations

from dataclasses import fields

import pytest

from relbank.actions.configured import ABOUT
from relbank.cli.settings import sample
from relbank.settings import FILE, Settings, load


def written(folder, text):
    (folder / FILE).write_text(text, "utf-8")
    return load(folder)


def test_without_a_file_the_defaults_hold(tmp_path):
    assert load(tmp_path) == Settings()


def test_values_and_where_they_come_from(tmp_path):
    text = '# mine\ndate_order = "dmy"\nopen_promises = 7\n\n[rungs]\nconfidence = "Second interaction"\n'
    text += '[cadence]\nnurturing = [21, 45]\n"#family" = [7, 14]\n'
    settings = written(tmp_path, text)
    assert (settings.date_order, settings.open_promises) == ("dmy", 7)
    assert settings.rungs["confidence"] == "Second interaction"
    assert settings.cadence["nurturing"] == (21, 45) and settings.cadence["#family"] == (7, 14)
    assert settings.cadence["sustaining"] == Settings().cadence["sustaining"]
    assert settings.sources == {
        "date_order": "line 2", "open_promises": "line 3", "rungs.confidence": "line 6",
        "cadence.nurturing": "line 8", "cadence.#family": "line 9",
    }  # fmt: skip
    assert settings.complaints == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("open_promise = 3", "line 1: there is no setting 'open_promise'. Did you mean open_promises?"),
        ("\ndate_order = 'dym'", "line 2: date_order is 'dym'; it can be mdy, dmy, ymd."),
        ("tell_days = 0", "line 1: tell_days is 0; it takes a whole number from 1 to 999."),
        ("tell_days = true", "line 1: tell_days is True; it takes a whole number from 1 to 999."),
        ("currency = 'dollars'", "it takes a sign of at most four letters"),
        ("rungs = 3", "line 1: rungs is a table; write [rungs] and a line for each below it."),
        ("[rungs]\nnurture = 'x'", "line 2: there is no rung 'nurture'. Did you mean nurturing?"),
        ("[rungs]\nnurturing = 5", "line 2: nurturing is 5; it takes a name of at most 24 letters."),
        ("[cadence]\n\nfamily = [1, 2]", "line 3: there is no rung 'family', and a tag begins with #."),
        ("[cadence]\nnurturing = [60, 30]", "it takes two numbers of days, wished and worst, like [30, 60]."),
    ],
)
def test_a_wrong_line_is_named_and_the_default_used(tmp_path, text, says):
    settings = written(tmp_path, text)
    assert len(settings.complaints) == 1 and says in settings.complaints[0] and FILE in settings.complaints[0]
    same = {f.name for f in fields(Settings)} - {"complaints", "sources"}
    assert all(getattr(settings, name) == getattr(Settings(), name) for name in same)


def test_a_file_that_is_no_toml_is_told(tmp_path):
    assert "line 1" in written(tmp_path, "date_order = \nopen_promises = 3").complaints[0]


def test_the_sample_names_every_setting_and_changes_nothing(tmp_path):
    text = "\n".join(sample())
    assert written(tmp_path, text) == Settings()
    assert {name for name, _ in ABOUT} == {f.name for f in fields(Settings)} - {"complaints", "sources"}
    live = "\n".join(line.removeprefix("# ") for line in text.splitlines()[1:] if " = " in line or line[:1] == "[")
    settings = written(tmp_path, live)
    assert settings.complaints == () and settings.rungs == {"confidence": "Second interaction"}
