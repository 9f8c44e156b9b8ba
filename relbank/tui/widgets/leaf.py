"""A leaf of text that is read, not walked through: the words of a card, what is known about somebody."""

from __future__ import annotations

from textual.content import Content
from textual.strip import Strip

from .lineview import LineView


class Leaf(LineView, can_focus=False):
    """Lines of text, wrapped at the width there is; a new text draws this widget alone, nothing is laid out anew."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self._text = Content("")
        self._wrapped: tuple[int, list[Content]] = (-1, [])

    def show(self, text: Content) -> None:
        """Show a text from its beginning."""
        self._text = text
        self._wrapped = (-1, [])
        self.set_extent(len(self._lines()))
        self.set_top(0)
        self.refresh()

    def height_at(self, width: int) -> int:
        """Return how many lines the text takes at a width of the whole widget, its border included."""
        return len(self._text.wrap(max(1, width - self.gutter.width - 1))) + self.gutter.height

    def _lines(self) -> list[Content]:
        width = max(1, self.room[0])
        if self._wrapped[0] != width:
            self._wrapped = (width, self._text.wrap(width) if self._text else [])
        return self._wrapped[1]

    def on_resize(self) -> None:
        """Wrap the text at the new width."""
        self.set_extent(len(self._lines()))

    def line(self, y: int) -> Strip:
        """Return line y of what is in view."""
        lines, at, style = self._lines(), y + self.scroll_offset.y, self.visual_style
        if at >= len(lines):
            return self.blank_line()
        return Strip(self.drawn(lines[at], style)).adjust_cell_length(self.room[0], style.rich_style)
