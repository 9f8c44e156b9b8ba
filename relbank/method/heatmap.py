"""A year of touches as a grid of weeks: the same for the terminal and for paper (M24)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from relbank.model.record import record
from relbank.model.say import DAYS, MONTHS

from .streaks import WEEKDAYS, monday

LEVELS = 5
"""How many shades there are, the first one for a day without anything."""


@record
class Cell:
    """One day: its ISO day, how many touches, and its shade from 0 (none) to LEVELS - 1."""

    day: str
    count: int
    level: int


@record
class Heatmap:
    """Seven rows of cells, one for each weekday; None where a day is still to come.

    days: the names of the rows. months: (column, name) where a month begins.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    days: tuple[str, ...]
    months: tuple[tuple[int, str], ...]


def heatmap(heat: Mapping[str, int], today: date, week_start: str = "monday", weeks: int = 53) -> Heatmap:
    """Return the grid of the last weeks, this one last; heat: the count of each ISO day."""
    start = WEEKDAYS.index(week_start)
    first = monday(today, start) - timedelta(days=7 * (weeks - 1))
    most = max(heat.values(), default=0)
    rows = tuple(
        tuple(_cell(first + timedelta(days=7 * week + day), heat, most, today) for week in range(weeks))
        for day in range(7)
    )
    months: list[tuple[int, str]] = []
    before = ""
    for week in range(weeks):
        name = MONTHS[(first + timedelta(days=7 * week + 6)).month - 1]
        if name != before:
            if months and week - months[-1][0] <= len(name):
                months.pop()  # the days of the month that the year begins in are too few to name it
            months.append((week, name))
        before = name
    return Heatmap(rows, tuple(DAYS[(start + day) % 7] for day in range(7)), tuple(months))


def _cell(day: date, heat: Mapping[str, int], most: int, today: date) -> Cell | None:
    if day > today:
        return None
    count = heat.get(day.isoformat(), 0)
    level = count if most < LEVELS else -(-count * (LEVELS - 1) // most)
    return Cell(day.isoformat(), count, level)


def drawn(found: Heatmap, shades: str) -> list[str]:
    """Return the grid as lines of text: the months above, the weekdays at the left; shades: LEVELS signs."""
    head = [" "] * (len(found.rows[0]) + 4)
    for week, name in found.months:
        head[week : week + len(name)] = name
    lines = ["    " + "".join(head).rstrip()]
    for name, row in zip(found.days, found.rows, strict=True):
        lines.append(f"{name} " + "".join(shades[cell.level] if cell else " " for cell in row).rstrip())
    return lines
