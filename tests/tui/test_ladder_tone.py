"""The views of the ladder keep the tone: nothing strategic about friends, nothing personal while it is masked (M)."""

from __future__ import annotations

import pytest

from tests.builder import build
from tests.snapshots.test_ladder_screens import fill
from tests.tui.program import opened

STRATEGIC = ("RUNG ASKS", "ASK NEXT", "FOR  ", "KNOWN", "(unused)", "Initiating", "▰")


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    fill(found)
    yield found
    found.store.close()


async def test_a_friend_s_page_shows_nothing_strategic(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.anna.id)
        await screen.settle()
        middle = "\n".join(line[38:106] for line in screen.text.splitlines())
        assert "hockey" in middle and not [word for word in STRATEGIC if word in middle]
        await screen.keys("Q")
        assert "How are you measured?" not in screen.text
        await screen.keys("escape", "g", "l")
        assert "Anna" not in screen.text


async def test_no_name_and_no_word_is_shown_while_it_is_masked(journal, tmp_path):
    personal = ("Bob Smith", "Liz Chen", "Pat Roe", "Ohio", "hockey", "plants", "quick to deliver", "mornings")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "l", "M")
        assert "Initiating 2" in screen.text and not [word for word in personal if word in screen.text]
        for keys in (("l",), ("tab",), ("g", "i"), ("l",), ("escape",)):
            await screen.keys(*keys)
            assert not [word for word in personal if word in screen.text], keys
        screen.app.home.select(journal.bob.id)
        await screen.keys("2")
        assert not [word for word in personal if word in screen.text]
        await screen.keys("=")
        assert not [word for word in personal if word in screen.text]
