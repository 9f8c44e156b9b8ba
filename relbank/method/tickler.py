"""Section D, the tickler (M18): due, overdue, coming, they owe me, days that are near, notes owed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.say import plural

from .agenda import Debrief, debriefs
from .occasions import Occasion, occasions
from .promises import COMING, LATE, TODAY, Owed, owed

AHEAD = 7
"""Days within which a promise is shown as coming."""

_FEW = 20  # promises whose people are read one by one


@record
class Near:
    """A birthday or another yearly day that is near; days: how far off it is."""

    person: Person
    occasion: Occasion
    days: int


@record
class Tickler:
    """What one should not forget on a day.

    mine, theirs: promises that are late, due today or within the next days, the latest first. later, theirs_later: how
    many more are open. debriefs: notes owed. near: yearly days within the lead time, the nearest first.
    """

    mine: tuple[Owed, ...]
    theirs: tuple[Owed, ...]
    later: int
    theirs_later: int
    debriefs: tuple[Debrief, ...]
    near: tuple[Near, ...]

    @property
    def late(self) -> int:
        """How many promises of mine are late."""
        return sum(o.state == LATE for o in self.mine)

    @property
    def today(self) -> int:
        """How many promises of mine are due today."""
        return sum(o.state == TODAY for o in self.mine)

    @property
    def pressing(self) -> bool:
        """Whether anything asks for something today: a promise due or late, a note owed, somebody's day."""
        due = any(o.state != COMING for o in (*self.mine, *self.theirs))
        return due or bool(self.debriefs) or any(n.days == 0 for n in self.near)

    @property
    def line(self) -> str:
        """The whole in a few words for a prompt or a status bar, "" when nothing presses: "1 late · 2 today"."""
        waiting = sum(o.state != COMING for o in self.theirs)
        days = [n.person.name for n in self.near if n.days == 0]
        parts = [
            f"{self.late} late" if self.late else "",
            f"{self.today} due today" if self.today else "",
            f"{waiting} owed to me" if waiting else "",
            f"{plural(len(self.debriefs), 'debrief')}" if self.debriefs else "",
            f"{plural(len(days), 'date')} today" if days else "",
        ]
        return " · ".join(part for part in parts if part)


def tickler(journal: Journal, now: datetime, lead: int = 14, ahead: int = AHEAD) -> Tickler:
    """Return what is due at a moment; lead: days before a yearly day from which on it is told.

    Only what is shown is built: it must be quick in a journal of thousands.
    """
    today = now.date()
    sides: dict[str, tuple[list[Promise], list[Promise]]] = {}
    day, last = today.isoformat(), (today + timedelta(days=ahead)).isoformat()
    for promise in journal.open_promises():
        if promise.snoozed > day:
            continue
        due = promise.due.last if promise.due else None
        shown, later = sides.setdefault(promise.by, ([], []))
        (shown if due is not None and due.isoformat() <= last else later).append(promise)
    mine, later = sides.pop(ME, ([], []))
    theirs, theirs_later = next(iter(sides.values()), ([], []))
    names = {id: name for id, name, _ in journal.names()} if len(mine) + len(theirs) > _FEW else {}

    def told(promises: Iterable[Promise]) -> tuple[Owed, ...]:
        found = (owed(p, journal, today, names.get(p.person)) for p in promises)
        return tuple(sorted(found, key=lambda o: (o.days, o.promise.id)))

    return Tickler(
        told(mine), told(theirs), len(later), len(theirs_later), debriefs(journal, now), near(journal, today, lead)
    )


def near(journal: Journal, today: date, lead: int) -> tuple[Near, ...]:
    """Return the birthdays, anniversaries and other days of people that come within some days."""
    wanted = {(today + timedelta(days=n)).isoformat()[5:] for n in range(lead + 1)}
    if "02-28" in wanted:
        wanted.add("02-29")
    found = []
    for id in dict.fromkeys(id for id, day in journal.days() if day in wanted):
        person = journal.get(Person, id)
        for occasion in occasions(person, (), today) if person else ():
            days = (occasion.day - today).days
            if person and days <= lead:
                found.append(Near(person, occasion, days))
    return tuple(sorted(found, key=lambda n: (n.days, n.person.order)))
