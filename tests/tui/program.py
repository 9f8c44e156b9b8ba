"""The program on an example journal, for Pilot tests: a fixed clock, quick keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from relbank.paths import Places
from relbank.settings import Settings
from relbank.tui import host
from relbank.tui.app import Relbank
from tests.builder import Example
from tests.tui.fast import press, screen_text, settle, type_text, until

host.SAID = 3600.0  # or what a slow machine said is gone before it is looked at
SIZES = ((160, 45), (100, 30), (80, 24))
ENVIRON = {"LANG": "C.UTF-8", "TERM": "xterm-256color"}


def program(journal: Example, folder: Path, **settings: Any) -> Relbank:
    """Return the program on a journal; its own files go into a folder."""
    places = Places(journal.store.path, folder / "state" / "one", folder / "config", own=True)

    def clock() -> datetime:
        return journal.now

    return Relbank(journal.store, places, Settings(**settings), clock, dict(ENVIRON))


class Screen:
    """What a test sees and does: keys, text, the words on the screen."""

    def __init__(self, app: Relbank, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def keys(self, *keys: str) -> None:
        """Press keys."""
        await press(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await type_text(self.pilot, text)

    async def settle(self) -> None:
        """Wait until nothing is left to do."""
        await settle(self.pilot)

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds that a timer brings."""
        await until(self.pilot, holds)

    async def looked(self) -> None:
        """Wait until the preview of the note being written has caught up with what is typed."""
        capture: Any = self.app.screen
        await self.until(lambda: not capture._look.waits)

    async def searched(self) -> None:
        """Wait until the search has looked through everything."""
        hits = self.app.screen.query_one("#found")
        await self.until(lambda: "…" not in str(hits.border_title))

    @property
    def text(self) -> str:
        """The screen as text."""
        return screen_text(self.app)

    @property
    def said(self) -> str:
        """What the hint bar of the top screen says."""
        from relbank.tui.widgets.bars import HintBar

        return self.app.screen.query_one(HintBar)._message


@asynccontextmanager
async def opened(
    journal: Example, folder: Path, size: tuple[int, int] = (160, 45), **settings: Any
) -> AsyncIterator[Screen]:
    """Open the program on a journal at a size and wait for the first full paint."""
    app = program(journal, folder, **settings)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await settle(pilot)
        yield Screen(app, pilot)
