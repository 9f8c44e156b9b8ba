"""Panes 4 and 5: the commitments checklist, mine and theirs."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from relbank.method.promises import CLOSED, LATE, TODAY, Owed
from relbank.model.promise import KEPT
from relbank.model.text import cells as cells_of

from .. import glyphs
from ..safe import personal, plain
from .columns import Column, cut, line, widths
from .rows import Rows

WHEN, BOX, WHAT = Column(9, 9, 3), Column(1, 1, 1), Column(8)
TONES = {LATE: "bold $text-error", TODAY: "bold $text-warning", CLOSED: "$text-muted"}


class Promises(Rows[Owed]):
    """A checklist: when it is due, the box, what was promised, to or by whom."""

    _longest: tuple[Sequence[Owed], int] = ((), 0)
    """Rows that were measured, and the cells of their longest name."""

    def key(self, row: Owed) -> str:
        """Return the promise's id."""
        return row.promise.id

    def format(self, row: Owed, width: int, cursor: bool) -> Content:
        """Draw a promise; late and today by word and colour."""
        signs = glyphs.of(self.app)
        closed = row.state == CLOSED
        what = personal(row.promise.text, "$text-muted strike" if closed else "", numbers=True)
        columns = (WHEN, BOX, WHAT, self._who(width))
        if row.aim and not closed:
            room = widths(columns, width)[2]
            long = what.cell_length + cells_of(f"  own day {row.aim}") > room
            aim = plain(f"  own {row.aim}" if long else f"  own day {row.aim}", "$text-muted")
            what = cut(what, max(WHAT.least, room - aim.cell_length)) + aim  # what is too long is cut before it
        cells = (
            plain(row.label, TONES.get(row.state, "$text-muted")),
            Content(signs.tick(row.promise.state == KEPT)),
            what,
            personal(row.who, "$text-muted"),
        )
        return line(cells, columns, width)

    def _who(self, width: int) -> Column:
        """Return the column of names: as wide as the longest of them, a quarter of the room where that is too wide."""
        if self._longest[0] is not self.rows:
            self._longest = (self.rows, max((cells_of(row.who) for row in self.rows), default=0))
        return Column(6, max(6, min(self._longest[1], max(14, width // 4))), 2)
