"""How dates are said: one form everywhere, in previews, lists and pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .when import MONTH, OPEN, WEEK, When

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_day(day: date) -> str:
    """Return "Fri 20 Nov 2026"."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_iso(iso: str) -> str:
    """Return the day of an ISO date or moment, "Fri 20 Nov 2026"; "" for none."""
    return say_day(date.fromisoformat(iso[:10])) if iso else ""


def say(when: When | None) -> str:
    """Return a date as it is echoed: "Fri 20 Nov 2026 12:30", "week of 7 Sep 2026", "Oct 2026", "open"."""
    if when is None:
        return "no date"
    first = when.first
    if first is None or when.precision == OPEN:
        return "open"
    if when.precision == WEEK:
        return f"week of {first.day} {MONTHS[first.month - 1]} {first.year}"
    if when.precision == MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    said = say_day(first)
    if when.at:
        said += f" {when.at:%H:%M}"
    if when.end:
        end = date.fromisoformat(when.end[:10])
        said += f" to {when.end[11:16]}" if end == first and len(when.end) > 10 else f" to {say_day(end)}"
    return said


def say_short(when: When | None, today: date) -> str:
    """Return a date in at most eleven cells, relative to today: "today", "Thu", "26 Nov", "wk 7 Sep"."""
    if when is None:
        return ""
    first = when.first
    if first is None:
        return "??"
    month = MONTHS[first.month - 1]
    if when.precision == MONTH:
        return month if first.year == today.year else f"{month} {first.year}"
    if when.precision == WEEK:
        return f"wk {first.day} {month}"
    days = (first - today).days
    if -1 <= days <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    if 1 < days < 7:
        return DAYS[first.weekday()]
    if first.year == today.year or abs(days) < 120:
        return f"{first.day} {month}"
    return f"{month} {first.year}"


def say_age(days: int) -> str:
    """Return a span of days in at most four cells: "9d", "6w", "14mo", "3y"."""
    days = abs(days)
    if days < 28:
        return f"{days}d"
    if days < 92:
        return f"{days // 7}w"
    return f"{days // 30}mo" if days < 720 else f"{days // 365}y"


def few(texts: Iterable[str], most: int = 4) -> str:
    """Return "hockey, jazz", of many the first ones and how many more."""
    told = list(texts)
    more = f" and {len(told) - most} more" if len(told) > most else ""
    return ", ".join(told[:most]) + more


def plural(count: int, word: str, many: str = "") -> str:
    """Return "1 promise", "2 promises"."""
    return f"{count} {word if count == 1 else many or word + 's'}"


def say_birthday(stored: str) -> str:
    """Return a birthday or anniversary as said: "12 May", "12 May 1970"; what can't be read as it stands."""
    year, month, day = stored[:-6], stored[-5:-3], stored[-2:]
    if not (month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return stored
    told = f"{int(day)} {MONTHS[int(month) - 1]}"
    return f"{told} {year}" if year.isdigit() else told
