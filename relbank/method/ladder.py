"""Section A: the ladder, as a fold over its moves (M1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from relbank.model.journal import Journal
from relbank.model.ladder import DOWN, RUNG_NAMES, RUNGS, UNRANKED, UP, Move
from relbank.model.person import Person
from relbank.model.record import record


@record
class Standing:
    """Where a person stands: the rung, its number 1 to 5 (0 unranked), since when (ISO date, "" unknown)."""

    rung: str
    number: int
    since: str

    @property
    def name(self) -> str:
        """The rung's name as shown."""
        return RUNG_NAMES[self.rung]

    def days(self, today: date) -> int | None:
        """Return how many days the person has been on this rung, None when not known."""
        return (today - date.fromisoformat(self.since)).days if self.since else None


def standing(journal: Journal, person: Person, of: Callable[[type[Any], str], Sequence[Any]] | None = None) -> Standing:
    """Return the rung that a person's moves lead to; people not marked strategic are unranked.

    of: where a person's documents are looked up, the journal itself when none is given.
    """
    if not person.strategic:
        return Standing(UNRANKED, 0, "")
    number, since = 0, ""
    for move in sorted((of or journal.of)(Move, person.id), key=lambda m: (m.date, m.id)):
        before = number
        if move.rung in RUNGS:
            number = RUNGS.index(move.rung) + 1
        elif move.rung == UP:
            number = min(number + 1, len(RUNGS))
        elif move.rung == DOWN:
            number = max(number - 1, 0)
        else:
            number = 0
        if number != before:
            since = move.date
    return Standing(RUNGS[number - 1] if number else UNRANKED, number, since)
