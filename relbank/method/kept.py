"""What is worked out of a whole journal, kept until the journal changes; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from relbank.model.journal import Journal

T = TypeVar("T")


def kept(make: Callable[[Journal], T]) -> Callable[[Journal], T]:
    """Return a function of a journal that makes its answer anew only when the journal is another one, or changed."""
    known: list[tuple[Any, int, T]] = []

    def answer(journal: Journal) -> T:
        if not known or known[0][0] is not journal or known[0][1] != journal.version:
            known[:] = [(journal, journal.version, make(journal))]
        return known[0][2]

    return answer
