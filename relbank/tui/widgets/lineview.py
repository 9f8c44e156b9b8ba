"""What lists and timelines share: lines drawn one by one, a left margin for the cursor's sign, words when empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.markup import parse_style
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from relbank.tui import glyphs

_DIM = Style(dim=True)
LEAST = 8
"""Cells that a view needs to have a bar."""


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolled view that draws its own lines. It has no keys of its own: the registry binds keys to actions."""

    ALLOW_SELECT: ClassVar[bool] = False
    PARTS: ClassVar[Mapping[str, str]] = {
        "mark": "bold $text-accent",
        "mark-blurred": "$text-muted",
        "mark-blurred:ansi": "dim",
        "empty": "$text-muted",
        "empty:ansi": "dim",
        "bar": "$scrollbar-hover",
    }
    """The style of each thing that is drawn, laid over that of the widget; "name:focus" and "name:ansi" lie over it
    in the pane in use and among the terminal's own colours. Component classes would cost a fifth of the start."""
    DEFAULT_CSS = """
    LineView {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 0;
    }
    """

    def __init__(self, *, empty: Content | None = None, id: str | None = None, classes: str | None = None) -> None:
        """Take what to say when there is nothing to show."""
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._parts: dict[tuple[str, bool, bool], Style] = {}
        self._empty = empty if empty is not None else Content("")
        self._said: tuple[int, list[Content]] = (-1, [])  # the words when empty, wrapped at a width

    @property
    def empty(self) -> Content:
        """What is said when there is nothing to show; it may have several lines."""
        return self._empty

    @empty.setter
    def empty(self, content: Content) -> None:
        self._empty = content
        self._said = (-1, [])
        self.refresh()

    @property
    def room(self) -> tuple[int, int]:
        """Width and height in cells of what is in view, without the bar and the border."""
        region = self.scrollable_content_region
        return region.width - (region.width >= LEAST), region.height

    def part(self, name: str) -> Style:
        """Return the style of a part (PARTS), to be laid over another."""
        focused, ansi = self.has_focus, self.app.native_ansi_color
        key = name, focused, ansi
        found = self._parts.get(key)
        if found is None:
            wanted = [name, *([f"{name}:focus"] if focused else ()), *([f"{name}:ansi"] if ansi else ())]
            found = Style()
            for each in wanted:
                for kind in type(self).__mro__:
                    if each in getattr(kind, "PARTS", {}):
                        found += themed(kind.PARTS[each], self.app.theme_variables)  # type: ignore[attr-defined]
                        break
            self._parts[key] = found
        return found

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._parts.clear()
        super().notify_style_update()

    def mark(self) -> Style:
        """Return the style of the cursor's sign: lively in the pane in use, quiet in the others."""
        return self.part("mark" if self.has_focus else "mark-blurred")

    def drawn(self, content: Content, style: Style) -> list[Segment]:
        """Return a line as segments, its styles read with the theme's variables; among ASCII signs "…" is one too."""
        parts = content.render(style, "", parse_style=self._read_style)
        if glyphs.of(self.app) is glyphs.ASCII:
            return [Segment(text.replace("…", glyphs.ASCII.ellipsis), s.rich_style) for text, s in parts]
        return [Segment(text, s.rich_style) for text, s in parts]

    def _read_style(self, style: str | Style) -> Style:
        """Read a span's style; among the terminal's own colours none is sure to be a quiet one, so muted is dim."""
        read = self._get_style(style)
        return read + _DIM if isinstance(style, str) and "-muted" in style and self.app.native_ansi_color else read

    def blank_line(self) -> Strip:
        """Return an empty line."""
        return Strip.blank(self.room[0], self.visual_style.rich_style)

    def empty_line(self, y: int) -> Strip:
        """Return line y of what is said when there is nothing to show."""
        width = self.room[0]
        style = self.visual_style + self.part("empty")
        before = margin(width)
        if self._said[0] != width:
            self._said = (width, self._empty.wrap(max(2, width - before)) if self._empty else [])
        said = self._said[1]
        segments = [Segment(" " * before, style.rich_style)]
        if y < len(said):
            segments += self.drawn(said[y], style)
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def line(self, y: int) -> Strip:
        """Return line y of what is in view, as wide as the room."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return line y of what is in view, with the bar that tells where in the whole it is.

        The bar is part of the lines: a scroll bar of its own would be painted anew whenever another list is shown.
        """
        strip = self.line(y)
        width, height = self.room
        if width == self.scrollable_content_region.width:
            return strip
        total, top = self.virtual_size.height, self.scroll_offset.y
        style = self.visual_style
        sign = " "
        if total > height > 0:
            thumb = max(1, height * height // total)
            first = round((height - thumb) * min(1.0, top / (total - height)))
            if first <= y < first + thumb:
                sign, style = glyphs.of(self.app).thumb, style + self.part("bar")
        return Strip([*strip, Segment(sign, style.rich_style)], strip.cell_length + 1)

    def set_extent(self, lines: int) -> None:
        """Say how many lines there are to scroll through.

        Setting virtual_size arranges the whole screen anew; that is spared unless the height follows the content.
        """
        size = Size(self.room[0], lines)
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions:
            self.virtual_size = size
        else:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def retitle(self, title: Content) -> None:
        """Set the title in the border and draw that line alone; Textual's own way draws the whole widget anew."""
        if title != self._border_title:
            self._border_title = title
            self.refresh(Region(-1, -1, self.outer_size.width, 1))

    def set_top(self, line: int) -> bool:
        """Scroll so that a line is the first in view; return whether that changed anything."""
        before = self.scroll_offset.y
        if line != before:
            self.scroll_to(y=line, animate=False, immediate=True, force=True)
        return self.scroll_offset.y != before

    def on_focus(self) -> None:
        """Draw the cursor as that of the pane in use."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as that of a pane not in use."""
        self.refresh()


def themed(style: str, variables: Mapping[str, str]) -> Style:
    """Return a style whose words may be a theme's variables, colours and attributes alike."""
    words = re.sub(r"\$([\w-]+)", lambda found: variables[found[1]], style)
    return _parsed(words)


@lru_cache(256)
def _parsed(style: str) -> Style:
    return parse_style(" ".join(word for word in style.split() if word != "none"))


def margin(width: int) -> int:
    """Return the cells left of each line, where the cursor's sign stands."""
    return 2 if width >= 8 else 1 if width >= 3 else 0
