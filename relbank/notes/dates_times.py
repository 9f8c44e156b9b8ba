"""Times of day: 3pm, 15:00, noon, tomorrow *morning*, 3-4pm."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.record import record

from .dates_tokens import CLOCK, DASH, NUMBER, Token
from .dates_words import PARTS

_LEADS = ("at", "around", ",", "by", "from", "before")
_TO = ("to", "until", "till")


@record
class Clock:
    """A time of day, and its end where a range was said; (hour, minute)."""

    start: tuple[int, int]
    end: tuple[int, int] | None = None


def clock(small: Sequence[Token], *, day: bool = True) -> Clock | None:
    """Return the time of day that small words say, all of them understood, or None."""
    said = list(small)
    asked = False
    while said and said[0].text in _LEADS:
        asked, said = True, said[1:]
    if not said:
        return None
    if len(said) == 1 and said[0].text in ("noon", "midday", "lunchtime"):
        return Clock((12, 0))
    part, said = _part(said)
    if not said:
        return Clock((PARTS[part], 0)) if part and not asked else None
    while said and said[0].text in _LEADS:
        asked, said = True, said[1:]
    start, end = _pair(said)
    first = _one(start, part, asked) if start else None
    if end is None:
        return Clock(first) if first else None
    last = _one(end, part, asked)
    if start and len(start) == 1 and start[0].what == NUMBER and last and not part:
        first = _before(start[0].value[0], last, end)
    return Clock(first, last) if first and last and first < last else None


def _part(said: list[Token]) -> tuple[str, list[Token]]:
    """Take a part of the day from the start or the end: morning, in the afternoon."""
    texts = [t.text for t in said]
    for size, words in ((3, ["in", "the"]), (1, [])):
        if len(texts) >= size and texts[size - 1] in PARTS and texts[: size - 1] == words:
            return texts[size - 1], said[size:]
        if len(texts) > size and texts[-1] in PARTS and texts[-size:-1] == words:
            return texts[-1], said[:-size]
    return "", said


def _pair(said: list[Token]) -> tuple[list[Token], list[Token] | None]:
    for place, token in enumerate(said):
        if (token.what == DASH or token.text in _TO) and 0 < place < len(said) - 1:
            return said[:place], said[place + 1 :]
    return said, None


def _one(said: Sequence[Token], part: str, asked: bool) -> tuple[int, int] | None:
    if len(said) != 1:
        return None
    token = said[0]
    if token.text in ("noon", "midday"):
        return (12, 0)
    late = part in ("afternoon", "evening", "night")
    if token.what == CLOCK:
        hour, minute = token.value
        if late and hour < 12 and "m" not in token.text:
            return (hour + 12, minute)
        return None if (part == "morning" and hour >= 12) or (late and hour < 12) else (hour, minute)
    if token.what == NUMBER and len(token.text) <= 2:
        hour = token.value[0]
        if part:
            if not 1 <= hour <= 12 or (part == "night" and hour < 6):
                return None
            return (hour % 12 + 12 if late else hour, 0)
        if asked and 8 <= hour <= 23:
            return (hour, 0)  # "at 3" may be at night; "at 9" is a morning in an office
    return None


def _before(hour: int, last: tuple[int, int], end: Sequence[Token]) -> tuple[int, int] | None:
    """Return the start of "3-4pm", "9 to 11am", "11-1pm": the latest such hour before its end."""
    if not 1 <= hour <= 23:
        return None
    if hour > 12 or "m" not in end[0].text:
        return (hour, 0)
    fits = [h for h in (hour % 12, hour % 12 + 12) if h < last[0] or (h == last[0] and last[1])]
    return (fits[-1], 0) if fits else None
