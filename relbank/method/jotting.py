"""Section C, in the moment: how soon after a meeting its note was written, and which meetings have none (M11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import takewhile

from relbank.model.record import record
from relbank.model.touch import JOURNAL, Touch, begins_header

from .followup import day_of, is_visit

DAYS = 30
"""Notes of so many days are looked at."""


@record
class Jotting:
    """The meetings of the last days: those noted the same day, later, and not at all; each newest first."""

    same_day: tuple[Touch, ...] = ()
    later: tuple[Touch, ...] = ()
    bare: tuple[Touch, ...] = ()

    @property
    def share(self) -> float | None:
        """The part noted the same day, of those noted, 0 to 1; None when there are none."""
        noted = len(self.same_day) + len(self.later)
        return len(self.same_day) / noted if noted else None


def late_by(touch: Touch) -> int:
    """Return how many days after the meeting its note was written; 0 for the same day, and when that is not known."""
    day = touch.when.last if touch.when.iso else None
    if day is None or not touch.created:
        return 0
    return max(0, (date.fromisoformat(touch.created[:10]) - day).days)


def recent(newest: Iterable[Touch], today: date, days: int = DAYS) -> list[Touch]:
    """Return the touches of the last days; newest: touches, newest first, of which no more are read than needed."""
    first = (today - timedelta(days=days)).isoformat()
    return list(takewhile(lambda touch: day_of(touch) > first, newest))


def jotting(newest: Iterable[Touch], today: date, days: int = DAYS) -> Jotting:
    """Return how the meetings of the last days were noted; newest: touches, newest first."""
    same, later, bare = [], [], []
    for touch in recent(newest, today, days):
        if touch.kind == JOURNAL or not is_visit(touch):
            continue
        if not has_words(touch):
            bare.append(touch)
        elif late_by(touch):
            later.append(touch)
        else:
            same.append(touch)
    return Jotting(tuple(same), tuple(later), tuple(bare))


def has_words(touch: Touch) -> bool:
    """Tell whether a touch has a note beside its header."""
    text = touch.text.strip()
    return bool(text) and (not begins_header(text) or "\n" in text)
