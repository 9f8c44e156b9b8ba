"""Writing while the window changes: there are always lines to write in, and the cursor is in view."""

from __future__ import annotations

import pytest

from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith")
    found.note("@Bob Smith call today\n- [ ] @Bob: org chart by Fri\n- [ ] send pie by Fri")
    yield found
    found.store.close()


async def test_the_cursor_stays_in_view_at_every_size(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("n")
        capture = screen.app.screen
        lines = (f"line {n} that is long enough to be wrapped " * 2 for n in range(80))
        capture.area.insert("\n" + "\n".join(lines) + " END")
        for size in ((100, 30), (60, 20), (40, 12), (40, 8), (100, 12), (160, 45), (100, 30)):
            await screen.pilot.resize_terminal(*size)
            await screen.settle()
            await screen.looked()
            assert capture.area.scrollable_content_region.height >= 3, size
            assert "END" in screen.text, size
        assert capture.area.text.endswith("END")


async def test_what_is_worth_asking_makes_room_for_the_text(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("n")
        await screen.looked()
        assert "Worth asking" in screen.text
        await screen.pilot.resize_terminal(40, 12)
        await screen.settle()
        assert "Worth asking" not in screen.text and "@Bob Smith" in screen.text


async def test_a_header_that_nobody_typed_tells_how_to_name_somebody_else(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("n")
        assert "@ names somebody else instead" in screen.text
        await screen.type("@Liz Chen call")
        assert screen.app.screen.area.text == "@Liz Chen call"
        await screen.until(lambda: "names somebody else" not in screen.text)
