"""Lines made ready elsewhere, scrolled: only what is in view is drawn, and of that only what changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip

from .lineview import LineView


class Lines(LineView, can_focus=False):
    """A text in lines as wide as the view; a Static would wrap, lay out and draw all of it at each change."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without lines."""
        super().__init__(id=id)
        self._lines: list[Content] = []
        self._width = 0
        self._end = False

    def show(self, lines: Sequence[Content], *, end: bool = False) -> None:
        """Show other lines; end: with the last one in view."""
        before, self._lines, self._end = self._lines, list(lines), end
        moved = self._placed()
        top, (width, height) = self.scroll_offset.y, self.room
        if moved or width != self._width or len(before) != len(self._lines):
            self._width = width
            self.refresh()
            return
        for y in range(top, min(top + height, len(before))):
            if not _same(before[y], self._lines[y]):
                self.refresh_line(y)

    def _placed(self) -> bool:
        """Stand where the last line is in view, or else where it was; tell whether that changed anything."""
        self.set_extent(len(self._lines))
        last = max(0, len(self._lines) - self.room[1])
        return self.set_top(last if self._end else min(self.scroll_offset.y, last))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the same lines in view."""
        self._placed()

    def line(self, y: int) -> Strip:
        """Return a line of the text."""
        at, width, style = self.scroll_offset.y + y, self.room[0], self.visual_style
        if at >= len(self._lines):
            return self.blank_line()
        segments: list[Segment] = self.drawn(self._lines[at], style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)


def _same(one: Content, other: Content) -> bool:
    return one.plain == other.plain and one.spans == other.spans
