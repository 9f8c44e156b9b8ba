"""Nothing is lost, on the screen: history, conflicts, the daily backup, the doctor's quick look at the start."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from relbank.exchange import left_behind
from relbank.model.person import Person
from relbank.store import StoreError, open_store
from relbank.store.backup import days
from relbank.tui import care
from relbank.tui.screens.conflicts import ConflictsScreen, LostRows
from relbank.tui.screens.history import Changes, HistoryScreen
from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov") + "- secret he leaves in May\n", at="2026-11-12T15:00")
    yield found
    found.store.close()


@pytest.fixture
def torn(journal, tmp_path):
    """Another device changed what this one changed, too, without knowing of it."""
    with open_store(tmp_path / "journal", tmp_path / "other") as theirs:
        journal.change(journal.bob, organisation="Mine [/x]", title="Boss")
        time.sleep(0.002)
        bob = next(p for p in theirs.journal.every(Person) if p.name == "Bob Smith")
        with theirs.transaction("person edit") as tx:
            tx.change(replace(bob, organisation="Theirs", title="Chief"), bob)
    journal.store.poll()
    return journal


@pytest.mark.parametrize("size", SIZES)
async def test_history_shows_each_change_and_what_it_was_then(journal, tmp_path, size):
    journal.change(journal.bob, organisation="Acme [/x]").change(journal.bob, organisation="Halloway")
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("H")
        assert isinstance(screen.app.screen, HistoryScreen)
        assert len(screen.app.screen.query_one(Changes).rows) == 3
        assert "History of Bob Smith" in screen.text
        assert "organisation: Acme [/x] -> Halloway" in screen.text
        await screen.keys("j")
        assert "organisation: Acme [/x]" in screen.text and "Halloway" not in screen.text
        await screen.keys("G", "J", "K", "home", "k", "ctrl+d", "ctrl+u", "?", "escape", "q")
        assert screen.app.screen is screen.app.home


async def test_the_history_of_a_note_shows_its_lines_and_no_sealed_one(journal, tmp_path):
    journal.edit(journal.touch.text.replace("white wine", "red wine"))
    async with opened(journal, tmp_path) as screen:
        await screen.keys("3", "H")
        assert "text - - likes Nascar, white wine" in screen.text
        assert "text + - likes Nascar, red wine" in screen.text
        assert "leaves in May" not in screen.text
        await screen.keys("j")
        assert "Plant move slips" in screen.text and "leaves in May" not in screen.text


async def test_history_of_nothing_says_why_not(tmp_path):
    empty = build(tmp_path)
    async with opened(empty, tmp_path) as screen:
        await screen.keys("H")
        assert "there is nothing under the cursor" in screen.said
    empty.close()


async def test_a_log_that_can_not_be_read_is_said_in_the_screen(journal, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("relbank.tui.screens.history.past", fail)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("H")
        assert "can't be read (Input/output error)" in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_conflicts_are_kept_and_dismissed_one_by_one(torn, tmp_path, size):
    async with opened(torn, tmp_path, size) as screen:
        await screen.keys("g", "x")
        rows = screen.app.screen.query_one(LostRows)
        assert sorted((lost.field, lost.theirs, lost.ours) for lost in rows.rows) == [
            ("organisation", "Mine [/x]", "Theirs"), ("title", "Boss", "Chief")
        ]  # fmt: skip
        assert "Changed on two devices 2" in screen.text and "WHAT STANDS NOW" in screen.text
        while rows.row.field != "organisation":
            await screen.keys("j")
        assert "Mine [/x]" in screen.text
        await screen.keys("enter")
        assert torn.bob.organisation == "Mine [/x]" and "Kept: organisation" in screen.said
        await screen.keys("x")
        assert torn.bob.title == "Chief" and rows.rows == []
        assert "Nothing is left to settle" in screen.text
        await screen.keys("u")
        assert [lost.field for lost in rows.rows] == ["title"]
        await screen.keys("J", "K", "?", "escape", "enter", "x", "escape")
        assert torn.bob.title == "Boss"


async def test_without_conflicts_the_screen_says_so(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "x", "enter", "x")
        assert isinstance(screen.app.screen, ConflictsScreen) and "Nothing is left to settle" in screen.text
        await screen.keys("escape")


async def look(screen):
    """What the program does for the journal by itself, now."""
    worker = screen.app.run_worker(lambda: care.told(screen.app), thread=True)
    await worker.wait()
    await screen.settle()


async def test_conflicts_are_told_once(torn, tmp_path):
    async with opened(torn, tmp_path) as screen:
        await look(screen)
        assert "2 values changed on two devices: g x settles them." in screen.said
        screen.app.unsay()
        await look(screen)
        assert screen.said == ""


async def test_the_first_look_of_a_day_backs_up(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await look(screen)
        assert days(journal.store) == [journal.now.date()] and screen.said == ""
        assert not care.back_up_daily(screen.app), "once a day"
        journal.now += timedelta(days=1)
        assert care.back_up_daily(screen.app)


async def test_an_empty_journal_is_not_backed_up(tmp_path):
    empty = build(tmp_path)
    async with opened(empty, tmp_path) as screen:
        assert not care.back_up_daily(screen.app)
    empty.close()


@pytest.mark.parametrize("error", [StoreError("The disk is full.", "Free some space."), OSError(28, "No space left")])
async def test_a_backup_that_fails_is_told(journal, tmp_path, monkeypatch, error):
    def fail(*_):
        raise error

    monkeypatch.setattr("relbank.store.backup.backup", fail)
    async with opened(journal, tmp_path) as screen:
        await look(screen)
        assert "The daily backup:" in screen.said


async def test_the_start_tells_what_the_doctor_sees_at_once(journal, tmp_path):
    (tmp_path / "journal").chmod(0o755)
    async with opened(journal, tmp_path) as screen:
        assert "Others on this computer may look into" in screen.said


async def test_history_of_everything_that_home_shows(journal, tmp_path):
    journal.promise("call back", "Bob Smith", due="2026-11-20").meeting("Bob Smith", "2026-11-20T09:00", "coffee")
    async with opened(journal, tmp_path) as screen:
        for pane in "123456":
            for _ in range(4):
                await screen.keys(pane, "H")
                assert isinstance(screen.app.screen, HistoryScreen) or "History:" in screen.said
                if isinstance(screen.app.screen, HistoryScreen):
                    assert screen.app.screen.query_one(Changes).rows
                    await screen.keys("escape")
                await screen.keys("j")


async def test_what_is_copied_can_do_nothing_where_it_is_pasted(journal, tmp_path):
    journal.fact("Bob Smith", "like", "golf\x1b[201~rm -rf\u202e")
    async with opened(journal, tmp_path) as screen:
        for _ in range(12):
            await screen.keys("2", "y")
            await screen.keys("j")
            if "golf" in screen.app._clipboard:
                break
        assert screen.app._clipboard == "golf␛[201~rm -rf\ufffd"


async def test_what_an_editor_held_when_relbank_was_killed_becomes_a_draft(journal, tmp_path):
    state = journal.store.state
    folder = state / f"{left_behind.prefix(state)}x"
    folder.mkdir()
    (folder / left_behind.FILE).write_text("@Bob Smith call\n- likes tea\n")
    (folder / left_behind.BEGAN).write_text('{"about": "note", "crc": 0}')
    async with opened(journal, tmp_path) as screen:
        await look(screen)
        assert "Text from your editor that was not filed is kept: N opens it." in screen.said
        await screen.keys("N")
        assert "likes tea" in screen.text and not folder.exists()
