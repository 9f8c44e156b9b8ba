"""Section D, the doubt clock: how old a promise is, how soon mine are delivered, and a margin before the day (M16)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from relbank.model.promise import KEPT, ME, Promise
from relbank.model.record import record
from relbank.model.when import When

HOURS_TOLD = 48
"""Ages are told in hours up to here, in days beyond."""
LONGEST_MARGIN = 7  # days


@record
class Delivery:
    """How long my promises took from being made to being kept; middle: the median, None when none was kept yet.

    kept: the promises that were measured, the quickest first.
    """

    middle: timedelta | None
    kept: tuple[Promise, ...]

    @property
    def said(self) -> str:
        """The median in words: "5 h", "3 days"."""
        return said(self.middle) if self.middle is not None else "nothing kept yet"


def wall(iso: str) -> datetime:
    """Return the wall time of a stored moment; a day alone begins at midnight."""
    return datetime.fromisoformat(iso[:16] if len(iso) > 10 else iso[:10])


def done_before(promise: Promise) -> bool:
    """Tell whether a promise was written down as kept already ("- [x] …" in a note): it took no time to deliver."""
    made = promise.made or promise.created
    return promise.state == KEPT and bool(promise.touch and made and promise.closed) and (
        wall(promise.closed) <= wall(made))  # fmt: skip


def age(promise: Promise, now: datetime) -> timedelta | None:
    """Return how long ago an open promise was made, or how long a closed one took.

    None when that is not known, or when it was noted as kept already: nobody waited.

    Made on a day without an hour, it is as old as that day: nobody doubts less because the hour was not noted.
    """
    made = promise.made or promise.created
    if not made:
        return None
    if done_before(promise):
        return None
    end = wall(promise.closed) if promise.closed else now.replace(tzinfo=None)
    return max(end - wall(made), timedelta())


def said(span: timedelta) -> str:
    """Return an age in words: "40 min", "5 h", "12 days"; hours up to two days."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes // 60 < HOURS_TOLD:
        return f"{minutes // 60} h"
    return f"{span.days} days"


def delivery(promises: Iterable[Promise]) -> Delivery:
    """Return how long my kept promises took; those that were kept already when they were noted are left out."""
    took = []
    for promise in promises:
        if promise.by != ME or promise.state != KEPT or done_before(promise):
            continue
        if promise.closed and (promise.made or promise.created):
            took.append((max(wall(promise.closed) - wall(promise.made or promise.created), timedelta()), promise))
    if not took:
        return Delivery(None, ())
    took.sort(key=lambda pair: (pair[0], pair[1].id))
    half = len(took) // 2
    middle = took[half][0] if len(took) % 2 else (took[half - 1][0] + took[half][0]) / 2
    return Delivery(middle, tuple(promise for _, promise in took))


def margin(due: When | None, today: date) -> When | None:
    """Return the day that I could aim at so that a promise is early: a quarter of the time left before it is due.

    At least a day and at most a week; a weekend gives way to the Friday before it. None when there is no room for one.
    """
    first = due.first if due else None
    if first is None or (first - today).days < 2:
        return None
    aim = first - timedelta(days=min(max(1, (first - today).days // 4), LONGEST_MARGIN))
    if aim.weekday() > 4 and aim - timedelta(days=aim.weekday() - 4) > today:
        aim -= timedelta(days=aim.weekday() - 4)
    return When.of(aim)


def no_margin(target: When | None, due: When | None) -> bool:
    """Tell whether my own day leaves no margin: it does not come before the day promised."""
    aim, last = target.first if target else None, due.last if due else None
    return aim is not None and last is not None and aim >= last


def target_passed(promise: Promise, today: date) -> int:
    """Return for how many days my own date of an open promise has passed while the one promised has not; 0 if not."""
    aim = promise.target.last if promise.target else None
    last = promise.due.last if promise.due else None
    if aim is None or aim >= today or (last is not None and last < today):
        return 0
    return (today - aim).days
