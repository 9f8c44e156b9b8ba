"""ctrl+z: a shell is stepped aside for where one waits, and said to be missing elsewhere."""

from __future__ import annotations

import shutil

import pytest

from relbank.tui import suspending
from tests.builder import build
from tests.e2e.terminal import Window, command, environ
from tests.tui.program import opened


async def test_without_a_shell_that_waits_nothing_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(suspending, "has_shell", lambda: False)
    journal = build(tmp_path).person("Bob Smith")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("ctrl+z")
        assert "There is no shell here" in screen.said
    journal.store.close()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_fg_brings_the_program_back(tmp_path):
    with Window(environ(tmp_path, PS1="shell> "), shutil.which("bash") or "", "--norc", "--noprofile", "-i") as window:
        window.until("shell>")
        window.type(" ".join(command()) + "\r")
        window.until("n writes the first note")
        window.type("\x1a")
        window.until("Stopped")
        window.screen.reset()  # nothing of what stood there before counts
        window.type("fg\r")
        window.until("n writes the first note")
        window.quiet()
        window.type("n")
        window.until("What will be filed")
        window.type("\x1b")
        window.quiet()
        window.type("q")
        window.quiet()
        window.type("exit\r")
        assert window.end() == 0
