"""Section E, weekly priority: whom to make time for this week, and why (M23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from relbank.model.appointment import CANCELLED, Appointment
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME
from relbank.model.record import record
from relbank.model.review import Plan
from relbank.model.say import plural, say_short
from relbank.model.touch import JOURNAL, MAILING
from relbank.settings import Settings

from .cadence import DUE, IN_TIME, drifts, next_days, parked
from .followup import day_of
from .ladder import standing
from .nurture import lane
from .streaks import WEEKDAYS, monday
from .threetouch import unanswered

MOST = 5
"""People whom a week has time for; more are shown only when asked for."""


@record
class Candidate:
    """Somebody to make time for; why: reasons in words, the weightiest first. score: what they weigh together."""

    person: Person
    why: tuple[str, ...]
    score: float


@record
class Planned:
    """Somebody whom a week was planned for; done: the ISO day of their last touch in that week, "" without one."""

    plan: Plan
    person: Person
    appointment: Appointment | None
    done: str


def week_of(day: date, settings: Settings) -> date:
    """Return the first day of a day's week, as the settings begin it."""
    return monday(day, WEEKDAYS.index(settings.week_start))


def block_of(journal: Journal, plan: Plan) -> Appointment | None:
    """Return the block of a plan in the calendar, thrown away or not; None where it has none."""
    return journal.get(Appointment, plan.appointment) if plan.appointment else None


def called_off(block: Appointment | None) -> bool:
    """Tell whether the block of a plan was called off or thrown away: then nobody is planned for."""
    return block is not None and (bool(block.trashed) or block.state == CANCELLED)


def plans(journal: Journal, week: date) -> tuple[Planned, ...]:
    """Return whom a week was planned for; a plan whose appointment was called off is left out."""
    low, high = week.isoformat(), (week + timedelta(days=6)).isoformat()
    out = []
    for plan in journal.every(Plan):
        person = journal.get(Person, plan.person) if low <= plan.week <= high else None
        block = block_of(journal, plan)
        if person is None or person.trashed or called_off(block):
            continue
        touched = (day_of(t) for t in journal.newest(person.id) if t.kind not in (MAILING, JOURNAL))
        since = takewhile(lambda day: day >= low, touched)
        out.append(Planned(plan, person, block, next((day for day in since if day <= high), "")))
    return tuple(out)


def candidates(journal: Journal, today: date, settings: Settings, most: int = MOST) -> tuple[Candidate, ...]:
    """Return whom to make time for this week, the most pressing first.

    Who is parked, planned already, was met this week or has an appointment in it, or did not answer three touches, is
    left out.
    """
    week = week_of(today, settings)
    end = week + timedelta(days=6)
    agreed = next_days(journal, today)
    away = {p.person.id for p in plans(journal, week)} | parked(journal)
    away |= {id for id, day in agreed.items() if day <= end.isoformat()}
    reasons: dict[str, list[tuple[float, str]]] = {}
    for weight, id, why in (*_drifted(journal, today, settings), *_owed(journal, today, end), *_back(journal, today)):
        if id and id not in away:
            reasons.setdefault(id, []).append((weight, why))
    found = []
    for id, parts in reasons.items():
        person = journal.get(Person, id)
        if person is None or person.trashed or len(unanswered(journal.newest(id))) >= settings.touches_in_a_row:
            continue
        if person.strategic and id not in agreed:
            parts.append((5.0 + standing(journal, person).number, "no next appointment"))
        parts.sort(key=lambda part: -part[0])
        found.append(Candidate(person, tuple(why for _, why in parts), sum(weight for weight, _ in parts)))
    found.sort(key=lambda c: (-c.score, c.person.order, c.person.id))
    return tuple(found[:most])


def _drifted(journal: Journal, today: date, settings: Settings) -> Iterator[tuple[float, str, str]]:
    for one in drifts(journal, today, settings):
        if one.state != IN_TIME:
            weight = (20.0 if one.state == DUE else 30.0) + min(one.ratio, 5.0)
            since = f"{plural(one.days, 'day')} since the last touch" if one.last else "no touch yet"
            yield weight, one.person.id, f"{since}, every {one.rhythm.wished} wished"


def _owed(journal: Journal, today: date, end: date) -> Iterator[tuple[float, str, str]]:
    for promise in journal.open_promises():
        last = promise.due.last if promise.due else None
        if promise.by == ME and last is not None and last <= end and promise.snoozed <= today.isoformat():
            late = last < today
            told = f"{plural((today - last).days, 'day')} late" if late else f"due {say_short(promise.due, today)}"
            yield (40.0 if late else 15.0), promise.person, f"promised: {promise.text} ({told})"


def _back(journal: Journal, today: date) -> Iterator[tuple[float, str, str]]:
    from relbank.model.nurture import Parking

    for id in {p.person for p in journal.every(Parking)}:
        one = lane(journal.of(Parking, id), journal.newest(id))
        if one is not None and one.back is not None:
            day = date.fromisoformat((one.back.when.iso or one.back.created)[:10])
            if 0 <= (today - day).days <= 14:
                yield 25.0, id, f"came back after {plural(one.days_away, 'day')}"
