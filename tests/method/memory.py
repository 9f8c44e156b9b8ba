"""A journal in memory for property tests of rules and figures: as quick as it is plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, TypeVar

from relbank.model.document import people_of, table_of, to_doc
from relbank.model.person import Person
from relbank.model.promise import OPEN, Promise
from relbank.model.text import fold
from relbank.model.touch import JOURNAL, MAILING, Touch

T = TypeVar("T")


class MemoryJournal:
    """The Journal protocol over plain lists; every question is answered by looking at everything, naively.

    add: puts a thing in, or in the place of one with the same id; remove: takes it away.
    """

    def __init__(self, *things: Any) -> None:
        self.version = 0
        self._things: dict[tuple[str, str], Any] = {}
        self._concerned: list[set[str]] = []
        for thing in things:
            self.add(thing)

    @property
    def things(self) -> Sequence[Any]:
        """Everything, in the trash or not, in the order in which it came."""
        return [*self._things.values()]

    def add(self, thing: Any) -> Any:
        key = (table_of(type(thing)), thing.id)
        self._note(self._things.get(key), thing)
        self._things[key] = thing
        return thing

    def change(self, thing: Any, **fields: Any) -> Any:
        return self.add(replace(thing, **fields))

    def remove(self, thing: Any) -> None:
        self._note(self._things.pop((table_of(type(thing)), thing.id)), None)

    def _note(self, *things: Any) -> None:
        concerned = set()
        for thing in things:
            if isinstance(thing, Person):
                concerned.add(thing.id)
            elif thing is not None:
                concerned |= {*people_of(to_doc(thing))} or {""}
        self.version += 1
        self._concerned.append(concerned)

    def changed_since(self, version: int) -> Set[str] | None:
        return set().union(*self._concerned[version:]) if 0 <= version <= self.version else None

    def get(self, cls: type[T], id: str) -> T | None:
        return self._things.get((table_of(cls), id))

    def every(self, cls: type[T]) -> Sequence[T]:
        table = table_of(cls)
        found = [t for (where, _), t in self._things.items() if where == table and not t.trashed]
        return sorted(found, key=(lambda p: (p.order, p.id)) if cls is Person else lambda t: t.id)

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        found = [t for t in self.every(cls) if person in (getattr(t, "people", ()) or (getattr(t, "person", None),))]
        return sorted(found, key=_newest, reverse=True) if cls is Touch else found

    def newest(self, person: str) -> Iterator[Touch]:
        return iter(self.of(Touch, person))

    def filed_from(self, touch: str) -> Sequence[Any]:
        found = [t for t in self._things.values() if getattr(t, "touch", "") == touch and touch and not t.trashed]
        return sorted(found, key=lambda t: (getattr(t, "line", 0), t.id))

    def unsettled(self) -> Sequence[Touch]:
        return sorted((t for t in self.every(Touch) if t.unsettled), key=_newest, reverse=True)

    def touches(self) -> Sequence[str]:
        return [t.id for t in sorted(self.every(Touch), key=_newest, reverse=True)]

    def touches_with(self, text: str) -> Iterable[str]:
        return (t.id for t in sorted(self.every(Touch), key=_newest, reverse=True) if fold(text) in fold(t.text))

    def last_touch(self, person: str) -> str:
        days = [(t.when.iso or "")[:10] for t in self.of(Touch, person) if t.kind not in (MAILING, JOURNAL)]
        return max(days, default="")

    def open_promises(self) -> Sequence[Any]:
        found = [p for p in self.every(Promise) if p.state == OPEN]
        return sorted(found, key=lambda p: (p.due.sort if p.due else "~~", p.id))

    def coming(self) -> Sequence[Any]:
        from relbank.model.appointment import PLANNED, Appointment

        found = [a for a in self.every(Appointment) if a.state == PLANNED]
        return sorted(found, key=lambda a: (a.when.sort, a.id))

    def names(self) -> Iterable[tuple[str, str, Mapping[str, str]]]:
        return [(p.id, p.name, p.aliases) for p in self.every(Person)]

    def name_of(self, id: str) -> str:
        person = self.get(Person, id)
        return "" if person is None or person.trashed else person.name

    def days(self) -> Iterable[tuple[str, str]]:
        people = self.every(Person)
        return [(p.id, day[-5:]) for p in people for day in (p.birthday, p.anniversary, *p.dates) if day]

    def trash(self) -> Sequence[Any]:
        found = [t for t in self._things.values() if t.trashed]
        return sorted(found, key=lambda t: (t.trashed, t.id), reverse=True)


def _newest(touch: Touch) -> tuple[str, str]:
    return touch.when.iso or "", touch.id
