"""Date phrases that count: in 2 weeks, a fortnight, 3 days ago, two weeks from friday, in an hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from relbank.model.when import DAY

from .dates_look import Found, Look, add_months, add_working
from .dates_tokens import NUMBER, Token
from .dates_words import NUMBERS, TODAY, UNITS

_COUPLES = (
    (["a", "couple", "of"], 2.0), (["a", "couple"], 2.0), (["couple", "of"], 2.0), (["couple"], 2.0),
    (["half", "an"], 0.5), (["half", "a"], 0.5),
)

Days = Callable[[Sequence[Token], Look], "Found | None"]


def offset(tokens: Sequence[Token], look: Look, days: Days) -> Found | None:
    """Return the day (or moment) so many units from now or from another day, or None."""
    texts = [t.text for t in tokens]
    asked = False
    if texts[:1] in (["in"], ["within"]) or texts[:3] == ["over", "the", "next"]:
        asked, tokens = True, tokens[1:]
        texts = texts[1:]
        if texts[:1] in (["about"], ["around"], ["roughly"]):
            tokens, texts = tokens[1:], texts[1:]
        if texts in (["the", "hour"], ["the", "next", "hour"]):
            return _step(look, look, 1, "hour")
        if texts[:2] == ["the", "next"]:
            tokens, texts = tokens[2:], texts[2:]
            if len(texts) == 1 and texts[0] in ("week", "fortnight", "month"):
                return _step(look, look, 1, texts[0])  # within the next week: seven days from now
    count, used = _count(tokens)
    if not count:
        return None
    unit, after = _unit(texts[used:])
    if not unit:
        return None
    rest, tail = texts[used + after :], tokens[used + after :]
    if rest[:3] == ["and", "a", "half"] and unit in ("hour", "year"):
        count, rest, tail = count + 0.5, rest[3:], tail[3:]
    if asked:
        return _step(look, look, count, unit) if rest in ([], ["time"], ["from", "now"], ["from", "today"]) else None
    if rest in (["from", "now"], ["from", "today"], ["hence"]) or (rest == ["time"] and texts[used].endswith("'")):
        return _step(look, look, count, unit)
    if rest == ["ago"]:
        return _step(look, look, -count, unit)
    if not rest:
        # a length of time alone is a date only where people say it so
        loose = texts[0] in ("a", "couple", "fortnight", "one") and (unit == "fortnight" or "couple" in texts)
        return _step(look, look, count, unit) if loose and look.ahead else None
    tomorrow = rest in (["tomorrow"], ["on", "tomorrow"])
    if unit in ("week", "fortnight") and (tomorrow or (look.ahead and rest[0] in TODAY)):
        return _from(Found(look.today + timedelta(days=int(tomorrow))), count, unit)
    if rest[0] in ("from", "after", "before") and len(rest) > 1 and unit not in ("hour", "minute"):
        base = days(tail[1:], replace(look, ahead=True) if rest[0] == "from" else look)
        if base is None or base.precision != DAY or base.last or base.at:
            return None
        return _from(base, -count if rest[0] == "before" else count, unit)
    return None


def _count(tokens: Sequence[Token]) -> tuple[float, int]:
    """Return how many units a phrase begins with, and how many small words say so; 0 when none do."""
    texts = [t.text for t in tokens]
    for words, count in _COUPLES:
        if texts[: len(words)] == words:
            return count, len(words)
    if not tokens:
        return 0, 0
    if tokens[0].what == NUMBER:
        return (float(tokens[0].value[0]), 1) if tokens[0].value[0] < 1000 else (0, 0)
    if texts[0] in NUMBERS and texts[0] != "-":
        return float(NUMBERS[texts[0]]), 1
    return (1.0, 0) if texts[0] == "fortnight" else (0, 0)


def _unit(texts: Sequence[str]) -> tuple[str, int]:
    if not texts:
        return "", 0
    if texts[0] in ("business", "working") and len(texts) > 1 and texts[1] in ("day", "days"):
        return "working", 2
    word = texts[0].rstrip("'").removesuffix("'s") if texts[0].endswith(("'", "'s")) else texts[0]
    return (UNITS[word], 1) if word in UNITS else ("", 0)


def _step(look: Look, base: Look, count: float, unit: str) -> Found | None:
    if unit in ("minute", "hour"):
        minutes = count * (60 if unit == "hour" else 1)
        at = base.now.replace(tzinfo=None, second=0, microsecond=0) + timedelta(minutes=minutes)
        return Found(at.date(), at=at)
    return _from(Found(look.today), count, unit)


def _from(base: Found, count: float, unit: str) -> Found | None:
    if count != int(count) and unit != "year":
        return None
    match unit:
        case "day":
            return Found(base.first + timedelta(days=count))
        case "working":
            return Found(add_working(base.first, int(count)))
        case "week":
            return Found(base.first + timedelta(days=7 * count))
        case "fortnight":
            return Found(base.first + timedelta(days=14 * count))
        case "month":
            return Found(add_months(base.first, int(count)))
        case "quarter":
            return Found(add_months(base.first, int(3 * count)))
        case "year":
            return Found(add_months(base.first, int(12 * count)))
    return None
