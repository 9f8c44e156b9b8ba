"""The tracking table as a list: four cells a row, one of them under the cursor (M29)."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Region
from textual.timer import Timer
from textual.widgets import Input

from relbank.method.tracking import COLUMNS, UNSETTLED, Row

from ..safe import plain
from .columns import fit
from .rows import Rows

NAME, PAST, NEXT, APPOINTMENT = range(4)
_PARTS = (24, 24, 32, 28)
_HEAD = "head"


class Table(Rows["Row | str"]):
    """The rows of the circle under a heading; column: the cell of the row under the cursor, 0 to 3."""

    column = NEXT

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show rows, the heading above them."""
        self.set_rows([_HEAD, *rows] if rows else [])

    def key(self, row: Row | str) -> str:
        """Return the person's id."""
        return row if isinstance(row, str) else row.person.id

    def heading(self, row: Row | str) -> bool:
        """Tell whether it is the line of the columns' names."""
        return isinstance(row, str)

    @property
    def found(self) -> Row | None:
        """The row under the cursor."""
        return None if isinstance(self.row, str) else self.row

    def turn(self, by: int) -> bool:
        """Go to the next cell of the row, or the one before; False at the ends."""
        column = self.column + by
        if not 0 <= column < len(COLUMNS):
            return False
        self.column = column
        self.redraw()
        return True

    def format(self, row: Row | str, width: int, cursor: bool) -> Content:
        """Draw the four cells; possible allies quietly, what is to be settled plainly."""
        wide = _shares(width)
        if isinstance(row, str):
            return Content("  ").join([fit(Content(name), w) for name, w in zip(COLUMNS, wide, strict=True)])
        tone = "" if row.state == "current" else "$text-muted"
        parts = []
        for place, (text, w) in enumerate(zip(row.cells, wide, strict=True)):
            style = "$text-warning" if text in ("", UNSETTLED) and place >= NEXT else tone
            cell = fit(plain(text or UNSETTLED if place == NEXT else text, "" if cursor else style), w)
            parts.append(cell.stylize("reverse") if cursor and place == self.column else cell)
        return Content("  ").join(parts)

    def cell(self) -> Region:
        """Return where the cell under the cursor is drawn, from the table's own corner."""
        width = self.room[0] - 2
        wide = _shares(width)
        x = 2 + sum(wide[: self.column]) + 2 * self.column
        return Region(x, self.cursor - self.scroll_offset.y, wide[self.column], 1)


def _shares(width: int) -> list[int]:
    room = max(8, width - 2 * (len(COLUMNS) - 1))
    wide = [max(2, room * part // sum(_PARTS)) for part in _PARTS]
    wide[NEXT] += max(0, room - sum(wide))
    return wide


class CellLine(Input):
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
