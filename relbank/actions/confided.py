"""A warning where something told in confidence is about to be repeated to somebody else (M34)."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from relbank.model.trust import Sealed

if TYPE_CHECKING:
    from relbank.model.journal import Journal


def in_confidence(journal: Journal, people: Set[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return a warning for each person who told in confidence what lines for other people repeat.

    people: the ids of whom the lines are for. A journal in which nothing is sealed costs nothing.
    """
    if not journal.every(Sealed):
        return ()
    from relbank.method.clashes import confided, repeated

    secrets = confided(journal)
    found = (sentence for text in texts for sentence in repeated(journal, people, text, secrets))
    return tuple(dict.fromkeys(f"Careful: {sentence}." for sentence in found))
