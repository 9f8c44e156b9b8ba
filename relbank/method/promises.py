"""Section D: the two-sided promise book, who owes what and since when (M14, M18)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.say import plural, say_short

LATE, TODAY, COMING, UNDATED, CLOSED = "late", "today", "coming", "undated", "closed"


@record
class Owed:
    """A promise as a list shows it.

    state: late, today, coming, undated or closed. days: days from today to the last day it is due (negative when
    late). label: at most eleven cells, "late 2d", "today", "Thu", "26 Nov", "no date", "kept". who: the person's name.
    aim: my own day, which comes before it, "" without one.
    """

    promise: Promise
    who: str
    state: str
    days: int
    label: str
    aim: str = ""


def owed(promise: Promise, journal: Journal, today: date, who: str | None = None) -> Owed:
    """Return how a promise stands on a day; who: the person's name, looked up when it is not given."""
    if who is None:
        who = name_of(journal, promise.person)
    if promise.state != OPEN:
        return Owed(promise, who, CLOSED, 0, closed_as(promise))
    last = promise.due.last if promise.due else None
    aim = say_short(promise.target, today) if promise.target and promise.target.iso else ""
    if last is None:
        return Owed(promise, who, UNDATED, 0, "no date", aim)
    days = (last - today).days
    if days < 0:
        return Owed(promise, who, LATE, days, f"late {-days}d", aim)
    return Owed(promise, who, TODAY if days == 0 else COMING, days, say_short(promise.due, today), aim)


def name_of(journal: Journal, person: str) -> str:
    """Return the name of somebody, in the trash or not; "" for nobody."""
    if not person:
        return ""
    name = journal.name_of(person)
    if not name and (thrown := journal.get(Person, person)) is not None:
        return thrown.name
    return name


def closed_as(promise: Promise) -> str:
    """Return how a closed promise ended: kept, kept late, broken or dropped (M14)."""
    return "kept late" if was_late(promise) else promise.state


def was_late(promise: Promise) -> bool:
    """Tell whether a promise was kept after the last day it was due."""
    due = promise.due
    if promise.state != KEPT or due is None or not due.iso or promise.closed[:10] <= due.iso[:10]:
        return False  # on its first day or before: that is told without reading dates
    last = due.last
    return last is not None and promise.closed[:10] > last.isoformat()


def _sorted(promises: Iterable[Owed]) -> tuple[Owed, ...]:
    return tuple(sorted(promises, key=lambda o: (o.state == UNDATED, o.days, o.promise.id)))


def open_of(journal: Journal, today: date, by: str, person: str = "") -> tuple[Owed, ...]:
    """Return the open promises by me or by them, the latest first; snoozed ones are left out until their day."""
    found: Iterable[Any] = journal.of(Promise, person) if person else journal.open_promises()
    day = today.isoformat()
    return _sorted(owed(p, journal, today) for p in found if p.state == OPEN and p.by == by and not p.snoozed > day)


def mine(journal: Journal, today: date, person: str = "") -> tuple[Owed, ...]:
    """Return what I owe, overdue first, undated last."""
    return open_of(journal, today, ME, person)


def theirs(journal: Journal, today: date, person: str = "") -> tuple[Owed, ...]:
    """Return what others owe me, overdue first, undated last."""
    return open_of(journal, today, "them", person)


def closed(journal: Journal, today: date, by: str, most: int = 100) -> tuple[Owed, ...]:
    """Return the promises of one side that were closed, the last one first."""
    found = [p for p in journal.every(Promise) if p.by == by and p.state != OPEN]
    found.sort(key=lambda p: (p.closed, p.id), reverse=True)
    return tuple(owed(p, journal, today) for p in found[:most])


def counters(journal: Journal, today: date) -> str:
    """Return what I owe in a few words for a top line: "2 due today · 1 late"; "" when nothing presses."""
    owing = mine(journal, today)
    late = sum(o.state == LATE for o in owing)
    now = sum(o.state == TODAY for o in owing)
    parts = [f"{plural(now, 'promise')} today"] if now else []
    if late:
        parts.append(f"{late} late")
    return " · ".join(parts)
