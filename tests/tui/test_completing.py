"""What is offered while a name or mark is typed, what tab makes of it, and where a paste goes."""

from __future__ import annotations

import pytest
from textual import events

from relbank.notes import Names
from relbank.tui.widgets.offers import offered
from tests.builder import build
from tests.tui.program import SIZES, opened

NAMES = ("May Lin", "Liz Moreno", "Zoë Ångström", "José Álvarez", "Bob Smith", "Bob Smithson", "田中 花子")


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    for name in NAMES[:5]:
        found.person(name)
    yield found
    found.store.close()


@pytest.mark.parametrize(
    ("typed", "shown", "whole"),
    [
        ("li", "z Moreno", "Liz Moreno"), ("m", "ay Lin", "May Lin"), ("moren", " -> Liz Moreno", "Liz Moreno"),
        ("zoe", " Ångström", "Zoë Ångström"), ("zoë å", "ngström", "Zoë Ångström"),
        ("JOSE A", "lvarez", "José Álvarez"),
        ("bob smith", "", ""), ("bob smiths", "on", "Bob Smithson"), ("bob ", "Smith", "Bob Smith"),
        ("s", "", ""), ("田", "中 花子", "田中 花子"), ("xy", "", ""),
    ],
)  # fmt: skip
def test_what_is_offered(typed, shown, whole):
    known = Names([(name, name, {}) for name in NAMES], recent=NAMES)
    assert offered(typed, known.complete(typed)) == (shown, whole)


@pytest.mark.parametrize(
    ("typed", "then", "text"),
    [
        ("@li", " call", "@Liz Moreno call"), ("@li", "call", "@Liz Moreno call"), ("@li", ", @x", "@Liz Moreno, @x"),
        ("@moren", "'s", "@Liz Moreno's"), ("@Bob Smith\n- li", " tea", "@Bob Smith\n- likes tea"),
        ("@Bob Smith\n- li", "tea", "@Bob Smith\n- likes tea"), ("@Bob Smith\n- [", " tea", "@Bob Smith\n- [ ] tea"),
    ],
)  # fmt: skip
async def test_what_is_typed_behind_a_taken_name_or_mark(journal, tmp_path, typed, then, text):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        for part in typed.split("\n"):
            if screen.app.screen.area.text:
                await screen.keys("enter")
            await screen.type(part)
        await screen.keys("tab")
        await screen.type(then)
        assert screen.app.screen.area.text == text


async def test_two_blanks_may_be_typed_where_nothing_was_taken(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        await screen.type("@bo")
        await screen.keys("tab", "left", "right")
        await screen.type(" x ,  y")
        assert screen.app.screen.area.text == "@Bob Smith  x ,  y"


@pytest.mark.parametrize("size", SIZES)
async def test_the_bar_says_what_tab_types_and_a_word_of_its_own_goes_with_the_next_letter(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n", "ctrl+u")
        await screen.type("@moren")
        assert "tab types “Liz Moreno”" in screen.text and "@moren -> Liz Moreno" in screen.text
        await screen.keys("tab", "ctrl+o")
        assert "Every name here is clear" in screen.text
        await screen.type("x")
        assert "Every name here is clear" not in screen.text and "F1" in screen.text.upper()


async def test_the_ends_of_the_text_are_a_key_away(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        area = screen.app.screen.area
        area.text = "one\ntwo\nthree"
        await screen.keys("ctrl+end")
        await screen.type("!")
        await screen.keys("ctrl+home")
        await screen.type("?")
        assert area.text == "?one\ntwo\nthree!"


async def test_a_text_of_several_lines_pasted_behind_a_bare_at_begins_with_a_name(journal, tmp_path):
    from relbank.tui.screens.capture import Capture

    async with opened(journal, tmp_path) as screen:
        screen.app.push_screen(Capture("@"))
        await screen.settle()
        screen.app._driver.send_message(events.Paste("Bob Smith lunch today\n- likes tea\n").set_sender(screen.app))
        await screen.settle()
        assert screen.app.screen.area.text == "@Bob Smith lunch today\n- likes tea\n"


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("From: x <x@y.example>\nHello", "@May Lin\nFrom: x <x@y.example>\nHello"),
        ("Hello,\nas discussed", "@May Lin\nHello,\nas discussed"),
        ("- likes tea\n- likes jam", "@May Lin\n- likes tea\n- likes jam"),
        ("lunch yesterday\nGood talk.", "@May Lin lunch yesterday\nGood talk."),
        ("one line alone", "@May Lin one line alone"), ("\nbelow\nit", "@May Lin \nbelow\nit"),
        ("@Liz Moreno call\nGood talk.", "@Liz Moreno call\nGood talk."),
    ],
)  # fmt: skip
async def test_where_a_text_goes_that_is_pasted_behind_the_prefilled_name(journal, tmp_path, pasted, text):
    from relbank.tui.screens.capture import Capture

    async with opened(journal, tmp_path) as screen:
        screen.app.push_screen(Capture("@May Lin "))
        await screen.settle()
        event = events.Paste(pasted)
        event.set_sender(screen.app)
        screen.app._driver.send_message(event)
        await screen.settle()
        area = screen.app.screen.area
        assert area.text == text and area.cursor_location == area.document.end


async def test_a_slip_in_a_known_name_is_seen_before_it_makes_somebody_new(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        await screen.type("@Bob Smtih lunch")
        await screen.looked()
        assert "Bob Smtih will be added to the" in screen.text and "or is it Bob Smith?" in screen.text


async def test_whose_a_deed_is_of_several_people_is_told(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        await screen.type("@Zed Brenner, @Zoe Kern dinner\n- gave a book\n- likes tea")
        await screen.looked()
        assert screen.text.count("with Zed Brenner") == 1
