"""The header that a note comes with: it gives way to another name, and an example stands beside it until one types."""

from __future__ import annotations

import pytest
from textual import events

from relbank.model.touch import Touch
from tests.builder import build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.person("Dave Hutchins").person("Linda Marsh")
    yield found
    found.store.close()


async def test_an_at_typed_fast_replaces_the_prefilled_name(journal, tmp_path):
    async with opened(journal, tmp_path, SIZES[0]) as screen:
        await screen.keys("n")
        area = screen.app.screen.area
        assert area.text.startswith("@") and area.text.endswith(" ")
        for letter in "@linda marsh lunch":  # all of them before the program looks at the first
            screen.app._driver.process_message(events.Key({"@": "at", " ": "space"}.get(letter, letter), letter))
        await screen.settle()
        assert area.text == "@linda marsh lunch"
        await screen.keys("ctrl+s")
        touch = next(iter(journal.every(Touch)))
        assert len(touch.people) == 1 and touch.text == "@linda marsh lunch"


async def test_a_paste_replaces_the_prefilled_name(journal, tmp_path):
    async with opened(journal, tmp_path, SIZES[0]) as screen:
        await screen.keys("n")
        event = events.Paste("@linda marsh lunch\nA word.")
        event.set_sender(screen.app)
        screen.app._driver.send_message(event)
        await screen.settle()
        assert screen.app.screen.area.text == "@linda marsh lunch\nA word."


async def test_a_second_person_may_follow_what_was_typed(journal, tmp_path):
    async with opened(journal, tmp_path, SIZES[0]) as screen:
        await screen.keys("n")
        given = screen.app.screen.area.text
        await screen.type("and @Linda Marsh lunch")
        assert screen.app.screen.area.text == f"{given}and @Linda Marsh lunch"


@pytest.mark.parametrize("given", ["@Dave Hutchins ", "@Dave Hutchins lunch 20 Nov\n"])
async def test_ctrl_u_takes_the_whole_prefilled_header_away(journal, tmp_path, given):
    from relbank.tui.screens.capture import Capture

    async with opened(journal, tmp_path, SIZES[0]) as screen:
        screen.app.push_screen(Capture(given))
        await screen.settle()
        await screen.keys("ctrl+u")
        assert screen.app.screen.area.text == ""


@pytest.mark.parametrize("size", SIZES)
async def test_an_example_stands_beside_an_untouched_header(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n")
        await screen.looked()
        assert "A note may look so" in screen.text
        await screen.type("lunch")
        await screen.looked()
        assert "A note may look so" not in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_how_to_undo_is_told_behind_the_longest_news(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n", "ctrl+u")
        visits = [f"@Ann{n}a Bartholomew-Jones lunch at Rosas\n- likes tea" for n in range(9)]
        screen.app.screen.area.text = "\n\n".join(visits)
        await screen.keys("ctrl+s")
        assert "Filed lunch with Ann0a Bartholomew-Jones (new)" in screen.text
        assert "… u undoes it." in screen.text and screen.text.count("undoes") == 1
