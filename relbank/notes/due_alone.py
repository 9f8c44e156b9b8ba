"""Which of a promise's last words may be a date without a "by" before them: tomorrow, mon 9am, a week from friday."""

from __future__ import annotations

from collections.abc import Sequence

from .dates_tokens import vocabulary
from .dates_words import MONTHS, NUMBERS, ORDINALS, TODAY, TOMORROW, UNITS, WEEKDAYS
from .word_sets import word_set

SAYS = word_set("by before b4 until till til due no not latest on ahead prior")  # words that say a date
ASKING = word_set("what how who whom which that where why whether we he she they i you it")
UNSETTLED = "??"
# phrases that can only tell when, so that they need no "by"
_ADVERBS = word_set(
    "today tonight in within next nxt this eow eom eoy eod cob end first early mid late"
) | frozenset(TOMORROW)
NOT_BEHIND = word_set(
    "for of about from since the than to re 's after and or & between during a an our his their my its with at "
    "every each last past any most some black good cyber giving super casual ash holiday easter whit palm shrove maundy"
)
OPENS_NONE = (NOT_BEHIND | SAYS) - {"a", "the"}  # they may stand before a date and are no part of it
_DAYS = frozenset((*WEEKDAYS, *TODAY, *TOMORROW))
_PLAIN = frozenset(("sun", "sat"))  # plain words, unless capitalised
_UNITS = frozenset(UNITS)
_JOINTS = frozenset(("-", "–", "@"))
DENIED = word_set("not never except unless isn't cannot")  # not Friday, not before Friday
_DASHES = frozenset(("-", "–", "—", "->", "→", "=>", "@"))


def stands_alone(said: str, words: Sequence[tuple[int, int]], lows: list[str], place: int) -> bool:
    """Tell whether what begins at a word may be a date without a "by" before it."""
    low = lows[place]
    if low == UNSETTLED:  # send the map ??; but "ask why they left ??"
        return place > 0 and lows[place - 1] not in SAYS and ASKING.isdisjoint(lows[:place])
    before = lows[place - 1] if place else ""
    adverb = low in _ADVERBS
    apart = place > 0 and _apart(said, words, place)
    if before in WEEKDAYS or (not apart and place and (before in NOT_BEHIND or before.endswith("'s"))):
        return False
    if low in WEEKDAYS and not apart and _ordinal(before):
        return False  # the second Monday: of what?
    if _from_a_day(lows[place:]):
        return True
    if adverb or not place:
        return adverb
    if low.isdecimal() and not apart and place + 1 < len(lows) and lows[place + 1] in _DAYS | {"on"}:
        return False  # invoice 1430 on Tuesday
    if low in ("week", "wk", "w/c", "w/b") and not apart:
        return lows[place + 1 : place + 2] == ["of"] or low[1] == "/"
    if low in _PLAIN and len(lows) == place + 1 and not apart and said[words[place][0]].islower():
        return False
    if low == "at":
        return any(later in _DAYS for later in lows[place + 1 :])
    return names_a_day(lows[place:]) and not (len(lows) == place + 1 and low in MONTHS)


def _from_a_day(lows: Sequence[str]) -> bool:
    """Tell whether words count from a day: the day after tomorrow, 10 days from now, a week from friday."""
    if lows[0] == "the":
        lows = lows[1:]
    if lows[:2] == ["day", "after"] or (len(lows) < 4 and lows[:1] in (["at"], ["over"])):
        return lows[-1] in TOMORROW or lows[-1] == "weekend"
    counted = bool(lows) and (lows[0] in NUMBERS or lows[0] == "couple" or lows[0].isdecimal())
    return counted and "from" in lows and not _UNITS.isdisjoint(lows[1:4]) and (lows[-1] in _DAYS or lows[-1] == "now")


def belongs_from(lows: Sequence[str], place: int) -> int:
    """Return from which word on what stands before a date could be a part of it; a figure is a number of something."""
    first = place
    while first and place - first < 8 and (_may_stand(lows[first - 1]) or lows[first - 1] in _JOINTS):
        first -= 1
    while first < place and (lows[first] in OPENS_NONE or lows[first] in _JOINTS):
        first += 1
    return first


def _apart(said: str, words: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether a dash, a bracket or a comma parts a word from what stands before it."""
    before = said[slice(*words[place - 1])]
    return before in _DASHES or before[-1] in ",;:" or said[words[place][0]] in "(["


def _ordinal(low: str) -> bool:
    return low in ORDINALS or (low[:1].isdigit() and low[-2:] in ("st", "nd", "rd", "th"))


def _may_stand(low: str) -> bool:
    return low in vocabulary() or low[:1].isdigit() or low in ("p.m", "a.m", "@")


def names_a_day(lows: Sequence[str]) -> bool:
    """Tell whether words are a date without a "by": a weekday, a month or a year, and nothing that is in no date."""
    low = lows[0]
    if low.count("-") == 2 and low[:1].isdigit():
        return True  # 2026-12-01
    if not (low in WEEKDAYS or low in MONTHS or low[:1].isdigit()) or not all(_may_stand(low) for low in lows):
        return False
    full = low.count("/") == 2 or (low.count(".") == 2 and len(low) > 8)  # 1.12.2026; 1.2.26 may be a version
    return full or any(low in MONTHS or low in _DAYS for low in lows)
