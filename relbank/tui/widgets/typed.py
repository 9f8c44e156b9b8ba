"""Lines in which something is typed: while everything is masked they show it to whoever types, and to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.filter import LineFilter
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

if TYPE_CHECKING:
    from ..host import Host


def shown_to_typist(widget: Widget, filters: Sequence[LineFilter], covered: bool = False) -> Sequence[LineFilter]:
    """Return the app's filters for a text that is typed: what stands there is masked as soon as nobody types.

    covered: the text came from the journal, and has not made way yet for what is typed.
    """
    mask = cast("Host", widget.app).masking
    if mask is None:
        return filters
    typing = widget.has_focus and not covered
    return [mask.whole if each is mask else each for each in filters if not (typing and each is mask)]


class Line(Input):
    """A line to type in; what it begins with is somebody's, and shown by M alone."""

    class Cut(Message):
        """Of a text that was pasted the first line was taken; said: what became of the others, for the user."""

        def __init__(self, left_out: int) -> None:
            super().__init__()
            rest = f"{left_out} more lines were" if left_out > 1 else "One more line was"
            self.said = f"One line fits here: {rest} left out. A note takes them all: esc, n, then paste."

    covered = False
    """Whether it holds what it began with, or a part of it."""

    def on_mount(self) -> None:
        """Cover what it begins with."""
        self.covered = bool(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line that holds something, and say how many others are left out."""
        event.stop()
        event.prevent_default()
        first, *others = [line for line in event.text.splitlines() if line.strip()] or [""]
        self.replace(first, *self.selection)
        if others:
            self.post_message(self.Cut(len(others)))

    def watch_value(self, value: str) -> None:
        """Show what is typed once it stands in the place of what was here."""
        if self.covered and len(value) < 2:
            self.covered = False
            self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for what is typed here; what stands here while nothing is, is the program's."""
        found = super().get_line_filters()
        return shown_to_typist(self, found, self.covered) if self.value else found
