"""What the findings of people read of others: a change there renews them, too."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Any, TypeVar

from relbank.model.journal import Journal
from relbank.model.person import Person

T = TypeVar("T")


class Outside:
    """Who read which document of somebody else, and who asked for something made of the whole journal (a Witness)."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._read: dict[tuple[type[Any], str], tuple[Any, set[str]]] = {}
        self._made: dict[Callable[[Journal], Any], tuple[Any, set[str]]] = {}

    def read(self, reader: str, cls: type[Any], id: str, thing: Any) -> None:
        """Take note of a document of somebody else, or of nobody, that was read; None when there was none."""
        known = self._read.get((cls, id))
        if known is None:
            known = self._read[cls, id] = thing, set()
        known[1].add(reader)

    def across(self, reader: str, make: Callable[[Journal], T]) -> T:
        """Return what a function makes of the whole journal, and take note that it was asked for."""
        known = self._made.get(make)
        if known is None:
            known = self._made[make] = make(self._journal), set()
        known[1].add(reader)
        made: T = known[0]
        return made

    def readers(self, changed: Set[str]) -> set[str]:
        """Return those who read something that is another thing by now; changed: the people whom changes concerned."""
        found: set[str] = set()
        for (cls, id), (thing, readers) in list(self._read.items()):
            if (cls is not Person or id in changed) and self._journal.get(cls, id) is not thing:
                found |= readers
                del self._read[cls, id]
        for make, (before, readers) in list(self._made.items()):
            if (made := make(self._journal)) != before:
                found |= readers
                self._made[make] = made, set()
        return found
