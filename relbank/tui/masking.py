"""Everything personal masked, for whoever may look over one's shoulder (M34): where it is drawn, and nowhere else.

Rules, figures, order, cursor, search and layout know nothing of it. When a line is drawn, words become blocks of the
same width: those that are drawn as somebody's (safe.py), whatever they say; of all others those that the program could
not have said itself, and names. Numbers with their units, dates and the program's own words stay, though somebody
wrote the same word, and so does every cell's place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from relbank.method.personal import COMMON
from relbank.model.say import DAYS, MONTHS

from .safe import MASKED
from .vocabulary import WORD, says, vocabulary

if TYPE_CHECKING:
    from relbank.model.journal import Journal

WHY = "everything is masked; M shows it again"
HIDDEN = frozenset({"editor", "drafts", "conflicts", "sealed.show"})
"""The commands that show a text of the user's as it was typed, and can do nothing else."""
BLOCK, PLAIN_BLOCK = "▒", "x"
"""What stands for a cell of a masked word; the second where only ASCII can be shown."""
_SIGNS = re.compile("[\\w\u0300-\u036f\u200c\u200d\ufe0e\ufe0f\u2600-\u260f\u2614-\u27bf\U0001f000-\U0001faff]+")
"""Letters, digits and small pictures; boxes, bullets, quotes and rules are the program's or tell nothing."""
_HOLE = "\ue000"
"""What stands for a masked cell until the line is done."""
_JOINT = re.compile(f"(?<={_HOLE})['’\\-‐‑־׳״](?={_HOLE})")
"""What joins the parts of one word: between two that are masked it would tell which word it is."""
_NEARBY = frozenset(("today", "tomorrow", "yesterday"))
_CALENDAR = frozenset(word.lower() for word in (*DAYS, *MONTHS, *_NEARBY, "am", "pm"))
_UNITS = frozenset(("k", "m", "bn", "p", "d", "h", "w", "mo", "y", "am", "pm", "min", "th", "st", "nd", "rd"))
"""What may follow a number as a part of it: 33k, 22d, 60th."""
_SCORES = frozenset("crisx")
"""Letters that stand before a number: c8 r9 i6 s3, x2."""
PHONE = re.compile(r"\+\d[\d ()/.-]{5,}\d|(?<![\d$€£,.-])(?:\d{3,5}(?:[ -]\d{3,})+|\d{7,})(?![,.-]?\d)")
"""Numbers that are somebody's: they can be called by them."""
_BESIDE = re.compile(r"\d\W{0,2}$"), re.compile(r"^\W{0,2}\d")


class Mask(LineFilter):
    """Masks the lines of every widget while it is among the app's filters.

    block: what stands for a cell.
    """

    def __init__(self, block: str = BLOCK) -> None:
        super().__init__()
        self._block = block
        self.whole = Whole(block)
        """Its like for lines in which all words are somebody's."""
        self._version = -1
        self._names: frozenset[str] = frozenset()
        self._masked: Callable[[str, str], str] = lru_cache(8192)(self._mask)

    def look(self, journal: Journal) -> None:
        """Take note of the names in the journal; they may have changed since the last line was drawn."""
        if journal.version == self._version:
            return
        self._version = journal.version
        called = [text for _, name, aliases in journal.names() for text in (name, *aliases)]
        words = WORD.findall(" ".join(called))
        found = frozenset(word for word in words if len(word) > 1) - COMMON
        if found != self._names:
            self._names = found
            self._masked = lru_cache(8192)(self._mask)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with what is personal as blocks, each as wide as it was."""
        return [self._segment(*segment) for segment in segments]

    def _segment(self, text: str, style: Style | None, control: Any) -> Segment:
        if control or text.isspace():
            return Segment(text, style, control)
        how = _how(style) if style is not None and style._meta else ""
        return Segment(text if how == "never" else self._masked(text, how), style)

    def _mask(self, text: str, how: str) -> str:
        if how == "whole":
            return covered(text, self._block)

        def word(found: re.Match[str]) -> str:
            return found[0] if self._stays(text, found, how) else _HOLE * cell_len(found[0])

        masked = WORD.sub(word, PHONE.sub(_hole, text) if how == "words" else text)
        return _filled(masked, self._block)

    def _stays(self, text: str, found: re.Match[str], how: str) -> bool:
        """Tell whether a word of a line can be read."""
        said = found[0]
        if _dated(text, found) or _measures(text, found):
            return True
        if how == "words":
            dated = said.lower() in _NEARBY or (said[0].isupper() and said.lower() in _CALENDAR)
            return dated and said not in self._names
        if len(said) == 1:
            return said.isascii()
        if said in self._names and (said[0].isupper() or not says(said)):
            return False
        cut = text[found.end() :][:1] in ("", "…")  # the sign of it may be drawn otherwise than the word
        return says(said, cut=cut) if how == "match" else says(said, vocabulary(), cut)


class Whole(LineFilter):
    """Masks all words and numbers of a line."""

    def __init__(self, block: str) -> None:
        super().__init__()
        self._block = block

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with blocks for all that is said in them."""
        return [Segment(text if control else covered(text, self._block), style, control) for text, style, control in
                segments]  # fmt: skip


def covered(text: str, block: str) -> str:
    """Return a text with a block for each cell of its words and numbers."""
    return _filled(_SIGNS.sub(_hole, text), block)


def _hole(found: re.Match[str]) -> str:
    return _HOLE * cell_len(found[0])


def _filled(text: str, block: str) -> str:
    """Return a text with blocks for its holes, and for what joins two of them."""
    return _JOINT.sub(_HOLE, text).replace(_HOLE, block) if _HOLE in text else text


def _measures(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is the unit of the number before it, or the letter of the score behind it."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    said = found[0]
    return (before.isdecimal() and said.lower() in _UNITS) or (after.isdecimal() and said in _SCORES)


def _dated(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is the month or day of a date, though somebody is called so."""
    before, after = _BESIDE
    near = before.search(text[: found.start()]) or after.search(text[found.end() :])
    return found[0].lower() in _CALENDAR and near is not None


@lru_cache(4096)
def _how(style: Style) -> str:
    """Return how a style says that its words are masked, "" when it says nothing."""
    return str(style.meta.get(MASKED, ""))
