"""Help, trash and brief: pages pushed over home, each read and left by keyboard alone."""

from __future__ import annotations

import pytest

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.notes.cheatsheet import MARKS
from relbank.tui.commands import COMMANDS, all_keys
from relbank.tui.screens.help import Help, HelpRows, pages
from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    yield found
    found.store.close()


def listed(screen):
    """The lines of help that are left."""
    return [row for row in screen.app.screen.query_one(HelpRows).rows if not (row.heading or row.more)]


def test_help_lists_every_command_with_its_keys():
    lines = {line.label: line.keys for line in pages() if line.text}
    for command in COMMANDS:
        assert lines[command.label] or not command.keys
        assert any(
            line.text == command.help and line.keys == all_keys(command) for line in pages()
        ), command.id


def test_help_lists_every_mark_of_a_note():
    assert {mark.example for mark in MARKS} <= {line.label for line in pages() if line.mark}


def test_what_help_says_of_a_key_is_what_the_key_does():
    """A key that help lists is bound on the screens where its command applies."""
    from relbank.tui.screens.brief import BriefScreen
    from relbank.tui.screens.capture import Capture
    from relbank.tui.screens.home import Home
    from relbank.tui.screens.trash import TrashScreen

    screens = {"home": Home, "capture": Capture, "help": Help, "trash": TrashScreen, "brief": BriefScreen}
    for name, screen in screens.items():
        bound = {binding.action for binding in screen.BINDINGS}
        for command in COMMANDS:
            if command.keys and name in command.places:
                assert f"command({command.id!r})" in bound, (name, command.id)


@pytest.mark.parametrize("size", SIZES)
async def test_help_is_opened_searched_and_left(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("?")
        assert "FIRST STEPS" in screen.text
        await screen.keys("/")
        await screen.type("snooze")
        assert [row.label for row in listed(screen)] == ["Snooze"]
        assert "Leave a promise out of the lists" in screen.text
        await screen.keys("enter", "escape")
        assert len(listed(screen)) > len(COMMANDS)
        await screen.keys("escape")
        assert screen.app.screen is screen.app.home


async def test_help_is_searched_by_key_and_by_mark(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("?", "/")
        await screen.type("ctrl+s")
        assert {row.label for row in listed(screen)} == {"Save", "Keep"}
        for _ in range(6):
            await screen.keys("backspace")
        await screen.type("hard rule")
        assert "- never be late !!" in screen.text
        for _ in range(9):
            await screen.keys("backspace")
        await screen.type("[/x]")
        assert "Nothing here is called that." in screen.text
        await screen.keys("down", "escape", "q")
        assert screen.app.screen is screen.app.home


async def test_help_moves_to_its_end_and_back(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("?", "G")
        assert MARKS[-1].example in screen.text
        await screen.keys("home")
        assert "First steps".upper() in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_no_sentence_of_help_is_cut_at_any_size(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("?")
        seen: list[str] = []
        for _ in range(30):
            seen += [line.strip("│›▐▁▂▃▄▅▆▇█ ") for line in screen.text.splitlines()]
            await screen.keys("ctrl+d")
        assert [line for line in seen if line.endswith("…")] == []
        for command in COMMANDS:
            assert any(line.endswith(command.help.split()[-1]) for line in seen), command.id


@pytest.mark.parametrize("size", SIZES)
async def test_the_trash_shows_what_was_thrown_away_and_gives_it_back(journal, tmp_path, size):
    touch, like = journal.touch, next(f for f in journal.every(Fact) if f.text == "Nascar")
    journal.throw(like).later(minutes=1).throw(touch).person("Zed [/x] Zeal")
    journal.throw(journal.named("Zed [/x] Zeal"))
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("D")
        for words in ("Nascar", "lunch", "Zed [/x] Zeal", "enter restores"):
            assert words in screen.text
        assert screen.text.index("Zed") < screen.text.index("Nascar"), "what was thrown away last stands first"
        await screen.keys("enter")
        assert "Zed [/x] Zeal" in {p.name for p in journal.every(Person)}
        assert "Zed [/x] Zeal" in screen.said
        assert "and 9 things filed from it" in screen.text
        await screen.keys("enter")
        assert [t.id for t in journal.every(Touch)] == [touch.id]
        await screen.keys("u")
        assert journal.every(Touch) == []
        await screen.keys("escape")
        assert "Zed" in screen.text


async def test_an_empty_trash_says_so_and_enter_does_nothing(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("D", "enter", "d", "j", "?")
        assert isinstance(screen.app.screen, Help)
        await screen.keys("q")
        assert "The trash is empty." in screen.text
        await screen.keys("q")
        assert screen.app.screen is screen.app.home


async def test_the_brief_fits_a_small_terminal(journal, tmp_path):
    journal.meeting("Bob Smith", "2026-11-20T09:00", "coffee", "AB Coffee")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("b")
        page = screen.app.screen.query_one("#page")
        assert page.max_scroll_y == 0, "the brief of a small journal needs no scrolling"
        assert max(len(line) for line in screen.text.splitlines()) <= 80
        assert "!! never be late" in screen.text
        for words in ("send Ohio article", "org chart", "Nascar", "AB Coffee"):
            assert words in screen.text
        await screen.keys("q")
        assert screen.app.screen is screen.app.home


async def test_a_long_brief_still_fits_its_page(journal, tmp_path):
    journal.note("@Bob Smith call yesterday\n" + "A word about the plant and what it means for us all in spring. " * 60)
    for number in range(30):
        journal.fact("Bob Smith", "like", f"thing number {number} of many")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("b")
        page = screen.app.screen.query_one("#page")
        assert page.max_scroll_y == 0, "one page, whatever is known"
        assert "never be late" in screen.text and "A word about the plant" in screen.text


async def test_an_appointment_of_another_year_keeps_its_day_in_the_profile(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert "Thu 9 Sep 2027 09:00 coffee at AB Coffee" in screen.text


async def test_whole_names_stand_beside_promises_where_there_is_room(journal, tmp_path):
    journal.person("Sebastian Kowalski").promise("send pie", "Sebastian Kowalski")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("4")
        assert "Sebastian Kowalski" in screen.text
