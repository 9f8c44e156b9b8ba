"""Which planned appointment a visit was (M13): the same person on the same day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relbank.model.journal import Journal
from relbank.model.touch import CALL, EVENT, MET, Touch

_NEAR = 4 * 60  # minutes between an hour agreed and the hour it came to


def planned(journal: Journal, people: Iterable[str]) -> list[Any]:
    """Return the planned appointments of some people, each once."""
    from relbank.model.appointment import PLANNED, Appointment

    return list({a.id: a for id in people for a in journal.of(Appointment, id) if a.state == PLANNED}.values())


def was_held(touch: Touch, appointments: Iterable[Any]) -> Any:
    """Return the appointment that a touch was, the one nearest in time; None when it was none of them.

    An appointment agreed in the same touch, one of another hour, and a message about it are no match; one for a whole
    week is matched when nothing fits the day.
    """
    day, at = touch.when.first, touch.when.at
    if touch.kind not in (MET, CALL, EVENT) or day is None:
        return None
    fits = []
    for appointment in appointments:
        when = appointment.when
        first, last = when.first, when.last
        if first is None or last is None or not set(appointment.people) & set(touch.people):
            continue
        if when.precision == "month" or not first <= day <= last or appointment.touch == touch.id:
            continue
        far = abs((when.at - at).total_seconds()) / 60 if when.at and at and touch.when.words else 0
        if far <= _NEAR:
            fits.append(((last - first).days, far, when.sort, appointment.id, appointment))
    return min(fits)[-1] if fits else None
