"""The documents of each class by person, for the books: grouped for all at once, or looked up for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, overload

from relbank.model.journal import Journal
from relbank.model.promise import OPEN, Promise
from relbank.model.touch import Touch

NONE: Sequence[Any] = ()


class Group(Protocol):
    """The documents of one class by person."""

    def get(self, person: str, default: Sequence[Any], /) -> Sequence[Any]:
        """Return those of one person."""
        ...


class Groups(Protocol):
    """The documents of all classes by person."""

    def __getitem__(self, cls: type[Any], /) -> Group:
        """Return those of one class."""
        ...


class Waiting:
    """Stands for the open promises where a class of documents is named: most promises were closed long ago."""

    __slots__ = ("person",)


def every(journal: Journal, cls: type[Any]) -> Sequence[Any]:
    """Return all documents of a class, oldest id first; open promises where the class is Waiting."""
    if cls is Waiting:
        return sorted(journal.open_promises(), key=lambda promise: str(promise.id))
    return journal.every(cls)


def of(journal: Journal, cls: type[Any], person: str) -> Sequence[Any]:
    """Return a person's documents of a class; touches are read only as they are asked for."""
    if cls is Waiting:
        return [promise for promise in journal.of(Promise, person) if promise.state == OPEN]
    if cls is Touch:
        return Newest(journal.newest(person))
    return journal.of(cls, person)


class Newest(Sequence[Touch]):
    """A person's touches, newest first; only as many are read as are asked for: most rules look at the last few."""

    __slots__ = ("_known", "_rest")

    def __init__(self, newest: Iterator[Touch]) -> None:
        self._known: list[Touch] = []
        self._rest: Iterator[Touch] | None = newest

    def _reach(self, count: int) -> list[Touch]:
        """Read until so many are known, or all."""
        known = self._known
        while self._rest is not None and len(known) < count:
            touch = next(self._rest, None)
            if touch is None:
                self._rest = None
            else:
                known.append(touch)
        return known

    def _all(self) -> list[Touch]:
        if self._rest is not None:
            self._known.extend(self._rest)
            self._rest = None
        return self._known

    def __bool__(self) -> bool:
        return bool(self._known or self._reach(1))

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Touch]:
        place = 0
        while place < len(self._known) or len(self._reach(place + 1)) > place:
            yield self._known[place]
            place += 1

    @overload
    def __getitem__(self, at: int) -> Touch: ...
    @overload
    def __getitem__(self, at: slice) -> list[Touch]: ...
    def __getitem__(self, at: int | slice) -> Touch | list[Touch]:
        if isinstance(at, slice):
            short = at.stop is not None and at.stop >= 0 and (at.start or 0) >= 0
            return (self._reach(at.stop) if short else self._all())[at]
        return (self._reach(at + 1) if at >= 0 else self._all())[at]


class All(dict[type[Any], dict[str, Sequence[Any]]]):
    """All documents of each class by person, grouped when the class is first asked for."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def __missing__(self, cls: type[Any]) -> dict[str, Sequence[Any]]:
        things = every(self._journal, cls)
        group = self[cls] = _of_several(things) if "people" in cls.__slots__ else _of_one(things, cls)
        if cls is Touch:
            for id, touches in group.items():
                group[id] = _newest_first(touches)
        return group


class Alone(dict[type[Any], Group]):
    """The documents of one person alone, looked up class by class."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def __missing__(self, cls: type[Any]) -> Group:
        group = self[cls] = _Looked(self._journal, cls)
        return group


class _Looked:
    """The documents of one class, by whoever was asked for."""

    def __init__(self, journal: Journal, cls: type[Any]) -> None:
        self._journal, self._cls = journal, cls
        self._found: dict[str, Sequence[Any]] = {}

    def get(self, person: str, default: Sequence[Any], /) -> Sequence[Any]:
        """Return those of one person."""
        found = self._found.get(person)
        if found is None:
            found = self._found[person] = of(self._journal, self._cls, person)
        return found


def _of_several(things: Iterable[Any]) -> dict[str, Any]:
    groups: defaultdict[str, Any] = defaultdict(list)
    for thing in things:
        for id in thing.people:
            groups[id].append(thing)
    return dict(groups)


def _of_one(things: Iterable[Any], cls: type[Any]) -> dict[str, Any]:
    groups: defaultdict[str, Any] = defaultdict(list)
    if "person" in cls.__slots__:
        for thing in things:
            groups[thing.person].append(thing)
    return dict(groups)


def _newest_first(touches: Sequence[Touch]) -> Sequence[Touch]:
    """Return touches, which come oldest id first, newest first by when: most need turning round only."""
    before = ""
    for touch in touches:
        iso = touch.when.iso or ""
        if iso < before:
            return sorted(touches, key=lambda t: (t.when.iso or "", t.id), reverse=True)
        before = iso
    return touches[::-1]
