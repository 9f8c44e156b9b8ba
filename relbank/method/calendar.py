"""What of a journal belongs into a calendar (M13, M18, M23): promises, appointments, time for their notes, dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.text import fold
from relbank.model.when import MINUTE, When

from .occasions import occasions

MEETING, DEBRIEF, PROMISE, DATE = "appointment", "debrief", "promise", "date"
YEARLY, LEAP = "yearly", "leap"
KINDS = (MEETING, DEBRIEF, PROMISE, DATE)
HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
"""How long an appointment without an end is taken to last, and how long jotting it down takes (M11)."""
KEPT = timedelta(days=31)
"""How long what has passed stays in the calendar."""


@record
class Block:
    """One entry of a calendar.

    uid: the same for the same thing in every export. first, last: wall times without offset, or the first and the last
    day of what takes whole days; last is None for a promise without a date. yearly: YEARLY when it comes again each
    year, LEAP when that is the last of February, else "". ahead: days before at which a reminder is due, 0 for none.
    """

    uid: str
    kind: str
    title: str
    first: date | datetime | None
    last: date | datetime | None
    text: str = ""
    place: str = ""
    yearly: str = ""
    ahead: int = 0


def blocks(journal: Journal, now: datetime, lead: int = 14) -> tuple[Block, ...]:
    """Return the entries of a calendar; lead: days before a birthday at which one is reminded.

    Appointments of the last month and all to come, each with its quarter of an hour for the note behind it; open
    promises both ways, by the last day that they are due; birthdays, anniversaries and other dates.
    """
    found = [*_meetings(journal, now), *_promises(journal), *_dates(journal, now.date(), lead)]
    return tuple(sorted(found, key=lambda b: (b.first is None, str(b.first), b.uid)))


def undated(journal: Journal) -> int:
    """Return how many appointments are open ("??"), so that no calendar can hold them."""
    return sum(a.when.iso is None for a in journal.coming())


def span(when: When) -> tuple[date | datetime, date | datetime] | None:
    """Return from when to when a date lasts: wall times for a minute, first and last day otherwise; None while open."""
    first, last, at = when.first, when.last, when.at
    if first is None or last is None:
        return None
    if at is None or when.precision != MINUTE:
        return first, max(first, last)
    end = datetime.fromisoformat(when.end) if when.end and len(when.end) > 10 else at + HOUR
    return at, end if end > at else at + HOUR


def _meetings(journal: Journal, now: datetime) -> Iterator[Block]:
    since = (now.date() - KEPT).isoformat()
    for a in journal.every(Appointment):
        times = span(a.when)
        if times is None or a.state == "cancelled" or (a.when.iso or "") < since:
            continue
        names = ", ".join(p.name for id in a.people if (p := journal.get(Person, id)))
        title = " · ".join(x for x in (a.text or "appointment", names) if x)
        yield Block(f"appointment-{a.id}", MEETING, title, *times, place=a.place)
        last = times[1]
        if isinstance(last, datetime) and not a.held and last > now.replace(tzinfo=None) - KEPT:
            what = f"Jot down: {names or a.text or 'appointment'}"
            told = "Fifteen minutes for the note, while it is fresh."
            yield Block(f"debrief-{a.id}", DEBRIEF, what, last, last + QUARTER, told)


def _promises(journal: Journal) -> Iterator[Block]:
    for p in journal.open_promises():
        yield _promise(p, journal)


def _promise(p: Promise, journal: Journal) -> Block:
    person = journal.get(Person, p.person) if p.person else None
    who = person.name if person else ""
    title = f"Promised {who}: {p.text}".replace(" :", ":") if p.by == ME else f"{who or 'They'} promised: {p.text}"
    last = p.due.last if p.due else None
    target = p.target.last if p.target else None
    told = f"Your own target: {target.isoformat()}." if target else ""
    if p.due and last and p.due.first != last:
        told = f"{told} Any day from {p.due.first} on counts.".strip()
    return Block(f"promise-{p.id}", PROMISE, title, last, last, told)


def _dates(journal: Journal, today: date, lead: int) -> Iterator[Block]:
    for person in journal.every(Person):
        told: set[str] = set()
        stored = {day[-5:] for day in (person.birthday, person.anniversary, *person.dates)}
        for o in occasions(person, journal.of(Fact, person.id), today):
            uid = f"date-{o.thing.id}-{'-'.join(fold(o.name).split())}"
            uid = f"{uid}-{o.day:%m-%d}" if uid in told else uid
            told.add(uid)
            leap = "02-29" in stored and (o.day.month, o.day.day) in ((2, 28), (2, 29))
            since = f"Since {o.day.year - o.years}." if o.years else ""
            yearly = LEAP if leap else YEARLY
            yield Block(uid, DATE, f"{person.name}: {o.name}", o.day, o.day, since, yearly=yearly, ahead=lead)
