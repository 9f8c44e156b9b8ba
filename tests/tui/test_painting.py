"""Updates of a few lines leave the same screen as a full paint."""

from __future__ import annotations

import random

import pytest
from textual.strip import Strip

from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


def whole(app) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", SIZES)
async def test_partial_updates_show_what_a_full_paint_shows(tmp_path, size):
    journal = build(tmp_path)
    for name in ("Bob Smith", "Liz Chen", "陳大文", "Ana Kos"):
        journal.note(SAMPLE.replace("@Bob Smith", f"@{name}").replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    async with opened(journal, tmp_path, size) as screen:
        app, painted = screen.app, whole(screen.app)
        compositor = app.screen._compositor
        render = compositor.render_update

        def kept(*args, **kwargs):
            regions = list(compositor._dirty_regions)
            update = render(*args, **kwargs)
            chops = getattr(update, "chops", None)
            if chops is not None:  # lay what is sent to the terminal over what stood there
                for region in regions:
                    for y in region.line_range:
                        line = painted[y]
                        for x, strip in chops[y].items():
                            if strip is not None and x < region.right and x + strip.cell_length > region.x:
                                after = _cut(line, x + strip.cell_length, None)
                                line = Strip.join([_cut(line, 0, x), strip, after]).text
                        painted[y] = line
            elif update is not None:
                painted[:] = whole(app)
            return update

        compositor.render_update = kept
        rng = random.Random(7)
        for _ in range(60):
            await screen.keys(rng.choice(["j", "k", "j", "k", "J", "K", "2", "1", "3", "4", "tab", "G"]))
        await screen.settle()
        assert painted == whole(app)
    journal.close()


def _cut(line: str, start: int, end: int | None) -> Strip:
    from rich.segment import Segment

    strip = Strip([Segment(line)])
    return strip.crop(start, end)
