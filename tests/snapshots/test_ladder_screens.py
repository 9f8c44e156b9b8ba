"""The board of the ladder, the tree of introductions and both sides, as text in three sizes; UPDATE_FRAMES=1 renews."""

from __future__ import annotations

import pytest

from relbank.actions import introductions, knowing, ladder, sides
from tests.builder import Example, build
from tests.tui.frames import frame, named, sizes
from tests.tui.program import opened


def fill(journal: Example) -> None:
    """Put some people on the ladder and let them introduce each other."""
    for name, rung, day in (
        ("Liz Chen", "sustaining", "2026-02-03"), ("Bob Smith", "initiating", "2026-10-05"),
        ("Anna Kowalska", "", "2026-09-01"), ("山田 太郎", "nurturing", "2026-05-04"),
        ("Pat Roe", "initiating", "2026-08-03"),
    ):  # fmt: skip
        journal.note(f"@{name} lunch today\n- likes hockey\n", at=f"{day}T13:00").at(day)
        if rung:
            id = journal.id_of(name)
            ladder.move(journal.store, id, rung, "it went well", journal.now, journal.settings)
    journal.at("2026-11-19T14:00")
    for who, by in (("Bob Smith", "Liz Chen"), ("Pat Roe", "Bob Smith"), ("山田 太郎", "Liz Chen")):
        introductions.introduced(journal.store, journal.id_of(who), journal.id_of(by), journal.now)
    introductions.thanked(journal.store, journal.bob.id, journal.now)
    journal.note("@Bob Smith call today\n- gave article on plants\n", at="2026-11-19T10:00")
    knowing.style(journal.store, journal.bob.id, {"channel": "email", "pace": "fast", "hours": "mornings"})
    ladder.aim(journal.store, journal.bob.id, role="strategic ally", purpose="reach the buyers of Ohio")
    for side, kind, text in (("me", "strength", "quick to deliver"), ("them", "success", "a line that never stops")):
        sides.add(journal.store, journal.bob.id, side, kind, text, journal.now)
    sides.add(journal.store, journal.bob.id, "them", "stakeholder", "", journal.now, journal.pat.id)


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    fill(found)
    yield found
    found.store.close()


@sizes()
async def test_ladder(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.keys("g", "l")
        await frame(screen.pilot, named("ladder", size), styles=size[0] == 160)


@sizes()
async def test_introductions(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "i", "l")
        await frame(screen.pilot, named("introductions", size), styles=False)


@sizes()
async def test_both_sides(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.keys("=")
        await frame(screen.pilot, named("sides", size), styles=False)


async def test_profile_of_a_strategic_person(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.keys("2")
        await frame(screen.pilot, named("home-profile", (160, 45)), styles=False)
