"""Section E, accountability: on which days something was written down, and what a week was, in counts alone (M24)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.ladder import Move
from relbank.model.ledger import DEPOSIT, Entry, Referral
from relbank.model.nurture import PARKED, Parking
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.review import Review
from relbank.model.touch import JOURNAL, MAILING, Touch

from .followup import day_of, is_visit
from .jotting import has_words, late_by
from .performance import Share, shares
from .referrals import IN, OUT
from .streaks import WEEKDAYS, Streak, monday, streak
from .weekplan import plans

T = TypeVar("T")


def written(journal: Journal) -> Iterator[tuple[str, Any]]:
    """Yield the ISO moments at which something was written down, and what: a touch, a promise, its end, a review."""
    for touch in journal.every(Touch):
        yield touch.created or touch.when.iso or "", touch
    for promise in journal.every(Promise):
        if promise.created:
            yield promise.created, promise  # that it was closed since takes no day away
        if promise.closed:
            yield promise.closed, promise
    for review in journal.every(Review):
        yield review.created or review.date or review.day, review


def active_days(journal: Journal) -> Iterator[str]:
    """Yield the ISO moments at which something was written down."""
    return (moment for moment, _ in written(journal))


def steadiness(journal: Journal, today: date, week_start: str = "monday") -> Streak:
    """Return the streaks and gaps of a journal up to a day; week_start: a weekday's name."""
    return streak(active_days(journal), today, WEEKDAYS.index(week_start))


@record
class Week:
    """What a week was, in counts that can be shown to a coach: no names, no words.

    first, last: its days. touches: all but mailings; mine: those that only I made. people: how many were touched. met:
    meetings, calls and events. noted: those with a note of the same day. promised: promises I made. share: what became
    of mine in the week. given: deposits. referrals: leads, both ways. moves: steps on the ladder. planned, done: people
    the week was planned for, and those of them who were touched. parked: people who were parked.
    """

    first: date
    last: date
    touches: int
    mine: int
    people: int
    met: int
    noted: int
    promised: int
    share: Share
    given: int
    referrals: int
    moves: int
    new: int
    planned: int
    done: int
    parked: int
    appointments: int


def week(journal: Journal, day: date, today: date, week_start: str = "monday") -> Week:
    """Return the counts of the week of a day, as they stand today."""
    first = monday(day, WEEKDAYS.index(week_start))
    last = first + timedelta(days=6)
    low, high = first.isoformat(), last.isoformat()

    def within(iso: str) -> bool:
        return low <= iso[:10] <= high

    touches = [t for t in _since(journal, low) if within(day_of(t)) and t.kind not in (MAILING, JOURNAL)]
    visits = [t for t in touches if is_visit(t)]
    mine = [p for p in journal.every(Promise) if p.by == ME]
    touched = {id for t in touches for id in t.people}
    planned = plans(journal, first)
    before = (first - timedelta(days=1)).isoformat()
    return Week(
        first, last, len(touches), sum(t.direction == "out" for t in touches), len(touched), len(visits),
        sum(has_words(t) and not late_by(t) for t in visits), sum(within(p.made or p.created) for p in mine),
        shares(mine, today, before, high), _count(journal.every(Entry), within, lambda e: e.kind == DEPOSIT),
        _count(journal.every(Referral), within, lambda r: r.direction in (IN, OUT)),
        _count(journal.every(Move), within),
        sum(within(p.created) for p in journal.every(Person)), len(planned),
        sum(bool(p.done) for p in planned),
        _count(journal.every(Parking), within, lambda p: p.state == PARKED),
        sum(a.when.iso is not None and within(a.when.iso) for a in journal.every(Appointment)),
    )  # fmt: skip


def _since(journal: Journal, low: str) -> Iterator[Touch]:
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is None:
            continue
        if day_of(touch) < low:
            break
        yield touch


def _count(things: Iterable[T], within: Callable[[str], bool], fits: Callable[[T], bool] | None = None) -> int:
    return sum(within(getattr(t, "date", "")) and (fits is None or fits(t)) for t in things)
