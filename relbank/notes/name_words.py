"""Where a typed name begins and ends, and what of it counts when names are compared."""

from __future__ import annotations

from functools import lru_cache

from relbank.model.text import fold

from .word_sets import word_set

_ENDS = frozenset(" \t\n\r\v\f,;:!?()[]{}<>\"“”„«»#@|/\\*=+~^$%&、，；：。！？（）")
_PARTICLES = word_set(
    "van von de der den del della di da do dos das du la le los las bin ibn bint al el abu ter ten zu zur y e "
    "of"
)
_AFTER = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"))
_SHORT = frozenset(("dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr"))


def word_at(text: str, start: int) -> int:
    """Return the end of the word of a name that begins at start (start itself when none does)."""
    end = start
    while end < len(text) and text[end] not in _ENDS and not text[end].isspace():
        end += 1
    while end > start and text[end - 1] in ".-–—'’…" and not _dotted(text[start:end]):
        if text[end - 1] in "'’" and text[end - 2 : end - 1].lower() == "s":
            break  # James'
        end -= 1
    return end


def _dotted(word: str) -> bool:
    """Tell whether a dot belongs to a word: an initial, Dr., Jr."""
    return word.endswith(".") and (len(word) == 2 or word[:-1].lower() in _SHORT or word.count(".") > 1)


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


def stripped(typed: str) -> str:
    """Return a name without its possessive and the punctuation around it."""
    name = typed.strip().strip(",;:!?\"“”()[]").rstrip("-–—…")
    for ending in ("'s", "’s", "'S", "’S"):
        if name.endswith(ending):
            name = name[:-2]
    name = name.rstrip("'’") if name[-2:-1].lower() == "s" else name.strip("'’")
    words = name.split()
    if words and words[-1].endswith(".") and not _dotted(words[-1]):
        words[-1] = words[-1].rstrip(".")
    return " ".join(words)


def bare(folded: str) -> str:
    """Return a folded name as it is compared: without possessive, dots, apostrophes of one kind only."""
    if folded.replace(" ", "").isalnum():
        return folded  # nothing to leave away
    name = stripped(folded.replace("_", " ")).replace("’", "'").replace(".", " ")
    return " ".join(name.split())


@lru_cache(maxsize=4096)  # the same few names come again and again in a text
def key_of(typed: str) -> str:
    """Return a name as it is compared: folded and bare."""
    return bare(fold(typed))
