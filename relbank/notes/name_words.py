"""Where a typed name begins and ends, and what of it counts when names are compared."""

from __future__ import annotations

from relbank.model.called import dotted

from .word_sets import word_set

_ENDS = frozenset(" \t\n\r\v\f,;:!?()[]{}<>\"“”„«»#@|/\\*=+~^$%&、，；：。！？（）")
_PARTICLES = word_set(
    "van von de der den del della di da do dos das du la le los las bin ibn bint al el abu ter ten zu zur y e "
    "of"
)
_AFTER = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"))


def word_at(text: str, start: int) -> int:
    """Return the end of the word of a name that begins at start (start itself when none does)."""
    end = start
    while end < len(text) and text[end] not in _ENDS and not text[end].isspace():
        end += 1
    while end > start and text[end - 1] in ".-–—'’…" and not dotted(text[start:end]):
        if text[end - 1] in "'’" and text[end - 2 : end - 1].lower() == "s":
            break  # James'
        end -= 1
    return end


def is_capital(word: str) -> bool:
    """Tell whether a word may be part of a name: capitalised, or of a script without capitals."""
    first = word[:1]
    if first in "'’" and len(word) > 1:
        first = word[1]
    return first.isalpha() and not first.islower()


def is_particle(word: str) -> bool:
    """Tell whether a small word joins names: van, de la, bin."""
    return word.lower() in _PARTICLES


def initials(word: str) -> bool:
    """Tell whether a folded word is an initial."""
    return len(word) == 1
