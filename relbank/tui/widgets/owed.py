"""Panes 4 and 5: the commitments checklist, mine and theirs."""

from __future__ import annotations

from textual.content import Content

from relbank.method.promises import CLOSED, LATE, TODAY, Owed
from relbank.model.promise import KEPT

from .. import glyphs
from ..safe import plain
from .columns import Column, line
from .rows import Rows

COLUMNS = (Column(9, 9, 3), Column(1, 1, 1), Column(8), Column(6, 12, 2))
TONES = {LATE: "bold $text-error", TODAY: "bold $text-warning", CLOSED: "$text-muted"}


class Promises(Rows[Owed]):
    """A checklist: when it is due, the box, what was promised, to or by whom."""

    def key(self, row: Owed) -> str:
        """Return the promise's id."""
        return row.promise.id

    def format(self, row: Owed, width: int, cursor: bool) -> Content:
        """Draw a promise; late and today by word and colour."""
        signs = glyphs.of(self.app)
        closed = row.state == CLOSED
        cells = (
            plain(row.label, TONES.get(row.state, "$text-muted")),
            Content(signs.tick(row.promise.state == KEPT)),
            plain(row.promise.text, "$text-muted strike" if closed else ""),
            plain(row.who, "$text-muted"),
        )
        return line(cells, COLUMNS, width)
