"""Finding a date inside a line: the longest run of words that is understood whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from relbank.model.record import record
from relbank.model.when import MONTH, OPEN, When

from . import dates
from .dates_tokens import MOST, may_begin
from .dates_words import MONTHS, WEAK

if TYPE_CHECKING:
    import re

NEAR = 64
"""Characters looked at on either side of a date: copying the rest of a very long line for each word takes minutes."""
_TRAILING = ",;:.!)]"
_ENDS = ",;.:)#@"
_NOT_LAST = frozenset(("at", "on", "in", "of", "the", "to", "and", "by", "from", "for", "@", "a", "an", "this"))
_NOT_FIRST = frozenset(("about", "roughly", "from", "for", "during", "starting"))  # "call about friday" names no day


@record
class Told:
    """The moment and the settings by which dates in a note are understood."""

    now: datetime
    order: str = "mdy"
    week_end: str = "friday"

    def ahead(self, phrase: str) -> When | None:
        """Return a phrase looking ahead, or None."""
        return dates.ahead(phrase, self.now, self.order, self.week_end)

    def back(self, phrase: str) -> When | None:
        """Return a phrase looking back, else (plainly ahead) ahead, or None."""
        return dates.back(phrase, self.now, self.order, self.week_end) or self.ahead(phrase)

    def is_ahead(self, when: When) -> bool:
        """Tell whether a date lies plainly ahead: its day is to come, or its minute is."""
        if when.iso is None:
            return True
        now = self.now.replace(tzinfo=None).isoformat(timespec="minutes")
        return when.iso > now if "T" in when.iso else when.iso > now[:10]


@cache
def _word() -> re.Pattern[str]:
    import re

    return re.compile(r"\S+")


def words_from(text: str, start: int, most: int = MOST) -> list[tuple[int, int]]:
    """Return where the next words begin and end, split at white space."""
    return [found.span() for found in islice(_word().finditer(text, start), most)]


def longest(text: str, start: int, told: Told, *, past: bool) -> tuple[When, int] | None:
    """Return the date that begins at start and takes the most words, and where it ends; None when there is none.

    A word that is also a plain word ("sat", "may") counts only where the line ends, or a comma follows.
    """
    spans = _plausible(text, start)
    if spans and text[slice(*spans[0])].lower() in _NOT_FIRST:
        return None
    for count in range(len(spans), 0, -1):
        end = spans[count - 1][1]
        phrase = bare(text[start:end])
        if not phrase or phrase.rsplit(None, 1)[-1].lower() in _NOT_LAST:
            continue
        end = start + len(phrase)
        when = told.back(phrase) if past else told.ahead(phrase)
        if when is not None and not _or_else(text, start, end) and (_is_strong(phrase, when) or _ends(text, end)):
            return when, end
    return None


def bare(phrase: str) -> str:
    """Return a phrase without the punctuation behind it; the dots of "5 p.m." and "18.11." belong to it."""
    while phrase and phrase[-1] in _TRAILING:
        if phrase[-1] == "." and (phrase[-2:-1].lower() == "m" or _is_figures(phrase.rsplit(None, 1)[-1])):
            break
        phrase = phrase[:-1]
    return phrase


def _is_figures(word: str) -> bool:
    """Tell whether a word is a day and a month: 18.11."""
    day, _, month = word[:-1].partition(".")
    return day.isdecimal() and month.isdecimal() and len(word) <= 6


def _or_else(text: str, start: int, end: int) -> bool:
    """Tell whether a date is one of two: "monday or tuesday" says neither."""
    before = text[max(0, start - NEAR) : start].rstrip().lower()
    return before.endswith(" or") or text[end : end + NEAR].lstrip().lower().startswith("or ")


def _plausible(text: str, start: int) -> list[tuple[int, int]]:
    """Return the words from start on that could all stand in a date."""
    spans = []
    for begin, end in words_from(text, start):
        word = text[begin:end].lower().replace("’", "'").strip("(,;:.!)]")
        if may_begin(word) and "-" not in word and "–" not in word:
            spans.append((begin, end))
            if text[end - 1] in ";:!)]":
                break
            continue
        pieces = word.replace("–", "-").split("-")
        if word not in ("@", "-", "–") and not all(may_begin(piece) for piece in pieces if piece):
            break
        spans.append((begin, end))
        if text[end - 1] in ";:!)]":
            break
    return spans


def _is_strong(phrase: str, when: When) -> bool:
    words = phrase.lower().split()
    if when.precision == OPEN:
        return True
    if len(words) == 1:
        return words[0].rstrip(".") not in WEAK and words[0].rstrip(".") not in MONTHS
    return not (when.precision == MONTH and words[-1] in MONTHS)


def _ends(text: str, end: int) -> bool:
    rest = text[end : end + NEAR].lstrip()
    return not rest or rest[0] in _ENDS or rest[:3].lower() == "at "


def understood(phrase: str, told: Told, *, past: bool) -> When | None:
    """Return a whole phrase, punctuation around it left away."""
    phrase = bare(phrase.strip().strip("("))
    return (told.back(phrase) if past else told.ahead(phrase)) if phrase else None


def joined(pieces: Sequence[str], told: Told, *, past: bool) -> When | None:
    """Return the date that pieces found apart in a line make together ("today" … "12:30")."""
    return understood(" ".join(pieces), told, past=past) if pieces else None
