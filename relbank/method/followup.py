"""Section D, one to three from a visit: what I promised in it, and whether it left anything to come back with (M15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relbank.model.appointment import CANCELLED, Appointment
from relbank.model.promise import DROPPED, ME, OPEN, Promise
from relbank.model.touch import CALL, EVENT, MET, MUTUAL, Touch

VISITS = (MET, CALL, EVENT)


def is_visit(touch: Touch) -> bool:
    """Tell whether a touch was a visit: a meeting, a call or an event where both were there."""
    return touch.direction == MUTUAL and touch.kind in VISITS


def day_of(touch: Touch) -> str:
    """Return the ISO day of a touch."""
    return (touch.when.iso or touch.created)[:10]


def from_visit(visit: Touch, promises: Iterable[Promise], visits: Sequence[Touch] = ()) -> tuple[Promise, ...]:
    """Return what I promised a person in a visit and did not drop.

    Those that its note filed, and those added by hand that day, when it was the last visit of the day; visits: the
    person's visits of that day, newest first, where there may be several.
    """
    day = day_of(visit)
    last = next((v for v in visits if is_visit(v) and day_of(v) == day), visit)
    by_hand = is_visit(visit) and last.id == visit.id
    return tuple(
        p for p in promises
        if p.by == ME and p.state != DROPPED
        and (p.touch == visit.id or (by_hand and not p.touch and p.made[:10] == day))
    )  # fmt: skip


def crowded(
    promises: Iterable[Promise], newest: Iterable[Touch], limit: int
) -> tuple[tuple[Touch, tuple[Promise, ...]], ...]:
    """Return the visits of a person that left more promises of mine than the limit, as long as one of them is open.

    newest: the person's touches, newest first; no more are read than go back to the oldest day that was too full.
    """
    found = [p for p in promises if p.by == ME and p.state != DROPPED]
    days: dict[str, list[Promise]] = {}
    for p in found:
        days.setdefault(p.made[:10], []).append(p)
    full = {day for day, made in days.items() if len(made) > limit and any(p.state == OPEN for p in made)}
    if not full:
        return ()
    noted = {p.touch for day in full for p in days[day] if p.touch}
    oldest = min((p.made or p.created)[:10] for day in full for p in days[day])
    visits = []
    for touch in newest:
        day = day_of(touch)
        if day < oldest:
            break
        if touch.id in noted or (day in full and is_visit(touch)):
            visits.append(touch)
    out = []
    by_visit: dict[str, list[Promise]] = {}
    by_day: dict[str, list[Promise]] = {}
    for p in found:  # once, not once a visit
        by_visit.setdefault(p.touch, []).append(p)
        if not p.touch:
            by_day.setdefault(p.made[:10], []).append(p)
    for visit in visits:
        near = [*by_visit.get(visit.id, ()), *by_day.get(day_of(visit), ())]
        if len(near) <= limit:
            continue
        mine = from_visit(visit, sorted(near, key=lambda p: p.id), visits)
        if len(mine) > limit and any(p.state == OPEN for p in mine):
            out.append((visit, mine))
    return tuple(out)


def led_on(
    visit: Touch, promises: Iterable[Promise], appointments: Iterable[Appointment]
) -> tuple[Promise | Appointment, ...]:
    """Return what a visit left to come back with: promises of mine from it or since, appointments agreed or ahead."""
    day = day_of(visit)
    agreed: list[Promise | Appointment] = [
        p for p in promises if p.by == ME and (p.touch == visit.id or (p.made or p.created)[:10] >= day)
    ]
    for appointment in appointments:
        if appointment.state == CANCELLED or appointment.held == visit.id:
            continue
        ahead = (appointment.when.iso or "~")[:10] > day
        if appointment.touch == visit.id or ahead:
            agreed.append(appointment)
    return tuple(agreed)
