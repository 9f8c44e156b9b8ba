"""Quick keys for Pilot tests: send a key, then drain what it set going instead of sleeping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

Any_App = App[Any]


async def settle(pilot: Pilot[Any], most: int = 1000) -> None:
    """Wait until nothing is left to do: no message waits, no task can run, nothing is to be painted.

    Nothing here depends on how quick the machine is. What time alone brings (a timer) is not waited for: see `until`.
    most: looks after which something is taken to call itself for ever.
    """
    app, loop = pilot.app, asyncio.get_running_loop()
    for _ in range(most):
        await pilot._wait_for_screen()  # also for what a widget itself waits for in the middle of a message
        for _ in range(most):
            await asyncio.sleep(0)  # a verb that asks something is a worker: it is no widget, and has its turn here
            if not loop._ready:  # type: ignore[attr-defined]
                break
        if app._exception is not None:
            raise AssertionError("The program failed.") from app._exception
        if app._exit or not _waits_for_paint(app.screen):
            return
        app.screen._on_timer_update()
    raise AssertionError("The screen never settled.")


def _waits_for_paint(screen: Screen[Any]) -> bool:
    """Return whether something is left to the next tick of the timer by which Textual paints."""
    changed = screen._layout_required or screen._scroll_required or screen._repaint_required
    return bool(changed or screen._recompose_required or screen._dirty_widgets or screen._callbacks)


async def until(pilot: Pilot[Any], holds: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something holds that a timer or a thread brings; fail when it takes longer than seconds."""
    end = monotonic() + seconds
    await settle(pilot)
    while not holds():
        assert monotonic() < end, f"It did not come within {seconds} seconds."
        await asyncio.sleep(0.005)
        await settle(pilot)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, as `pilot.press` does, and settle after each."""
    for key in keys:
        char = key if len(key) == 1 else " " if key == "space" else None
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        event = events.Key(name, char)
        event.set_sender(pilot.app)
        driver = pilot.app._driver
        assert driver is not None
        driver.send_message(event)
        await settle(pilot)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text, newlines as enter."""
    await press(pilot, *("enter" if char == "\n" else "space" if char == " " else char for char in text))


def strips(app: Any_App) -> list[Strip]:
    """Return the lines of the screen as they would be painted."""
    return list(app.screen._compositor.render_strips())


def screen_text(app: Any_App) -> str:
    """Return the text of the screen, one line a row, without blanks at line ends."""
    return "\n".join(strip.text.rstrip() for strip in strips(app))
