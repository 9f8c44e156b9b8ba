"""A page that is a list: headings, and lines of a label, a text and a remark, each with the thing it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.content import Content

from relbank.model.record import record
from relbank.model.text import cells as cells_of

from .columns import broken, fit
from .lineview import margin
from .rows import Rows


@record
class Told:
    """One line. thing: what it is about, None for none. key: what names the line. tone: a style of the text.

    head: whether it is a heading, which the cursor passes over. more: a remark at the right end. also: other things, or
    words, of the user's that the line speaks of.
    """

    label: str
    text: str
    thing: Any = None
    more: str = ""
    tone: str = ""
    head: bool = False
    key: str = ""
    also: Any = None
    further: bool = False
    """Whether it goes on with the text of the line above."""
    whole: str = ""
    """All of a text that was broken into lines."""


def heading(text: str, also: Any = None) -> Told:
    """Return a heading."""
    return Told(text, "", head=True, key=f"head {text}", also=also)


class Page(Rows[Told]):
    """The lines of a page; labels stand in a column as wide as the longest of them."""

    WIDEST: ClassVar[int] = 26
    """Cells that labels take at most …"""
    SHARE: ClassVar[float] = 0.34
    """… and the share of the line."""
    LINES: ClassVar[int] = 3
    """Lines that a text takes at most."""
    _measured: tuple[Sequence[Told], int] = ((), 0)
    _whole: Sequence[Told] = ()

    def set_rows(self, rows: Sequence[Told], keep: bool = True) -> None:
        """Show other lines; a text that is too long for one goes on below."""
        self._whole = rows
        super().set_rows(self._broken(), keep)

    def on_resize(self, event: events.Resize) -> None:
        """Break the texts at another width."""
        super().on_resize(event)
        broken_anew = self._broken()
        if broken_anew != list(self.rows):
            super().set_rows(broken_anew)

    def _broken(self) -> list[Told]:
        width = self.room[0] - margin(self.room[0])
        if width < 20:
            return list(self._whole)
        longest = max((cells_of(r.label) for r in self._whole if not r.head), default=0)
        out: list[Told] = []
        for row in self._whole:
            label, room, _ = self._wide(row, width, min(longest, self.WIDEST))
            if row.head or cells_of(row.text) <= room:
                out.append(row)
                continue
            first, *rest = broken(row.text, room)
            out.append(replace(row, text=first, key=row.key or self.key(row), whole=row.text))
            lines = broken(" ".join(rest), width - (label + 2 if label else 0))
            if len(lines) >= self.LINES:
                lines = [*lines[: self.LINES - 2], " ".join(lines[self.LINES - 2 :])]
            out += [replace(row, text=text, more="", further=True, whole=row.text) for text in lines]
        return out

    def _wide(self, row: Told, width: int, labels: int) -> tuple[int, int, int]:
        """Return the cells of label, text and remark of a line."""
        label = min(labels, max(8, int(width * self.SHARE))) if row.label else 0
        left = width - (label + 2 if label else 0)
        more = min(cells_of(row.more), max(left // 2, left - cells_of(row.text) - 2)) if left > 24 else 0
        return label, max(4, left - (more + 2 if more else 0)), more

    def key(self, row: Told) -> str:
        """Return what names the line: its own key, the document's id, or its words."""
        return row.key or (f"{row.label} {row.thing.id}" if hasattr(row.thing, "id") else f"{row.label} {row.text}")

    def heading(self, row: Told) -> bool:
        """Tell whether a line is a heading."""
        return row.head or row.further

    def follows(self, row: Told) -> bool:
        """Tell whether a line goes on with the one above."""
        return row.further

    def format(self, row: Told, width: int, cursor: bool) -> Content:
        """Draw label, text and remark, without a label over the whole line; where room is short the remark goes."""
        if row.head:
            return self.sentence(row.label, "", row.also)
        wide = self._wide(row, width, self._labels())
        label = "" if row.further else row.label
        parts = ((label, "$text-muted", ""), (row.text, row.tone, row.whole), (row.more, "$text-muted", ""))
        about = None if isinstance(row.thing, str) else row.thing
        cells = [self.sentence(text, style, about, row.also, whole=whole) for text, style, whole in parts]
        return Content("  ").join([fit(cell, w) for cell, w in zip(cells, wide, strict=True) if w])

    def _labels(self) -> int:
        """Return the cells of the column of labels."""
        if self._measured[0] is not self.rows:
            longest = max((cells_of(r.label) for r in self.rows if not r.head), default=0)
            self._measured = (self.rows, min(longest, self.WIDEST))
        return self._measured[1]
