"""The book of promises, the rhythms and the question at a fourth promise as text, in three sizes."""

from __future__ import annotations

import pytest

from relbank.actions import nurture, promises, rhythm
from relbank.model.when import When
from tests.builder import Example, build
from tests.tui.frames import frame, named, sizes
from tests.tui.program import SIZES, opened


def fill(journal: Example) -> None:
    """Write a quarter of touches and promises, kept and not."""
    journal.note("@Bob Smith lunch 20 Aug\n- stage up\n- [ ] send Ohio article by 28 Aug\n", at="2026-08-20T15:00")
    journal.at("2026-08-27T10:00").tick("Ohio")
    journal.note("@Liz Chen call 1 Nov\n- stage initiating\n- [ ] figures of May by 6 Nov\n", at="2026-11-01T15:00")
    journal.at("2026-11-09T10:00").tick("figures")
    journal.note("@山田 太郎 dinner 12 Oct\n- [ ] @山田 太郎: the map by 1 Nov\n", at="2026-10-12T22:00")
    journal.note(
        "@Bob Smith call 16 Nov\n- [ ] plan of the plant by 25 Nov (target 23 Nov)\n- [ ] call Roe by 18 Nov\n"
        "- [ ] photographs\n- [ ] @Bob: org chart by 13 Nov\n",
        at="2026-11-16T15:00",
    )
    journal.at("2026-11-19T14:00").person("Pat Roe").person("Eve Long")
    promises.drop(journal.store, journal.promised("photographs").id, journal.now, "he has better ones")
    nurture.park(journal.store, journal.pat.id, journal.now, "three notes, no answer")
    nurture.campaign(journal.store, "Autumn letter", [journal.pat.id], journal.now)
    rhythm.set_rhythm(journal.store, journal.named("山田 太郎").id, 30, 60)
    rhythm.plan(journal.store, journal.liz.id, When.of(journal.now.date()), journal.now, journal.settings, "see her")


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


@sizes()
@pytest.mark.parametrize(("view", "key"), [("promises", "p"), ("drift", "d")])
async def test_views(journal, tmp_path, size, view, key):
    fill(journal)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", key)
        await frame(screen.pilot, named(view, size), styles=size == SIZES[0])


@pytest.mark.parametrize("pane", [1, 2])
@pytest.mark.parametrize(("view", "key"), [("promises", "p"), ("drift", "d")])
async def test_their_other_lists_when_narrow(journal, tmp_path, view, key, pane):
    fill(journal)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("g", key, *["tab"] * pane)
        await frame(screen.pilot, f"{view}-pane-{pane}-80x24", styles=False)


@sizes()
async def test_empty(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "d")
        await frame(screen.pilot, named("drift-empty", size), styles=False)


@sizes()
async def test_a_fourth_promise_asks_why(journal, tmp_path, size):
    journal.note("@Bob Smith lunch today 12:30\n- [ ] article by Fri\n- [ ] intro by Mon\n- [ ] map by Tue\n")
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("p")
        await screen.type("send the book by Wed")
        await screen.keys("enter")
        await frame(screen.pilot, named("fourth-promise", size), styles=False)


async def test_ascii_signs_do(journal, tmp_path):
    fill(journal)
    async with opened(journal, tmp_path, (100, 30), glyphs="ascii") as screen:
        await screen.keys("g", "d")
        await frame(screen.pilot, "drift-ascii-100x30", styles=False)
