"""Conflicts: what two devices changed without knowing of each other, kept or dismissed one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from relbank.actions.conflicts import Lost, dismiss, keep, listed_conflicts
from relbank.store import StoreError

from ..commands import in_place
from ..keymap import bindings
from ..safe import personal, plain
from ..widgets.bars import HintBar
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .history import LIMIT
from .pushed import Pushed, Step, scrolls

_COLUMNS = (Column(8, 16), Column(12, 0, 1))


class LostRows(Rows[Lost]):
    """The list of values that lost."""

    def key(self, row: Lost) -> str:
        """Return what names the value."""
        return row.id

    def format(self, row: Lost, width: int, cursor: bool) -> Content:
        """Draw which field of what."""
        return line((plain(row.field, "$text-accent"), personal(row.what)), _COLUMNS, width, gap=2)


class ConflictsScreen(Pushed[None]):
    """The list, and both values of the one under the cursor; enter keeps the one that lost, x dismisses it."""

    CSS_PATH = "history.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar = bindings("conflicts")

    def compose(self) -> ComposeResult:
        """The list, and both values."""
        rows = LostRows(empty=Content("Nothing is left to settle: no two devices changed the same thing."), id="lost")
        rows.border_title = Content("Changed on two devices")
        rows.border_subtitle = Content("enter keep · x dismiss · esc closes")
        yield rows
        with VerticalScroll(id="frame", can_focus=False):
            yield Static("", id="both", markup=False)
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Stand on the oldest one."""
        self.app.conflicts_told = True
        self.app.unsay()
        self.rows.focus()
        self.query_one(HintBar).show(in_place("conflicts", "conflicts"))
        self.refresh_all()

    def refresh_all(self) -> None:
        """Show what is left to settle."""
        found: Sequence[Lost] = ()
        try:
            found = listed_conflicts(self.app.store)
        except StoreError as error:
            self.app.say(f"{error.what} {error.do}", "error", stay=True)
        rows = self.rows
        rows.set_rows(found)
        rows.border_title = Content(f"Changed on two devices {len(found)}")
        self._show(rows.row)

    @on(Rows.Highlighted)
    def _highlighted(self, event: Rows.Highlighted) -> None:
        self._show(event.row)

    def _show(self, lost: Lost | None) -> None:
        self.query_one("#frame", VerticalScroll).scroll_to(y=0, animate=False, immediate=True)
        self.query_one("#both", Static).update(Content("") if lost is None else drawn(lost))

    @property
    def rows(self) -> LostRows:
        """What is left to settle."""
        return self.query_one(LostRows)

    def steps(self) -> dict[str, Step]:
        """Settle the one under the cursor; scroll what stands beside the list."""
        return {
            "conflict.keep": lambda: self._settle(self.rows.row, keep),
            "conflict.dismiss": lambda: self._settle(self.rows.row, dismiss),
            **scrolls(self.query_one("#frame")),
        }

    def _settle(self, lost: Lost | None, how: Callable[..., object]) -> None:
        if lost is not None:
            self.app.attempt(lambda: how(self.app.store, lost))  # type: ignore[arg-type, return-value]
            self.refresh_all()


def drawn(lost: Lost) -> Content:
    """Return both values, each under who wrote it."""
    written = f"THE OTHER, WRITTEN {lost.when.replace('T', ' ')}, {lost.where.upper()}"
    return Content("\n").join(
        [
            plain(f"{lost.field} of {lost.what}", "bold"),
            Content(""),
            plain(written, "bold $text-warning"),
            personal(lost.theirs[:LIMIT] or "nothing", multiline=True),
            Content(""),
            Content.styled("WHAT STANDS NOW", "bold $text-muted"),
            personal(lost.ours[:LIMIT] or "nothing", multiline=True),
        ]
    )
