"""Which appointments lie ahead of a person, and which touches were real conversations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from relbank.model.appointment import Appointment
from relbank.model.say import plural, say
from relbank.model.touch import CALL, EVENT, MET, Touch
from relbank.model.when import MONTH, WEEK, When

from .dossier import Dossier
from .groups import PLANS

SOON = 14
"""Days ahead within which a meeting is worth preparing."""


def next_meeting(d: Dossier) -> Appointment | None:
    """Return the person's next planned appointment that has a date and is not over; None when there is none."""
    ahead = [a for a in d.of(PLANS) if not _over(a.when, d)]
    return min(ahead, key=lambda a: a.when.sort) if ahead else None


def _over(when: When, d: Dossier) -> bool:
    """Tell whether an appointment has no date, or its last moment has passed: a minute, a day, or one of a week."""
    last = when.last
    if last is None or last < d.today:
        return True
    ends = when.end or when.iso or ""
    return len(ends) > 10 and datetime.fromisoformat(ends) < d.now.replace(tzinfo=None)


def days_to(meeting: Appointment, today: date) -> int:
    """Return the days until a meeting with a date; 0 when it has begun."""
    first = meeting.when.first
    return max(0, (first - today).days) if first else 0


def meets(meeting: Appointment, today: date) -> str:
    """Return when a meeting with a date is, as far as it is known: "tomorrow", "this week", "in Dec 2026"."""
    when = meeting.when
    if when.precision not in (WEEK, MONTH):
        return in_days(days_to(meeting, today))
    if when.first is not None and when.first <= today:
        return f"this {when.precision}"
    return f"in the {say(when)}" if when.precision == WEEK else f"in {say(when)}"


def soon(d: Dossier, days: int = SOON) -> Appointment | None:
    """Return the next meeting when it is at most some days away."""
    meeting = d.once(next_meeting)
    return meeting if meeting is not None and days_to(meeting, d.today) <= days else None


def conversations(touches: Iterable[Touch]) -> Iterable[Touch]:
    """Yield the touches in which both spoke: meetings and calls, not messages and mailings; newest first."""
    return (t for t in touches if t.kind in (MET, CALL, EVENT) and t.when.iso)


def in_days(days: int) -> str:
    """Return how far off something is: "today", "tomorrow", "in 5 days"."""
    return ("today", "tomorrow")[days] if 0 <= days < 2 else f"in {plural(days, 'day')}"
