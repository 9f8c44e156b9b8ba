"""Section D, capacity: what I owe against the pace at which I really deliver (M17)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.record import record

WEEKS = 8
"""The pace is that of so many weeks."""
LONG = 52  # weeks beyond which it does not matter how many


@record
class Capacity:
    """My open promises and my pace; ceiling: how many open ones are enough, as the settings say.

    delivered: my promises kept in the last eight weeks.
    """

    open: tuple[Promise, ...]
    delivered: tuple[Promise, ...]
    ceiling: int

    @property
    def pace(self) -> float:
        """How many promises I keep in a week."""
        return len(self.delivered) / WEEKS

    @property
    def weeks(self) -> float | None:
        """How many weeks it takes to clear what is open, at that pace; None when nothing was delivered."""
        return len(self.open) / self.pace if self.delivered else None

    @property
    def over(self) -> int:
        """How many open promises there are above the ceiling; 0 when there is room."""
        return max(0, len(self.open) - self.ceiling)

    @property
    def said(self) -> str:
        """The pace in words: "2.5 a week; 4.8 weeks to clear them"."""
        if self.weeks is None:
            return f"none delivered in {WEEKS} weeks"
        if self.weeks > LONG:
            return f"{self.pace:.1f} a week, more than a year to clear them"
        return f"{self.pace:.1f} a week, {self.weeks:.1f} weeks to clear them"


def capacity(promises: Iterable[Promise], today: date, ceiling: int) -> Capacity:
    """Return how my open promises stand to my pace of the last eight weeks."""
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
    return Capacity(tuple(waiting), tuple(delivered), ceiling)
