"""The tracking table as a list: four cells a row, one of them under the cursor (M29)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.timer import Timer

from relbank.method.tracking import COLUMNS, UNSETTLED, Row
from relbank.model.record import record
from relbank.model.say import MONTHS

from ..safe import OWN, personal, plain
from .columns import broken, fit
from .rows import Rows
from .typed import Line

NAME, PAST, NEXT, APPOINTMENT = range(4)
_PARTS = (24, 24, 32, 28)


_JOINING = re.compile(rf"\b(on|week of)(?= \d|$)|(^|(?<=\d )|(?<=({'|'.join(MONTHS)}) ))at\b")
"""What the table itself says between somebody's words and a date or a place."""
LINES = 4
"""Lines that a row takes at most; what is longer is cut there, and told in full below the table."""


@record
class Further:
    """A further line of a row, and the parts of the four cells that stand in it."""

    row: Row
    parts: tuple[str, ...]


@record
class Head:
    """A line of the columns' names: what of each of the four stands in it."""

    parts: tuple[str, ...]


class Table(Rows["Row | Further | Head"]):
    """The rows of the circle under a heading; column: the cell of the row under the cursor, 0 to 3."""

    column = NEXT
    _typed_in = False
    _told: tuple[Row, ...] = ()
    _firsts: Mapping[str, tuple[str, ...]] = {}
    _broken_at = 0

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show rows, the heading above them; a cell that is too long goes on in the line below."""
        self._told = rows
        self._break()

    def on_resize(self, event: events.Resize) -> None:
        """Break the cells at another width."""
        super().on_resize(event)
        if self.room[0] != self._broken_at:
            self._break()

    def _break(self) -> None:
        self._broken_at = self.room[0]
        wide = _shares(max(8, self.room[0] - 2))
        heads = list(zip_longest(*(broken(name, w) for name, w in zip(COLUMNS, wide, strict=True)), fillvalue=""))
        lines: list[Row | Further | Head] = [Head(parts) for parts in heads] if self._told else []
        self._firsts = {}
        for row in self._told:
            cells = [_cell(texts, w) for texts, w in zip(_texts(row), wide, strict=True)]
            first, *further = zip_longest(*cells, fillvalue="")
            self._firsts[row.person.id] = first
            lines += [row, *(Further(row, parts) for parts in further)]
        self.set_rows(lines)

    def key(self, row: Row | Further | Head) -> str:
        """Return the person's id."""
        return row.person.id if isinstance(row, Row) else ""

    def heading(self, row: Row | Further | Head) -> bool:
        """Tell whether it is the line of the columns' names, or a further line of a row."""
        return not isinstance(row, Row)

    def follows(self, row: Row | Further | Head) -> bool:
        """Tell whether it is a further line of a row."""
        return isinstance(row, Further)

    @property
    def found(self) -> Row | None:
        """The row under the cursor."""
        return self.row if isinstance(self.row, Row) else None

    def turn(self, by: int) -> bool:
        """Go to the next cell of the row, or the one before; False at the ends."""
        column = self.column + by
        if not 0 <= column < len(COLUMNS):
            return False
        self.column = column
        self.redraw()
        return True

    def type_in(self, typed: bool) -> None:
        """Leave the cell under the cursor blank while a line in its place is typed in, or show it again."""
        self._typed_in = typed
        self.redraw()

    def format(self, row: Row | Further | Head, width: int, cursor: bool) -> Content:
        """Draw the four cells; possible allies quietly, what is to be settled plainly."""
        wide = _shares(width)
        if isinstance(row, Head):
            return Content("  ").join([fit(Content(name), w) for name, w in zip(row.parts, wide, strict=True)])
        state = (row.row if isinstance(row, Further) else row).state
        tone = "" if state == "current" else "$text-muted"
        texts = row.parts if isinstance(row, Further) else self._firsts.get(row.person.id, row.cells)
        parts = []
        for place, (text, w) in enumerate(zip(texts, wide, strict=True)):
            style = "$text-warning" if text == UNSETTLED and place >= NEXT else tone
            style = "" if cursor else style
            if cursor and self._typed_in and place == self.column:
                parts.append(Content(" " * w))
                continue
            cell = fit(plain(text, style) if text == UNSETTLED else _whose(text, place, style), w)
            parts.append(cell.stylize("reverse") if cursor and place == self.column else cell)
        return Content("  ").join(parts)

    def cell(self) -> Region:
        """Return where the cell under the cursor is drawn, from the table's own corner."""
        width = self.room[0] - 2
        wide = _shares(width)
        x = 2 + sum(wide[: self.column]) + 2 * self.column
        return Region(x, self.cursor - self.scroll_offset.y, wide[self.column], 1)


def _texts(row: Row) -> tuple[tuple[str, ...], ...]:
    """Return the four cells as what stands under each other in them."""
    phone = (row.phone,) if row.phone else ()
    return (row.person.name, *phone), row.past, row.next or (UNSETTLED,), (row.appointment,)


def _whose(text: str, place: int, style: str) -> Content:
    """Return a line of a cell as somebody's words, but for those that join them to a date or a place."""
    content = personal(text, style, numbers=place != NAME)
    for found in _JOINING.finditer(text) if place != NAME else ():
        content = content.stylize(OWN, *found.span())
    return content


def _cell(texts: tuple[str, ...], width: int) -> list[str]:
    """Return a cell's lines, the last one cut where there are too many."""
    lines = [part for text in texts for part in broken(text, width)]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])]


def _shares(width: int) -> list[int]:
    room = max(8, width - 2 * (len(COLUMNS) - 1))
    wide = [max(2, room * part // sum(_PARTS)) for part in _PARTS]
    wide[NEXT] += max(0, room - sum(wide))
    return wide


class CellLine(Line):
    """The line in which a cell is typed, over the cell itself; enter keeps it, esc leaves it as it was.

    keep is called with what is typed on each pause and when the line goes, so that no word is lost; with "" when it is
    kept, or is what stood there before.
    """

    DEFAULT_CSS = """
    CellLine {
        layer: cell; position: absolute; height: 1; border: none; padding: 0; background: $surface; color: $text;
    }
    """

    def __init__(self, before: str, draft: str, region: Region, keep: Callable[[str], None]) -> None:
        super().__init__(draft or before, id="cell", compact=True, select_on_focus=False)
        self.styles.offset = (region.x, region.y)
        self.styles.width = region.width
        self._before, self._keep, self._done = before, keep, False
        self._pause: Timer | None = None

    def watch_value(self, value: str) -> None:
        """Keep what is typed when there is a pause."""
        if self.is_mounted:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(0.4, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed so far, unless it is what stood there or was written."""
        self._keep("" if self._done or self.value == self._before else self.value)

    def done(self) -> None:
        """Forget the draft: what was typed is written."""
        self._done = True

    def on_unmount(self) -> None:
        """Keep what is typed when the line goes."""
        self.keep_draft()
