"""Section B: which of the things known about a person were put to use, and what topics came to (M5, M9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from relbank.model.fact import CUE, LIKE, PREFERENCE, TASTE, Fact
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.record import record
from relbank.model.text import fold

CLUES = (LIKE, TASTE, PREFERENCE)
"""The kinds of facts that can be put to use; a dislike or prejudice is kept clear of."""
TAKEN, IGNORED, AVOIDED = "taken", "ignored", "avoided"
SHORTEST = 4
"""Letters of the shortest word by which a gift can name a clue."""


@record
class Clue:
    """A fact that can be put to use, and the ISO day when it last was ("" never); by: what tells it, if anything."""

    fact: Fact
    used: str
    by: Entry | Fact | None = None


def clues(facts: Iterable[Fact], entries: Iterable[Entry] = ()) -> tuple[Clue, ...]:
    """Return the clues of a person, in the order of the facts.

    One counts as used on the day it was ticked, when something was given whose words name it, or when it was brought
    up and taken up, whichever is latest.
    """
    named: dict[str, list[Entry | Fact]] = {}  # a word to the deposits and cues that name it
    for entry in entries:
        if entry.kind == DEPOSIT:
            for word in _words(entry.text):
                named.setdefault(word, []).append(entry)
    facts = tuple(facts)
    for cue in facts:
        if cue.kind == CUE and cue.key == TAKEN and not cue.superseded:
            for word in _words(cue.text):
                named.setdefault(word, []).append(cue)
    out = []
    for fact in facts:
        if fact.kind in CLUES and not fact.superseded:
            fits = [by for word in _words(fact.text) for by in named.get(word, ()) if _day(by) >= fact.learned]
            last = max(fits, key=lambda by: (_day(by), by.id), default=None)
            used = max(fact.used, _day(last) if last else "")
            out.append(Clue(fact, used, last if last and _day(last) == used else None))
    return tuple(out)


def _day(by: Entry | Fact) -> str:
    return by.learned if isinstance(by, Fact) else by.date


def unused(facts: Iterable[Fact], entries: Iterable[Entry] = ()) -> tuple[Fact, ...]:
    """Return the clues that were never put to use, oldest first; one that was noted twice is told once (M5)."""
    found = clues(facts, entries)
    done = {fold(clue.fact.text) for clue in found if clue.used}
    left: dict[str, Fact] = {}
    for clue in found:
        if fold(clue.fact.text) not in done:
            left.setdefault(fold(clue.fact.text), clue.fact)
    return tuple(left.values())


def fits(entry: Entry, facts: Iterable[Fact]) -> Fact | None:
    """Return a fact that names what was given, so that the gift fitted them; None when none does."""
    words = _words(entry.text)
    return next((f for f in facts if not f.superseded and words & _words(f.text)), None)


@lru_cache(4096)
def _words(text: str) -> frozenset[str]:
    words = [word.strip(_SIGNS) for word in fold(text).replace("-", " ").replace("/", " ").split()]
    return frozenset(word.rstrip("s") for word in words if len(word) >= SHORTEST and word not in _COMMON)


_SIGNS = ".,;:!?()[]'\"“”‘’…"
_COMMON = frozenset((
    "about", "after", "also", "always", "been", "before", "being", "from", "have", "into", "long", "more", "most",
    "much", "never", "only", "other", "over", "some", "such", "than", "that", "their", "them", "then", "there", "they",
    "this", "very", "what", "when", "where", "which", "with", "your",
))  # fmt: skip


@record
class Topic:
    """What became of a topic (M9): how often it was taken up, ignored, avoided; cues: the entries, oldest first."""

    name: str
    taken: int
    ignored: int
    avoided: int
    cues: tuple[Fact, ...]

    @property
    def said(self) -> str:
        """The counts in a few words: "taken up 3, ignored 1"."""
        told = (("taken up", self.taken), ("ignored", self.ignored), ("avoided", self.avoided))
        return ", ".join(f"{word} {count}" for word, count in told if count)


def topics(facts: Iterable[Fact]) -> tuple[Topic, ...]:
    """Return the cue log by topic, the most often offered first."""
    by: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == CUE and not fact.superseded:
            by.setdefault(fold(fact.text), []).append(fact)
    found = [_topic(cues) for cues in by.values()]
    return tuple(sorted(found, key=lambda t: (-len(t.cues), fold(t.name))))


def _topic(cues: Sequence[Fact]) -> Topic:
    count: Mapping[str, int] = {how: sum(f.key == how for f in cues) for how in (TAKEN, IGNORED, AVOIDED)}
    return Topic(cues[0].text, count[TAKEN], count[IGNORED], count[AVOIDED], tuple(cues))
