"""The line in which a list's filter is typed."""

from __future__ import annotations

from textual import events
from textual.message import Message

from .typed import Line


class FilterLine(Line):
    """Typed words narrow a list; enter keeps them, esc clears them, the arrows move the list."""

    class Closed(Message):
        """The line is done with; clear: the filter goes too."""

        def __init__(self, clear: bool) -> None:
            super().__init__()
            self.clear = clear

    class Moved(Message):
        """The list shall move by so many rows."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, words: str) -> None:
        super().__init__(words, placeholder="type to filter", id="filter", compact=True)

    async def on_key(self, event: events.Key) -> None:
        """Take the keys that are not typed as text."""
        message: Message | None = {
            "enter": self.Closed(False),
            "escape": self.Closed(True),
            "down": self.Moved(1),
            "up": self.Moved(-1),
        }.get(event.key)
        if message is not None:
            event.stop()
            event.prevent_default()
            self.post_message(message)
