"""Commands wait for the letters typed before them: a priority key would overtake those on their way to a widget."""

from __future__ import annotations

from asyncio import Event

from textual.widget import Widget


async def caught_up(widget: Widget | None) -> None:
    """Return when a widget, and those around it to whom keys rise, have taken in every key pressed so far."""
    for node in widget.ancestors_with_self if widget is not None else ():
        done = Event()
        if isinstance(node, Widget) and node.is_running and node.call_later(done.set):
            await done.wait()
