"""From where a date phrase is looked at, and the arithmetic of the calendar that this needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from relbank.model.record import record
from relbank.model.when import DAY

FIRST_YEAR, LAST_YEAR = 1900, 2199


@record
class Look:
    """Now, the direction, and the settings: order of figures (mdy, dmy, ymd), weekday that ends a week (0: Monday)."""

    now: datetime
    ahead: bool = True
    order: str = "mdy"
    week_end: int = 4

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.now.date()


@record
class Found:
    """A stretch of days: its first, its last where a range was said, its precision; at: a moment counted from now."""

    first: date
    last: date | None = None
    precision: str = DAY
    at: datetime | None = None


def only(day: date | None) -> Found | None:
    """Return a single day as what was found."""
    return Found(day) if day else None


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, or that month's last day where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(count // 12, count % 12 + 1, last)
            except ValueError:
                continue
    raise ValueError(day)


def add_working(day: date, days: int) -> date:
    """Return the day some working days (Monday to Friday) on, or back when negative."""
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def exact(year: int, month: int, day: int) -> date | None:
    """Return a date, or None when the calendar has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yearly(look: Look, month: int, day: int) -> date | None:
    """Return the nearest such day in the direction looked, today counting; leap days wait for their year."""
    for step in range(9):
        found = exact(look.today.year + (step if look.ahead else -step), month, day)
        if found and (found >= look.today if look.ahead else found <= look.today):
            return found
    return None


def monthly(look: Look, day: int) -> date | None:
    """Return the nearest such day of a month in the direction looked, today counting."""
    for months in months_from(look):
        found = exact(months.year, months.month, day)
        if found and (found >= look.today if look.ahead else found <= look.today):
            return found
    return None


def months_from(look: Look) -> Iterator[date]:
    """Yield the first days of this and the following (or preceding) months."""
    first = look.today.replace(day=1)
    for step in range(14):
        yield add_months(first, step if look.ahead else -step)


def month_of(look: Look, month: int) -> date:
    """Return the first day of the nearest such month, this month counting."""
    return next(first for first in months_from(look) if first.month == month)
