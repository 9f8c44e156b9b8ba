"""The screens of reviews as text in three sizes: cards, their end, week, agenda, statistics; UPDATE_FRAMES=1 renews."""

from __future__ import annotations

import pytest

from relbank.actions import week as acting
from tests.builder import Example, build
from tests.snapshots.test_screens import fill
from tests.tui.frames import frame, named, sizes
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    fill(found)
    yield found
    found.store.close()


@sizes()
async def test_a_card(journal: Example, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("r", "l")
        await frame(screen.pilot, named("review", size), styles=size == (80, 24))


@sizes()
async def test_the_end_of_a_review(journal: Example, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("r", "space", *(["l"] * 12))
        await frame(screen.pilot, named("review-end", size), styles=False)


@sizes()
async def test_the_weekly_review(journal: Example, tmp_path, size):
    acting.stop(journal.store, "promising dates on the phone", journal.now)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "w")
        await frame(screen.pilot, named("week", size), styles=False)


@sizes()
async def test_the_agenda(journal: Example, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "a")
        await frame(screen.pilot, named("agenda", size), styles=False)


@sizes()
async def test_the_statistics(journal: Example, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "s")
        await frame(screen.pilot, named("stats", size), styles=size == (160, 45))
        if size == (80, 24):
            await screen.keys("enter")
            await frame(screen.pilot, "stats-picture-80x24", styles=False)


async def test_a_quiet_day(tmp_path):
    journal = build(tmp_path).note("@Ann Lee call today\nFine.")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r")
        assert "Nothing asks for you today." in screen.text
        await screen.keys("space")
        assert "1 People" in screen.text
    journal.close()


async def test_an_empty_journal_says_what_fills_each_view(tmp_path):
    journal = build(tmp_path)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        for key, says in (("a", "n writes a note"), ("s", "touches in 53 weeks"), ("w", "Nobody waits")):
            await screen.keys("g", key)
            assert says in screen.text
            await screen.keys("escape")
    journal.close()
