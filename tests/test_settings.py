"""Settings: read from one commented file; what is wrong is named with its line and the nearest right word."""

from __future__ import annotations

import os
from dataclasses import fields

import pytest

from relbank.actions.configured import ABOUT
from relbank.cli.settings import sample
from relbank.model.toml_text import key_lines
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
        ("OPEN_PROMISES = 3", "line 1: there is no setting 'OPEN_PROMISES'. Did you mean open_promises?"),
        ("zzz = 3", "line 1: there is no setting 'zzz'. relbank settings lists them."),
        ("confidence = 'x'", "there is no setting 'confidence'. It belongs below [rungs] or [cadence]."),
        ("'#golf' = [1, 2]", "there is no setting '#golf'. It belongs below [cadence]."),
        ("tell_days = 1\nrungs.confidnce = 'x'", "line 2: there is no rung 'confidnce'. Did you mean confidence?"),
        ("\ncadence = {nurturing = [3, 2]}", "line 2: nurturing is [3, 2]; it takes two"),
        ("[rungs.nurture]\nx = 1", "line 1: there is no rung 'nurture'. Did you mean nurturing?"),
        ("[cadence]\n'#' = [1, 2]", "line 2: there is no rung '#', and a tag begins with #."),
        ("[rungs]\nconfidence = 'nurturing'", "confidence is 'nurturing', and so is nurturing; give each rung a name"),
        ("[cadence]\nnurturing = [60, 30]", "it takes two numbers of days, wished and worst, like [30, 60]."),
    ],
)
def test_a_wrong_line_is_named_and_the_default_used(tmp_path, text, says):
    settings = written(tmp_path, text)
    assert len(settings.complaints) == 1 and says in settings.complaints[0] and FILE in settings.complaints[0]
    same = {f.name for f in fields(Settings)} - {"complaints", "sources"}
    assert all(getattr(settings, name) == getattr(Settings(), name) for name in same)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"date_order = \nopen_promises = 3", ", line 1, column 14: a value is missing or not understood;"),
        (b'date_order = "dmy\n', ", line 1, column 18: the text that ends here has no closing quote;"),
        (b"[rungs]\nconfidence = 'x'\n[rungs]\n", ", line 3, column 7: [rungs] stands here a second time;"),
        (b"tell_days = 1\ntell_days = 2\n", ", line 2, column 14: this is set a second time; leave one of the two;"),
        (b"tell_days = [1,\n", ", at its end: a value is missing"),
        (b"tell_days 3", ", line 1, column 11: expected '=' after a key"),
        (b"a = " + b"[" * 5_000, ": it is nested too deeply;"),
        (b"tell_days = 2\ncurrency = '\xe4'", ", line 2: this is no UTF-8 text. Save it as UTF-8;"),
        (b"# " + b"x" * 64_000, " can't be read (it has 64,002 bytes, settings are a page of text);"),
    ],
)
def test_a_file_that_can_t_be_used_at_all_is_told_in_words(tmp_path, data, says):
    (tmp_path / FILE).write_bytes(data)
    settings = load(tmp_path)
    assert says in settings.complaints[0] and settings.complaints[0].endswith("until that is mended.")
    assert settings == Settings(complaints=settings.complaints) and len(settings.complaints) == 1


def test_what_is_no_file_is_told_and_nothing_waits_for_it(tmp_path):
    (tmp_path / FILE).mkdir()
    assert "can't be read (it is no file)" in load(tmp_path).complaints[0]
    (tmp_path / FILE).rmdir()
    os.mkfifo(tmp_path / FILE)
    assert "can't be read (it is no file)" in load(tmp_path).complaints[0]


@pytest.mark.parametrize("text", ["", "\n  \n", "# nothing yet\n"])
def test_an_empty_file_changes_nothing(tmp_path, text):
    assert written(tmp_path, text) == Settings()


def test_other_ways_to_write_the_same(tmp_path):
    (tmp_path / FILE).write_bytes(
        b"\xef\xbb\xbf'tell_days' = 2 # soon\r\nrungs.confidence = '2nd'\r\ncadence = {nurturing = [1, 2]}\r\n"
    )
    settings = load(tmp_path)
    assert settings.complaints == () and settings.rungs == {"confidence": "2nd"} and settings.tell_days == 2
    assert settings.sources == {"tell_days": "line 1", "rungs.confidence": "line 2", "cadence.nurturing": "line 3"}


def test_a_line_within_a_text_of_several_lines_is_no_key():
    text = 'x = """\ntell_days = 3\n"""\n# y = """\ntell_days = 0\n'
    assert key_lines(text) == {("x",): 1, ("tell_days",): 5}


def test_of_many_wrong_lines_the_first_are_told_and_the_rest_counted(tmp_path):
    complaints = written(tmp_path, "\n".join(f"key{n} = {n}" for n in range(200))).complaints
    assert len(complaints) == 13 and complaints[-1].endswith("188 more lines of it can't be used.")


def test_the_sample_names_every_setting_and_changes_nothing(tmp_path):
    text = "\n".join(sample())
    assert written(tmp_path, text) == Settings()
    assert {name for name, _ in ABOUT} == {f.name for f in fields(Settings)} - {"complaints", "sources"}
    live = "\n".join(line.removeprefix("# ") for line in text.splitlines()[1:] if " = " in line or line[:1] == "[")
    settings = written(tmp_path, live)
    assert settings.complaints == () and settings.rungs == {"confidence": "Second interaction"}
