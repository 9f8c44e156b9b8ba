"""Section D in one page: the book of all promises in figures, over all and per person (M16-M19)."""

from __future__ import annotations

from datetime import date

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, THEM, Promise
from relbank.model.record import record
from relbank.settings import Settings

from .capacity import Capacity, began, capacity
from .doubt import Delivery, delivery
from .performance import Performance, performance


@record
class Line:
    """How the promises with one person stand: mine and theirs; person: None for those to nobody in particular."""

    person: Person | None
    mine: Performance
    theirs: Performance
    open: int
    owed: int
    delivery: Delivery

    @property
    def name(self) -> str:
        """The person's name, "-" for nobody."""
        return self.person.name if self.person else "-"


@record
class Book:
    """The figures of all promises, and a line a person; who was kept least on time comes first.

    owing: what others promised and have not done yet.
    """

    mine: Performance
    theirs: Performance
    capacity: Capacity
    delivery: Delivery
    owing: tuple[Promise, ...]
    lines: tuple[Line, ...]

    @property
    def owed(self) -> int:
        """How many promises of others are open."""
        return len(self.owing)


def book(journal: Journal, today: date, settings: Settings) -> Book:
    """Return the figures of the promises in a journal."""
    promises = journal.every(Promise)
    groups: dict[str, list[Promise]] = {}
    for promise in promises:
        groups.setdefault(promise.person, []).append(promise)
    lines = []
    for id, group in groups.items():
        person = journal.get(Person, id) if id else None
        if person is None or not person.trashed:
            lines.append(line(person, group, today))
    lines.sort(key=_weakest)
    first = began(p for p in journal.every(Person) if not p.trashed)
    return Book(
        performance(promises, today), performance(promises, today, THEM),
        capacity(promises, today, settings.open_promises, first), delivery(promises),
        tuple(p for p in promises if p.by == THEM and p.state == OPEN), tuple(lines),
    )  # fmt: skip


def line(person: Person | None, promises: list[Promise], today: date) -> Line:
    """Return how the promises with one person stand."""
    return Line(
        person, performance(promises, today), performance(promises, today, THEM),
        sum(p.by == ME and p.state == OPEN for p in promises), sum(p.by == THEM and p.state == OPEN for p in promises),
        delivery(promises),
    )  # fmt: skip


def _weakest(one: Line) -> tuple[float, int, str]:
    on_time = one.mine.ever.on_time
    return (2.0 if on_time is None else on_time, -one.mine.ever.judged, one.name.casefold())
