"""Times of day: 3pm, 15:00, noon, tomorrow *morning*, 3-4pm."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.record import record

from .dates_tokens import CLOCK, DASH, DIAL, FIGURES, NUMBER, ORDINAL, WORD, Token
from .dates_words import MONTHS, NUMBERS, PARTS

_LEADS = ("at", "around", "about", ",", "by", "from", "before")
_PAST = {"half": 30, "quarter": 15, "five": 5, "5": 5, "ten": 10, "10": 10, "twenty": 20, "20": 20}
_TO = ("to", "until", "till")


@record
class Clock:
    """A time of day, and its end where a range was said; (hour, minute). part: nothing but a part of the day."""

    start: tuple[int, int]
    end: tuple[int, int] | None = None
    part: str = ""


def clock(small: Sequence[Token], *, day: bool = True) -> Clock | None:
    """Return the time of day that small words say, all of them understood, or None.

    day: a day is said beside, so that 3:30 and "at 3" can only be meant in the afternoon.
    """
    said = list(small)
    between = asked = bool(said) and said[0].text == "between"
    if between:  # between 2 and 3pm
        said = [Token(WORD, "to") if t.text == "and" else t for t in said[1:]]
    while said and said[0].text in _LEADS:
        asked, said = True, said[1:]
    if not said:
        return None
    if len(said) == 1 and said[0].text in ("noon", "midday", "lunchtime"):
        return Clock((12, 0), part=said[0].text)
    part, said = _part(said)
    if not said:
        return Clock((PARTS[part], 0), part=part) if part and not asked else None
    while said and said[0].text in _LEADS:
        asked, said = True, said[1:]
    start, end = _pair(said)
    if end and not asked and start[0].text in ("five", "ten"):
        return None  # "ten to four" may be 15:50
    if between and end is None:
        return None
    asked = asked or (day and end is not None)  # today 9-12
    first = _one(start, part, asked, day) if start else None
    if end is None:
        return Clock(first) if first else None
    last = _one(end, part, asked, day)
    if start and len(start) == 1 and len(end) == 1 and last and not part:
        first = _before(start[0], first, last, end[0])
    return Clock(first, last) if first and last and first < last else None


def four_figures(small: Sequence[Token]) -> list[Token]:
    """Say "tomorrow 1430" and "at 0900" as 14:30 and 9:00, unless the figures may be a year."""
    plain = len(small) > 1 and not any(t.text in MONTHS or t.what in (FIGURES, ORDINAL) for t in small)
    out = list(small)
    for at, token in enumerate(small):
        if token.what == NUMBER and len(token.text) == 4:
            hour, minute = divmod(token.value[0], 100)
            sure = (at and small[at - 1].text == "at") or (plain and not 19 <= hour <= 21 and not minute % 5)
            if sure and hour < 24 and minute < 60:
                out[at] = Token(CLOCK, token.text, (hour, minute))
    return out


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
        if token.text == "to" and place and said[place - 1].text in ("quarter", "twenty"):
            continue
        if (token.what == DASH or token.text in _TO) and 0 < place < len(said) - 1:
            return said[:place], said[place + 1 :]
    return said, None


def _one(said: Sequence[Token], part: str, asked: bool, day: bool) -> tuple[int, int] | None:
    if len(said) != 1:
        return _spoken(said, part, asked or day)
    token = said[0]
    if token.text in ("noon", "midday"):
        return (12, 0)
    late = part in ("afternoon", "evening", "night")
    if token.what == CLOCK:
        hour, minute = token.value
        if late and hour < 12 and "m" not in token.text:
            return (hour + 12, minute)
        return None if (part == "morning" and hour >= 12) or (late and hour < 12) else (hour, minute)
    if token.what == DIAL:
        hour, minute = token.value
        if part or (day and hour != 6):
            return (hour + 12 if late or (not part and hour < 6) else hour, minute)
        return None
    hour = _number(token)
    if hour >= 0:
        if part:
            if not 1 <= hour <= 12 or (part == "night" and hour < 6):
                return None
            return (hour % 12 + 12 if late else hour, 0)
        if asked and 8 <= hour <= 23:
            return (hour, 0)  # "at 3" may be at night; "at 9" is a morning in an office
        if asked and day:
            return _in_office(hour)
    return None


def _number(token: Token) -> int:
    """Return an hour as typed, 9 or nine; -1 for anything else."""
    if token.what == NUMBER and len(token.text) <= 2:
        return token.value[0]
    hour = NUMBERS.get(token.text, -1) if token.what == WORD and token.text not in ("a", "an") else -1
    return hour if hour <= 12 else -1


def _in_office(hour: int) -> tuple[int, int] | None:
    """Return the hour that is meant where people work: 2 is 14:00, 10 is 10:00; nobody can tell about 7."""
    return (hour + 12, 0) if 1 <= hour <= 6 else (hour, 0) if 8 <= hour <= 12 else None


def _spoken(said: Sequence[Token], part: str, sure: bool) -> tuple[int, int] | None:
    """Return half past two, twenty to three, 5 o'clock, at 17h; sure: "half two" is a time and no half of anything."""
    texts = [t.text for t in said]
    minutes = 0
    if len(said) == 3 and texts[1] in ("past", "after"):
        minutes = _PAST.get(texts[0], -1)
    elif len(said) == 3 and texts[1] == "to":
        minutes = {"quarter": -15, "twenty": -20}.get(texts[0], -1)
    elif len(said) == 2 and texts[0] == "half" and sure:
        minutes = 30
    elif len(said) == 2 and texts[1] == "hours" and sure and 8 <= _number(said[0]) <= 23 and not part:
        return (_number(said[0]), 0)
    elif len(said) != 2 or texts[1] != "o'clock":
        return None
    if minutes == -1:
        return None
    said = said[:1] if texts[1] == "o'clock" else said[-1:]
    hour = _number(said[0])
    if not 1 <= hour <= 12:
        return None
    late = part in ("afternoon", "evening", "night")
    full = _in_office(hour) if not part else ((hour % 12 + 12 if late else hour), 0)
    if full is None:
        return None
    whole = full[0] * 60 + minutes
    return (whole // 60, whole % 60)


def _before(
    start: Token, first: tuple[int, int] | None, last: tuple[int, int], end: Token
) -> tuple[int, int] | None:
    """Return the start of a range whose half of the day only its end tells: the latest such time before that end.

    "3-4pm", "9:30-10:30pm", and "2-2:30", which is half an hour of an afternoon and no half of a day.
    """
    typed, shut = start.text, end.text
    if start.what not in (NUMBER, CLOCK, DIAL) or "m" in typed or typed[-1:] in "ap" or typed[0] == "0":
        return first
    hour, minute = start.value if start.what != NUMBER else (start.value[0], 0)
    half = "m" in shut or shut[-1:] in "ap"
    if not 1 <= hour <= 23:
        return None
    if hour > 12 or (not half and end.what in (NUMBER, CLOCK, DIAL) and (end.value[0] > 12 or shut[0] == "0")):
        return (hour, minute)  # said on the 24-hour clock
    fits = [time for time in ((hour % 12, minute), (hour % 12 + 12, minute)) if time < last]
    if not fits or (not half and fits[-1][0] < 6):
        return None  # "5-4": nobody works from five in the morning
    return fits[-1]
