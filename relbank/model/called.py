"""What people are called, as it is compared: the keys under which a name is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .text import fold

WHOLE, FIRST, LAST = "=", "<", ">"
"""Beginnings of keys: a whole name or alias, the first word of a name of several, the last word of one."""
# Hangul, which is compared in its parts, kana, and the characters of China and Japan
_UNSPACED = (("\u1100", "\u11ff"), ("\u3041", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "professor", "sir", "herr", "frau"))
"""Words before a name that don't count when it is looked up."""
_SHORT = frozenset(("dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr"))


def keys(name: str, aliases: Iterable[str] = ()) -> Iterator[str]:
    """Yield the keys of a person: WHOLE for name (without its blanks, too) and aliases, FIRST and LAST for its words.

    Who changes them changes the version of the checkpoint, which keeps them.
    """
    whole = key_of(name)
    yield WHOLE + whole
    if (closed := unspaced(whole)) and closed != whole:
        yield WHOLE + closed
    first, space, others = whole.partition(" ")
    if first in TITLES and space:
        yield WHOLE + others
        first, space, others = others.partition(" ")
    if space:
        yield FIRST + first
        yield LAST + others.rpartition(" ")[2]
    for alias in aliases:
        key = key_of(alias)
        if key and key != whole:
            yield WHOLE + key


def unspaced(key: str) -> str:
    """Return a folded name without blanks where its script is written without them (田中 花子), else ""."""
    closed = key.replace(" ", "")
    return closed if closed and all(any(a <= char <= b for a, b in _UNSPACED) for char in closed) else ""


def dotted(word: str) -> bool:
    """Tell whether a dot belongs to a word: an initial, Dr., Jr."""
    return word.endswith(".") and (len(word) == 2 or word[:-1].lower() in _SHORT or word.count(".") > 1)


def stripped(typed: str) -> str:
    """Return a name without its possessive and the punctuation around it."""
    name = typed.strip().strip(",;:!?\"“”()[]").rstrip("-–—…")
    for ending in ("'s", "’s", "'S", "’S"):
        if name.endswith(ending):
            name = name[:-2]
    name = name.rstrip("'’") if name[-2:-1].lower() == "s" else name.strip("'’")
    words = name.split()
    if words and words[-1].endswith(".") and not dotted(words[-1]):
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
