"""The text area of a note: what a key paints is what a whole paint would show, and only that (Paper)."""

from __future__ import annotations

import random

import pytest
from textual.geometry import Region

from tests.builder import build
from tests.tui.program import opened

LINE = "- likes thing {}, (and) [that] which is long enough to wrap"
TEXT = "\n".join(["@Bob Smith lunch", *(LINE.format(n) for n in range(9))])
KEYS = (
    "a", "b", "space", "(", ")", "[", "enter", "backspace", "delete", "up", "down", "left", "right", "home", "end",
    "shift+left", "shift+up", "shift+end", "ctrl+z", "ctrl+y", "ctrl+k", "ctrl+w", "@", "B",
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith").person("Bo Quill")
    yield found
    found.store.close()


@pytest.mark.parametrize("seed", range(4))
async def test_keys_leave_the_lines_that_a_whole_paint_would_show(journal, tmp_path, seed):
    choose = random.Random(seed)
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("n")
        area = screen.app.screen.area
        area.cursor_blink = False
        area.text = TEXT
        area.move_cursor((3, 10))
        await screen.settle()
        for _ in range(40):
            await screen.keys(choose.choice(KEYS))
            kept = area.render_lines(Region(0, 0, *area.outer_size))
            area._styles_cache.clear()
            area._line_cache.clear()
            whole = area.render_lines(Region(0, 0, *area.outer_size))
            assert [strip.text for strip in kept] == [strip.text for strip in whole]
            assert [list(strip) for strip in kept] == [list(strip) for strip in whole]


async def test_a_letter_paints_its_line_alone(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("n")
        area = screen.app.screen.area
        area.cursor_blink = False
        area.text = TEXT
        await screen.settle()
        asked = []
        render = area.render_lines
        area.render_lines = lambda crop: asked.append(crop.height) or render(crop)
        await screen.keys("q")
        assert asked and max(asked) <= 2
