"""Section H, no surprises: promises of mine that are about to slip, while telling them still comes early (M37)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.promise import ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.when import DAY


@record
class Slipping:
    """A promise of mine that is open and due within the days set, and nobody was told; days: to its last day."""

    promise: Promise
    days: int

    @property
    def when(self) -> str:
        """When it is due, in a word: "tomorrow", "in 3 days"."""
        return "tomorrow" if self.days == 1 else f"in {self.days} days"


def slipping(promises: Iterable[Promise], today: date, tell_days: int) -> tuple[Slipping, ...]:
    """Return the promises to somebody that ask "tell them now?", the one due first before the others.

    Not one that is due today or late already (the tickler speaks of it), that they were told about, or that is
    promised to nobody in particular.
    """
    out = []
    day, horizon = today.isoformat(), (today + timedelta(days=tell_days)).isoformat()
    for promise in promises:
        if promise.state != OPEN or promise.by != ME or promise.told or not promise.person or promise.due is None:
            continue
        due = promise.due
        if not due.iso or due.iso[:10] > horizon or (due.iso[:10] < day and due.precision == DAY and not due.end):
            continue  # most promises are far from their day: that is told without reading dates
        last = due.last
        if last is not None and 0 < (days := (last - today).days) <= tell_days:
            out.append(Slipping(promise, days))
    return tuple(sorted(out, key=lambda s: (s.days, s.promise.id)))
