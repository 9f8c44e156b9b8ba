"""Splitting a date phrase into small words: numbers, times, dates in figures, names; None when it can be no date."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from relbank.model.record import record

from . import dates_words as words

if TYPE_CHECKING:
    import re

LONGEST = 90  # characters of a phrase; longer ones are prose
MOST = 14  # small words of a phrase

WORD, NUMBER, ORDINAL, CLOCK, FIGURES, DASH = "word", "number", "ordinal", "clock", "figures", "dash"
_SHORT = {"nxt": "next", "b4": "before", "a.m": "am", "p.m": "pm"}
DIAL = "dial"  # a time without its half of the day, 3:30, or one that may be a price, 10.30: beside a day only


@record
class Token:
    """One small word. what: its class. text: folded. value: a number's, or (hour, minute) of a time."""

    what: str
    text: str
    value: tuple[int, ...] = ()


@cache
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(
        r"(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))(?:t(?=\d{1,2}:\d\d(?!\d)))?"
        r"|(?P<dashes>\d{1,2}-\d{1,2}-\d{4}(?!\d))"
        r"|(?P<slash>\d{1,4}/\d{1,2}(?:/\d{1,4})?(?![\d/]))"
        r"|(?P<dots>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?(?![\d.])|(?:2[4-9]|3[01])\.(?:0[1-9]|1[0-2])(?![\d.]))"
        r"|(?P<dashed>\d{1,2}-?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:-?(?:\d{4}|\d\d))?\b)"
        r"|(?P<hours>(?:[01]\d|2[0-3])[:.]?[0-5]\d\s*(?:hrs?|h)\b|(?:0?[7-9]|1\d|2[0-3])h[0-5]\d\b)"
        r"|(?P<isoweek>\d{4}-w\d\d(?!\d))"
        r"|(?P<clock>\d{1,2}[:.]\d\d(?:\s*(?P<m1>[ap]\.?m\b\.?|[ap]\b))?(?![\d:.]\d)|\d{1,2}\s*(?P<m2>[ap]\.?m\b\.?)|\d{1,2}(?P<m3>[ap])\b)"
        r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
        r"|(?P<span>\d{1,3}(?:d|w|wk|wks|hr|hrs|h|mo|y)\b)"
        r"|(?P<number>\d{1,4}(?![\d\w]))"
        r"|(?P<open>\?+)"
        r"|(?P<word>w/[cbe]\b|2moro\b|2day\b|b4\b|[ap]\.m\b\.?|q[1-4]\b|[a-z]+(?:['’-][a-z]+)*['’]?)"
        r"|(?P<dash>[-–—])|(?P<at>@)|(?P<comma>,)|(?P<dot>\.)|(?P<near>~)"
    )


@cache
def vocabulary() -> frozenset[str]:
    """Return every word that may stand in a date."""
    known: set[str] = set(words.GLUE)
    for table in (words.WEEKDAYS, words.MONTHS, words.NUMBERS, words.ORDINALS, words.COUNTED, words.PARTS):
        known.update(table)
    known.update(words.TODAY, words.TOMORROW, words.YESTERDAY, words.END_OF_DAY, words.OPEN)
    known.update(("q1", "q2", "q3", "q4", "a.m", "p.m"))
    known.discard("-")
    return frozenset(known)


def may_begin(word: str) -> bool:
    """Tell whether a word (folded, without punctuation) could stand in a date at all: a cheap first look."""
    if word[:1].isdigit() or word[:1] == "?" or word in vocabulary():
        return True
    return word[-1:].isdigit() and word.rstrip("0123456789") in words.MONTHS  # dec4


def tokens(phrase: str) -> list[Token] | None:
    """Return the small words of a phrase, or None when some part of it belongs to no date."""
    phrase = phrase.strip().lower().replace("’", "'")
    plain = phrase.translate({0x2013: "-", 0x2014: "-"})
    if not phrase or len(phrase) > LONGEST or not plain.isascii():
        return None
    out: list[Token] = []
    pattern, known, at = _pattern(), vocabulary(), 0
    while at < len(phrase):
        if phrase[at].isspace():
            at += 1
            continue
        match = pattern.match(phrase, at)
        if match is None or len(out) >= MOST:
            return None
        made = _token(match, known)
        if made is None:
            return None
        out.extend(made)
        at = match.end()
    return out


def _token(match: re.Match[str], known: frozenset[str]) -> list[Token] | None:
    kind, text = match.lastgroup or "", match[0]
    if match["clock"]:
        return _clock(text, match["m1"] or match["m2"] or match["m3"] or "")
    if kind in ("iso", "slash", "dots", "isoweek"):
        return [Token(FIGURES, match[kind])]
    if kind == "dashes":
        return [Token(FIGURES, text.replace("-", "/"))]
    if kind == "ordinal":
        return [Token(ORDINAL, text, (int(text[:-2]),))] if _ending(int(text[:-2])) == text[-2:] else None
    if kind == "number":
        return [Token(NUMBER, text, (int(text),))]
    if kind == "span":
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyz")
        unit = {"d": "days", "w": "weeks", "wk": "weeks", "wks": "weeks", "h": "hours", "hr": "hours", "hrs": "hours",
                "mo": "months", "y": "years"}[text[len(digits):]]
        return [Token(NUMBER, digits, (int(digits),)), Token(WORD, unit)]
    if kind == "word":
        return _word(text, known)
    if kind == "dashed":
        return _dashed(text)
    if kind == "hours":
        hour, minute = divmod(int("".join(char for char in text if char.isdigit())), 100)
        return [Token(CLOCK, text, (hour, minute))]
    if kind == "open":
        return [Token(WORD, text)] if text in words.OPEN else None
    if kind == "dash":
        return [Token(DASH, "-")]
    if kind == "dot":
        # only behind a shortened word: "Nov. 27", "Fri."
        behind = match.string[: match.start()]
        tail = behind.split()[-1] if behind.split() else ""
        return [] if tail in words.MONTHS or tail in words.WEEKDAYS or tail in words.YESTERDAY else None
    return [Token(WORD, {"at": "at", "comma": ",", "near": "around"}[kind])]


def _word(text: str, known: frozenset[str]) -> list[Token] | None:
    if text in words.ORDINALS:
        return [Token(ORDINAL, text, (words.ORDINALS[text],))]
    text = text.rstrip(".")
    if text in known:
        return [Token(WORD, _SHORT.get(text, text))]
    if "-" in text:
        parts = text.split("-")
        if all(part in known for part in parts):
            range_ = len(parts) == 2 and parts[0] in words.WEEKDAYS
            made = [Token(WORD, part) for part in parts]
            return [made[0], Token(DASH, "-"), made[1]] if range_ else made
    return None


def _clock(text: str, half: str) -> list[Token] | None:
    figures = text[: len(text) - len(half)].strip() if half else text
    hour, _, minute = figures.replace(".", ":").partition(":")
    h, m = int(hour), int(minute or 0)
    if m > 59:
        return None
    if half:
        if not 1 <= h <= 12:
            return None
        return [Token(CLOCK, text, (h % 12 + (12 if half[0] == "p" else 0), m))]
    if h > 23 or ("." in figures and 0 < m < 13):
        return None  # 3.12 may be a day
    if "." in figures or (1 <= h < 7 and hour[0] != "0"):
        return [Token(DIAL, text, (h, m))]  # 3.30 may be a price, and 3:30 may be meant at night
    return [Token(CLOCK, text, (h, m))]


def _dashed(text: str) -> list[Token] | None:
    """30-nov-2026, 30nov"""
    day = text[: 2 if text[1].isdigit() else 1]
    rest = text[len(day) :].replace("-", "")
    month = rest.rstrip("0123456789")
    if month not in words.MONTHS:
        return None
    made = [Token(NUMBER, day, (int(day),)), Token(WORD, month)]
    if year := rest[len(month) :]:
        full = int(year) + (2000 if len(year) == 2 else 0)
        made.append(Token(NUMBER, str(full), (full,)))
    return made


def _ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
