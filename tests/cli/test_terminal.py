"""The shell at a terminal: the prompt, widths, bold headings, and what keeps the program from opening."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from relbank.model.touch import Touch


class Typing:
    """The real command in a pseudo-terminal; what it painted is in .seen."""

    def __init__(self, environ: dict[str, str], *argv: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-m", "relbank", *argv], {**environ, "COLUMNS": "80"})
        self.seen = ""

    def read(self, end: float) -> bool:
        """Take in what was painted until a moment of time.monotonic(); False when the command has ended."""
        ready, _, _ = select.select([self.fd], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"Nothing more came: {self.seen!r}"
        try:
            found = os.read(self.fd, 65536)
        except OSError:
            return False
        self.seen += found.decode(errors="replace")
        return bool(found)

    def until(self, text: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert self.read(end), f"{text!r} never came: {self.seen!r}"

    def asked(self, times: int) -> None:
        """Wait until the prompt stands there for the nth time: what is a key before that may be lost after it."""
        end = time.monotonic() + 60
        while self.seen.count("\r\n  ") < times:
            assert self.read(end), f"The prompt never came: {self.seen!r}"

    def type(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def end(self, seconds: float = 60) -> int:
        end = time.monotonic() + seconds
        while self.read(end):
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


def until_kept(relbank, text: str) -> None:
    """Wait until a draft holds a text; whether it does is looked at by whoever asked."""
    end = time.monotonic() + 30
    while [d["text"] for d in relbank("drafts", "--json").json] != [text] and time.monotonic() < end:
        time.sleep(0.05)


def _texts(relbank) -> list[str]:
    with relbank.open(readonly=True) as store:
        return [touch.text for touch in store.journal.every(Touch)]


def test_the_prompt_files_what_is_typed(relbank):
    typing = Typing(relbank.environ, "note", "--plain")
    typing.asked(1)
    long = "- likes " + "golf " * 1500  # more than a terminal's own line takes
    typing.type("@Bob Smith lunch today\r")
    until_kept(relbank, "@Bob Smith lunch today\n")
    typing.asked(2)
    typing.type(long + "\r")
    until_kept(relbank, f"@Bob Smith lunch today\n{long}\n")
    typing.asked(3)
    typing.type("\x04")
    assert typing.end() == 0, typing.seen
    assert _texts(relbank) == [f"@Bob Smith lunch today\n{long}\n"]
    assert "history" not in typing.seen
    assert relbank("drafts", "--json").json == []


def test_ctrl_c_at_the_prompt_keeps_a_draft(relbank):
    typing = Typing(relbank.environ, "note", "--plain")
    typing.until("ctrl+d")
    typing.type("@Bob Smith lunch today\r")
    until_kept(relbank, "@Bob Smith lunch today\n")
    typing.type("\x03")
    assert typing.end() == 130
    assert "Traceback" not in typing.seen
    assert [d["text"] for d in relbank("drafts", "--json").json] == ["@Bob Smith lunch today\n"]


def test_a_kill_at_the_prompt_keeps_a_draft(relbank):
    typing = Typing(relbank.environ, "note", "--plain")
    typing.until("ctrl+d")
    typing.type("@Bob Smith lunch today\r")
    until_kept(relbank, "@Bob Smith lunch today\n")
    os.kill(typing.pid, signal.SIGKILL)
    typing.end()
    assert [d["text"] for d in relbank("drafts", "--json").json] == ["@Bob Smith lunch today\n"]


def test_lines_fit_a_terminal_and_headings_are_bold(small):
    typing = Typing(small.environ, "due")
    assert typing.end() == 0
    assert "\x1b[1mMy promises\x1b[0m" in typing.seen
    plain = Typing(small.environ, "due", "--plain")
    assert plain.end() == 0
    assert "\x1b" not in plain.seen
    bare = Typing({**small.environ, "NO_COLOR": "1"}, "due")
    assert bare.end() == 0 and "\x1b" not in bare.seen


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_without_a_screen_gets_the_plain_page(small, environ):
    typing = Typing({**small.environ, **environ})
    assert typing.end() == 0
    assert "relbank: 3 people" in typing.seen
    assert "\x1b" not in typing.seen


def test_without_a_terminal_textual_is_not_even_loaded(small):
    probe = "import sys; from relbank.cli.main import run; run(); sys.exit('textual' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], env=small.environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"relbank: 3 people" in done.stdout
