"""Date phrases that name a stretch loosely: early next week, mid December, week 49, before Christmas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from relbank.model.when import MONTH, WEEK

from .dates_calendar import month_named
from .dates_look import Found, Look, add_months, add_working, monday, yearly
from .dates_tokens import NUMBER, Token
from .dates_words import FEASTS, TODAY, TOMORROW

_TWO_DAYS = (*TODAY, *TOMORROW)
_WEEKS = ("week", "wk", "cw")
# until which day of a week (Monday is 0) and of a month a word still lies ahead
_UNTIL = {"early": (2, 10), "mid": (3, 20), "middle": (3, 20), "late": (6, 31), "later": (6, 31)}
VAGUE = frozenset((*_UNTIL, *_WEEKS, "weekend", "working", "business"))


def vague(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """early next week, mid december, week 49, after the weekend, tomorrow week, week tomorrow, next working day"""
    if texts in (("after", "the", "weekend"), ("after", "weekend")):
        return Found(monday(look.today) + timedelta(days=7))
    if texts[0] == "the" and len(texts) > 1:
        texts, tokens = texts[1:], tokens[1:]
    if texts[0] in _UNTIL and len(texts) > 1:
        return _part(texts[0], texts[1:], look)
    if len(texts) == 3 and texts[0] == "next" and texts[1] in ("working", "business") and texts[2] == "day":
        return Found(add_working(look.today, 1))
    if len(texts) == 2 and "week" in texts and (texts[0] in _TWO_DAYS or texts[1] in _TWO_DAYS):
        return Found(look.today + timedelta(days=8 if texts[0] in TOMORROW or texts[1] in TOMORROW else 7))
    if texts[:2] == ("calendar", "week"):
        texts, tokens = texts[1:], tokens[1:]
    return _numbered(texts, tokens, look) if texts[0] in _WEEKS else None


def _part(word: str, texts: tuple[str, ...], look: Look) -> Found | None:
    """Return the week or the month of which a part is said; None where that part is over."""
    if texts[0] in ("in", "of"):
        texts = texts[1:]
    if texts[:1] == ("the",):
        texts = texts[1:]
        if texts in (("week",), ("month",)):
            texts = ("this", *texts)
    today, (weekday, day) = look.today, _UNTIL[word]
    if len(texts) == 2 and texts[0] in ("this", "next") and texts[1] in ("week", "month"):
        on = texts[0] == "next"
        if texts[1] == "week":
            over = not on and look.ahead and today.weekday() > weekday
            return None if over else Found(monday(today) + timedelta(days=7 * on), None, WEEK)
        over = not on and look.ahead and today.day > day
        return None if over else Found(add_months(today.replace(day=1), int(on)), None, MONTH)
    month = month_named(texts, look) if word != "later" else None
    if month is None or (look.ahead and (month.year, month.month) == (today.year, today.month) and today.day > day):
        return None
    return Found(month, None, MONTH)


def _numbered(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """Return a week by its ISO number: week 49, wk 49 2026; without a year the nearest in the direction looked."""
    numbers = [t.value[0] for t in tokens[1:] if t.what == NUMBER]
    if len(numbers) != len(texts) - 1 or not 1 <= len(numbers) <= 2 or not 1 <= numbers[0] <= 53:
        return None
    if len(numbers) == 2:
        found = _iso(numbers[1], numbers[0]) if len(texts[2]) == 4 else None
        return Found(found, None, WEEK) if found else None
    here = look.today.isocalendar().year
    for step in (0, 1, 2, 3, 4, 5, 6):
        found = _iso(here + (step if look.ahead else -step), numbers[0])
        if found and (found >= monday(look.today) if look.ahead else found <= look.today):
            return Found(found, None, WEEK)
    return None


def _iso(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def day_before(tokens: Sequence[Token], look: Look) -> date | None:
    """Return the day before a holiday or the weekend ("before christmas"), on which nobody works."""
    texts = tuple(t.text for t in tokens)
    if texts[:1] != ("before",) or not look.ahead:
        return None
    texts = texts[1:]
    if texts in (("the", "weekend"), ("weekend",)):
        friday = monday(look.today) + timedelta(days=4)
        return friday if friday >= look.today else friday + timedelta(days=7)
    feast = yearly(look, *FEASTS[texts]) if texts in FEASTS else None
    return feast - timedelta(days=1) if feast and feast > look.today else None
