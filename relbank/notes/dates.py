"""Date phrases as people say them: understood whole or refused, looking ahead or back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from relbank.model.when import DAY, MINUTE, MONTH, When

from .dates_days import days
from .dates_look import FIRST_YEAR, LAST_YEAR, Found, Look
from .dates_times import Clock, clock, four_figures
from .dates_tokens import DASH, FIGURES, NUMBER, ORDINAL, Token, tokens
from .dates_vague import day_before
from .dates_words import LEADS, MONTHS, OPEN, ORDINALS, PART_ENDS, PARTS, TAILS, TODAY, WEEKDAYS

_COUNTED = frozenset(word for word, number in ORDINALS.items() if number <= 10)  # "the second" counts something
_LOOSE = frozenset(("week", "wk", "cw", "early", "mid", "late"))
_AT = frozenset(("the", "end", "start", "beginning", "close", "month", "quarter", "year", "christmas", "xmas"))
_ALONE = frozenset(("may", "march", "mar"))  # plain words, unless capitalised or said to be a date


def ahead(phrase: str, now: datetime, order: str = "mdy", week_end: str = "friday") -> When | None:
    """Return what a phrase means looking ahead, or None when it is not understood whole.

    now: local time. order: how 10/5 is read (mdy, dmy, ymd). week_end: the weekday that "eow" means. What is past
    without a year said ("yesterday", "last week", "3 days ago") is refused: nobody promises for then.
    """
    return _understood(phrase, _minute(now), True, order, week_end)


def back(phrase: str, now: datetime, order: str = "mdy", week_end: str = "friday") -> When | None:
    """Return what a phrase means looking back, or None; phrases that say so themselves ("tomorrow") stay ahead."""
    return _understood(phrase, _minute(now), False, order, week_end)


def _minute(now: datetime) -> datetime:
    if now.tzinfo is None and not now.second and not now.microsecond:
        return now
    return now.replace(tzinfo=None, second=0, microsecond=0)


@lru_cache(maxsize=2048)  # a preview reads the same words at each pause
def _understood(phrase: str, now: datetime, ahead: bool, order: str, week_end: str) -> When | None:
    look = Look(now, ahead, order, WEEKDAYS.get(week_end, 4))
    words = phrase.strip()
    small = tokens(words)
    if not small:
        return None
    if [t.text for t in small] in [[word] for word in OPEN]:
        return When.open(words)
    stripped = _stripped(small)
    if len(stripped) == 1 and stripped[0].text in OPEN:
        return When.open(words)  # by ??
    if not stripped or (len(stripped) == len(small) == 1 and words in _ALONE):
        return None
    if len(stripped) == len(small) == 2 and stripped[1].text in _COUNTED and stripped[0].text == "the":
        return None
    try:
        eve = day_before(small, look)
        found = When(eve.isoformat()) if eve else _range(stripped, look) or _moment(stripped, look)
        if found is None and small[0].text == "by":
            found = _moment(small, look)  # by 5 on friday
    except (ValueError, OverflowError):
        return None  # beyond the calendar
    if found is None:
        return None
    when = When(found.iso, found.precision, words, found.end, found.offset)
    first = when.first
    if first is None or not FIRST_YEAR <= first.year <= LAST_YEAR:
        return None
    if when.precision == MONTH and small[0].text == "on":
        return None
    return None if ahead and _over_by(when, now) and not _has_a_year(small) else when


def _over_by(when: When, now: datetime) -> bool:
    """Tell whether a date lies behind to its last day, or its last minute."""
    if when.precision == MINUTE:
        return (when.end or when.iso or "") < now.isoformat(timespec="minutes")
    return when.last is not None and when.last < now.date()


def _has_a_year(small: Sequence[Token]) -> bool:
    """Tell whether a year is said: 15 dec 2020, 12/15/20, 2020-W49."""
    return any(
        len(t.text) == 4 if t.what == NUMBER else t.what == FIGURES and (len(t.text.strip(".")) > 5 or "w" in t.text)
        for t in small
    )


def _stripped(small: list[Token]) -> list[Token]:
    """Leave away what opens or closes a phrase without changing its date: by, no later than, at the latest."""
    texts = tuple(t.text for t in small)
    for lead in LEADS:
        if texts[: len(lead)] == lead and len(texts) > len(lead):
            small, texts = small[len(lead) :], texts[len(lead) :]
            break
    for tail in TAILS:
        if texts[-len(tail) :] == tail and len(texts) > len(tail):
            small, texts = small[: -len(tail)], texts[: -len(tail)]
            break
    if texts[0] == "in" and len(texts) > 1:
        named = texts[1] in MONTHS or texts[1][0] == "q" or texts[1] in _LOOSE
        small = small[1:] if named or texts[1:3] in (("the", "week"), ("the", "middle")) else small
    elif texts[0] == "at" and len(texts) > 1 and texts[1] in _AT:
        small = small[1:]
    if small and small[-1].text == ",":
        small = small[:-1]
    return small


def _moment(small: Sequence[Token], look: Look) -> When | None:
    """Return a day with or without a time, in either order."""
    small = four_figures(_parts_said(small))
    if len(small) > 1 and small[0].text in ("later", "earlier") and small[1].text in TODAY:
        small = small[1:] if (small[0].text == "later") == look.ahead else []  # later today, earlier today
    found = days(small, look)
    if found:
        return _when(found, None)
    only = clock(small, day=False)
    if only:
        return _today(only, look)
    part = list(small[-1:]) if small and small[-1].text in PARTS else []  # 9 tomorrow morning
    for cut in range(1, len(small)):
        found, at = days(small[:cut], look), clock(small[cut:])
        if not (found and at) and part and cut < len(small) - 1:
            begins = cut + (small[cut].text == "on")
            found, at = days(small[begins:-1], look), clock([*small[:cut], *part])
        if not (found and at):
            rest = small[cut:]
            if rest[0].text in ("on", ","):
                rest = rest[1:]
            at = clock(small[:cut], day=True)
            found = days(rest, look) if at and rest else None
        if found and at and found.precision == DAY and not found.last and not found.at:
            return _when(found, at) if not _over(small, at, look) else _rest_of(at, look)
    return None


def _over(small: Sequence[Token], at: Clock, look: Look) -> bool:
    """Tell whether a time of today lies behind, though one looks ahead."""
    return look.ahead and at.start < (look.now.hour, look.now.minute) and any(t.text in TODAY for t in small)


def _rest_of(at: Clock, look: Look) -> When | None:
    """Return today for a part of the day that has begun, None when it is over."""
    return When(look.today.isoformat()) if look.now.hour < PART_ENDS.get(at.part, 0) else None


def _parts_said(small: Sequence[Token]) -> list[Token]:
    """Say "tonight" and "this morning" as today evening and today morning."""
    out = _first_thing(list(small))
    for at, token in enumerate(out):
        if token.text == "tonight":
            out[at : at + 1] = [Token("word", "today"), Token("word", "evening")]
            break
        if token.text == "last" and at + 1 < len(out) and out[at + 1].text == "night":
            out[at : at + 2] = [Token("word", "yesterday"), Token("word", "evening")]
            break
        if token.text == "this" and at + 1 < len(out) and out[at + 1].text in PARTS:
            out[at] = Token("word", "today")
            break
        if at and token.text in ("am", "pm") and token.what == "word":
            out[at] = Token("word", "morning" if token.text == "am" else "afternoon")
            if out[at - 1].text == "this":
                out[at - 1] = Token("word", "today")
    return out


def _first_thing(out: list[Token]) -> list[Token]:
    """Say "first thing monday" as monday morning, "first thing in the morning" as tomorrow morning."""
    at = next((n for n in range(len(out) - 1) if (out[n].text, out[n + 1].text) == ("first", "thing")), -1)
    if at < 0 or len(out) < 3:
        return out
    rest = [t for t in (*out[:at], *out[at + 2 :]) if t.text != ","]
    texts = [t.text for t in rest]
    if texts[-3:] == ["in", "the", "morning"] or texts == ["morning"]:
        rest = rest[:-3] or [Token("word", "tomorrow")]
    if rest and rest[0].text in ("on", "in"):
        rest = rest[1:]
    return rest if rest and rest[-1].text == "morning" else [*rest, Token("word", "morning")]


def _when(found: Found, at: Clock | None) -> When:
    if found.at:
        return When(found.at.isoformat(timespec="minutes"), MINUTE)
    if at is None:
        return When(found.first.isoformat(), found.precision, end=found.last.isoformat() if found.last else None)
    end = _stamp(found.first, at.end) if at.end else None
    return When(_stamp(found.first, at.start), MINUTE, end=end)


def _stamp(day: date, at: tuple[int, int]) -> str:
    return datetime.combine(day, time(*at)).isoformat(timespec="minutes")


def _today(at: Clock, look: Look) -> When:
    """Return a time of day alone: ahead the next such time, back the one of today (last night's in the small hours)."""
    now = (look.now.hour, look.now.minute)
    day = look.today
    if look.ahead and at.start <= now:
        day += timedelta(days=1)
    elif not look.ahead and now < (5, 0) and at.start >= (17, 0):
        day -= timedelta(days=1)
    return _when(Found(day), at)


def _range(small: Sequence[Token], look: Look) -> When | None:
    """Return a stretch of days: 15-17 dec, mon to wed, from nov 30 to dec 4, between the 3rd and the 5th."""
    opened = small[0].text if small[0].text in ("from", "between") else ""
    if opened:
        small = small[1:]
    joins = ("and",) if opened == "between" else ("to", "until", "till", "through", "thru")
    for place, token in enumerate(small):
        if not ((token.what == DASH and opened != "between") or token.text in joins) or not 0 < place < len(small) - 1:
            continue
        left, right = list(small[:place]), list(small[place + 1 :])
        found = _both(left, right, look)
        if found:
            return found
    return None


def _both(left: list[Token], right: list[Token], look: Look) -> When | None:
    if len(left) == 1 and left[0].what in (NUMBER, ORDINAL) and len(left[0].text) <= 4:
        # 15-17 dec: the month stands at the end
        months = [t for t in right if t.text in MONTHS]
        if months and len(right) > 1 and right[0].what in (NUMBER, ORDINAL):
            left = [left[0], *right[1:]]
    suffix = right[1:] if right[0].text in WEEKDAYS and len(left) == 1 and left[0].text in WEEKDAYS else []
    if suffix and (first := days([*left, *suffix], look)):
        return _from_to(first, days(right, look))  # mon-fri next week
    first = days(left, look)
    if not first or first.precision != DAY or first.last or first.at:
        return None
    beyond = replace(look, now=datetime.combine(first.first, time()), ahead=True)
    last = None
    months = [t for t in left if t.text in MONTHS]
    if right[0].what in (NUMBER, ORDINAL) and months and not any(t.text in MONTHS for t in right):
        last = days([months[0], *right], beyond)
    return _from_to(first, last or days(right, beyond))


def _from_to(first: Found, last: Found | None) -> When | None:
    if not last or last.precision != DAY or last.last or last.at or not 0 < (last.first - first.first).days <= 366:
        return None
    return When(first.first.isoformat(), DAY, end=last.first.isoformat())
