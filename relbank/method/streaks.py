"""Section E, accountability: weeks in a row, gaps, and how many days since the last line (M24)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from relbank.model.record import record

from .limits import GAP

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HARD_FROM, HARD_TO = 30, 60
"""Between these days of a journal's life most people stop."""


@record
class Gap:
    """A time without a line: the day after the last one, the day before the next, and how many days that is."""

    first: date
    last: date
    days: int


@record
class Streak:
    """How steadily the journal is kept.

    days: the days on which something was written down, in order. weeks: how many weeks in a row up to this or the last
    one hold such a day; longest: the most that ever did. gaps: of fourteen days and more, the last one first. away:
    days since the last line, None in an empty journal. age: how many days the journal is old.
    """

    days: tuple[date, ...]
    weeks: int
    longest: int
    gaps: tuple[Gap, ...]
    away: int | None
    age: int

    @property
    def returning(self) -> Gap | None:
        """The gap from which somebody is coming back: open still, or ended not more than a day ago."""
        if self.away is not None and self.away > GAP:
            return Gap(self.days[-1] + timedelta(days=1), self.days[-1] + timedelta(days=self.away - 1), self.away - 1)
        if self.gaps and self.days and self.away is not None:
            first = self.gaps[0].last + timedelta(days=1)
            return self.gaps[0] if (self.days[-1] - first).days + self.away <= 1 else None
        return None


def monday(day: date, week_start: int = 0) -> date:
    """Return the first day of a day's week; week_start: its weekday, 0 for Monday."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def streak(active: Iterable[str], today: date, week_start: int = 0) -> Streak:
    """Return how steadily a journal is kept; active: ISO days or times on which something was written down."""
    last = today.isoformat()
    days = sorted({date.fromisoformat(d) for d in {iso[:10] for iso in active if iso} if d <= last})
    if not days:
        return Streak((), 0, 0, (), None, 0)
    weeks = sorted({monday(d, week_start) for d in days})
    runs = [1]
    for before, after in pairwise(weeks):
        if (after - before).days == 7:
            runs[-1] += 1
        else:
            runs.append(1)
    still = (monday(today, week_start) - weeks[-1]).days <= 7
    one = timedelta(days=1)
    gaps = [
        Gap(before + one, after - one, (after - before).days - 1)
        for before, after in pairwise(days)
        if (after - before).days > GAP
    ]
    return Streak(
        tuple(days), runs[-1] if still else 0, max(runs), tuple(reversed(gaps)), (today - days[-1]).days,
        (today - days[0]).days,
    )  # fmt: skip
