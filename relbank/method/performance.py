"""Section D, performance trumps all: the share of promises kept, and kept on time, with its trend (M19)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, Promise
from relbank.model.record import record

from .promises import was_late

WINDOW = 90
"""Days whose share is compared with that of as many days before them."""


@record
class Share:
    """What became of promises by a day: what counts is what was due or is done.

    kept: on time or late. late: those of them after their day. failed: broken, or still open after their day.
    dropped: taken back with a reason; neither kept nor failed, told beside.
    """

    kept: tuple[Promise, ...] = ()
    late: tuple[Promise, ...] = ()
    failed: tuple[Promise, ...] = ()
    dropped: tuple[Promise, ...] = ()

    @property
    def judged(self) -> int:
        """How many promises the shares are of."""
        return len(self.kept) + len(self.failed)

    @property
    def share(self) -> float | None:
        """The part that was kept, 0 to 1; None when nothing was judged yet."""
        return len(self.kept) / self.judged if self.judged else None

    @property
    def on_time(self) -> float | None:
        """The part that was kept on time, 0 to 1; None when nothing was judged yet."""
        return (len(self.kept) - len(self.late)) / self.judged if self.judged else None


@record
class Performance:
    """The shares of all time, of the last 90 days, and of the 90 days before those."""

    ever: Share
    now: Share
    before: Share

    @property
    def trend(self) -> float | None:
        """How the share kept on time moved from the days before to the last ones, in parts of 1; None if unknown."""
        now, before = self.now.on_time, self.before.on_time
        return None if now is None or before is None else now - before


def decided(promise: Promise, today: date) -> str:
    """Return the ISO day on which a promise's fate counts: when it was closed, or its last day where that has passed.

    "" while it is open and not late.
    """
    if promise.state != OPEN:
        return promise.closed[:10]
    last = promise.due.last if promise.due else None
    return last.isoformat() if last is not None and last < today else ""


def shares(promises: Iterable[Promise], today: date, since: str = "", until: str = "~") -> Share:
    """Return what became of promises decided after one ISO day and up to another."""
    kept, late, failed, dropped = [], [], [], []
    for promise in promises:
        day = decided(promise, today)
        if not day or not since < day <= until:
            continue
        if promise.state == KEPT:
            kept.append(promise)
            if was_late(promise):
                late.append(promise)
        elif promise.state == DROPPED:
            dropped.append(promise)
        elif promise.state in (BROKEN, OPEN):
            failed.append(promise)
    return Share(tuple(kept), tuple(late), tuple(failed), tuple(dropped))


def performance(promises: Iterable[Promise], today: date, by: str = ME) -> Performance:
    """Return how promises of one side, mine unless by says otherwise, were kept, with the trend."""
    found = [p for p in promises if p.by == by]
    day = today.isoformat()
    last = (today - timedelta(days=WINDOW)).isoformat()
    first = (today - timedelta(days=2 * WINDOW)).isoformat()
    return Performance(shares(found, today), shares(found, today, last, day), shares(found, today, first, last))


def percent(part: float | None) -> str:
    """Return a share as it is shown: "83 %", "-" when there is none."""
    return "-" if part is None else f"{round(part * 100)} %"


def arrow(trend: float | None) -> str:
    """Return a trend in a few cells: "+12 %", "-5 %", "0 %", "" when it is not known; in points of a hundred."""
    if trend is None:
        return ""
    points = round(trend * 100)
    return f"{points:+d} %" if points else "0 %"
