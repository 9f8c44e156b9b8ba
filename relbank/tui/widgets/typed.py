"""Lines in which something is typed: while everything is masked they show it to whoever types, and to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.filter import LineFilter
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

    covered = False
    """Whether it holds what it began with, or a part of it."""

    def on_mount(self) -> None:
        """Cover what it begins with."""
        self.covered = bool(self.value)

    def watch_value(self, value: str) -> None:
        """Show what is typed once it stands in the place of what was here."""
        if self.covered and len(value) < 2:
            self.covered = False
            self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for what is typed here; what stands here while nothing is, is the program's."""
        found = super().get_line_filters()
        return shown_to_typist(self, found, self.covered) if self.value else found
