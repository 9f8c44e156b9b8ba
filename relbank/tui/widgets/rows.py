"""Rows: a list of one-line rows on the Line API, as quick with 50,000 rows as with ten.

Nothing is made for a row until it is seen: no widget, no measuring. Replacing all rows (filter as you type) costs one
look for the row the cursor was on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from relbank.tui import glyphs
from relbank.tui.safe import bare, personal, plain
from relbank.tui.widgets.columns import cut
from relbank.tui.widgets.lineview import LineView, margin

Row = TypeVar("Row")


class Rows(LineView, Generic[Row]):
    """A list with a cursor. A subclass says how a row looks (format), which row it is (key), what is a heading.

    It has no keys of its own: the registry binds keys to its actions by name.
    """

    LASTING: ClassVar[bool] = False
    """Whether a row looks the same in every list it stands in, until redraw is called: then it is drawn once."""
    PARTS: ClassVar[Mapping[str, str]] = {
        "cursor": "on $block-cursor-blurred-background",
        "cursor:focus": "$block-cursor-foreground on $block-cursor-background $block-cursor-text-style",
        "cursor:ansi": "bold",
        "heading": "bold $text-muted",
    }

    class Highlighted(Message):
        """The cursor stands on another row; row is None when there is none to stand on."""

        def __init__(self, rows: Rows[Any], row: Any) -> None:
            """Take the list and the row."""
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows[Any]:
            """The list that sent it."""
            return self.rows

    class Chosen(Highlighted):
        """A row was chosen, by key or double click."""

    def __init__(
        self, rows: Sequence[Row] = (), *, empty: Content | None = None, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        """Take the rows and what to say when there are none."""
        super().__init__(empty=empty, id=id, classes=classes)
        self._rows: Sequence[Row] = rows
        self._cursor = self._landing(0, 1)
        self._visited = False  # somebody has been here: until then the cursor waits at the top
        self._strips: LRUCache[tuple[int, int], tuple[Row, Strip]] = LRUCache(1024)

    # ---- what a subclass says ----
    def format(self, row: Row, width: int, cursor: bool) -> Content:
        """Return one line for a row; it is cut at `width` cells. Text from people goes in through safe.plain."""
        raise NotImplementedError

    def key(self, row: Row) -> str:
        """Return what names the row when the rows are replaced."""
        return str(row)

    def heading(self, row: Row) -> bool:
        """Return whether the row is a heading, which the cursor passes over."""
        return False

    def follows(self, row: Row) -> bool:
        """Return whether a heading is no title but a further line of the row above: the cursor stands on both."""
        return False

    # ---- rows and cursor ----
    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown; set_rows replaces them."""
        return self._rows

    @property
    def cursor(self) -> int:
        """The place of the cursor, from 0; -1 when there is no row to stand on."""
        return self._cursor

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if 0 <= self._cursor < len(self._rows) else None

    def set_rows(self, rows: Sequence[Row], keep: bool = True) -> None:
        """Show other rows. keep: stay on the row with the same key, else at the same place; without it, at the top.

        A list where nobody has been yet stays at the top.
        """
        before, keep = self.row, keep and self._visited
        known = None if before is None else self.key(before)
        offset = self._cursor - self.scroll_offset.y
        self._rows = rows
        if not self.LASTING:
            self._strips.clear()
        place = self._find(known) if keep and known is not None else None
        if place is None:
            place = self._cursor if keep else 0
        self._cursor = self._landing(place, 1)
        self.set_extent(len(self._rows))
        if keep and self._cursor >= 0:
            self.set_top(max(0, self._cursor - max(0, offset)))
            self._reveal()
        else:
            self.set_top(0)
        self.refresh()
        after = self.row
        if known != (None if after is None else self.key(after)):
            self.post_message(self.Highlighted(self, after))

    def sentence(self, text: str, style: str = "", *things: Any, whole: str = "") -> Content:
        """Return a sentence of the program about some things; while all is masked, what it says of them is, too.

        whole: all of the sentence, when the text is what stands of it on one line.
        """
        app: Any = self.app
        if not getattr(app, "masked", False):
            return plain(text, style)
        from relbank.tui.whose import sentence

        return sentence(app.journal, text, style, *things, whole=whole)

    def personal(self, text: str, style: str = "") -> Content:
        """Return a text of the user's; it is known as theirs while all is masked, for that costs at every step."""
        return (personal if getattr(self.app, "masked", False) else plain)(text, style)

    def redraw(self) -> None:
        """Draw the rows anew: something beside them changed that format looks at, or everything was masked."""
        self._strips.clear()
        self.refresh()

    def go(self, place: int) -> None:
        """Put the cursor on a row by its place; headings are passed over, ends hold."""
        self._go(place, 1 if place >= self._cursor else -1)

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; False when no row has it."""
        place = self._find(key)
        if place is not None:
            self._go(place, 1)
        return place is not None

    def _find(self, key: str) -> int | None:
        rows, here = self._rows, self._cursor
        if 0 <= here < len(rows) and not self.heading(rows[here]) and self.key(rows[here]) == key:
            return here
        return next((i for i, row in enumerate(rows) if self.key(row) == key and not self.heading(row)), None)

    def _landing(self, place: int, step: int) -> int:
        """Return the nearest place that is no heading, looking in the direction of step first; -1 if there is none."""
        rows = self._rows
        if not rows:
            return -1
        start = max(0, min(len(rows) - 1, place))
        for direction in (step, -step):
            i = start
            while 0 <= i < len(rows):
                if not self.heading(rows[i]):
                    return i
                i += direction
        return -1

    def on_focus(self) -> None:
        """Know that somebody is here now."""
        self._visited = True

    def _go(self, place: int, step: int) -> None:
        self._visited = True
        before, after = self._cursor, self._landing(place, step)
        if after == before:
            self._reveal()
            return
        self._cursor = after
        if not self._reveal():
            for y in (before, after):
                self.refresh(Region(0, y - self.scroll_offset.y, self.size.width, self._last(y) - y + 1))
        self.post_message(self.Highlighted(self, self.row))

    def _last(self, place: int) -> int:
        """Return the place of the last line of a row."""
        rows = self._rows
        while 0 <= place < len(rows) - 1 and self.follows(rows[place + 1]):
            place += 1
        return place

    def _reveal(self) -> bool:
        """Bring the cursor into view, with headings right above and the row's further lines; tell if it scrolled."""
        height, top = self.room[1], self.scroll_offset.y
        if self._cursor < 0 or height <= 0:
            return False
        first = self._cursor
        while first > 0 and self._cursor - first < height - 1 and self.heading(self._rows[first - 1]):
            first -= 1
        if first < top:
            return self.set_top(first)
        last = min(self._last(self._cursor), self._cursor + height - 1)
        return self.set_top(last - height + 1) if last >= top + height else False

    # ---- actions ----
    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self._go(self._cursor + by, 1 if by > 0 else -1)

    def action_half(self, by: int) -> None:
        """Move the cursor by half pages."""
        self.action_move(by * max(1, self.room[1] // 2))

    def action_page(self, by: int) -> None:
        """Move the cursor by pages, one row overlapping."""
        self.action_move(by * max(1, self.room[1] - 1))

    def action_top(self) -> None:
        """Move the cursor to the first row."""
        self._go(0, 1)

    def action_bottom(self) -> None:
        """Move the cursor to the last row."""
        self._go(len(self._rows) - 1, -1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if (row := self.row) is not None:
            self.post_message(self.Chosen(self, row))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the mouse; a double click chooses it."""
        offset = event.get_content_offset(self)
        place = -1 if offset is None else offset.y + self.scroll_offset.y
        while 0 < place < len(self._rows) and self.follows(self._rows[place]):
            place -= 1
        if 0 <= place < len(self._rows) and not self.heading(self._rows[place]):
            self._go(place, 1)
            if event.chain == 2:
                self.action_choose()

    # ---- drawing ----
    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows to another size; the cursor stays in view."""
        self._strips.clear()
        self.set_extent(len(self._rows))
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget lines drawn in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def line(self, y: int) -> Strip:
        """Return line y of what is in view."""
        if not self._rows:
            return self.empty_line(y)
        place = self.scroll_offset.y + y
        if place >= len(self._rows):
            return self.blank_line()
        row, width = self._rows[place], self.room[0]
        cursor = place == self._cursor or (self.follows(row) and self._cursor < place <= self._last(self._cursor))
        if cursor:
            return self._draw(row, width, True)
        known = self._strips.get((id(row), width))
        if known is None or known[0] is not row:
            known = self._strips[(id(row), width)] = (row, self._draw(row, width, False))
        return known[1]

    def _draw(self, row: Row, width: int, cursor: bool) -> Strip:
        signs, before, style = glyphs.of(self.app), margin(width), self.visual_style
        content = self.format(row, max(0, width - before), cursor).first_line
        ansi = self.app.native_ansi_color
        if cursor:
            style = style + self.part("cursor")
            if ansi:
                content = bare(content)  # the terminal's own colours: any two of them may be alike
        elif self.heading(row) and not self.follows(row):
            style = style + self.part("heading")
        mark = style if ansi else style + self.mark()
        here = signs.cursor if cursor and not self.heading(row) else ""
        sign = Segment(here.ljust(before)[:before], mark.rich_style)
        strip = Strip([sign, *self.drawn(cut(content, width - before, signs.ellipsis), style)])
        return strip.adjust_cell_length(width, style.rich_style)
