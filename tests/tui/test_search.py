"""The search through everything: what is typed is found, newest first, and opened where it stands."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from relbank.tui.screens import search
from relbank.tui.screens.search import Hits, SearchScreen
from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    found.note("@Liz Chen call 10 Nov\nThe plant again.\n- secret she leaves in May", at="2026-11-10T10:00")
    found.note("A plant note about nobody.", at="2026-11-01T10:00")
    found.fact("Liz Chen", "like", "house plants").promise("water the plants", "Bob Smith")
    yield found
    found.store.close()


@pytest.fixture(autouse=True)
def one_slice(monkeypatch):
    """However slow the machine: what is typed is looked for at once, not in slices between keys."""
    monkeypatch.setattr(search, "SLICE", 60.0)


def listed(screen):
    return [(hit.what, hit.who) for hit in screen.app.screen.query_one(Hits).rows]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_found_newest_first(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("ctrl+f")
        await screen.type("plant")
        assert listed(screen) == [
            ("promise", "Bob Smith"), ("fact", "Liz Chen"), ("note", "Bob Smith"), ("note", "Liz Chen"), ("note", "")
        ]  # fmt: skip
        assert "Search 5" in screen.text
        assert "12 Nov" in screen.text and "Plant move slips" in screen.text and "like: house plants" in screen.text
        await screen.type(" slips")
        assert listed(screen) == [("note", "Bob Smith")]
        for _ in range(11):
            await screen.keys("backspace")
        assert listed(screen) == []
        await screen.type("leaves in may")
        assert listed(screen) == [] and "Nothing holds that." in screen.text
        await screen.keys("escape")
        assert screen.app.screen is screen.app.home


async def test_hits_are_marked_and_text_is_never_markup(journal, tmp_path):
    journal.note("@Bob Smith call 15 Nov\nThe [/x] [@click=quit]bracket[/] Café.", at="2026-11-15T10:00")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ctrl+f")
        await screen.type("cafe bracket")
        assert "The [/x] [@click=quit]bracket[/] Café." in screen.text
        row = screen.app.screen.query_one(Hits).format(screen.app.screen.query_one(Hits).row, 90, False)
        assert {row.plain[span.start : span.end] for span in row.spans if "bold" in str(span.style)} == {
            "bracket", "Café",
        }  # fmt: skip


async def test_enter_opens_what_is_found_at_home(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await screen.keys("ctrl+f")
        await screen.type("plant again")
        await screen.keys("enter")
        assert screen.app.screen is home
        assert (home.person.name, home.place) == ("Liz Chen", "timeline")
        assert "plant again" in home.thing().text
        await screen.keys("ctrl+f")
        await screen.type("bob smith")
        await screen.keys("enter")
        assert (home.person.name, home.place) == ("Bob Smith", "people")
        await screen.keys("ctrl+f")
        await screen.type("water")
        await screen.keys("enter")
        assert (home.thing().text, home.place) == ("water the plants", "mine")
        await screen.keys("ctrl+f")
        await screen.type("house")
        await screen.keys("enter")
        assert (home.person.name, home.place, home.thing().text) == ("Liz Chen", "profile", "house plants")


async def test_arrows_move_while_typing_and_a_note_about_nobody_opens_in_the_editor(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ctrl+f")
        await screen.type("plant")
        await screen.keys("down", "down", "down", "down", "down", "up", "down")
        assert screen.app.screen.query_one(Hits).row.who == ""
        await screen.keys("enter")
        assert "A plant note about nobody." in screen.text and "Edit note" in screen.text


async def test_keys_of_the_list_and_a_kept_promise(journal, tmp_path):
    journal.tick("water the plants")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("ctrl+f")
        await screen.type("plant")
        await screen.keys("tab", "G", "home", "j", "k", "/")
        assert isinstance(screen.app.focused, Input)
        await screen.keys("enter")
        assert screen.app.home.place == "timeline" and "water the plants" in screen.app.home.thing().text


async def test_the_newest_200_are_shown_and_the_rest_is_told(journal, tmp_path):
    for day in range(1, 11):
        times = [f"{day} Oct {hour}:{minute:02d}" for hour in (9, 10) for minute in range(12)]
        journal.note("\n\n".join(f"@Pat Roe call {time}\nabout zebras" for time in times))
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ctrl+f")
        await screen.type("zebra")
        assert "Search the newest 200" in screen.text
        assert len(listed(screen)) == 200
        assert screen.app.screen.query_one(Hits).rows[0].iso == "2026-10-10T10:11"


async def test_a_long_search_is_cut_in_slices_and_given_up_for_other_words(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "SLICE", 0.0)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ctrl+f")
        await screen.type("pl")
        shown = screen.app.screen
        assert isinstance(shown, SearchScreen)
        stream = shown._stream
        monkeypatch.setattr(search, "SLICE", 60.0)
        await screen.type("anx")
        shown._look(stream)
        assert listed(screen) == []


async def test_a_large_journal_reads_the_rest_in_a_pause(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "_LARGE", 0)
    monkeypatch.setattr(search, "PAUSE", 0.0)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ctrl+f")
        await screen.type("plants")
        shown = screen.app.screen
        for _ in range(5):
            shown._load()
        assert [what for what, _ in listed(screen)] == ["promise", "fact"]


@pytest.mark.parametrize("size", [(160, 45), (100, 30)])
async def test_the_note_under_the_cursor_is_shown_where_there_is_room(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("ctrl+f")
        await screen.type("slips")
        assert "likes Nascar" in screen.text
        await screen.keys("ctrl+f")
        await screen.keys("escape")
