"""Section D in sums: my promises counted per person, so that all of them can be added up quickly (M17, M19).

The same figures as `capacity` and `performance` give, without their lists; a property test holds them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.promise import BROKEN, KEPT, ME, OPEN, Promise
from relbank.model.record import record

from .capacity import WEEKS
from .performance import WINDOW
from .promises import was_late


@record
class Tally:
    """My promises in numbers; before: of the 90 days before the last 90. missed: of the last 90, late or failed."""

    open: int = 0
    delivered: int = 0
    judged: int = 0
    judged_before: int = 0
    missed_before: int = 0
    missed: tuple[Promise, ...] = ()

    @property
    def pace(self) -> float:
        """How many promises I keep in a week, over the last eight."""
        return self.delivered / WEEKS

    @property
    def weeks(self) -> float | None:
        """How many weeks it takes to clear what is open; None when nothing was delivered."""
        return self.open / self.pace if self.delivered else None

    @property
    def pace_said(self) -> str:
        """The pace in words."""
        if self.weeks is None:
            return f"none was delivered in {WEEKS} weeks"
        return f"at your pace of {self.pace:.1f} a week that is {self.weeks:.1f} weeks"

    @property
    def on_time(self) -> float | None:
        """The share kept on time in the last 90 days, None when nothing was judged."""
        return 1 - len(self.missed) / self.judged if self.judged else None

    @property
    def on_time_before(self) -> float | None:
        """The share kept on time in the 90 days before, None when nothing was judged."""
        return 1 - self.missed_before / self.judged_before if self.judged_before else None


def of_person(promises: Iterable[Promise], today: date) -> Tally | None:
    """Return the sums of some promises; None when none of them is mine."""
    day = today.isoformat()
    recent = (today - timedelta(weeks=WEEKS)).isoformat()
    last = (today - timedelta(days=WINDOW)).isoformat()
    first = (today - timedelta(days=2 * WINDOW)).isoformat()
    waiting = delivered = judged = judged_before = missed_before = 0
    missed, mine = [], False
    for promise in promises:
        if promise.by != ME:
            continue
        mine = True
        if promise.state == OPEN:
            waiting += 1
            due = promise.due.last if promise.due else None
            if due is None or due >= today:
                continue
            decided, fine = due.isoformat(), False
        elif promise.state == KEPT:
            decided = promise.closed[:10]
            if decided <= first or decided > day:
                continue
            fine = not was_late(promise)
            delivered += decided > recent
        elif promise.state == BROKEN:
            decided, fine = promise.closed[:10], False
        else:
            continue
        if last < decided <= day:
            judged += 1
            if not fine:
                missed.append(promise)
        elif first < decided <= last:
            judged_before += 1
            missed_before += not fine
    return Tally(waiting, delivered, judged, judged_before, missed_before, tuple(missed)) if mine else None


def total(tallies: Iterable[Tally | None]) -> Tally:
    """Return the sum of sums."""
    waiting = delivered = judged = judged_before = missed_before = 0
    missed: list[Promise] = []
    for one in tallies:
        if one is not None:
            waiting += one.open
            delivered += one.delivered
            judged += one.judged
            judged_before += one.judged_before
            missed_before += one.missed_before
            missed += one.missed
    return Tally(waiting, delivered, judged, judged_before, missed_before, tuple(missed))
