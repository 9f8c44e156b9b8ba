"""The bank, the alliances and the calculator in three sizes, on one small journal; UPDATE_FRAMES=1 writes them anew."""

from __future__ import annotations

import pytest

from relbank.actions import circle, launching, shelf
from tests.builder import build
from tests.tui.frames import frame, named, sizes
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 7 Aug\n- stage nurturing\n- likes hockey\n- gave intro to Pat Roe x3\n"
               "- trust c8 r7 i6 s2\n- fact role: strategic ally", at="2026-08-07T13:00")  # fmt: skip
    found.note("@Liz Jones phone 9 Jul\n- stage up\n- got seat at the fair x2\n- ref in from @Liz: Acme ~$4k\n"
               "- trust c9 r9 i7 s1", at="2026-07-09T13:00")  # fmt: skip
    found.note("@Anna Kowalska call 2 Nov\n- stage up\n- asked for the book\n- trust c5 r4 i4 s5\n- ref won Acme $5k",
               at="2026-11-02T13:00")  # fmt: skip
    found.promise("email him an article", "Bob Smith", "2026-11-26")
    found.meeting("Liz Jones", "2026-11-30T09:00", "coffee", "AB Coffee")
    store, now = found.store, found.now
    circle.step(store, found.bob.id, "current", now, "same clients")
    circle.step(store, found.liz.id, "possible", now)
    for kind, text in (("client", "plants with old lines"), ("trigger", "“nothing gets out”")):
        circle.train(store, found.bob.id, "me", kind, text, now)
    circle.prove(store, found.bob.id, "They keep their word.", now, True)
    shelf.add(store, "Hockey and uptime", now, topics=["hockey", "uptime"])
    launching.begin(store, "The six", now)
    yield found
    found.store.close()


@sizes()
@pytest.mark.parametrize(("key", "name"), [("b", "bank"), ("t", "alliances"), ("c", "calculator")])
async def test_views(journal, tmp_path, size, key, name):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", key)
        await frame(screen.pilot, named(name, size), styles=size == (160, 45))


@pytest.mark.parametrize(("key", "name"), [("b", "bank"), ("t", "alliances"), ("c", "calculator")])
async def test_the_other_lists_where_it_is_narrow(journal, tmp_path, key, name):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("g", key, "tab")
        await frame(screen.pilot, f"{name}-beside-80x24", styles=False)


async def test_a_cell_being_typed(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "t", "l", "e")
        await screen.type("coffee week of 7 Dec")
        await frame(screen.pilot, "alliances-cell-100x30", styles=False)


async def test_ascii_signs_alone(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30), glyphs="ascii") as screen:
        for key in ("b", "t", "c"):
            await screen.keys("g", key)
            rest = screen.text.replace("…", "").replace("“", "").replace("”", "").replace("·", "").replace("×", "")
            assert rest.isascii(), [c for c in rest if not c.isascii()]
