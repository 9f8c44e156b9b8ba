"""The driver that quits at once: keys pass, waiting ends, the terminal is handed back, other Textuals keep theirs."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator

import pytest
from textual.drivers import linux_driver

from relbank.tui.driver import WakingSelector, fast_driver, wake_all


@pytest.fixture(autouse=True)
def own_selectors() -> Iterator[None]:
    kept = linux_driver.selectors
    yield
    linux_driver.selectors = kept


def test_waiting_ends_without_events() -> None:
    import selectors

    read, write = os.pipe()
    selector = WakingSelector()
    selector.register(read, selectors.EVENT_READ)
    threading.Timer(0.01, wake_all).start()
    assert selector.select(60) == []
    os.write(write, b"k")
    assert [key.fd for key, _ in selector.select(60)] == [read]
    selector.close()
    wake_all()
    for end in (read, write):
        os.close(end)


def test_another_textual_keeps_its_own_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_input_thread(self: object) -> None: ...

    monkeypatch.setattr(linux_driver.LinuxDriver, "run_input_thread", run_input_thread)
    assert fast_driver() is None


def test_made_twice_it_still_works() -> None:
    assert fast_driver() is not None
    assert fast_driver() is not None


PROGRAM = """
from textual.app import App
from textual.widgets import Static
from relbank.tui.driver import fast_driver
class Tiny(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Static("READY")
driver = fast_driver()
assert driver is not None
Tiny(driver_class=driver).run()
"""


def test_a_program_in_a_terminal_takes_keys_and_hands_the_terminal_back() -> None:
    ours, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM)], stdin=theirs, stdout=theirs, stderr=theirs, env=environ,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    seen, pressed = b"", False
    while select.select([ours], [], [], 30)[0]:
        try:
            got = os.read(ours, 65536)
        except OSError:  # the program has closed its end
            break
        seen += got
        if not got:
            break
        if b"READY" in seen and not pressed:
            os.write(ours, b"q")
            pressed = True
    os.close(ours)
    assert program.wait(30) == 0, seen[-2000:]
    assert seen.rfind(b"\x1b[?1049l") > seen.find(b"READY") > 0, "it left the alternate screen"


def test_a_program_whose_terminal_is_closed_ends_by_itself() -> None:
    """No signal comes, for the terminal is not the one that controls it: it has to notice."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM)], stdin=theirs, stdout=theirs, stderr=theirs, env=environ,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while b"READY" not in seen and select.select([ours], [], [], 30)[0]:
        seen += os.read(ours, 65536)
    assert b"READY" in seen
    os.close(ours)
    assert program.wait(30) != 0, "it was ended by the hang-up, not by a key"
