"""Section A: the ladder, as a fold over its moves (M1)."""

from __future__ import annotations

from datetime import date

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


def standing(journal: Journal, person: Person) -> Standing:
    """Return the rung that a person's moves lead to; people not marked strategic are unranked."""
    number, since = 0, ""
    for move in sorted(journal.of(Move, person.id), key=lambda m: (m.date, m.id)):
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
    if not person.strategic:
        return Standing(UNRANKED, 0, "")
    return Standing(RUNGS[number - 1] if number else UNRANKED, number, since)
