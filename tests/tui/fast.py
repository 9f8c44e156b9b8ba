"""Quick keys for Pilot tests: send a key, then drain the message queues instead of sleeping (4 to 7 ms a key)."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.strip import Strip

Any_App = App[Any]


async def settle(pilot: Pilot[Any], rounds: int = 8) -> None:
    """Wait until every widget has done what was asked of it.

    rounds: how deep a chain may be (key, action, watcher, message, handler) for all of it to be over.
    """
    for _ in range(rounds):
        await pilot._wait_for_screen()
        await asyncio.sleep(0)  # a verb that asks something is a worker, which waits for its answer: none is awaited
    await pilot._wait_for_screen()
    pilot.app.screen._on_timer_update()


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
