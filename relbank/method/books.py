"""Everything about each person at hand, for rules that look at all of them; thrown away at will, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, Protocol, TypeVar, overload

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import OPEN, Promise
from relbank.model.touch import Touch
from relbank.settings import Settings

from .ladder import Standing, standing

T = TypeVar("T")
_NONE: Sequence[Any] = ()


class _Group(Protocol):
    """The documents of one class by person."""

    def get(self, person: str, default: Sequence[Any], /) -> Sequence[Any]:
        """Return those of one person."""
        ...


class _Groups(Protocol):
    """The documents of all classes by person."""

    def __getitem__(self, cls: type[Any], /) -> _Group:
        """Return those of one class."""
        ...


class Waiting:
    """Stands for the open promises where a class of documents is named: most promises were closed long ago."""

    __slots__ = ("person",)


class Dossier:
    """One person on one day, as a rule reads them.

    now: the moment in local time; today: its day. groups: a class to the documents of each person, oldest id first,
    touches newest first.
    """

    def __init__(self, journal: Journal, person: Person, now: datetime, settings: Settings, groups: _Groups) -> None:
        self.journal = journal
        self.person = person
        self.now = now
        self.today: date = now.date()
        self.day = self.today.isoformat()
        self.settings = settings
        self._groups = groups
        self._id = person.id
        self._known: dict[Callable[[Dossier], Any], Any] = {}

    def of(self, cls: type[T]) -> Sequence[T]:
        """Return the person's documents of a class."""
        return self._groups[cls].get(self._id, _NONE)

    @property
    def touches(self) -> Sequence[Touch]:
        """The person's touches, newest first."""
        return self._groups[Touch].get(self._id, _NONE)

    @property
    def waiting(self) -> Sequence[Promise]:
        """The person's open promises, mine and theirs, oldest id first; those put off to a later day too."""
        return self._groups[Waiting].get(self._id, _NONE)

    def once(self, of: Callable[[Dossier], T]) -> T:
        """Return what a function makes of this dossier; it is asked once, however many rules need it."""
        if of in self._known:
            known: T = self._known[of]
            return known
        made = self._known[of] = of(self)
        return made

    @cached_property
    def standing(self) -> Standing:
        """Where the person stands on the ladder."""
        return standing(self.journal, self.person, lambda cls, id: self._groups[cls].get(id, _NONE))

    def ago(self, days: int) -> str:
        """Return the ISO day of so many days ago."""
        return _ago(self.today, days)

    def since(self, iso: str) -> int | None:
        """Return the whole days from an ISO day or time to today; None without one."""
        return (self.today - date.fromisoformat(iso[:10])).days if iso else None


class Books:
    """The journal grouped by person, once for all rules; after a change only the people concerned are looked up again.

    Nothing is stored: `refresh` compares with the journal's version.
    """

    def __init__(self, journal: Journal, now: datetime, settings: Settings) -> None:
        self.journal = journal
        self.settings = settings
        self.now = now
        self._version = -1
        self._groups = _All(journal)
        self._folds: dict[Callable[[Dossier], Any], dict[str, Any]] = {}
        self._unfolded: dict[Callable[[Dossier], Any], set[str]] = {}  # whom each fold has to ask anew
        self._began: str | None = None
        self._dossiers: dict[str, Dossier] = {}
        self._of_nobody: set[type[Any]] = set()  # classes whose documents without a person changed
        self.people: dict[str, Person] = {}

    def refresh(self, now: datetime) -> set[str] | None:
        """Take the journal's changes into account; return whom they concern, None when everything is new."""
        journal = self.journal
        fresh = self._version < 0 or now.date() != self.now.date()
        changed = None if fresh else journal.changed_since(self._version)
        self._version, self.now = journal.version, now
        if changed is None:
            self._groups, self._folds, self._dossiers, self._of_nobody = _All(journal), {}, {}, set()
            self._unfolded, self._began = {}, None
            self.people = {p.id: p for p in journal.every(Person)}
            return None
        for id in changed:
            self._renew(id)
        return set(changed)

    def _renew(self, id: str) -> None:
        person = self.journal.get(Person, id) if id else None
        self._dossiers.pop(id, None)
        if person is not self.people.get(id):
            self._began = None
        if person is None or person.trashed:
            self.people.pop(id, None)
        else:
            self.people[id] = person
        for cls, group in self._groups.items():
            found = _of(self.journal, cls, id) if id in self.people else _NONE
            if found:
                group[id] = found
            else:
                group.pop(id, None)
            if not id:
                self._of_nobody.add(cls)
        for of, fold in self._folds.items():
            fold.pop(id, None)
            self._unfolded[of].add(id)

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return a person's documents of a class, as `Journal.of` does; "" for those that name nobody."""
        group = self._groups[cls]
        if not person and cls in self._of_nobody:
            self._of_nobody.discard(cls)
            group[""] = [thing for thing in _every(self.journal, cls) if getattr(thing, "person", None) == ""]
        return group.get(person, _NONE)

    def dossier(self, person: str) -> Dossier:
        """Return the dossier of a person who is there; KeyError for somebody else."""
        found = self._dossiers.get(person)
        if found is None:
            found = Dossier(self.journal, self.people[person], self.now, self.settings, self._groups)
            self._dossiers[person] = found
        return found

    def nobody(self, *classes: type[Any]) -> Dossier:
        """Return a dossier of nobody: the documents of some classes that name no person."""
        for cls in classes:
            self.of(cls, "")
        return Dossier(self.journal, Person("", ""), self.now, self.settings, self._groups)

    def having(self, classes: tuple[type[Any], ...], among: Iterable[str] | None = None) -> Iterable[str]:
        """Return the ids of those who have a document of one of some classes; of everybody when there are none."""
        people = self.people
        if not classes:
            return people if among is None else (id for id in among if id in people)
        groups = [self._groups[cls] for cls in classes]
        if among is None:
            among = groups[0] if len(groups) == 1 else dict.fromkeys(id for group in groups for id in group)
            return [id for id in among if id in people]
        return [id for id in among if id in people and any(id in group for group in groups)]

    def fold(self, of: Callable[[Dossier], T], needs: tuple[type[Any], ...] = ()) -> dict[str, T]:
        """Return what a function makes of each person, by id; only changed people are asked anew.

        needs: as in a rule: those who have no such document are left out.
        """
        known = self._folds.get(of)
        changed = None if known is None else self._unfolded[of]
        if known is None:
            known = self._folds[of] = {}
        if changed is None or changed:
            for id in self.having(needs, changed):
                known[id] = of(self.dossier(id))
        self._unfolded[of] = set()
        return known

    @property
    def began(self) -> str:
        """The ISO day on which the first of the people was written down, "" without any."""
        if self._began is None:
            self._began = min((p.created[:10] for p in self.people.values() if p.created), default="")
        return self._began


@lru_cache(64)
def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()


def _every(journal: Journal, cls: type[Any]) -> Sequence[Any]:
    if cls is Waiting:
        return sorted(journal.open_promises(), key=lambda promise: str(promise.id))
    return journal.every(cls)


def _of(journal: Journal, cls: type[Any], person: str) -> Sequence[Any]:
    if cls is Waiting:
        return [promise for promise in journal.of(Promise, person) if promise.state == OPEN]
    if cls is Touch:
        return Newest(journal.newest(person))
    return journal.of(cls, person)


def dossier(journal: Journal, person: Person, now: datetime, settings: Settings) -> Dossier:
    """Return the dossier of one person alone, read from the journal's indexes."""
    return Dossier(journal, person, now, settings, _Alone(journal))


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


class _All(dict[type[Any], dict[str, Sequence[Any]]]):
    """All documents of each class by person, grouped when the class is first asked for."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def __missing__(self, cls: type[Any]) -> dict[str, Sequence[Any]]:
        things = _every(self._journal, cls)
        group = self[cls] = _of_several(things) if "people" in cls.__slots__ else _of_one(things, cls)
        if cls is Touch:
            for id, touches in group.items():
                group[id] = _newest_first(touches)
        return group


class _Alone(dict[type[Any], _Group]):
    """The documents of one person alone, looked up class by class."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def __missing__(self, cls: type[Any]) -> _Group:
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
            found = self._found[person] = _of(self._journal, self._cls, person)
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
