"""Date phrases without a time of day: one day, a week, a month, a range of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from relbank.model.when import DAY, WEEK

from .dates_calendar import calendar
from .dates_edges import EDGES, edge, whole
from .dates_look import Found, Look, monday, yearly
from .dates_nth import nth
from .dates_spans import offset
from .dates_tokens import FIGURES, WORD, Token
from .dates_vague import VAGUE, vague
from .dates_words import COUNTED, END_OF_DAY, FEASTS, MONTHS, TODAY, TOMORROW, UNITS, WEEKDAYS, YESTERDAY

_SHORT_WEEK = ("w/", "wc", "wb")
_WEEK_OF = (("of",), ("commencing",), ("beginning",), ("starting",), ("ending",), ())


def days(tokens: Sequence[Token], look: Look) -> Found | None:
    """Return what a phrase without a time of day means, all of it understood, or None."""
    tokens = [t for t in tokens if t.text != ","]
    if not tokens:
        return None
    texts = tuple(t.text for t in tokens)
    said = frozenset(texts)
    for signs, form in _FORMS:
        if not signs or not said.isdisjoint(signs):
            found = form(texts, tokens, look)
            if found:
                return found
    found = calendar(tokens, look)
    return found if found or said.isdisjoint(COUNTED) else offset(tokens, look, days)


def _plain(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """today, the day after tomorrow, eod friday, christmas, the day before the 15th"""
    if texts[0] == "the" and len(texts) > 1 and texts[1] == "day":
        texts, tokens = texts[1:], tokens[1:]
    steps = (
        0 if texts[0] in TODAY else 1 if texts[0] in TOMORROW else -1 if texts[0] in YESTERDAY else None
    )
    if len(texts) == 1 and steps is not None:
        return Found(look.today + timedelta(days=steps))
    if len(texts) == 3 and texts[:2] == ("day", "after") and texts[2] in TOMORROW:
        return Found(look.today + timedelta(days=2))
    if len(texts) == 3 and texts[:2] == ("day", "before") and texts[2] in YESTERDAY:
        return Found(look.today - timedelta(days=2))
    if texts in FEASTS:
        day = yearly(look, *FEASTS[texts])
        return Found(day) if day else None
    if texts[:2] in (("day", "before"), ("day", "after")):
        base = days(tokens[2:], look)
        if base and base.precision == DAY and not base.last:
            return Found(base.first + timedelta(days=1 if texts[1] == "after" else -1))
    return _end_of_day(texts, tokens, look)


def _end_of_day(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    if texts[0] == "the" and texts[1:2] in (("end",), ("close",)):
        texts, tokens = texts[1:], tokens[1:]
    for opening in (("end", "of", "day"), ("end", "of", "the", "day"), ("close", "of", "business"),
                    ("close", "of", "play"), ("end", "of", "business"), ("end", "of", "play"),
                    *((word,) for word in END_OF_DAY)):
        size = len(opening)
        rest: Sequence[Token] = tokens
        if texts[:size] == opening:
            rest = tokens[size:]
        elif texts[-size:] == opening:
            rest = tokens[:-size]
        else:
            continue
        if not rest:
            return Found(look.today)
        if rest[0].text == "on":
            rest = rest[1:]
        found = days(rest, look)
        return found if found and found.precision == DAY and not found.last else None
    if texts[:2] == ("end", "of") and len(texts) == 3 and (texts[2] in TODAY or texts[2] in TOMORROW):
        return days(tokens[2:], look)
    return None


def _weekday(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """friday, this friday, next friday, friday next week, friday week, friday the 27th"""
    at = next((place for place, text in enumerate(texts[:5]) if text in WEEKDAYS), -1)
    if at < 0:
        return None
    wanted, before, after = WEEKDAYS[texts[at]], texts[:at], texts[at + 1 :]
    this = monday(look.today) + timedelta(days=wanted)
    gap = (wanted - look.today.weekday()) % 7
    coming = look.today + timedelta(days=gap or 7)
    latest = look.today - timedelta(days=-gap % 7)
    if before and before[0] == "the" and before[1:] in (("coming",), ("following",)):
        before = before[1:]
    match before, after:
        case ((), ()):
            return Found(coming if look.ahead else latest)
        case (("this",), ()) if this < look.today and look.ahead and look.today.weekday() > 4:
            return Found(coming)  # said at the weekend, when the working week is over
        case (("this",), ()) | ((), ("this", "week")) | ((), ("of", "this", "week")):
            return Found(this) if this >= look.today or not look.ahead else None
        case (("this", "coming") | ("coming",), ()):
            return Found(coming)
        case (("this", "past") | ("past",), ()):
            return Found(look.today - timedelta(days=(-gap % 7) or 7))
        case (("next",) | ("next", "week") | ("next", "week", "on"), ()):
            return Found(this + timedelta(days=7))
        case ((), ("next", "week") | ("of", "next", "week")):
            return Found(this + timedelta(days=7))
        case ((), ("after", "next") | ("the", "week", "after", "next") | ("week", "after", "next")):
            return Found(this + timedelta(days=14))
        case (("next",), ("week",)):
            return None
        case (("last", "week") | ("last", "week", "on"), ()) | ((), ("last", "week") | ("of", "last", "week")):
            return Found(this - timedelta(days=7))
        case (("last",), ()):
            # already past in this week: the last one, or the one of last week? nobody can tell
            return Found(this - timedelta(days=7)) if this >= look.today else None
        case ((), ("week",)) | (("a", "week") | ("a", "week", "on") | ("week", "on"), ()):
            return Found(coming + timedelta(days=7))
        case ((), ("fortnight",)) | (("a", "fortnight", "on"), ()):
            return Found(coming + timedelta(days=14))
        case ((), ("before" | "after" as side, *_)) | (("the",), ("before" | "after" as side, *_)):
            return _before_or_after(wanted, side, tokens[at + 2 :], look)
        case ((), ("in", _, _)) | ((), ("in", _, _, _)):
            # "friday in two weeks": two weeks on, the Friday of that week
            far = offset(tokens[at + 1 :], look, days)
            weeks = far and not far.at and UNITS.get(after[-1]) == "week"
            return Found(monday(far.first) + timedelta(days=wanted)) if far and weeks else None
        case ((), _):
            return _such_a(wanted, tokens[at + 1 :], look)
        case (_, ()):
            return _such_a(wanted, tokens[:at], look)
    return None


def _before_or_after(weekday: int, side: str, tokens: Sequence[Token], look: Look) -> Found | None:
    """the friday before christmas, monday after 3 dec"""
    base = days(tokens, look)
    if not base or base.precision != DAY or base.last or base.at:
        return None
    gap = (weekday - base.first.weekday()) % 7
    found = base.first + timedelta(days=gap - 7 if side == "before" else gap or 7)
    return Found(found) if found >= look.today or not look.ahead else None


def _such_a(weekday: int, tokens: Sequence[Token], look: Look) -> Found | None:
    """Return the day that is named beside its weekday, in whichever order and direction it is one; None in none."""
    orders = (look.order, "mdy" if look.order == "dmy" else "dmy")
    for side in (look,) if look.ahead else (look, replace(look, ahead=True)):
        for order in orders if tokens[0].what == FIGURES else orders[:1]:
            seen = replace(side, order=order)
            found = calendar(tokens, seen) or _plain(tuple(t.text for t in tokens), tokens, seen)
            if found and found.precision == DAY and not found.last and found.first.weekday() == weekday:
                return found
    return None


def _week(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """next week, week of Sept 7, wk 7 Sep, the week after next, this weekend"""
    if texts[0] in ("over", "at") and texts[-1] == "weekend" and len(texts) > 1:
        texts, tokens = texts[1:], tokens[1:]
    if texts[0] == "the" and len(texts) > 1:
        texts, tokens = texts[1:], tokens[1:]
    this = monday(look.today)
    for opening in ("this", "next", "last", "coming", ""):
        head = (opening,) if opening else ()
        step = timedelta(days={"next": 7, "last": -7}.get(opening, 0))
        if texts == (*head, "weekend"):
            saturday = this + step + timedelta(days=5)
            if not opening and not look.ahead and saturday > look.today:
                saturday -= timedelta(days=7)
            return Found(saturday, saturday + timedelta(days=1))
        if opening and opening != "coming" and texts in ((opening, "week"), (opening, "wk")):
            return Found(this + step, None, WEEK)
    if texts in (("week", "after", "next"), ("week", "after", "next", "week")):
        return Found(this + timedelta(days=14), None, WEEK)
    if texts and texts[0] in ("week", "wk", "w/c", "wc", "w/b", "wb", "w/e"):
        rest = tokens[1:]
        for words in _WEEK_OF:
            if tuple(t.text for t in rest[: len(words)]) == words:
                rest = rest[len(words) :]
                break
        if (words or texts[0][:2] in _SHORT_WEEK) and rest and rest[0].text in WEEKDAYS:
            rest = rest[1:]
        found = calendar(rest, look) if rest else None
        said = words or len(rest) > 1 or texts[0][:2] in _SHORT_WEEK
        named = any(t.text in MONTHS or t.what != WORD for t in rest)
        if found and named and said and found.precision == DAY and not found.last:
            return Found(monday(found.first), None, WEEK)
    return None


_UNIT_WORDS = ("week", "month", "quarter", "year", "q1", "q2", "q3", "q4")
# which words must stand in a phrase for a form to be tried at all
_FORMS = (
    (frozenset((*TODAY, *TOMORROW, *YESTERDAY, *END_OF_DAY, "day", "business", "play",
                *(w for words in FEASTS for w in words))),
     _plain),
    (frozenset(WEEKDAYS), _weekday),
    (frozenset(("week", "wk", "w/c", "wc", "w/b", "wb", "w/e", "weekend")), _week),
    (VAGUE, vague),
    (frozenset(_UNIT_WORDS), whole),
    (EDGES, edge),
    (frozenset(("of", "in")), nth),
)
