"""Days and months named by the calendar: 15 dec 2026, dec 15th, the 15th, Oct, 10/5, 2026-12-15."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relbank.model.when import MONTH, WEEK

from .dates_look import Found, Look, add_months, exact, month_of, monthly, only, yearly
from .dates_tokens import FIGURES, NUMBER, ORDINAL, Token
from .dates_words import MONTHS


def calendar(tokens: Sequence[Token], look: Look) -> Found | None:
    """Return the day (or month) that a phrase names by the calendar, all of it understood, or None."""
    if len(tokens) == 1 and tokens[0].what == FIGURES:
        return _figures(tokens[0].text, look)
    texts = tuple(t.text for t in tokens)
    year: int | None = None
    if texts[-2:] in (("this", "year"), ("next", "year"), ("last", "year")):
        year = look.today.year + {"this": 0, "next": 1, "last": -1}[texts[-2]]
        tokens = tokens[:-2]
        if tokens and tokens[-1].text == "of":
            tokens = tokens[:-1]
    elif len(tokens) > 1 and tokens[-1].what == NUMBER and len(tokens[-1].text) == 4:
        year, tokens = tokens[-1].value[0], tokens[:-1]
    if not tokens:
        return None
    texts = tuple(t.text for t in tokens)
    if len(tokens) == 1 and texts[0] in MONTHS:
        first = exact(year, MONTHS[texts[0]], 1) if year is not None else month_of(look, MONTHS[texts[0]])
        return Found(first, None, MONTH) if first else None
    if len(tokens) == 2 and texts[0] in ("this", "next", "last") and texts[1] in MONTHS and year is None:
        return _beside(texts[0], MONTHS[texts[1]], look)
    named = _day_and_month(tokens)
    if named:
        month, day = named
        found = exact(year, month, day) if year is not None else yearly(look, month, day)
        return Found(found) if found else None
    return _of_month(tokens, look) if year is None else None


def month_named(texts: Sequence[str], look: Look) -> date | None:
    """Return the first day of the month that words name ("november", "nov 2027", "next month" is not one)."""
    if not texts or texts[0] not in MONTHS:
        return None
    if len(texts) == 1:
        return month_of(look, MONTHS[texts[0]])
    if len(texts) == 2 and texts[1].isdigit() and len(texts[1]) == 4:
        return exact(int(texts[1]), MONTHS[texts[0]], 1)
    if texts[1:] == ("next", "year"):
        return exact(look.today.year + 1, MONTHS[texts[0]], 1)
    return None


def _day_and_month(tokens: Sequence[Token]) -> tuple[int, int] | None:
    if tokens[0].text == "the" and len(tokens) > 1 and tokens[1].what == ORDINAL:
        tokens = tokens[1:]
    rest = [t for t in tokens if not (t.text == "of" and 0 < tokens.index(t) < len(tokens) - 1)]
    if len(rest) == 3 and rest[0].text in MONTHS and rest[1].text == "the" and rest[2].what == ORDINAL:
        rest = [rest[0], rest[2]]
    if len(rest) != 2:
        return None
    for name, number in ((rest[0], rest[1]), (rest[1], rest[0])):
        if (name.text in MONTHS and number.what in (NUMBER, ORDINAL) and len(number.text) != 4) or (
            name.text in MONTHS and number.what == ORDINAL
        ):
            return MONTHS[name.text], number.value[0]
    return None


def _of_month(tokens: Sequence[Token], look: Look) -> Found | None:
    """the 15th, 15th, the 15th of next month"""
    the = tokens[0].text == "the"
    if the:
        tokens = tokens[1:]
    if not tokens or tokens[0].what != ORDINAL:
        return None
    day, texts = tokens[0].value[0], tuple(t.text for t in tokens[1:])
    if not texts:
        found = monthly(look, day) if the or tokens[0].text[0].isdigit() else None
        return Found(found) if found else None
    if texts in (("this", "month"), ("next", "month"), ("last", "month")):
        texts = ("of", *texts)
    if len(texts) == 3 and texts[0] == "of" and texts[1] in ("the", "this", "next", "last") and texts[2] == "month":
        if texts[1] == "the":
            return only(monthly(look, day))
        step = {"next": 1, "last": -1}.get(texts[1], 0)
        month = add_months(look.today.replace(day=1), step)
        found = exact(month.year, month.month, day)
        return Found(found) if found else None
    return None


def _beside(word: str, month: int, look: Look) -> Found | None:
    """this october, next may, last may: only where both readings agree"""
    today = look.today
    if word == "this":
        year = today.year if (month >= today.month or not look.ahead) else 0
    elif word == "next":
        year = today.year + 1 if month <= today.month else 0
    else:
        year = today.year - 1 if month >= today.month else 0
    first = exact(year, month, 1)
    return Found(first, None, MONTH) if first else None


def _figures(text: str, look: Look) -> Found | None:
    if "w" in text:
        try:
            day = date.fromisocalendar(int(text[:4]), int(text[6:]), 1)
        except ValueError:
            return None
        return Found(day, None, WEEK)
    parts = [int(part) for part in text.replace("/", "-").replace(".", "-").strip("-").split("-")]
    found: date | None
    if "." in text and len(parts) == 2:
        found = yearly(look, parts[1], parts[0])
    elif "." in text:
        found = exact(parts[2] + (2000 if parts[2] < 100 else 0), parts[1], parts[0])
    elif len(parts) == 2:
        a, b = parts if look.order != "dmy" else parts[::-1]
        found = yearly(look, a, b) or (yearly(look, b, a) if text != "24/7" else None)  # "open 24/7" is no day
        if len(text.split("/")[0]) > 2:
            found = None
    else:
        found = _three(text, parts, look)
    return Found(found) if found else None


def _three(text: str, parts: list[int], look: Look) -> date | None:
    sizes = [len(part) for part in text.replace("/", "-").split("-")]
    if sizes[0] == 4:
        return exact(*parts)
    if "-" in text or sizes[0] > 2 or sizes[2] not in (2, 4):
        return None
    if look.order == "ymd" and sizes[2] == 2:
        return exact(2000 + parts[0], parts[1], parts[2])
    year = parts[2] + (2000 if sizes[2] == 2 else 0)
    a, b = parts[:2] if look.order != "dmy" else (parts[1], parts[0])
    return exact(year, a, b) or exact(year, b, a)
