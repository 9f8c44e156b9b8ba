"""Whole screens as text in three sizes, on one small journal at one moment; UPDATE_FRAMES=1 writes them anew."""

from __future__ import annotations

import pytest

from relbank.model.fact import Fact
from tests.builder import SAMPLE, Example, build
from tests.tui.frames import frame, named, sizes
from tests.tui.program import SIZES, opened

NOTE = """@Liz Chen, @Bob coffee tomorrow 9:00 at AB Coffee
The plant move again; she knows the board.
- likes jazz, long walks
- never be late !!
- [ ] intro to Roe by Mon
- [ ] @Liz Chen: figures by eom
- gave lead: Acme ~$4k
"""


def fill(journal: Example) -> None:
    """Write a year of one person's notes in a few lines."""
    journal.note(
        "@Anna Kowalska dinner 3 May\nOld friend from school.\n- likes mountains, rye bread\n"
        "- fact birthday: 12 May\n",
        at="2026-05-03T22:00",
    )
    journal.note(
        "@Liz Chen call 9 Oct\nShe asked about **Ohio** and the *new* plant.\n\n> we will see in spring\n\n"
        "1. budget first\n2. then people\n\n- likes white wine\n- wants a bigger team\n- [ ] intro to Roe by 18 Nov\n"
        "- stage acquainted\n",
        at="2026-10-09T17:00",
    )
    journal.note(SAMPLE.replace("today 12:30", "12 Nov 12:30"), at="2026-11-12T15:00")
    journal.note("@山田 太郎 email in\nHe will be in Warsaw in March.\n- prefers mornings\n", at="2026-11-16T09:00")
    journal.note("@Bob Smith text\nArticle is on its way.\n", at="2026-11-18T10:00")
    journal.tick("send Ohio article")
    journal.promise("book the table for six", "Anna Kowalska", "2026-11-17")
    journal.promise("send the photos of the summer house by the lake in Masuria", "Anna Kowalska", "2026-12-01")
    journal.meeting("Liz Chen", "2026-11-19T17:30", "walk", "the river")
    journal.meeting("Bob Smith", "2026-11-18T12:00", "lunch", "Vito's")
    journal.person("Pat Roe", organisation="Acme", title="Head of Logistics", tags={"golf": "", "board": ""})


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


@sizes()
async def test_home(journal, tmp_path, size):
    fill(journal)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("j")
        await frame(screen.pilot, named("home", size), styles=size == SIZES[0])


@pytest.mark.parametrize("key", "23456")
async def test_home_shows_one_pane_at_a_time_when_narrow(journal, tmp_path, key):
    fill(journal)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("j", key)
        await frame(screen.pilot, f"home-pane-{key}-80x24", styles=False)


@sizes()
async def test_empty_first_run(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await frame(screen.pilot, named("empty", size), styles=False)


@sizes()
async def test_capture(journal, tmp_path, size):
    fill(journal)
    journal.person("Bob Jones")
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n")
        area = screen.app.screen.area
        area.cursor_blink = False  # or a slow run catches it between two blinks
        area.text = NOTE
        area.move_cursor(area.document.end)
        screen.app.screen.keep_draft()
        await screen.looked()
        await frame(screen.pilot, named("capture", size), styles=size == SIZES[2])


@sizes()
async def test_capture_before_anything_is_typed(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n", "backspace")
        screen.app.screen._show_preview()
        await frame(screen.pilot, named("capture-empty", size), styles=False)


@sizes()
async def test_help(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("?")
        await frame(screen.pilot, named("help", size), styles=False)


@sizes()
async def test_marks(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n", "f1")
        await frame(screen.pilot, named("marks", size), styles=False)


@sizes()
async def test_palette(journal, tmp_path, size):
    fill(journal)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys(":")
        await frame(screen.pilot, named("palette", size), styles=False)


@sizes()
async def test_trash(journal, tmp_path, size):
    fill(journal)
    journal.throw(next(f for f in journal.every(Fact) if f.text == "white wine"))
    journal.throw(journal.touch).throw(journal.named("Pat Roe"))
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("D")
        await frame(screen.pilot, named("trash", size), styles=False)


@sizes()
async def test_brief(journal, tmp_path, size):
    fill(journal)
    async with opened(journal, tmp_path, size) as screen:
        screen.app.home.select(journal.named("Bob Smith").id)
        await screen.keys("b")
        await frame(screen.pilot, named("brief", size), styles=size == SIZES[2])
