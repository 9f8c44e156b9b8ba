"""Which of a promise's last words may be a date without a "by" before them: tomorrow, mon 9am, a week from friday."""

from __future__ import annotations

from collections.abc import Sequence

from .dates_tokens import vocabulary
from .dates_words import MONTHS, TODAY, TOMORROW, WEEKDAYS
from .word_sets import word_set

SAYS = word_set("by before until till til due no not latest on")  # words that say a date
ASKING = word_set("what how who whom which that where why whether we he she they i you it")
UNSETTLED = "??"
# phrases that can only tell when, so that they need no "by"
_ADVERBS = word_set("today tonight in within next this eow eom eoy eod cob end first early late") | frozenset(TOMORROW)
NOT_BEHIND = word_set(
    "for of about from since the than to re 's after and or & between during a an our his their my its with at "
    "every each last past any most some black good cyber giving super casual ash"
)
_DAYS = frozenset((*WEEKDAYS, *TODAY, *TOMORROW))
_PLAIN = frozenset(("sun", "sat"))  # plain words, unless capitalised
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
    if adverb or not place:
        return adverb
    if low in ("week", "wk", "w/c", "w/b") and not apart:
        return lows[place + 1 : place + 2] == ["of"] or low[1] == "/"
    if low in _PLAIN and len(lows) == place + 1 and not apart and said[words[place][0]].islower():
        return False
    if low == "at":
        return any(later in _DAYS for later in lows[place + 1 :])
    return names_a_day(lows[place:]) and not (len(lows) == place + 1 and low in MONTHS)


def _apart(said: str, words: Sequence[tuple[int, int]], place: int) -> bool:
    """Tell whether a dash, a bracket or a comma parts a word from what stands before it."""
    before = said[slice(*words[place - 1])]
    return before in _DASHES or before[-1] in ",;:" or said[words[place][0]] in "(["


def names_a_day(lows: Sequence[str]) -> bool:
    """Tell whether words are a date without a "by": a weekday or a month, and nothing that belongs to no date."""
    known = all(low in vocabulary() or low[:1].isdigit() for low in lows)
    opens = lows[0] in WEEKDAYS or lows[0] in MONTHS or lows[0][:1].isdigit()
    if opens and len(lows) == 1 and lows[0].count("-") == 2:
        return True  # 2026-12-01
    return known and opens and any(low in MONTHS or low in _DAYS for low in lows)
