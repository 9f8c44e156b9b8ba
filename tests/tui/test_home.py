"""Home: four panes and more, reached and worked by keyboard alone at each size."""

from __future__ import annotations

import pytest

from relbank.model.person import Person
from relbank.model.promise import DROPPED, KEPT, OPEN, Promise
from relbank.model.touch import Touch
from relbank.tui.widgets.bars import TopLine
from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    found.note("@Liz Chen call yesterday\nShe asked about **Ohio**.\n- likes white wine\n- [ ] intro to Roe by today\n")
    yield found
    found.store.close()


@pytest.mark.parametrize("size", SIZES)
async def test_all_panes_are_reached_by_keyboard(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        for key, title, words in (
            ("1", "1 People 2", "Liz Chen"),
            ("2", "2 Bob Smith", "Nascar"),
            ("3", "3 Timeline", "Plant move slips to Q1"),
            ("4", "4 My promises 2", "send Ohio article"),
            ("5", "5 They owe me 1", "org chart"),
            ("6", "6 Today", "Today"),
        ):
            await screen.keys(key)
            assert title in screen.text
            assert words in screen.text
            assert screen.app.home.place == {"1": "people", "2": "profile", "3": "timeline"}.get(
                key, {"4": "mine", "5": "theirs", "6": "today"}.get(key)
            )


@pytest.mark.parametrize("size", SIZES)
async def test_the_bar_shows_help_and_commands(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        assert screen.text.splitlines()[-1].rstrip().endswith("? Help  : Commands")


async def test_a_room_too_small_says_so_and_keys_still_work(journal, tmp_path):
    async with opened(journal, tmp_path, (50, 12)) as screen:
        assert "the panes need 60" in screen.text
        await screen.keys("n")
        await screen.type("x")
        assert screen.app.screen.area.text.endswith("x")


async def test_moving_down_shows_the_next_person(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("j")
        assert "2 Liz Chen" in screen.text
        assert "She asked about Ohio." in screen.text


async def test_the_filter_narrows_as_you_type_and_esc_clears_it(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("slash")
        await screen.type("liz")
        assert "1 People 1 of 2" in screen.text
        await screen.until(lambda: "2 Liz Chen" in screen.text)  # it follows when no key was typed for a moment
        await screen.keys("enter")
        assert screen.app.home.place == "people"
        await screen.keys("escape")
        assert "1 People 2" in screen.text


async def test_ticking_reopening_and_undo(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("4", "space")
        assert screen.said.startswith("Kept")
        assert [p.state for p in journal.every(Promise) if p.text == "send Ohio article"] == [KEPT]
        await screen.keys("u")
        assert [p.state for p in journal.every(Promise) if p.text == "send Ohio article"] == [OPEN]
        await screen.keys("ctrl+r", "full_stop")
        assert "kept" in screen.text
        await screen.keys("G", "space")
        assert screen.said.startswith("Open again") or "open" in screen.said.lower()


async def test_dropping_takes_a_reason(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("4", "x")
        await screen.keys("enter")
        assert "A reason is kept with it" in screen.text
        await screen.type("not needed")
        await screen.keys("enter")
        dropped = [p for p in journal.every(Promise) if p.state == DROPPED]
        assert [p.reason for p in dropped] == ["not needed"]


async def test_redating_a_promise_echoes_the_date(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("4", "e", "enter")
        for _ in range(20):
            await screen.keys("backspace")
        await screen.type("blursday")
        assert "no date I understand" in screen.text
        for _ in range(8):
            await screen.keys("backspace")
        await screen.type("27 nov")
        assert "-> Fri 27 Nov 2026" in screen.text
        await screen.keys("enter")
        assert "2026-11-27" in {p.due.iso for p in journal.every(Promise) if p.due}


async def test_a_promise_of_mine_and_one_of_theirs_are_added(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("p")
        await screen.type("send pie by fri")
        assert "due Fri 20 Nov 2026" in screen.text
        await screen.keys("enter", "5", "a")
        await screen.type("lend the drill by eom")
        await screen.keys("enter")
        added = {p.text: (p.by, p.due.iso) for p in journal.every(Promise) if p.text in ("send pie", "lend the drill")}
        assert added == {"send pie": ("me", "2026-11-20"), "lend the drill": ("them", "2026-11-30")}


async def test_a_person_is_added_edited_trashed_and_restored(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("a")
        await screen.type("Zed [/x] Zeal")
        await screen.keys("ctrl+s")
        assert "2 Zed [/x] Zeal" in screen.text
        await screen.keys("e")
        for _ in range(40):
            await screen.keys("backspace")
        await screen.type("Zed Zeal")
        await screen.keys("ctrl+s")
        zed = next(p for p in journal.every(Person) if p.name == "Zed Zeal")
        assert list(zed.aliases) == ["Zed [/x] Zeal"]
        await screen.keys("d")
        assert "Zed Zeal" not in {p.name for p in journal.every(Person)}
        await screen.keys("D")
        assert "Zed Zeal" in screen.text
        await screen.keys("enter", "escape")
        assert "Zed Zeal" in {p.name for p in journal.every(Person)}


async def test_a_fact_is_added_and_edited_in_the_words_of_a_note(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("2", "a")
        await screen.type("sailing")
        await screen.keys("enter")
        assert "Begin with likes" in screen.text
        for _ in range(7):
            await screen.keys("backspace")
        await screen.type("hates golf, opera")
        assert "-> dislike: golf · dislike: opera" in screen.text
        await screen.keys("enter")
        assert "golf · opera" in screen.text
        await screen.keys("u")
        assert "golf · opera" not in screen.text


async def test_merging_two_people_and_undo(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("ampersand")
        await screen.type("liz")
        await screen.keys("enter")
        assert {p.name for p in journal.every(Person)} == {"Bob Smith"}
        await screen.keys("u")
        assert "Liz Chen" in {p.name for p in journal.every(Person)}


async def test_a_note_is_opened_and_edited_from_the_timeline(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("j", "3", "enter")
        assert "Edit note" in screen.text
        await screen.type("- likes jazz")
        await screen.keys("ctrl+s")
        assert "jazz" in screen.text
        assert any("- likes jazz" in t.text for t in journal.every(Touch))


async def test_another_program_s_change_is_shown_and_the_cursor_stays(journal, tmp_path):
    from relbank.actions import note
    from relbank.settings import Settings
    from relbank.store import open_store

    async with opened(journal, tmp_path) as screen:
        await screen.keys("j")
        with open_store(journal.store.path, journal.store.state) as other:
            note.file(other, "@Aaron First coffee\n- likes tea\n", journal.now, Settings())
        await screen.until(lambda: "1 People 3" in screen.text)
        assert "2 Liz Chen" in screen.text


async def test_the_palette_finds_commands_and_says_why_one_is_impossible(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("colon")
        await screen.type("snooze")
        assert "not in this pane" in screen.text
        for _ in range(6):
            await screen.keys("backspace")
        await screen.type("brief")
        await screen.keys("enter")
        assert "never be late" in screen.text
        assert "not known yet" in screen.text


async def test_a_theme_is_chosen_and_remembered(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("t")
        await screen.type("relbank-light")
        await screen.keys("enter")
        assert screen.app.theme == "relbank-light"
    async with opened(journal, tmp_path) as screen:
        assert screen.app.theme == "relbank-light"


async def test_a_broken_user_theme_is_named_and_not_fatal(journal, tmp_path):
    folder = tmp_path / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("name = 'mine'\nprimary = 'no colour'\n")
    async with opened(journal, tmp_path) as screen:
        assert "mine.toml" in screen.said


async def test_first_run_says_what_it_is_and_how_the_first_note_is_written(tmp_path):
    journal = build(tmp_path)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        assert "n writes the first note" in screen.text
        await screen.keys("n")
        await screen.type("Bob Smith lunch")
        await screen.keys("ctrl+s")
        assert "Bob Smith" in screen.text
        assert screen.said.startswith("Filed lunch with Bob Smith (new)")
    journal.store.close()


async def test_an_at_typed_behind_the_one_that_is_there_counts_once(tmp_path):
    journal = build(tmp_path)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("n")
        await screen.type("@Bob Smith lunch")
        assert screen.app.screen.area.text == "@Bob Smith lunch"
    journal.close()


async def test_a_note_that_is_only_its_header_is_not_filed(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        before = len(journal.every(Touch))
        await screen.keys("n", "ctrl+s")
        assert "nothing to file yet" in screen.said
        assert len(journal.every(Touch)) == before


async def test_q_goes_back_to_the_people_where_panes_take_turns(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("4", "q")
        assert screen.app.home.place == "people"


async def test_what_is_said_twice_is_shown_once(journal, tmp_path):
    journal.note("@Bob Smith call today\n- likes nascar\n")
    async with opened(journal, tmp_path) as screen:
        profile = screen.text.split("3 Timeline")[0]
        assert profile.lower().count("nascar") == 1


async def test_space_among_the_people_ticks_nobody_s_promise(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        before = [(p.id, p.state) for p in journal.every(Promise)]
        for pane in ("1", "2", "3", "6"):
            await screen.keys(pane, "space")
            assert [(p.id, p.state) for p in journal.every(Promise)] == before, pane
        await screen.keys("4", "x")
        assert "Drop a promise to " in screen.text
        await screen.keys("escape", "z")
        assert "Leave a promise to " in screen.text
        await screen.keys("escape")


async def test_the_names_of_the_views_stay_and_what_presses_is_shortened(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "l")
        top = screen.app.home.query_one(TopLine)
        top.tell("relbank", "3 promises today · 16 late · 12 debriefs owed · review 14 cards", "saved 14:02")
        await screen.settle()
        first = screen.text.splitlines()[0]
        assert "Home  Ladder  Bank  Alliances  Stats" in first and "3 promises today · 16 late" in first
