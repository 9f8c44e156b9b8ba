"""After an action one goes on where one was: cursor, marks and panes are where the eye expects them."""

from __future__ import annotations

import pytest

from tests.builder import build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Anna Kowalska").person("Tom Brenner").person("Zoe Lind")
    found.note("@Tom Brenner call today\n- [ ] send deck by Fri", at="2026-11-18T10:00")
    yield found
    found.store.close()


async def test_undo_goes_to_whoever_came_back(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("j", "3", "escape", "d")
        assert "Into the trash: Tom Brenner" in screen.said and screen.app.home.person.name == "Zoe Lind"
        await screen.keys("u")
        assert screen.app.home.person.name == "Tom Brenner"


async def test_only_the_pane_in_use_marks_its_entry(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("j")
        assert "▎" not in screen.text
        await screen.keys("3")
        assert "▎" in screen.text
        await screen.keys("escape")
        assert "▎" not in screen.text


async def test_the_timeline_shows_what_was_just_done(journal, tmp_path):
    for day in range(1, 18):
        journal.note(f"@Tom Brenner call\nWe spoke of {day}.", at=f"2026-11-{day:02}T10:00")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("j", "3", "G", "1")
        assert "We spoke of 17" not in screen.text
        await screen.keys("+")
        await screen.type("an idea")
        await screen.keys("enter")
        assert "an idea" in screen.text.split("3 Timeline")[1], "it is gone to from wherever one had scrolled"
        await screen.keys("3", "G")
        journal.note("@Tom Brenner call in today\nNews of him.")
        screen.app.changed()
        await screen.settle()
        assert "News of him" not in screen.text, "who reads in the timeline is left where they are"


async def test_a_list_nobody_has_been_to_begins_at_its_top(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        journal.note("@Anna Kowalska call today\n- [ ] call back today\n- [ ] send tea today")
        screen.app.changed()
        await screen.settle()
        await screen.keys("4")
        assert screen.app.home.thing().text in ("call back", "send tea") and screen.app.home.pane("mine").cursor == 0
        await screen.keys("j", "1")
        here = screen.app.home.pane("mine").row.promise.text
        journal.note("@Anna Kowalska call today\n- [ ] a sign today")
        screen.app.changed()
        await screen.settle()
        assert screen.app.home.pane("mine").row.promise.text == here, "who was there finds it again"


@pytest.mark.parametrize("typed", ["zo", "zox"])
async def test_leaving_a_filter_stays_with_the_one_found(journal, tmp_path, typed):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("/")
        await screen.type(typed)
        await screen.keys("escape")
        assert screen.app.home.pane("people").row.name == "Zoe Lind" == screen.app.home.person.name
        assert "2 Zoe Lind" in screen.text


async def test_a_key_of_another_place_says_where_it_works(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("*")
        assert screen.said == "Everybody: not in this pane, but in Timeline (3)."
        await screen.keys("space")
        assert "My promises (4)" in screen.said or screen.said.startswith("Done: not in this pane")
        await screen.keys("ctrl+s")
        assert screen.said == "There is nothing to save: every change is kept at once."
        await screen.keys("ctrl+c")
        assert "q quits" in screen.said
        await screen.keys("3", "'")
        assert "enter jumps" in screen.text


async def test_what_was_kept_ends_in_one_point(journal, tmp_path):
    journal.note("@Sandra K. call today\n- [ ] send deck")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("4", "G", "space")
        assert not screen.said.endswith("..")


@pytest.mark.parametrize("does", ["space", "x"])
async def test_undo_goes_back_to_the_promise_that_it_brought_back(journal, tmp_path, does):
    journal.note("@Bob Smith call\n- [ ] draw the hall by 2 Dec\n- [ ] call Roe by 3 Dec\n- [ ] send map by 4 Dec\n")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("4", "j")
        assert (chosen := screen.app.home.thing()).text == "draw the hall"
        await screen.keys(does)
        if does == "x":
            await screen.type("solved")
            await screen.keys("enter")
        assert screen.app.home.thing() != chosen
        await screen.keys("u")
        assert screen.app.home.thing() == chosen


@pytest.mark.parametrize("size", SIZES)
async def test_ctrl_c_where_one_types_tells_the_key_that_leaves(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n")
        await screen.type("tea")
        await screen.keys("ctrl+c")
        assert "esc leaves, the draft is kept" in screen.text and "q quits;" not in screen.text
        await screen.keys("escape")
        assert [draft.text.split()[-1] for draft in journal.store.drafts.all()] == ["tea"]
        await screen.keys("/", "ctrl+c")
        assert screen.said == "esc leaves; ctrl+q quits from anywhere."
