"""Section E, accountability, as a figure: weeks in a row, the longest run, the last gap, and what shows them (M24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from relbank.model.journal import Journal
from relbank.model.say import plural, say_day
from relbank.settings import Settings

from .figure import BETWEEN, Figure, Number, Part, barred, counted, last_months, said_month, told
from .practice import written
from .streaks import WEEKDAYS, monday, streak


def steady(journal: Journal, today: date, settings: Settings) -> Figure:
    """Return how steadily the journal is kept: behind each week and day stands one thing written down in it."""
    start = WEEKDAYS.index(settings.week_start)
    first: dict[str, Any] = {}
    for moment, thing in written(journal):
        if moment:
            first.setdefault(moment[:10], thing)
    found = streak(first, today, start)
    weeks: dict[date, str] = {}
    for day in found.days:
        weeks.setdefault(monday(day, start), day.isoformat())
    still = _run(weeks, max(weeks, default=today), found.weeks)
    longest = _run(weeks, _end_of(weeks, found.longest), found.longest)
    notes = [told(f"longest {plural(found.longest, 'week')}", found.longest, _weekly(longest, weeks, first))]
    if found.gaps:
        gap = found.gaps[0]
        around = [(gap.first - timedelta(days=1)).isoformat(), (gap.last + timedelta(days=1)).isoformat()]
        parts = (Part("written before and after", tuple(first[day] for day in around),
                      tuple(f"written {say_day(date.fromisoformat(day))}" for day in around)),)  # fmt: skip
        label = f"the last gap {plural(gap.days, 'day')}, up to {say_day(gap.last)}"
        notes.append(told(label, gap.days, parts, BETWEEN))
    name = "week in a row" if found.weeks == 1 else "weeks in a row"
    return Figure("streak", "Steadiness", name, str(found.weeks), _weekly(still, weeks, first),
                  notes=tuple(notes), bars=_months(found.days, first, today))  # fmt: skip


def _months(days: Iterable[date], first: Mapping[str, Any], today: date) -> tuple[Number, ...]:
    by: dict[str, list[str]] = {month: [] for month in last_months(today)}
    for day in days:
        if (month := day.isoformat()[:7]) in by:
            by[month].append(day.isoformat())
    rows = [(said_month(m), float(len(some)), plural(len(some), "day"), (_of_days(some, first),))
            for m, some in by.items()]  # fmt: skip
    return barred(rows)


def _of_days(days: Iterable[str], first: Mapping[str, Any]) -> Part:
    found = list(days)
    remarks = tuple(f"written {say_day(date.fromisoformat(day))}" for day in found)
    return Part("one of each day", tuple(first[day] for day in found), remarks)


def _weekly(run: Iterable[date], weeks: Mapping[date, str], first: Mapping[str, Any]) -> tuple[Part, ...]:
    found = list(run)
    things = tuple(first[weeks[week]] for week in found)
    return (Part("one of each week", things, tuple(f"week of {say_day(week)}" for week in found)),) if found else (
        counted(())
    )


def _run(weeks: Mapping[date, str], last: date, count: int) -> list[date]:
    """Return so many weeks in a row up to one."""
    return [week for n in range(count) if (week := last - timedelta(days=7 * n)) in weeks]


def _end_of(weeks: Mapping[date, str], count: int) -> date:
    """Return the last week of the newest run of so many weeks; today's era without any."""
    fits = (week for week in sorted(weeks, reverse=True) if len(_run(weeks, week, count)) == count)
    return next(fits, date.max)
