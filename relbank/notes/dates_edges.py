"""Weeks, months, quarters and years as a whole, and where they end or begin: next month, Q1, eow, end of november."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from relbank.model.when import MONTH

from .dates_calendar import month_named
from .dates_look import Found, Look, add_months, exact, monday, month_end, only
from .dates_tokens import Token
from .dates_words import MONTHS

_SHORT = {"eow": "week", "eom": "month", "eoy": "year", "eoq": "quarter"}
_UNITS = ("week", "month", "year", "quarter")
_DASHED = ("month-end", "year-end", "quarter-end")
EDGES = frozenset((*_SHORT, *_DASHED, "end", "start", "beginning"))


def whole(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """next month, this month, Q1, next quarter"""
    if texts[0] == "the" and texts[-1] == "month":
        texts = texts[1:]
    first = look.today.replace(day=1)
    if texts in (("this", "month"), ("next", "month"), ("last", "month")):
        return Found(add_months(first, {"this": 0, "next": 1, "last": -1}[texts[0]]), None, MONTH)
    if texts == ("month", "after", "next"):
        return Found(add_months(first, 2), None, MONTH)
    return quarter(texts, look)


def quarter(texts: tuple[str, ...], look: Look) -> Found | None:
    """Return a quarter as the range of its days: q1, q3 2027, this quarter, next quarter."""
    here = look.today.year * 4 + (look.today.month - 1) // 3
    if texts in (("this", "quarter"), ("next", "quarter"), ("last", "quarter")):
        count = here + {"this": 0, "next": 1, "last": -1}[texts[0]]
    elif len(texts[0]) == 2 and texts[0][0] == "q" and len(texts) <= 2:
        wanted = int(texts[0][1]) - 1
        count = here + (wanted - here % 4) % 4 if look.ahead else here - (here % 4 - wanted) % 4
        if len(texts) == 2:
            if len(texts[1]) != 4 or not texts[1].isdigit():
                return None
            count = int(texts[1]) * 4 + wanted
    else:
        return None
    first = exact(count // 4, count % 4 * 3 + 1, 1)
    return Found(first, month_end(add_months(first, 2))) if first else None


def edge(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """eow, end of the month, end of november, start of next week, year end"""
    if texts[0] == "the":
        texts = texts[1:]
    if texts[:1] and texts[0] in _SHORT:
        return _short(_SHORT[texts[0]], texts[1:], look)
    if len(texts) == 2 and texts[1] == "end" and (unit := texts[0].removesuffix("'s")) in _UNITS:
        return _end(("this", unit), look)
    if len(texts) == 1 and texts[0] in _DASHED:
        return _end(("this", texts[0][:-4]), look)
    if not texts or texts[0] not in ("end", "start", "beginning"):
        return None
    rest = texts[1:]
    if rest[:1] == ("of",):
        rest = rest[1:]
    elif rest[:1] and rest[0] not in ("this", "next", *MONTHS):
        return None
    if rest[:1] == ("the",):
        rest = rest[1:]
    if len(rest) == 1 and rest[0] in _UNITS:
        rest = ("this", rest[0])
    if not rest:
        return None
    return _end(rest, look) if texts[0] == "end" else _start(rest, look)


def _short(unit: str, rest: tuple[str, ...], look: Look) -> Found | None:
    """Return eow, eom december, eoy 2027, eow next week: what stands behind must be such a unit."""
    if rest[:1] == ("of",):
        rest = rest[1:]
    if not rest:
        return _end(("this", unit), look)
    named = {"month": rest[0] in MONTHS, "quarter": rest[0][0] == "q", "year": rest[0].isdigit()}
    return _end(rest, look) if rest[1:] == (unit,) or named.get(unit) else None


def _end(rest: tuple[str, ...], look: Look) -> Found | None:
    today, step = look.today, {"this": 0, "next": 1, "last": -1}.get(rest[0])
    if len(rest) == 1 and rest[0].isdigit() and len(rest[0]) == 4:
        return only(exact(int(rest[0]), 12, 31))
    if len(rest) == 2 and step is not None:
        match rest[1]:
            case "week":
                end = monday(today) + timedelta(days=look.week_end + 7 * step)
                late = step == 0 and end < today and look.ahead
                return Found(end + timedelta(days=7 if late else 0))
            case "month":
                return Found(month_end(add_months(today.replace(day=1), step)))
            case "year":
                return only(exact(today.year + step, 12, 31))
            case "quarter":
                found = quarter(rest, look)
                return only(found.last) if found else None
    found = quarter(rest, look)
    if found and found.last:
        return Found(found.last)
    month = month_named(rest, look)
    return Found(month_end(month)) if month else None


def _start(rest: tuple[str, ...], look: Look) -> Found | None:
    if len(rest) == 2 and rest[0] == "next":
        today = look.today
        match rest[1]:
            case "week":
                return Found(monday(today) + timedelta(days=7))
            case "month":
                return Found(add_months(today.replace(day=1), 1))
            case "year":
                return only(exact(today.year + 1, 1, 1))
            case "quarter":
                found = quarter(rest, look)
                return Found(found.first) if found else None
    if len(rest) == 1 and rest[0].isdigit() and len(rest[0]) == 4:
        return only(exact(int(rest[0]), 1, 1))
    if found := quarter(rest, look):
        return Found(found.first) if found.first >= look.today or not look.ahead else None
    month = month_named(rest, look)
    if month and len(rest) == 1 and month < look.today and look.ahead:
        month = month.replace(year=month.year + 1)
    return Found(month) if month else None
