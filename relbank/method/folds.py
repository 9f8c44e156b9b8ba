"""What is worked out of each person, kept between changes: only those who changed are asked anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
V = TypeVar("V")


class Fold(Generic[T]):
    """What a function makes of each person, by id, and what is made of all of it together.

    stale: whom to ask anew. values: not to be changed by anybody else.
    """

    def __init__(self) -> None:
        self.values: dict[str, T] = {}
        self.stale: set[str] = set()
        self._made: dict[Callable[[dict[str, T]], Any], Any] = {}
        self._sums: dict[Callable[[Any, T, int], Any], Any] = {}

    def fill(self, found: Iterable[tuple[str, T]]) -> None:
        """Take in what the function made of everybody."""
        self.values = dict(found)

    def renew(self, found: Iterable[tuple[str, T]]) -> None:
        """Take in what the function made of those who were stale; who is not among them is none any more."""
        now = dict(found)
        changed = False
        for id in self.stale:
            before, after = self.values.get(id), now.get(id)
            if before == after and (id in self.values) == (id in now):
                continue
            changed = True
            for plus, total in self._sums.items():
                total = total if before is None else plus(total, before, -1)
                self._sums[plus] = total if after is None else plus(total, after, 1)
            if id in now:
                self.values[id] = now[id]
            else:
                del self.values[id]
        if changed:
            self._made.clear()
        self.stale = set()

    def made(self, make: Callable[[dict[str, T]], V]) -> V:
        """Return what a function makes of all values; it is asked again when one of them became another."""
        if make in self._made:
            known: V = self._made[make]
            return known
        made = self._made[make] = make(self.values)
        return made

    def sum(self, plus: Callable[[V, Any, int], V], nothing: V) -> V:
        """Return the sum of all values but None; plus: adds a value to a sum once, or takes it off (-1)."""
        if plus in self._sums:
            known: V = self._sums[plus]
            return known
        total = nothing
        for value in self.values.values():
            if value is not None:
                total = plus(total, value, 1)
        self._sums[plus] = total
        return total
