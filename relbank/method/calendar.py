"""What of a journal belongs into a calendar (M13, M18, M23): promises, appointments, dates, a quarter for each debrief."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.when import MINUTE, When

MEETING, DEBRIEF, PROMISE, DATE = "appointment", "debrief", "promise", "date"
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
    day of what takes whole days; last is None for a promise without a date. yearly: comes again each year. ahead: days
    before at which a reminder is due, 0 for none.
    """

    uid: str
    kind: str
    title: str
    first: date | datetime | None
    last: date | datetime | None
    text: str = ""
    place: str = ""
    yearly: bool = False
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
    if p.by == ME:
        title = f"Promised{' ' + who if who else ''}: {p.text}"
    else:
        title = f"{who or 'They'} promised: {p.text}"
    last = p.due.last if p.due else None
    target = p.target.last if p.target else None
    told = f"Your own target: {target.isoformat()}." if target else ""
    if p.due and p.due.precision != MINUTE and p.due.first != last and last:
        told = f"{told} Any day from {p.due.first} on counts.".strip()
    return Block(f"promise-{p.id}", PROMISE, title, last, last, told)


def _dates(journal: Journal, today: date, lead: int) -> Iterator[Block]:
    for person in journal.every(Person):
        for what, stored in _days_of(person):
            day = occurrence(stored, today)
            if day is None:
                continue
            year = int(stored[:4]) if stored[:4].isdigit() else 0
            told = f"Since {year}." if year else ""
            uid = f"date-{person.id}-{what.replace(' ', '-')}-{stored[-5:]}"
            yield Block(uid, DATE, f"{person.name}: {what}", day, day, told, yearly=True, ahead=lead)


def _days_of(person: Person) -> Iterator[tuple[str, str]]:
    if person.birthday:
        yield "birthday", person.birthday
    if person.anniversary:
        yield "anniversary", person.anniversary
    for stored, label in person.dates.items():
        yield label or "date", stored


def occurrence(stored: str, today: date) -> date | None:
    """Return when a yearly date ("1970-05-12", "--05-12") comes next, today included; None when it can't be read.

    The 29 February is the 28th in a year that has none.
    """
    month, day = stored[-5:-3], stored[-2:]
    if not (month.isdigit() and day.isdigit() and stored[-3:-2] == "-"):
        return None
    for year in (today.year, today.year + 1):
        found = _day(year, int(month), int(day))
        if found is None or found >= today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28) if (month, day) == (2, 29) else None
