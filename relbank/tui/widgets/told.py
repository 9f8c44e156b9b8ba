"""A page that is a list: headings, and lines of a label, a text and a remark, each with the thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from relbank.model.record import record
from relbank.model.text import cells as cells_of

from ..safe import plain
from .columns import Column, line
from .rows import Rows


@record
class Told:
    """One line. thing: what it is about, None for none. key: what names the line. tone: a style of the text.

    head: whether it is a heading, which the cursor passes over. more: a remark at the right end.
    """

    label: str
    text: str
    thing: Any = None
    more: str = ""
    tone: str = ""
    head: bool = False
    key: str = ""


def heading(text: str) -> Told:
    """Return a heading."""
    return Told(text, "", head=True, key=f"head {text}")


class Page(Rows[Told]):
    """The lines of a page; labels stand in a column as wide as the longest of them."""

    WIDEST = 26
    _measured: tuple[Sequence[Told], int, int] = ((), 0, 0)

    def key(self, row: Told) -> str:
        """Return what names the line: its own key, the document's id, or its words."""
        return row.key or (f"{row.label} {row.thing.id}" if hasattr(row.thing, "id") else f"{row.label} {row.text}")

    def heading(self, row: Told) -> bool:
        """Tell whether a line is a heading."""
        return row.head

    def format(self, row: Told, width: int, cursor: bool) -> Content:
        """Draw label, text and remark; where there is little room the remark goes first."""
        if row.head:
            return plain(row.label)
        labels, remarks = self._widths()
        cells = (plain(row.label, "$text-muted"), plain(row.text, row.tone), plain(row.more, "$text-muted"))
        label = min(labels, max(8, width // 3))
        columns = (Column(label, label, 1), Column(12), Column(min(remarks, 8), min(remarks, width // 2), 2))
        return line(cells if labels else cells[1:], columns if labels else columns[1:], width, gap=2)

    def _widths(self) -> tuple[int, int]:
        """Return the cells of the longest label and of the longest remark."""
        if self._measured[0] is not self.rows:
            labels = max((cells_of(r.label) for r in self.rows if not r.head), default=0)
            remarks = max((cells_of(r.more) for r in self.rows if not r.head), default=0)
            self._measured = (self.rows, min(labels, self.WIDEST), remarks)
        return self._measured[1:]
