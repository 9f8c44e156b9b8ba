"""Section D, capacity: what I owe against the pace at which I really deliver (M17)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.say import plural

WEEKS = 8
"""The pace is that of so many weeks, or of those since the journal began."""
LEAST = 2
"""In fewer weeks than that there is no pace to go by."""
LONG = 52  # weeks beyond which it does not matter how many


@record
class Pace:
    """How many promises of mine are open and were delivered lately; seen: in how many weeks, None for too few."""

    open: int
    delivered: int
    seen: float | None

    @property
    def a_week(self) -> float | None:
        """How many promises I keep in a week; None while there is too little to go by."""
        return self.delivered / self.seen if self.seen else None

    @property
    def weeks(self) -> float | None:
        """How many weeks it takes to clear what is open; None when nothing was delivered, or without a pace."""
        return self.open / self.a_week if self.a_week else None

    @property
    def said(self) -> str:
        """The pace in words: "2.5 a week, 4.8 weeks to clear them"."""
        if self.a_week is None:
            return f"told after {LEAST} weeks"
        if self.weeks is None:
            return f"none delivered in {self._span}"
        return f"{self.a_week:.1f} a week, {self._clearing} to clear them"

    @property
    def behind(self) -> str:
        """The pace as it goes on a sentence about what is open, "" while there is none."""
        if self.a_week is None:
            return ""
        if self.weeks is None:
            return f": none was delivered in {self._span}"
        return f": at your pace of {self.a_week:.1f} a week that is {self._clearing}"

    @property
    def _clearing(self) -> str:
        weeks = self.weeks or 0.0
        return "more than a year" if weeks > LONG else f"{weeks:.1f} weeks"

    @property
    def _span(self) -> str:
        return plural(int(self.seen or 0), "week")


@record
class Capacity:
    """My open promises and my pace; ceiling: how many open ones are enough, as the settings say.

    delivered: my promises kept in the last eight weeks.
    """

    open: tuple[Promise, ...]
    delivered: tuple[Promise, ...]
    ceiling: int
    pace: Pace

    @property
    def over(self) -> int:
        """How many open promises there are above the ceiling; 0 when there is room."""
        return max(0, len(self.open) - self.ceiling)


def began(people: Iterable[Person]) -> str:
    """Return the ISO day on which the first of some people was written down, "" without any."""
    return min((p.created[:10] for p in people if p.created), default="")


def seen(first: str, today: date) -> float | None:
    """Return in how many weeks a pace can be seen, eight at most; None when the journal began only lately.

    first: the ISO day on which it began, "" for not yet.
    """
    weeks = (today - date.fromisoformat(first)).days / 7 if first else 0.0
    return min(float(WEEKS), weeks) if weeks >= LEAST else None


def capacity(promises: Iterable[Promise], today: date, ceiling: int, first: str) -> Capacity:
    """Return how my open promises stand to my pace of the last weeks; first: the ISO day the journal began."""
    since = (today - timedelta(weeks=WEEKS)).isoformat()
    last = today.isoformat()
    waiting, delivered = [], []
    for promise in promises:
        if promise.by != ME:
            continue
        if promise.state == OPEN:
            waiting.append(promise)
        elif promise.state == KEPT and since < promise.closed[:10] <= last:
            delivered.append(promise)
    pace = Pace(len(waiting), len(delivered), seen(first, today))
    return Capacity(tuple(waiting), tuple(delivered), ceiling, pace)
