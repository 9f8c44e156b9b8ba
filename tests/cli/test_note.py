"""Filing notes from the shell: arguments, standard input, files; nothing typed is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from relbank.actions import note as action
from relbank.model.promise import Promise
from relbank.model.touch import Touch

SAMPLE = """@Bob Smith lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- measured by uptime
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- gave intro to Pat Roe
- got lead: Acme ~$4k
- next coffee 9 Sep 9:00 at AB Coffee
- stage nurturing
"""


def _texts(relbank) -> list[str]:
    with relbank.open(readonly=True) as store:
        return [touch.text for touch in store.journal.every(Touch)]


def test_the_sample_of_the_design_is_filed_and_shown(relbank):
    answer = relbank.really("note", stdin=SAMPLE)
    assert answer.status == 0, answer.err
    assert "Bob Smith" in answer.out
    assert answer.err == ""
    assert _texts(relbank) == [SAMPLE]
    show = relbank.really("show", "bob").out
    for part in ("never be late", "Nascar", "white wine", "measured by uptime", "send Ohio article", "org chart"):
        assert part in show
    for part in ("intro to Pat Roe", "lead: Acme", "moved        2026-11-19 · to Nurturing", "coffee · AB Coffee"):
        assert part in show
    deeds = relbank("show", "bob", "--json").json["deeds"]
    assert [(d["what"], d.get("kind", d.get("rung"))) for d in deeds] == [
        ("entry", "deposit"), ("entry", "withdrawal"), ("move", "nurturing")
    ]
    assert "26 Nov" in relbank("due").out or "Thu" in relbank("due").out
    assert relbank("drafts").out == "There are no drafts.\n"


def test_a_note_as_arguments_warns_once_ever(relbank):
    first = relbank("note", "@Bob", "Smith", "lunch", "today")
    assert first.status == 0
    assert "history" in first.err
    assert relbank("note", "@Bob Smith call today").err == ""
    assert _texts(relbank) == ["@Bob Smith lunch today", "@Bob Smith call today"]


@pytest.mark.parametrize("dash", [(), ("-",)])
def test_standard_input_is_kept_byte_for_byte(relbank, dash):
    text = "\r\n@Bob Smith lunch\r\n\tprose  \r\n- likes \x1b[31m [/x] \u202e 漢字\n\n\n"
    assert relbank("note", *dash, stdin=text).status == 0
    assert "".join(_texts(relbank)) == text


def test_a_file_of_notes(relbank, tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("@Bob Smith lunch\n- likes golf\n\n@Liz Chen call\n- likes tea\n")
    assert relbank("note", "--from", str(path)).status == 0
    assert len(_texts(relbank)) == 2
    answer = relbank("note", "--from", str(tmp_path / "none"))
    assert answer.status == 2 and "can't be read" in answer.err


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_empty_note_writes_nothing(relbank, text):
    answer = relbank("note", stdin=text)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("The note is empty; nothing was written.\n")
    assert not relbank.places.journal.exists() and not relbank.places.state.exists()


def test_a_million_characters(relbank):
    text = "@Bob Smith lunch\n" + "x" * 500_000 + "\n" + "word " * 100_000 + "\n- likes golf\n"
    answer = relbank.really("note", stdin=text)
    assert answer.status == 0, answer.err
    assert "".join(_texts(relbank)) == text


@pytest.mark.parametrize(("raw", "text"), [(b"@Bob \xe9t\xe9", "@Bob été"), ("@Bob é".encode("utf-16"), "@Bob é")])
def test_text_that_is_no_utf8_loses_nothing(relbank, raw, text):
    answer = relbank("note", stdin=raw)
    assert answer.status == 0
    assert _texts(relbank) == [text]


def test_dry_run_shows_and_writes_nothing(relbank):
    answer = relbank("note", "--dry-run", stdin=SAMPLE)
    assert answer.status == 0, answer.err
    assert answer.out.startswith("Bob Smith (new) · lunch · Thu 19 Nov 2026 12:30 · Vito's\n")
    assert "Thu 26 Nov 2026" in answer.out
    assert not relbank.places.journal.exists() and not relbank.places.state.exists()
    assert relbank("note", "--dry-run", stdin="").status == 2


def test_dry_run_tells_what_clashes(relbank):
    known = "- hates sushi\n- never call before nine !!\n- secret he leaves Acme in May\n"
    relbank("note", stdin=f"@Bob Smith lunch\n{known}")
    plans = "- [ ] book sushi by Fri\n- next call before nine tomorrow\n"
    text = f"@Bob Smith\n{plans}\n@Liz Chen call\nBob leaves Acme in May\n"
    shown = relbank("note", "--dry-run", stdin=text).out
    found = {(w["line"], w["text"]) for w in relbank("note", "--dry-run", "--json", stdin=text).json["warnings"]}
    for line, word in ((2, "dislikes sushi"), (3, "hard rule"), (6, "in confidence")):
        assert word in shown
        assert any(at == line and word in said for at, said in found), found


def test_dry_run_json_has_the_form_of_the_conventions(relbank):
    got = relbank("note", "--dry-run", "--json", stdin=SAMPLE).json
    visit = got["visits"][0]
    assert visit["people"] == [{"name": "Bob Smith", "id": None, "state": "new"}]
    assert (visit["word"], visit["kind"], visit["direction"], visit["place"]) == ("lunch", "met", "mutual", "Vito's")
    assert visit["when"] == {"iso": "2026-11-19T12:30", "precision": "minute", "words": "today 12:30"}
    lines = visit["lines"]
    assert {"line": 2, "filed": "note", "text": "Plant move slips to Q1 and he takes the heat."} in lines
    assert {"line": 3, "filed": "like", "person": "Bob Smith", "text": "Nascar"} in lines
    assert {
        "line": 6,
        "filed": "promise",
        "by": "me",
        "person": "Bob Smith",
        "text": "send Ohio article",
        "due": {"iso": "2026-11-26", "precision": "day", "words": "Thu"},
        "done": False,
    } in lines
    assert isinstance(got["warnings"], list)


def test_an_ambiguous_name_is_filed_and_said(small):
    answer = small("note", stdin="@Smith call today\n- likes tea\n")
    assert answer.status == 0
    assert "Smith" in answer.err
    assert "Smith" in small("due").out


def test_what_fails_while_filing_stays_a_draft(relbank, monkeypatch):
    def broken(*args, **more):
        raise RuntimeError("secret content")

    monkeypatch.setattr(action, "file", broken)
    answer = relbank("note", stdin="@Bob Smith lunch\nprose\n")
    assert answer.status == 2
    assert "secret" not in answer.err
    assert "kept as a draft: relbank drafts" in answer.err
    monkeypatch.undo()
    (draft,) = relbank("drafts", "--json").json
    assert draft["text"] == "@Bob Smith lunch\nprose\n"
    assert relbank("drafts", draft["id"][-4:]).out == "@Bob Smith lunch\nprose\n"
    assert "Bob Smith" in relbank("drafts", draft["id"][-5:], "--file").out
    assert _texts(relbank) == ["@Bob Smith lunch\nprose\n"]
    assert relbank("drafts").out == "There are no drafts.\n"


def test_interrupting_keeps_the_text(relbank, monkeypatch):
    def interrupted(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(action, "file", interrupted)
    answer = relbank("note", stdin="@Bob Smith lunch\n")
    assert answer.status == 130
    assert len(relbank("drafts", "--json").json) == 1
    assert relbank("drafts", "--discard").status == 0
    assert relbank("drafts", "--json").json == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_printed_does_not_lose_the_note(relbank):
    import subprocess
    import sys

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "relbank", "note"],
            input=b"@Bob Smith lunch\n",
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, **relbank.environ},
            check=False,
        )
    assert done.returncode == 2
    assert _texts(relbank) == ["@Bob Smith lunch\n"]


def test_a_folder_that_cannot_be_made_is_said_and_the_text_kept(relbank, tmp_path):
    (tmp_path / "journal").write_text("a file in the way")
    answer = relbank("note", stdin="@Bob Smith lunch\n")
    assert answer.status == 2
    assert "journal" in answer.err and "Traceback" not in answer.err
    assert "Your text is kept" in answer.err
    (tmp_path / "journal").unlink()
    assert [d["text"] for d in relbank("drafts", "--json").json] == ["@Bob Smith lunch\n"]


def test_when_nothing_can_be_written_the_text_lies_in_a_private_file(relbank, tmp_path):
    for name in ("journal", "state"):
        (tmp_path / name).write_text("a file in the way")
    answer = relbank("note", stdin="@Bob Smith lunch\n")
    assert answer.status == 2
    (path,) = tmp_path.glob("relbank-*/note.md")
    assert str(path) in answer.err
    assert path.read_text() == "@Bob Smith lunch\n"
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700


def test_done_ticks_by_words_or_id_and_undo_takes_it_back(small):
    answer = small("done", "send")
    assert answer.status == 2
    assert "2 promises fit" in answer.err and "org chart" in answer.err
    assert small("done", "zebra").status == 2 and small("done").status == 2
    assert small("done", "org", "chart").status == 0
    assert "org chart" not in small("due").out
    (mine,) = [row for row in small("due", "--json").json if row.get("by") == "me"]
    assert small("done", mine["id"][-6:]).status == 0
    assert small("undo").status == 0
    assert "Ohio" in small("due").out
    assert small("redo").status == 0
    assert "Ohio" not in small("due").out
    with small.open(readonly=True) as store:
        assert {p.state for p in store.journal.every(Promise) if p.by == "me"} == {"kept"}


def test_undo_in_an_empty_journal_is_a_sentence(small):
    for _ in range(20):
        answer = small("undo")
        if answer.status:
            break
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 2
