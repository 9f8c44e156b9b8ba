"""Until when: the date at the end of a promise, where it is said to be one."""

from __future__ import annotations

from relbank.model.when import DAY, MINUTE, When

from .context import Context
from .dates_tokens import vocabulary
from .dates_words import MONTHS, TOMORROW, WEEKDAYS
from .phrases import longest, understood, words_from
from .word_sets import word_set

_SAYS = word_set("by on before until till til due no not latest")
# phrases that can only tell when, so that they need no "by"
_ADVERBS = word_set("today tonight in within next this eow eom eoy eod cob end") | frozenset(TOMORROW)
_NOT_BEHIND = word_set(
    "for of about from since the than to re 's after and or between during a an our his their her my its with "
    "at - – —"
)
_MEANS = word_set(
    "email e-mail mail phone post hand courier text car train plane fax letter himself herself themselves "
    "myself ourselves default accident mistake heart far name chance now then sms message him her them me us "
    "all noon"
)
_MOST = 14


def due(text: str, context: Context) -> tuple[str, When | None, str]:
    """Return (the text without its date, the date, a warning or "")."""
    said = text.rstrip()
    told = context.told
    words = words_from(said, _tail(said), 400)[-_MOST - 2 :]
    lows = [said[slice(*span)].lower().strip("(,;:.!)") for span in words]
    for place, (start, _) in enumerate(words):
        low = lows[place]
        if low not in _SAYS and low not in _ADVERBS:
            continue
        if low in _ADVERBS and place and (lows[place - 1] in _NOT_BEHIND or lows[place - 1].endswith("'s")):
            continue
        if low in ("on", "in", "next", "this") and place == 0 and start == 0:
            continue
        phrase = said[start:]
        when = understood(phrase, told, past=False)
        if when is not None:
            return _cut(said, start), _worded(when, phrase), ""
    found = _inside(said, words, lows, context)
    if found:
        return found
    return said, None, _doubt(said, words, lows, context)


def _tail(said: str) -> int:
    """Return where the last words begin; a date stands at the end, and a text may be very long."""
    if len(said) < 400:
        return 0
    return max(said.rfind(" ", 0, len(said) - 300), 0)


def _cut(said: str, start: int) -> str:
    return said[:start].rstrip().rstrip(",;:–—-(").rstrip()


def _worded(when: When, phrase: str) -> When:
    """Keep the words of the date alone, without the "by" before it."""
    words = phrase.strip().strip("(").rstrip(",;:.!)")
    first, _, rest = words.partition(" ")
    if first.lower() in ("by", "on", "due", "due:") and rest:
        words = rest
    return When(when.iso, when.precision, words, when.end, when.offset)


def _inside(
    said: str, words: list[tuple[int, int]], lows: list[str], context: Context
) -> tuple[str, When | None, str] | None:
    """Take "by Friday" out of the middle: send it by Friday to Liz."""
    for place in range(len(words) - 2, 0, -1):
        if lows[place] != "by":
            continue
        start = words[place + 1][0]
        found = longest(said, start, context.told, past=False)
        if found is None or found[0].precision not in (DAY, MINUTE):
            continue
        when, end = found
        phrase = said[start:end]
        first = lows[place + 1]
        if not (first in WEEKDAYS or first in TOMORROW or any(char.isdigit() for char in phrase) or " " in phrase):
            continue
        after = said[end:].lstrip(",;:.)").strip()
        return f"{_cut(said, words[place][0])} {after}".strip(), when, ""
    return None


def _doubt(said: str, words: list[tuple[int, int]], lows: list[str], context: Context) -> str:
    """Say that the end looks like a date and is none that is understood."""
    for place in range(max(len(words) - 4, 0), len(words) - 1):
        if lows[place] != "by":
            continue
        typed = said[words[place + 1][0] :].rstrip(".!)")
        first = lows[place + 1]
        if first in _MEANS or first.endswith("ing") or typed[:1] == "@" or context.naming.known_at(typed, 0):
            continue
        return f"“by {typed}” is no date that is understood; it stays in the text, without a due date."
    for place in range(max(len(words) - 3, 0), len(words)):
        typed = said[words[place][0] :].rstrip(".!)")
        if place and lows[place - 1] not in _NOT_BEHIND and _names_a_day(lows[place:]):
            if understood(typed, context.told, past=False):
                return f"“{typed}” stays in the text; write “by {typed}” for a due date."
            break
    return ""


def _names_a_day(lows: list[str]) -> bool:
    """Tell whether words are a date without a "by": a weekday or a month, and nothing that belongs to no date."""
    known = all(low in vocabulary() or low[:1].isdigit() for low in lows)
    opens = lows[0] in WEEKDAYS or lows[0] in MONTHS or lows[0][:1].isdigit()
    return known and opens and any(low in WEEKDAYS or low in MONTHS for low in lows)
