"""Date phrases without a time of day: one day, a week, a month, a range of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from relbank.model.when import DAY, MONTH, WEEK

from .dates_calendar import calendar, month_named
from .dates_look import Found, Look, add_months, exact, monday, month_end, yearly
from .dates_nth import nth
from .dates_spans import offset
from .dates_tokens import WORD, Token
from .dates_vague import VAGUE, vague
from .dates_words import END_OF_DAY, FEASTS, MONTHS, TODAY, TOMORROW, UNITS, WEEKDAYS, YESTERDAY

_WEEK_OF = (("of",), ("commencing",), ("beginning",), ("starting",), ())


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
    return found if found or said.isdisjoint(_COUNTED) else offset(tokens, look, days)


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
    for opening in (("end", "of", "day"), ("end", "of", "the", "day"), ("close", "of", "business"),
                    ("the", "end", "of", "the", "day"), ("close", "of", "play"), ("end", "of", "business"),
                    ("end", "of", "play"), *((word,) for word in END_OF_DAY)):
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
            return Found(coming + timedelta(days=7)) if look.ahead else None
        case ((), ("in", _, _)) | ((), ("in", _, _, _)):
            # "friday in two weeks": two weeks on, the Friday of that week
            far = offset(tokens[at + 1 :], look, days)
            weeks = far and not far.at and UNITS.get(after[-1]) == "week"
            return Found(monday(far.first) + timedelta(days=wanted)) if far and weeks else None
        case ((), _):
            rest = tokens[at + 1 :]
            found = calendar(rest, look) or _plain(tuple(t.text for t in rest), rest, look)
            if found and found.precision == DAY and not found.last and found.first.weekday() == wanted:
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
    if texts and texts[0] in ("week", "wk", "w/c", "wc", "w/b", "wb"):
        rest = tokens[1:]
        for words in _WEEK_OF:
            if tuple(t.text for t in rest[: len(words)]) == words:
                rest = rest[len(words) :]
                break
        if words and rest and rest[0].text in WEEKDAYS:
            rest = rest[1:]
        found = calendar(rest, look) if rest else None
        said = words or len(rest) > 1 or texts[0][:2] == "w/"
        named = any(t.text in MONTHS or t.what != WORD for t in rest)
        if found and named and said and found.precision == DAY and not found.last:
            return Found(monday(found.first), None, WEEK)
    return None


def _whole(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
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


def _edge(texts: tuple[str, ...], tokens: Sequence[Token], look: Look) -> Found | None:
    """eow, end of the month, end of november, start of next week, year end"""
    if texts[0] == "the":
        texts = texts[1:]
    short = {"eow": "week", "eom": "month", "eoy": "year", "eoq": "quarter"}
    if len(texts) == 1 and texts[0] in short:
        return _end(("this", short[texts[0]]), look)
    if len(texts) == 2 and texts[1] == "end" and (unit := texts[0].removesuffix("'s")) in _ENDING:
        return _end(("this", unit), look)
    if len(texts) == 1 and texts[0] in ("month-end", "year-end", "quarter-end"):
        return _end(("this", texts[0][:-4]), look)
    if not texts or texts[0] not in ("end", "start", "beginning"):
        return None
    edge, rest = texts[0], texts[1:]
    if rest[:1] == ("of",):
        rest = rest[1:]
    elif rest[:1] and rest[0] not in ("this", "next", *MONTHS):
        return None
    if rest[:1] == ("the",):
        rest = rest[1:]
    if len(rest) == 1 and rest[0] in ("week", "month", "year", "quarter"):
        rest = ("this", rest[0])
    if not rest:
        return None
    return _end(rest, look) if edge == "end" else _start(rest, look)


def _end(rest: tuple[str, ...], look: Look) -> Found | None:
    today, step = look.today, {"this": 0, "next": 1, "last": -1}.get(rest[0])
    if len(rest) == 1 and rest[0].isdigit() and len(rest[0]) == 4:
        return _only(exact(int(rest[0]), 12, 31))
    if len(rest) == 2 and step is not None:
        match rest[1]:
            case "week":
                end = monday(today) + timedelta(days=look.week_end + 7 * step)
                late = step == 0 and end < today and look.ahead
                return Found(end + timedelta(days=7 if late else 0))
            case "month":
                return Found(month_end(add_months(today.replace(day=1), step)))
            case "year":
                return _only(exact(today.year + step, 12, 31))
            case "quarter":
                found = quarter(rest, look)
                return _only(found.last) if found else None
    found = quarter(rest, look)
    if found and found.last:
        return Found(found.last)
    month = month_named(rest, look)
    if month:
        end = month_end(month)
        if not look.ahead and end > today and len(rest) == 1:
            end = month_end(month.replace(year=month.year - 1))
        return Found(end)
    return None


def _start(rest: tuple[str, ...], look: Look) -> Found | None:
    if len(rest) == 2 and rest[0] == "next":
        today = look.today
        match rest[1]:
            case "week":
                return Found(monday(today) + timedelta(days=7))
            case "month":
                return Found(add_months(today.replace(day=1), 1))
            case "year":
                return _only(exact(today.year + 1, 1, 1))
            case "quarter":
                found = quarter(rest, look)
                return Found(found.first) if found else None
    month = month_named(rest, look)
    if month and len(rest) == 1 and month < look.today and look.ahead and month != look.today:
        month = month.replace(year=month.year + 1)
    return Found(month) if month else None


_ENDING = ("week", "month", "year", "quarter")
_UNIT_WORDS = ("week", "month", "quarter", "year", "q1", "q2", "q3", "q4")
# which words must stand in a phrase for a form to be tried at all
_FORMS = (
    (frozenset((*TODAY, *TOMORROW, *YESTERDAY, *END_OF_DAY, "day", "close", *(w for words in FEASTS for w in words))),
     _plain),
    (frozenset(WEEKDAYS), _weekday),
    (frozenset(("week", "wk", "w/c", "wc", "w/b", "wb", "weekend")), _week),
    (VAGUE, vague),
    (frozenset(_UNIT_WORDS), _whole),
    (frozenset(("eow", "eom", "eoy", "eoq", "end", "start", "beginning", "month-end", "year-end", "quarter-end")),
     _edge),
    (frozenset(("of", "in")), nth),
)
_COUNTED = frozenset((*UNITS, "weeks'", "week's", "days'", "day's", "months'", "month's", "year's"))


def _only(day: date | None) -> Found | None:
    return Found(day) if day else None
