"""Section D in sums: my promises counted per person, so that all of them can be added up quickly (M17, M19).

The same figures as `capacity` and `performance` give, without their lists; a property test holds them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from relbank.model.promise import DROPPED, KEPT, ME, OPEN, Promise
from relbank.model.record import record

from .capacity import WEEKS
from .performance import WINDOW, shares
from .promises import was_late


@record
class Tally:
    """My promises in numbers: judged and missed (late or failed) in the last 90 days, and in the 90 days before."""

    open: int = 0
    delivered: int = 0
    judged: int = 0
    missed: int = 0
    judged_before: int = 0
    missed_before: int = 0

    @property
    def on_time(self) -> float | None:
        """The share kept on time in the last 90 days, None when nothing was judged."""
        return 1 - self.missed / self.judged if self.judged else None

    @property
    def on_time_before(self) -> float | None:
        """The share kept on time in the 90 days before, None when nothing was judged."""
        return 1 - self.missed_before / self.judged_before if self.judged_before else None


@lru_cache(4)
def _bounds(today: date) -> tuple[str, ...]:
    """Return today, and the days before which the pace, the last window and the one before begin.

    Each sorts behind every moment of its day.
    """
    back = (timedelta(), timedelta(weeks=WEEKS), timedelta(days=WINDOW), timedelta(days=2 * WINDOW))
    return tuple(f"{(today - span).isoformat()}~" for span in back)


def of_person(promises: Iterable[Promise], today: date) -> Tally | None:
    """Return the sums of some promises; None when none of them is mine."""
    day, recent, last, first = _bounds(today)
    waiting = delivered = judged = missed = judged_before = missed_before = 0
    mine = False
    for promise in promises:
        if promise.by != ME:
            continue
        mine = True
        state = promise.state
        if state == OPEN:
            waiting += 1
            due = promise.due
            if due is None or not due.iso or due.iso >= day[:10] or (last_day := due.last) is None or last_day >= today:
                continue  # most are not due yet: that is told without reading dates
            decided, bad = last_day.isoformat(), True
        else:
            decided = promise.closed
            if decided <= first or decided > day or state == DROPPED:
                continue
            bad = state != KEPT or was_late(promise)
            delivered += state == KEPT and decided > recent
        if decided > last:
            judged += 1
            missed += bad
        elif decided > first:
            judged_before += 1
            missed_before += bad
    return Tally(waiting, delivered, judged, missed, judged_before, missed_before) if mine else None


def missed(promises: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Return those of my promises of the last 90 days that were late or failed: the evidence behind the sums."""
    since = (today - timedelta(days=WINDOW)).isoformat()
    share = shares((p for p in promises if p.by == ME), today, since, today.isoformat())
    return (*share.late, *share.failed)


def plus(sum_: Tally, one: Tally, times: int = 1) -> Tally:
    """Return a sum with another one added to it so many times, -1 to take it off."""
    return Tally(
        sum_.open + times * one.open,
        sum_.delivered + times * one.delivered,
        sum_.judged + times * one.judged,
        sum_.missed + times * one.missed,
        sum_.judged_before + times * one.judged_before,
        sum_.missed_before + times * one.missed_before,
    )
