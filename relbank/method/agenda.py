"""Section C, its calendar: what the day holds, and the debriefs that are owed (M13)."""

from __future__ import annotations

from datetime import date, datetime

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.record import record
from relbank.model.say import DAYS, MONTHS

from .promises import name_of


def day_of(iso: str, today: date) -> str:
    """Return a moment's day as a timeline says it: "12 Aug" this year, "12 Aug 2025" before."""
    day = date.fromisoformat(iso[:10])
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return short if day.year == today.year else f"{short} {day.year}"


@record
class Debrief:
    """An appointment that has passed without a note; label: "Pat Roe, Tue"."""

    appointment: Appointment
    label: str


def debriefs(journal: Journal, now: datetime, days: int = 30) -> tuple[Debrief, ...]:
    """Return the debriefs owed for appointments of the last days, the newest first (M13)."""
    wall, today = now.replace(tzinfo=None), now.date()
    out = []
    for a in journal.coming():
        at, last = a.when.at, a.when.last
        passed = at < wall if at else last is not None and last < today
        if not passed or a.held or (last and (today - last).days > days):
            continue
        names = [name for i in a.people if (name := name_of(journal, i))]
        day = last or today
        when = DAYS[day.weekday()] if (today - day).days < 7 else f"{day.day} {MONTHS[day.month - 1]}"
        out.append(Debrief(a, f"{', '.join(names) or a.text or 'appointment'}, {when}"))
    return tuple(sorted(out, key=lambda d: d.appointment.when.sort, reverse=True))


@record
class Today:
    """What the day holds: appointments of today (and the next ones), debriefs owed."""

    appointments: tuple[tuple[str, str, Appointment], ...]
    debriefs: tuple[Debrief, ...]


def agenda(journal: Journal, now: datetime, ahead: int = 7) -> Today:
    """Return today's and the next days' appointments as (when, who and what, appointment), and the debriefs owed."""
    today, wall = now.date(), now.replace(tzinfo=None)
    rows = []
    for a in journal.coming():
        first, at = a.when.first, a.when.at
        if first is None or (at and at < wall) or (not at and (a.when.last or first) < today):
            continue
        days = (first - today).days
        if days > ahead:
            continue
        day = "today" if days <= 0 else "tomorrow" if days == 1 else DAYS[first.weekday()]
        label = f"{day} {at:%H:%M}" if at else day
        names = ", ".join(name for i in a.people if (name := name_of(journal, i)))
        rows.append((label, " · ".join(x for x in (names, a.text, a.place) if x), a))
    return Today(tuple(rows), debriefs(journal, now))
