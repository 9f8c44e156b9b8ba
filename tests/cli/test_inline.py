"""The prompt in the shell itself: typed, kept, filed, and gone again (M11, M13)."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import termios
import time

import pyte
import pytest

from relbank.model.touch import Touch
from tests.cli.test_terminal import Typing

AGREED = "@Bob Smith lunch 9 Nov\n- never be late !!\n- next coffee 18 Nov 16:00 at AB Coffee\n- [ ] send it by Fri\n"
KEPT = "The text is kept as a draft; nothing was filed."
SAVE, ESC, CTRL_C, F2 = "\x13", "\x1b", "\x03", "\x1bOQ"


def prompt(relbank, *argv: str) -> Typing:
    typing = Typing(relbank.environ, "note", *argv)
    fcntl.ioctl(typing.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    typing.until("Save")
    return typing


def left_behind(typing: Typing) -> list[str]:
    """What stands on the terminal at the end."""
    screen = pyte.Screen(100, 40)
    pyte.Stream(screen).feed(typing.seen.replace("\x1b[<u", "").replace("\x1b[>1u", "").replace("\x1b[?2026$p", ""))
    return [line.rstrip() for line in screen.display if line.strip()]


def texts(relbank) -> list[str]:
    with relbank.open(readonly=True) as store:
        return [touch.text for touch in store.journal.every(Touch)]


def drafts(relbank) -> list[str]:
    return [draft["text"] for draft in relbank("drafts", "--json").json]


def kept(relbank, typing, text: str) -> None:
    deadline = time.monotonic() + 60
    while drafts(relbank) != [text]:
        assert time.monotonic() < deadline, drafts(relbank)
        while select.select([typing.fd], [], [], 0.1)[0]:
            typing.seen += os.read(typing.fd, 65536).decode(errors="replace")


def test_a_note_is_typed_filed_and_the_lines_are_gone(relbank):
    typing = prompt(relbank)
    typing.type("Bob Smith lunch today\r- likes tea")
    typing.until("+ likes")
    typing.type(SAVE)
    assert typing.end() == 0, typing.seen
    assert texts(relbank) == ["@Bob Smith lunch today\n- likes tea"]
    assert drafts(relbank) == []
    assert left_behind(typing) == ["Filed lunch with Bob Smith (new): 1 like."]


@pytest.mark.parametrize("key", [ESC, CTRL_C])
def test_leaving_keeps_a_draft_that_is_offered_next_time(relbank, key):
    typing = prompt(relbank)
    typing.type("Bob Smith lunch")
    kept(relbank, typing, "@Bob Smith lunch")
    typing.type(key)
    assert typing.end() == 0
    assert left_behind(typing)[-2:] == [KEPT, "relbank note and F2 go on with it."]
    again = prompt(relbank)
    again.until("A text is kept as a draft: F2")
    again.type(F2)
    again.until("A new note")
    again.until("@Bob Smith lunch")
    again.type("j\r")
    again.until("touch")
    again.type(" today" + SAVE)
    assert again.end() == 0
    assert texts(relbank) == ["@Bob Smith lunch today"]
    assert drafts(relbank) == []


def test_a_new_note_is_taken_at_once_though_a_draft_is_kept(relbank):
    first = prompt(relbank)
    first.type("Bob Smith lunch")
    kept(relbank, first, "@Bob Smith lunch")
    first.type(ESC)
    assert first.end() == 0
    again = prompt(relbank)
    again.type("Liz Chen call" + SAVE)
    assert again.end() == 0
    assert texts(relbank) == ["@Liz Chen call"]
    assert drafts(relbank) == ["@Bob Smith lunch"]


def test_a_kill_keeps_the_draft(relbank):
    typing = prompt(relbank)
    typing.type("Bob Smith lunch")
    kept(relbank, typing, "@Bob Smith lunch")
    os.kill(typing.pid, signal.SIGKILL)
    typing.end()
    assert drafts(relbank) == ["@Bob Smith lunch"]


def test_a_debrief_has_its_header_and_what_is_worth_asking_in_view(relbank):
    relbank("note", stdin=AGREED, RELBANK_NOW="2026-11-10T09:00")
    typing = prompt(relbank, "--debrief")
    typing.until("never be late")
    assert "Worth asking" in typing.seen and "send it" in typing.seen
    typing.type("fine" + SAVE)
    assert typing.end() == 0
    assert texts(relbank)[-1] == "@Bob Smith coffee Wed 18 Nov 2026 16:00 at AB Coffee\nfine"


def test_nothing_typed_is_nothing_kept(relbank):
    typing = prompt(relbank)
    typing.type(ESC)
    assert typing.end() == 0
    assert left_behind(typing) == ["Nothing was filed."]
    assert drafts(relbank) == [] and texts(relbank) == []
