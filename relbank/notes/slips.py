"""Bullets that miss a mark by a letter, or have a word before it: told with the mark that files them, never guessed."""

from __future__ import annotations

from functools import cache

from .idioms import means_otherwise
from .verbs import FACTS, verb_at
from .word_sets import word_set

_MARKS = word_set(
    "likes loves hates enjoys dislikes prefers never always birthday measured earns wants avoid secret mentioned "
    "introduced preference prejudice"
)
_WORDS = word_set("lies hats avid waits")  # what a mark becomes without a letter, and is a word
_SHE = frozenset(("she", "he", "they"))
_PLEASE = frozenset(("pls", "plz", "please", "also", "note:", "nb:"))


def slip(text: str) -> str:
    """Return what to say of a bullet that begins with a mark typed wrongly, or behind another word; "" for others."""
    words = text.split(None, 2)
    if len(words) < 2:
        return ""
    first, rest = words[0].lower(), text[len(words[0]) :].lstrip()
    if first in _SHE or first in _PLEASE:
        found = verb_at(rest)
        if not found or found[0] not in FACTS or not found[2] or means_otherwise(found[0], found[1], found[2]):
            return ""
        now = found[1].lower().split()[0].endswith(("s", "'t", "’t"))  # "she liked the soup" tells of one day
        told = first in _PLEASE or (now and found[0] != "always")
        return f"“- {rest}” without “{words[0]}” files it." if told else ""
    mark = "" if verb_at(text) else _meant(first.rstrip(":"))
    return f"Did you mean “{mark}”? “- {mark} {rest}” files it." if mark else ""


def _meant(word: str) -> str:
    """Return the mark that a word is with a letter missing, a letter too many or two changed over; "" for none."""
    if not word.isalpha() or not 4 <= len(word) <= 11 or word in _WORDS:
        return ""
    if mark := _slips().get(word):
        return mark
    longer = (word[:at] + word[at + 1 :] for at in range(1, len(word)))
    return next((shorter for shorter in longer if shorter in _MARKS), "")


@cache
def _slips() -> dict[str, str]:
    """Return how a mark looks with a letter missing behind the first, or with two neighbours changed over."""
    out: dict[str, str] = {}
    for mark in sorted(_MARKS):
        for at in range(1, len(mark)):
            out.setdefault(mark[:at] + mark[at + 1 :], mark)
            out.setdefault(mark[: at - 1] + mark[at] + mark[at - 1] + mark[at + 1 :], mark)
    return {word: mark for word, mark in out.items() if word not in _MARKS and not verb_at(word)}
