"""A burst of keys goes where it was meant to go: what a key opens gets the keys behind it."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key

from relbank.model.fact import Fact
from relbank.model.touch import Touch
from relbank.tui import holding
from tests.builder import SAMPLE, build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    found.note("@Liz Chen call yesterday\nShe asked about Ohio.\n")
    yield found
    found.store.close()


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """However slow the machine: keys wait until what came before them is over."""
    monkeypatch.setattr(holding, "LONGEST", 60.0)


async def burst(screen, text: str) -> None:
    """Send all keys in the same instant, and wait until they are dealt with."""
    for char in text:
        name = {"\n": "enter", "\x1b": "escape"}.get(char) or (char if char.isalnum() else _character_to_key(char))
        event = events.Key(name, char if char.isprintable() else None)
        event.set_sender(screen.app)
        screen.app._driver.send_message(event)
    await screen.until(lambda: screen.app._holding._task is None)


async def test_a_filter_gets_the_letters_behind_its_key(journal, tmp_path):
    before = len(journal.every(Touch)), len(journal.every(Fact))
    async with opened(journal, tmp_path) as screen:
        await burst(screen, "/liz")
        assert "1 People 1 of 2" in screen.text
        assert screen.app.screen is screen.app.home
        assert (len(journal.every(Touch)), len(journal.every(Fact))) == before


async def test_enter_in_a_filter_gives_the_next_keys_to_the_list(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await burst(screen, "/c\nj")
        assert screen.app.home.filters == {"people": "c"} and screen.app.home.place == "people"


async def test_the_palette_and_menus_get_the_letters_behind_their_keys(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await burst(screen, ":settings\n")
        assert screen.app.home.place == "settings"
        await burst(screen, "gh4")
        assert screen.app.home.place == "mine"
        await burst(screen, "g,jg?")
        assert type(screen.app.screen).__name__ == "Help"


async def test_a_note_gets_every_letter_in_its_order(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await burst(screen, "nmet at the mill")
        assert screen.app.screen.area.text.endswith("met at the mill")
        await burst(screen, " again\x1bj")
        assert screen.app.screen is screen.app.home
        assert screen.app.home.person.name == "Liz Chen"


async def test_a_held_key_moves_as_often_as_it_was_pressed_with_few_looks(journal, tmp_path, monkeypatch):
    for number in range(40):
        journal.person(f"Per Son{number:02}")
    async with opened(journal, tmp_path) as screen:
        looks = []
        follow = screen.app.home.follow
        monkeypatch.setattr(screen.app.home, "follow", lambda: looks.append(1) or follow())
        await burst(screen, "j" * 30 + "k" * 10 + "jn")
        assert screen.app.screen.area.text == "@Per Son19 ", "two others stand before them: 30 - 10 + 1"
        assert len(looks) < 20
