"""The history of one thing: every change, the newest first, and what it was after the one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from relbank.actions.past import Past, past, title
from relbank.method.agenda import day_of

from ..commands import in_place
from ..keymap import bindings
from ..safe import personal, plain
from ..widgets.bars import HintBar
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .pushed import Pushed, Step, scrolls

if TYPE_CHECKING:
    from ..app import Relbank

LIMIT = 20_000
"""Characters of one value that are shown."""


class Changes(Rows[Past]):
    """The list of changes."""

    _measured: tuple[Sequence[Past], tuple[Column, ...]] = ((), ())
    """Rows that were measured, and the columns for them."""

    def key(self, row: Past) -> str:
        """Return the stamp of the change."""
        return row.stamp

    def format(self, row: Past, width: int, cursor: bool) -> Content:
        """Draw when it was, what was done, on which device."""
        app: Relbank = self.app  # type: ignore[assignment]
        cells = (plain(_when(row, app.today()), "$text-muted"), plain(row.said), personal(row.where, "$text-muted"))
        columns = self._columns(app.today())
        return line(cells[: len(columns)], columns, width, gap=2)

    def _columns(self, today: date) -> tuple[Column, ...]:
        """Return the columns: what was done has all the room that the days leave; devices only where several wrote."""
        if self._measured[0] is not self.rows:
            days = max((len(_when(row, today)) for row in self.rows), default=0)
            others = any(not row.here for row in self.rows)
            where = (Column(13, 13, 2),) if others else ()
            self._measured = (self.rows, (Column(days, days, 1), Column(20), *where))
        return self._measured[1]


def _when(row: Past, today: date) -> str:
    return f"{day_of(row.when.date().isoformat(), today)} {row.when:%H:%M}"


class HistoryScreen(Pushed[None]):
    """The changes of one thing, and beside or below them what the one under the cursor did and left."""

    CSS_PATH = "history.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar = bindings("history")

    def __init__(self, table: str, id: str) -> None:
        super().__init__()
        self._table, self._thing = table, id

    def compose(self) -> ComposeResult:
        """The list, and the thing as it was."""
        store = self.app.store
        try:
            changes = past(store, self._table, self._thing)
            empty = "Nothing is known of it."
        except OSError as error:
            changes, empty = [], f"The log can't be read ({error.strerror}). `relbank doctor` tells more."
        rows = Changes(changes, empty=plain(empty), id="changes")
        of = personal(title(store, self._table, self._thing), numbers=True)
        rows.border_title = Content.assemble("History of ", of)
        rows.border_subtitle = Content("J K scroll it · esc closes")
        yield rows
        with VerticalScroll(id="frame", can_focus=False):
            yield Static("", id="was", markup=False)
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Stand on the newest change."""
        rows = self.rows
        rows.focus()
        self.query_one(HintBar).show(in_place("history", "history"))
        self._show(rows.row)

    @on(Rows.Highlighted)
    def _highlighted(self, event: Rows.Highlighted) -> None:
        self._show(event.row)

    def _show(self, change: Past | None) -> None:
        frame = self.query_one("#frame", VerticalScroll)
        frame.scroll_to(y=0, animate=False, immediate=True)
        frame.border_title = Content("" if change is None else "What was done, and what it was then")
        self.query_one("#was", Static).update(Content("") if change is None else drawn(change))

    @property
    def rows(self) -> Changes:
        """The changes."""
        return self.query_one(Changes)

    def steps(self) -> dict[str, Step]:
        """Scroll what stands beside the list."""
        return scrolls(self.query_one("#frame"))


def drawn(change: Past) -> Content:
    """Return what a change did, and the thing as it was behind it."""
    parts = [personal(text[:LIMIT], _tone(text), multiline=True, numbers=True) for text in change.lines]
    parts += [Content(""), Content.styled("AS IT WAS THEN", "bold $text-muted")]
    if change.after is None:
        parts.append(Content("It was not there."))
    for name, value in change.after or ():
        body = personal(value[:LIMIT], multiline=True, numbers=True)
        kind, sign, member = name.partition(" ")
        label = plain(kind + sign, "$text-accent") + personal(member, "$text-accent")
        parts.append(Content.assemble(label, "\n" if "\n" in value else "  ", body) if value else label)
    return Content("\n").join(parts)


def _tone(text: str) -> str:
    return "$text-success" if text.startswith(("+ ", "text + ")) else "$text-error" if text.startswith(
        ("- ", "text - ", "deleted")
    ) else ""  # fmt: skip
