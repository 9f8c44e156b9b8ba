"""Date phrases that count within a month: first monday of december, last working day of the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from .dates_calendar import month_named
from .dates_look import Found, Look, add_months, add_working, exact, month_end
from .dates_tokens import ORDINAL, Token
from .dates_words import MONTHS, WEEKDAYS


def nth(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """the first monday of december, last friday of the month, last day of november"""
    if texts[0] == "the":
        texts, tokens = texts[1:], tokens[1:]
    if len(texts) > 4 and texts[1] in ("working", "business") and texts[2] == "day":
        texts, tokens = (texts[0], "working", *texts[3:]), (tokens[0], *tokens[2:])
    if len(texts) < 4 or texts[2] not in ("of", "in"):
        return None
    count = -1 if texts[0] == "last" else tokens[0].value[0] if tokens[0].what == ORDINAL else 0
    rest = texts[3:]
    if rest[:1] == ("the",):
        rest = rest[1:]
    month = (
        add_months(look.today.replace(day=1), {"month": 0, "this": 0, "next": 1}[rest[0]])
        if rest in (("month",), ("this", "month"), ("next", "month"))
        else month_named(rest, look)
    )
    if not month or not -1 <= count <= 5 or count == 0:
        return None
    day = _nth_of(month, texts[1], count)
    if day and len(rest) == 1 and rest[0] in MONTHS and look.ahead and day < look.today:
        day = _nth_of(month.replace(year=month.year + 1), texts[1], count)
    return Found(day) if day else None


def _nth_of(month: date, what: str, count: int) -> date | None:
    if what == "day":
        return month_end(month) if count == -1 else exact(month.year, month.month, count)
    if what == "working":
        beside = month_end(month) + timedelta(days=1) if count == -1 else month - timedelta(days=1)
        return add_working(beside, count)
    if what not in WEEKDAYS:
        return None
    every = [month + timedelta(days=(WEEKDAYS[what] - month.weekday()) % 7 + 7 * week) for week in range(5)]
    every = [day for day in every if day.month == month.month]
    return every[-1] if count == -1 else every[count - 1] if count <= len(every) else None
