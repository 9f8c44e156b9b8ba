"""Section D and E: what is late, what today holds and what comes, in the order of its days (M18, M23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME
from relbank.model.record import record
from relbank.model.review import Plan
from relbank.model.say import DAYS, MONTHS, say_day
from relbank.model.when import DAY, MINUTE
from relbank.settings import Settings

from .promises import LATE, Owed, mine, theirs
from .tickler import near

LATE_HEADING, OPEN_HEADING, NOTES_HEADING = "Late", "No date yet", "Notes still owed"
FAR = 60
"""Days ahead that an agenda shows."""


@record
class Entry:
    """One line of an agenda.

    heading: the day, or what stands in its place. time: "12:30" where there is one, "9d" for so long late. what:
    appointment, I owe, they owe, birthday. tone: late, debrief, date or "". thing: the document behind it.
    """

    key: str
    heading: str
    order: tuple[str, str]
    time: str
    what: str
    who: str
    text: str
    thing: Any
    person: str = ""
    tone: str = ""


def ahead(journal: Journal, now: datetime, settings: Settings, days: int = FAR) -> tuple[Entry, ...]:
    """Return late promises and owed notes, then today and the days to come, what has no date at the end."""
    today = now.date()
    found = [*_promises(journal, today, days), *_meetings(journal, now, days), *_dates(journal, today, settings)]
    return tuple(sorted(found, key=lambda e: (e.order, e.key)))


def _promises(journal: Journal, today: date, days: int) -> Iterator[Entry]:
    for owed, what in [(o, "I owe") for o in mine(journal, today)] + [(o, "they owe") for o in theirs(journal, today)]:
        p = owed.promise
        last = p.due.last if p.due else None
        if last is not None and last > today + timedelta(days=days):
            continue
        heading, order = _place(owed, last, today)
        late = owed.state == LATE
        text = f"{p.text} ({owed.label})" if last is None else p.text
        yield Entry(f"promise:{p.id}", heading, order, f"{-owed.days}d" if late else "", what, owed.who, text, p,
                    p.person, "late" if late else "")  # fmt: skip


def _place(owed: Owed, last: date | None, today: date) -> tuple[str, tuple[str, str]]:
    if owed.state == LATE:
        side = "0" if owed.promise.by == ME else "1"
        return LATE_HEADING, ("0" + side, f"{9999 + owed.days:05d}")
    if last is None:
        return OPEN_HEADING, ("9", "")
    return heading_of(last, today), (f"2{last.isoformat()}", "2")


def heading_of(day: date, today: date) -> str:
    """Return the heading of a day: "Today, Sun 22 Nov 2026", "Mon 23 Nov", in another year "Sat 2 Jan 2027"."""
    off = (day - today).days
    if off in (0, 1):
        return f"{('Today', 'Tomorrow')[off]}, {say_day(day)}"
    short = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return short if day.year == today.year else f"{short} {day.year}"


def _meetings(journal: Journal, now: datetime, days: int) -> Iterator[Entry]:
    from .agenda import debriefs

    today, wall = now.date(), now.replace(tzinfo=None)
    owed = debriefs(journal, now)
    for one in owed:
        a = one.appointment
        who = _names(journal, a.people)
        text = f"{a.text or 'appointment'}, {one.label.rpartition(', ')[2]}"
        yield Entry(f"debrief:{a.id}", NOTES_HEADING, ("1", _backwards(a.when.iso)), "", "debrief", who, text, a,
                    next(iter(a.people), ""), "debrief")  # fmt: skip
    asked = {one.appointment.id for one in owed}
    why = {plan.appointment: plan.why for plan in journal.every(Plan) if plan.appointment}
    for a in journal.coming():
        first, last, at = a.when.first, a.when.last, a.when.at
        if a.id in asked or (last is not None and (last < today or (at is not None and at < wall))):
            continue
        if first is not None and first > today + timedelta(days=days):
            continue
        text = " · ".join(dict.fromkeys(x for x in (a.text, a.place, why.get(a.id, "")) if x))
        if first is None:
            heading, order = OPEN_HEADING, ("9", "")
        else:
            day = max(first, today)
            exact = a.when.precision in (MINUTE, DAY)
            heading = heading_of(day, today)
            order = (f"2{day.isoformat()}", f"1{at:%H:%M}" if at else "0" if exact else "3")
            text = text if exact else f"{text} (until {last.day} {MONTHS[last.month - 1]})" if last else text
        yield Entry(f"appointment:{a.id}", heading, order, f"{at:%H:%M}" if at else "", "appointment",
                    _names(journal, a.people), text, a, next(iter(a.people), ""))  # fmt: skip


def _names(journal: Journal, people: tuple[str, ...]) -> str:
    return ", ".join(p.name for id in people if (p := journal.get(Person, id)))


def _backwards(iso: str | None) -> str:
    """Return a key by which a later day comes first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in iso or "")


def _dates(journal: Journal, today: date, settings: Settings) -> Iterator[Entry]:
    for one in near(journal, today, max(settings.dates_ahead, 30)):
        day = one.occasion.day
        key, order = f"date:{one.person.id}:{one.occasion.name}", (f"2{day.isoformat()}", "0")
        yield Entry(key, heading_of(day, today), order, "", "date", one.person.name, one.occasion.said, one.person,
                    one.person.id, "date")  # fmt: skip
