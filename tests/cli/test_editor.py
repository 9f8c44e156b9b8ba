"""Writing in $EDITOR: a private file that goes, and a text that does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from zlib import crc32

import pytest

from relbank.exchange import editor, left_behind
from relbank.model.touch import Touch


def _texts(relbank) -> list[str]:
    with relbank.open(readonly=True) as store:
        return [touch.text for touch in store.journal.every(Touch)]


@pytest.fixture
def pen(tmp_path):
    """An editor that notes what it was given and writes what the test wants; its path."""

    def make(text: str | None, status: int = 0, leave: tuple[str, ...] = ()) -> str:
        path = tmp_path / "pen"
        path.write_text(
            "#!/usr/bin/env python3\n"
            "import json, os, pathlib, sys\n"
            "file = pathlib.Path(sys.argv[-1])\n"
            "seen = {'args': sys.argv[1:], 'was': file.read_text(), 'mode': file.stat().st_mode & 0o777,\n"
            "        'folder': file.parent.stat().st_mode & 0o777}\n"
            f"pathlib.Path({str(tmp_path / 'seen.json')!r}).write_text(json.dumps(seen))\n"
            f"text = {text!r}\n"
            "if text is not None: file.write_text(text)\n"
            f"for name in {leave!r}: (file.parent / name).write_text(text or '')\n"
            f"sys.exit({status})\n"
        )
        path.chmod(0o700)
        return str(path)

    return make


def _seen(tmp_path: Path) -> dict:
    return json.loads((tmp_path / "seen.json").read_text())


def test_what_was_written_is_filed_and_the_file_goes(relbank, pen, tmp_path):
    text = "@Bob Smith lunch today\n- likes golf\n"
    answer = relbank("note", "--edit", EDITOR=pen(text, leave=("note.md~", ".note.md.swp")))
    assert answer.status == 0, answer.err
    assert _texts(relbank) == [text]
    seen = _seen(tmp_path)
    assert (seen["mode"], seen["folder"]) == (0o600, 0o700)
    assert not Path(seen["args"][-1]).parent.exists()
    assert not list(tmp_path.glob("relbank-*"))


def test_visual_wins_and_is_split_like_a_shell_does(relbank, pen, tmp_path):
    answer = relbank("note", "--edit", VISUAL=f"'{pen('@Bob hi')}' --fast 'a b'", EDITOR="false")
    assert answer.status == 0, answer.err
    assert _seen(tmp_path)["args"][:2] == ["--fast", "a b"]


def test_words_are_what_the_file_starts_with(relbank, pen, tmp_path):
    assert relbank("note", "--edit", "@Bob Smith", "lunch", EDITOR=pen(None)).status == 0
    assert _seen(tmp_path)["was"] == "@Bob Smith lunch"
    assert _texts(relbank) == ["@Bob Smith lunch"]


def test_nothing_written_is_an_empty_note(relbank, pen):
    answer = relbank("note", "--edit", EDITOR=pen(None))
    assert answer.status == 2
    assert "The note is empty" in answer.err
    assert not relbank.places.journal.exists()


def test_an_editor_that_fails_keeps_the_text_as_a_draft(relbank, pen, tmp_path):
    answer = relbank("note", "--edit", EDITOR=pen("@Bob Smith half", status=3))
    assert answer.status == 2
    assert "status 3" in answer.err and "kept as a draft" in answer.err
    assert [d["text"] for d in relbank("drafts", "--json").json] == ["@Bob Smith half"]
    assert not list(tmp_path.glob("relbank-*"))


def test_an_editor_that_is_not_there(relbank):
    answer = relbank("note", "--edit", EDITOR="/nowhere/pen")
    assert answer.status == 2 and "can't be started" in answer.err
    assert relbank("note", "--edit", EDITOR="").status == 2
    assert relbank("note", "--edit", EDITOR="pen 'x").status == 2


def test_a_journal_that_cannot_be_written_keeps_the_text_before_the_file_goes(relbank, pen, tmp_path):
    (tmp_path / "journal").write_text("a file in the way")
    answer = relbank("note", "--edit", EDITOR=pen("@Bob Smith lunch"))
    assert answer.status == 2
    (tmp_path / "journal").unlink()
    assert [d["text"] for d in relbank("drafts", "--json").json] == ["@Bob Smith lunch"]


def test_what_an_editor_held_when_relbank_was_killed_becomes_a_draft(relbank, tmp_path):
    runtime = tmp_path / "run"
    runtime.mkdir()
    pen = tmp_path / "pen"
    pen.write_text(f'#!/bin/sh\necho "- likes golf" >> "$1"; touch {tmp_path}/begun; read line < {tmp_path}/go\n'
                   f'echo "- likes tea" >> "$1"; touch {tmp_path}/ended\n')  # fmt: skip
    pen.chmod(0o700)
    os.mkfifo(tmp_path / "go")
    environ = {**os.environ, **relbank.environ, "XDG_RUNTIME_DIR": str(runtime), "EDITOR": str(pen)}
    program = subprocess.Popen([sys.executable, "-m", "relbank", "note", "--edit", "@Bob Smith call\n"], env=environ)
    _wait_for(tmp_path / "begun")
    program.kill()
    program.wait()
    assert relbank("drafts", "--json", XDG_RUNTIME_DIR=str(runtime)).json == [], "the editor is still open"
    (tmp_path / "go").write_text("on\n")
    _wait_for(tmp_path / "ended")
    answer = _until_told(lambda: relbank("drafts", "--json", XDG_RUNTIME_DIR=str(runtime)))
    assert [(d["about"], d["text"]) for d in answer.json] == [
        ("note", "@Bob Smith call\n- likes golf\n- likes tea\n")
    ]  # fmt: skip
    assert list(runtime.iterdir()) == []


def _wait_for(path: Path) -> None:
    _until_told(path.exists)


def _until_told(ask):
    for _ in range(400):
        if (answer := ask()) and (answer is True or answer.json):
            return answer
        time.sleep(0.02)
    raise AssertionError("it never came")


def test_a_folder_of_another_journal_or_without_a_change_is_no_draft(relbank, tmp_path):
    state = relbank.places.state
    for text, crc, name in (("same", crc32(b"same"), left_behind.prefix(state)), ("other", 0, "relbank-edit-other-")):
        folder = tmp_path / f"{name}x"
        folder.mkdir()
        (folder / left_behind.FILE).write_text(text)
        (folder / left_behind.BEGAN).write_text(json.dumps({"about": "note", "crc": crc}))
    assert relbank("drafts", "--json", XDG_RUNTIME_DIR=str(tmp_path)).json == []
    assert [p.name for p in tmp_path.glob("relbank-edit-*")] == ["relbank-edit-other-x"]


@pytest.mark.parametrize("name", ["vim", "nvim", "vi", "nano", "emacs", "code", "ed"])
def test_known_editors_get_flags_that_leave_no_traces(tmp_path, name):
    real = tmp_path / ("vim.basic" if name == "vi" else name)
    real.write_text("#!/bin/sh\n")
    real.chmod(0o700)
    if name == "vi":
        (tmp_path / "vi").symlink_to(real)
    call = editor.call({"EDITOR": name, "PATH": str(tmp_path)}, Path("/x/note.md"))
    assert call[0] == name and call[-1] == "/x/note.md"
    said = " ".join(call)
    if name in ("vim", "nvim", "vi"):
        for flag in ("-n", "-i NONE", "noundofile", "nobackup", "noswapfile", "nomodeline"):
            assert flag in said
    elif name == "nano":
        assert "--ignorercfiles" in said
    elif name == "emacs":
        assert "make-backup-files nil" in said and "enable-local-variables nil" in said
    elif name == "code":
        assert "--wait" in said
    else:
        assert call == ["ed", "/x/note.md"]


def test_a_quote_that_is_not_closed():
    with pytest.raises(editor.EditorError, match="not closed"):
        editor.call({"EDITOR": "pen 'x"}, Path("/x"))
