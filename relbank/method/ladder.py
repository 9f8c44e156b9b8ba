"""Section A: the ladder, as a fold over its moves (M1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from relbank.model.journal import Journal
from relbank.model.ladder import DOWN, RUNG_NAMES, RUNGS, UNRANKED, UP, Move
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import fold

NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""Rungs that the user gave no names of their own."""


@record
class Standing:
    """Where a person stands: the rung, its number 1 to 5 (0 unranked), since when (ISO date, "" unknown)."""

    rung: str
    number: int
    since: str

    @property
    def name(self) -> str:
        """The rung's own name; `called` tells it as the user calls it."""
        return RUNG_NAMES[self.rung]

    def called(self, names: Mapping[str, str] = NO_NAMES) -> str:
        """Return the rung's name as shown; names: the user's own names, `settings.rungs`."""
        return rung_name(self.rung, names)

    def days(self, today: date) -> int | None:
        """Return how many days the person has been on this rung, None when not known."""
        return (today - date.fromisoformat(self.since)).days if self.since else None


@record
class Step:
    """One stay on a rung: its number, from when to when (ISO days, until "" for today), the move that led there."""

    number: int
    since: str
    until: str
    move: Move

    def days(self, today: date) -> int | None:
        """Return how long it lasted in days; None when its first day is not known."""
        if not self.since:
            return None
        return (date.fromisoformat(self.until) if self.until else today).toordinal() - _ordinal(self.since)


def rung_name(rung: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Return how a rung is called: the user's own name, else its own; what is no rung stays as it is."""
    return names.get(rung) or RUNG_NAMES.get(rung, rung)


def rung_of(typed: str, names: Mapping[str, str] = NO_NAMES) -> str:
    """Return the rung (or up, down, unranked) that words mean, "" for none: an alias, a name, its beginning, a number.

    names: the user's own names; they win.
    """
    said = fold(typed).strip(" .,;:")
    if not said:
        return ""
    if said.isdigit():
        return RUNGS[int(said) - 1] if 1 <= int(said) <= len(RUNGS) else UNRANKED if said == "0" else ""
    if said in _OTHERS:
        return _OTHERS[said]
    called = [(fold(name), rung) for rung, name in names.items()]
    called += [(fold(RUNG_NAMES[rung]), rung) for rung in (*RUNGS, UNRANKED)]
    called += [(rung, rung) for rung in RUNGS]
    exact = [rung for name, rung in called if name == said]
    begun = {rung for name, rung in called if name.startswith(said)}
    return exact[0] if exact else begun.pop() if len(begun) == 1 else ""


_OTHERS: Mapping[str, str] = {
    UP: UP, DOWN: DOWN, "off": UNRANKED, "none": UNRANKED, "second interaction": "confidence", "second": "confidence",
    "first": "initiating", "capitalising": "capitalizing",
}  # fmt: skip


def standing(journal: Journal, person: Person, of: Callable[[type[Any], str], Sequence[Any]] | None = None) -> Standing:
    """Return the rung that a person's moves lead to; people not marked strategic are unranked.

    of: where a person's documents are looked up, the journal itself when none is given.
    """
    if not person.strategic:
        return Standing(UNRANKED, 0, "")
    found = steps((of or journal.of)(Move, person.id))
    if not found:
        return Standing(UNRANKED, 0, "")
    last = found[-1]
    return Standing(RUNGS[last.number - 1] if last.number else UNRANKED, last.number, last.since)


def steps(moves: Iterable[Move]) -> list[Step]:
    """Return the stays on rungs that moves make, oldest first; a move to the rung one stands on is none."""
    out: list[Step] = []
    number = 0
    for move in sorted(moves, key=_when):
        before, number = number, _after(move, number)
        if number != before:
            if out:
                last = out[-1]
                out[-1] = Step(last.number, last.since, move.date, last.move)
            out.append(Step(number, move.date, "", move))
    return out


def placed(moves: Iterable[Move], standing: Standing) -> tuple[Move, ...]:
    """Return the move that led somebody where they stand, which is why the rung's demands are made of them."""
    return tuple(m for m in moves if standing.since and m.date == standing.since)[-1:]


def way(journal: Journal, move: Move, names: Mapping[str, str] = NO_NAMES) -> str:
    """Return where a move led, in words: "to Nurturing", "up to Sustaining", "off the ladder".

    What is stored of a move by one is that it was by one: the rung comes of the moves before it. names: as in rung_of.
    """
    if move.rung not in (UP, DOWN):
        return "off the ladder" if move.rung == UNRANKED else f"to {rung_name(move.rung, names)}"
    number = 0
    for each in sorted(journal.of(Move, move.person), key=_when):
        number = _after(each, number)
        if each.id == move.id:
            break
    return f"{move.rung} to {rung_name(RUNGS[number - 1], names)}" if number else "off the ladder"


def _when(move: Move) -> tuple[str, str]:
    return move.date, move.id


def _after(move: Move, number: int) -> int:
    """Return the rung's number after a move."""
    if move.rung in RUNGS:
        return RUNGS.index(move.rung) + 1
    if move.rung == UP:
        return min(number + 1, len(RUNGS))
    if move.rung == DOWN:
        return max(number - 1, 0)
    return 0


def _ordinal(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()
