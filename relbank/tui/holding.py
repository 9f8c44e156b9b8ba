"""Keys wait until what a key before them opens is there: a burst is typed where it was meant to go.

Textual hands every key at once to what has the focus now; of `/liz` in one instant all four would go to the list.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.events import Key, Paste

from .catching import caught_up

if TYPE_CHECKING:
    from textual.widget import Widget

    from .host import Host

Typed = Key | Paste
LONGEST = 2.0
"""Seconds that keys wait at most: what takes longer than that must not swallow them."""
LOOK = 0.004
"""Seconds between two looks whether a screen has opened."""


class Holding:
    """The keys of an app on their way: the one being dealt with, and those behind it."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._last: Typed | None = None
        self._target: Widget | None = None
        self._behind: deque[Typed] = deque()
        self._passing: Typed | None = None
        self._ready: Any = None  # the screen that was seen to be ready
        self._task: asyncio.Task[None] | None = None

    def repeated(self) -> int:
        """Return how often the key being dealt with waits right behind it, and take those presses as dealt with."""
        count = 0
        while isinstance(self._last, Key) and self._behind and _key(self._behind[0]) == self._last.key:
            self._behind.popleft()
            count += 1
        return count

    def holds(self, event: Typed) -> bool:
        """Tell whether a key has to wait, and keep it then; it is posted anew when its time comes."""
        if event is self._passing:
            self._passing = None
        elif self._behind or self._passing is not None or self._busy():
            self._behind.append(event)
            if self._task is None:
                self._task = asyncio.create_task(self._let_go())
            return True
        self._last, self._target = event, self._app.focused or self._app.screen
        return False

    def done(self, event: Typed) -> None:
        """Say that a key was dealt with."""
        if event is self._last:
            self._last = self._target = None

    def _busy(self) -> bool:
        last = self._last
        if last is not None:
            text = hasattr(self._target, "cursor_blink") and isinstance(last, Key) and last.is_printable
            if not (text and last._stop_propagation):  # a letter that a text took leads to nothing else
                return True
        screen = self._app.screen
        there = screen._is_mounted and screen.focused is not None
        return not (there or screen is self._ready) or self._app.opening

    async def _let_go(self) -> None:
        """Post the keys that wait, each when what came before it is over."""
        try:
            patient = True
            while self._behind:
                if patient:
                    try:
                        async with asyncio.timeout(LONGEST):
                            await self._rest()
                    except TimeoutError:
                        patient = False
                if not self._behind:  # they were presses of the key before them, which dealt with all
                    break
                self._passing = event = self._behind.popleft()
                self._app.post_message(event)
                while self._passing is event:
                    await asyncio.sleep(0)
        finally:
            self._task = None

    async def _rest(self) -> None:
        """Return when the last key was dealt with, and whatever it opened is ready for the next."""
        while self._busy():
            if self._last is not None:
                last = self._last
                await caught_up(self._target)
                await self._turn()
                self.done(last)
            elif self._app.opening or not self._app.screen._is_mounted:
                await asyncio.sleep(LOOK)
            else:
                screen = self._app.screen
                await caught_up(screen)
                self._ready = screen

    async def _turn(self) -> None:
        """Return when the app has dealt with all messages that it has now."""
        done = asyncio.Event()
        with suppress(RuntimeError):  # the app is closing
            if self._app.call_later(done.set):
                await done.wait()


def _key(event: Typed) -> str:
    return event.key if isinstance(event, Key) else ""
