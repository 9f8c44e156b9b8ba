"""The book of promises: shares kept and on time with their trend, pace, age; both sides with one person (M14-M19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from relbank.method import evidence
from relbank.method.agenda import day_of
from relbank.method.book import Line, book
from relbank.method.doubt import age
from relbank.method.doubt import said as age_said
from relbank.method.figure import Number
from relbank.method.performance import arrow, percent
from relbank.method.promises import LATE, TODAY, owed
from relbank.method.traced import OPEN_ONES, over_all, with_person
from relbank.method.tracking import said
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, THEM, Promise

from ..safe import personal, plain
from ..widgets.columns import Column
from ..widgets.named import Named
from ..widgets.rows import Rows
from ..widgets.told import Page, Told, heading
from .panes import Panes

if TYPE_CHECKING:
    from relbank.store import Store

    from .why import Group

_AGES = {OPEN: "{} old", KEPT: "took {}"}
_TONES = {LATE: "bold $text-error", TODAY: "bold $text-warning"}


class People(Named[Line]):
    """A line a person: open ones of mine and theirs, kept, on time, trend."""

    COLUMNS = (
        Column(12, 26), Column(5, 5, 3, True), Column(4, 4, 4, True), Column(5, 5, 0, True), Column(7, 7, 1, True),
        Column(6, 6, 2, True),
    )  # fmt: skip
    NAMES = ("", "I owe", "owed", "kept", "on time", "trend")
    GAP = 1

    def called(self, row: Line) -> str:
        """Return the person's id."""
        return row.person.id if row.person else ""

    def cells(self, row: Line, width: int) -> Sequence[Content]:
        """Draw the line; a weak share stands out by its tone beside its number."""
        ever = row.mine.ever
        part = ever.on_time
        tone = "" if part is None else "$text-error bold" if part < 0.5 else "$text-warning" if part < 0.8 else ""
        return (
            personal(row.name), plain(str(row.open or "")), plain(str(row.owed or ""), "$text-muted"),
            plain(percent(ever.share), "$text-muted"), plain(percent(part), tone),
            plain(arrow(row.mine.trend), "$text-muted"),
        )  # fmt: skip


class PromisesView(Panes):
    """People at the left, the weakest share first; the figures over all, and both sides with the person."""

    HINTS: ClassVar = ("go", "promise.new", "tick", "promise.word", "edit", "why", "back")
    DEFAULT_CSS = """
    PromisesView { layout: horizontal; }
    PromisesView #keeping { width: 46%; min-width: 40; }
    PromisesView #figures { height: 12; }
    PromisesView #sides { height: 1fr; }
    Home.-short PromisesView #figures { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Three lists."""
        empty = Content("No promise yet. p makes one; in a note, “- [ ] send article by Fri” does.")
        rows = People(id="keeping", classes="pane", empty=empty)
        rows.border_title = Content("Promises")
        yield rows
        with Container(classes="side"):
            page = Page(id="figures", classes="pane")
            page.border_title = Content("Over all")
            yield page
            yield Page(id="sides", classes="pane", empty=Content("Whoever is under the cursor."))

    def fill(self, store: Store, now: datetime) -> None:
        """Work the figures out anew."""
        found = book(store.journal, now.date(), self.app.settings)
        rows = self.query_one(People)
        rows.show(found.lines)
        rows.retitle(plain(f"Promises: {len(found.capacity.open)} mine, {found.owed} theirs open"))
        tones = {OPEN_ONES: "$text-error"} if found.capacity.over else {}
        self.query_one("#figures", Page).set_rows(
            [Told(f.label, f.said, f, tone=tones.get(f.label, ""), key=f.label) for f in over_all(found)]
        )
        self._show()

    @on(Rows.Highlighted, "#keeping")
    def _show(self) -> None:
        row, page = self.query_one(People).found, self.query_one("#sides", Page)
        page.set_rows(self._sides(row) if row else [])
        nobody = plain("To nobody in particular" if row else "Nobody")
        page.retitle(personal(row.name) if row and row.person else nobody)

    def _sides(self, row: Line) -> list[Told]:
        journal, now = self.app.journal, self.app.now()
        found = journal.of(Promise, row.person.id) if row.person else [
            p for p in journal.every(Promise) if not p.person
        ]  # fmt: skip
        out: list[Told] = []
        for title, by in (("My promises", ME), ("Theirs", THEM)):
            side = [p for p in found if p.by == by]
            side.sort(key=lambda p: (p.state != OPEN, p.due.sort if p.due and p.state == OPEN else "~~"))
            if side:
                out.append(heading(title))
                out += [self._told(p, now) for p in side]
        return out

    def _told(self, promise: Promise, now: datetime) -> Told:
        one, old = owed(promise, self.app.journal, now.date()), age(promise, now)
        span = "" if old is None else _AGES.get(promise.state, "after {}").format(age_said(old))
        if promise.state == OPEN and promise.target and promise.target.iso:
            span = f"my day {said(promise.target, now.date())}, {span}"
        if promise.nudged:
            span += f", asked {day_of(promise.nudged, now.date())}"
        return Told(one.label, promise.text, promise, span, _TONES.get(one.state, ""))

    @property
    def person(self) -> Person | None:
        """The person of the line under the cursor."""
        row = self.query_one(People).found
        return row.person if row else None

    def thing(self) -> Any:
        """Return the person, or the promise under the cursor."""
        pane = self.pane
        if not isinstance(pane, Page):
            return self.person
        found = pane.row.thing if pane.row else None
        return found if isinstance(found, Promise) else None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Explain the figure under the cursor, or the shares of the person."""
        pane = self.pane
        found = pane.row.thing if isinstance(pane, Page) and pane.row else None
        if isinstance(found, Number):
            figure = found
            return f"Promises: {figure.label}", lambda: self._groups([figure])
        row = self.query_one(People).found
        if row is None:
            return None
        return f"Promises: {row.name}", lambda: self._groups(with_person(row.mine))

    def _groups(self, found: Sequence[Number]) -> Sequence[Group]:
        from .why import Group

        return [
            Group(f"{f.label}: {f.said}", (f"{f.how.rstrip('.')}.",), evidence.of(f.things, self.app.journal))
            for f in found
        ]

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the view does of its own: enter goes to what the line tells."""
        own: dict[str, Callable[[], object]] = {}
        if self.pane is self.panes()[0]:
            own["open"] = lambda: self.go(self.query_one("#sides"))
        return {**super().verbs(), **own}
