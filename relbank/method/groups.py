"""The documents of each class by person, for the books: grouped for all at once, or looked up for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, Generic, Protocol, TypeVar, overload

from relbank.model.appointment import PLANNED, Appointment
from relbank.model.fact import CUE, FIELD, RULE, Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.touch import Touch

from .jotting import DAYS
from .performance import WINDOW
from .threetouch import engaged

T = TypeVar("T")
NONE: Sequence[Any] = ()


class Some(Generic[T]):
    """Some of the documents of a class: those of which something holds on a day.

    A rule that names it as what it needs is asked about those alone who have one, and most people have none.
    holds: a document and an ISO day, so many days ago. newest: whether they are the newest ones of the class, so that
    no older one need be looked at. each: the same of each person: those before the first of whose it does not hold.
    """

    __slots__ = ("cls", "days", "each", "holds", "newest")

    def __init__(
        self, cls: type[T], holds: Callable[[T, str], bool], days: int = 0, newest: bool = False, each: bool = False
    ) -> None:
        self.cls = cls
        self.holds = holds
        self.days = days
        self.newest = newest or each
        self.each = each

    def of(self, things: Iterable[T], today: date) -> list[T]:
        """Return those of some documents that belong to the part; touches come newest first."""
        holds, first = self.holds, _ago(today, self.days)
        if not self.newest:
            return [thing for thing in things if holds(thing, first)]
        found = []
        for thing in things:
            if not holds(thing, first):
                break
            found.append(thing)
        return found


WAITING = Some(Promise, lambda promise, _: promise.state == OPEN)
"""Open promises: most were closed long ago."""
JUDGED = Some(Promise, lambda promise, first: promise.by == ME and (promise.state == OPEN or promise.closed > first),
              2 * WINDOW)  # fmt: skip
"""My promises that are open, or were closed within the days whose shares are compared (`performance.WINDOW`)."""
LATELY = Some(Touch, lambda touch, first: (touch.when.iso or "")[:10] > first, DAYS, newest=True)
"""Touches of the last days (`jotting.DAYS`)."""
UNANSWERED = Some(Touch, lambda touch, _: not engaged(touch), each=True)
"""Touches since anything came back: mine, and mailings and notes between them (`threetouch.unanswered`)."""
PLANS = Some(Appointment, lambda appointment, _: appointment.state == PLANNED)
"""Appointments that are planned, ahead or past."""
HARD_RULES = Some(Fact, lambda fact, _: fact.kind == RULE and not fact.superseded)
CUE_LOG = Some(Fact, lambda fact, _: fact.kind == CUE and not fact.superseded)
FIELDS = Some(Fact, lambda fact, _: fact.kind == FIELD and not fact.superseded)
Kind = type[Any] | Some[Any]


class Group(Protocol):
    """The documents of one class by person."""

    def get(self, person: str, default: Sequence[Any], /) -> Sequence[Any]:
        """Return those of one person."""
        ...


class Groups(Protocol):
    """The documents of all classes, and of parts of them, by person."""

    def __getitem__(self, kind: Kind, /) -> Group:
        """Return those of one kind."""
        ...


def of(journal: Journal, cls: type[Any], person: str) -> Sequence[Any]:
    """Return a person's documents of a class, "" for nobody's; touches are read only as they are asked for."""
    if not person:
        return [thing for thing in journal.every(cls) if getattr(thing, "person", None) == ""]
    return Newest(journal.newest(person)) if cls is Touch else journal.of(cls, person)


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


class All(dict[Kind, Any]):
    """All documents of each class by person, grouped when the class is first asked for; touches person by person."""

    def __init__(self, journal: Journal, today: date) -> None:
        super().__init__()
        self._journal = journal
        self._today = today

    def __missing__(self, kind: Kind) -> Any:
        group: Any
        if kind is Touch:
            group = _Looked(partial(of, self._journal, Touch))
        else:
            group = self._some(kind) if isinstance(kind, Some) else self._whole(kind)
        self[kind] = group
        return group

    def _some(self, part: Some[Any]) -> dict[str, Sequence[Any]]:
        journal = self._journal
        if part.each:
            found = ((p.id, part.of(journal.newest(p.id), self._today)) for p in journal.every(Person))
            return {id: some for id, some in found if some}
        every = _newest(journal) if part.cls is Touch else journal.every(part.cls)
        things = part.of(every, self._today)
        return _of_several(things) if "people" in part.cls.__slots__ else _of_one(things)

    def _whole(self, cls: type[Any]) -> dict[str, Sequence[Any]]:
        things = self._journal.every(cls)
        return _of_several(things) if "people" in cls.__slots__ else _of_one(things if _named(cls) else ())

    def renew(self, person: str, there: bool) -> None:
        """Look a person's documents up again; there: whether the person is."""
        parts = []
        for kind, group in self.items():
            if isinstance(kind, Some):
                parts.append((kind, group))
            elif kind is Touch:
                group.forget(person)
            else:
                _put(group, person, of(self._journal, kind, person) if there else NONE)
        for part, group in parts:
            _put(group, person, part.of(self[part.cls].get(person, NONE), self._today))


class Alone(dict[Kind, Group]):
    """The documents of one person alone, looked up class by class."""

    def __init__(self, journal: Journal, today: date) -> None:
        super().__init__()
        self._journal = journal
        self._today = today

    def __missing__(self, kind: Kind) -> Group:
        group = self[kind] = _Looked(self._look(kind))
        return group

    def _look(self, kind: Kind) -> Callable[[str], Sequence[Any]]:
        if isinstance(kind, Some):
            part: Some[Any] = kind
            return lambda person: part.of(self[part.cls].get(person, NONE), self._today)
        cls = kind
        return lambda person: of(self._journal, cls, person)


class _Looked:
    """The documents of one kind, by whoever was asked for."""

    def __init__(self, look: Callable[[str], Sequence[Any]]) -> None:
        self._look = look
        self._found: dict[str, Sequence[Any]] = {}

    def get(self, person: str, default: Sequence[Any], /) -> Sequence[Any]:
        """Return those of one person."""
        found = self._found.get(person)
        if found is None:
            found = self._found[person] = self._look(person)
        return found

    def forget(self, person: str) -> None:
        """Look those of one person up again."""
        self._found.pop(person, None)


@lru_cache(16)
def _ago(today: date, days: int) -> str:
    return date.fromordinal(max(1, today.toordinal() - days)).isoformat()


def _put(group: dict[str, Sequence[Any]], person: str, found: Sequence[Any]) -> None:
    if found:
        group[person] = found
    else:
        group.pop(person, None)


def _named(cls: type[Any]) -> bool:
    return "person" in cls.__slots__


def _of_several(things: Iterable[Any]) -> dict[str, Any]:
    groups: defaultdict[str, Any] = defaultdict(list)
    for thing in things:
        for id in thing.people:
            groups[id].append(thing)
    return dict(groups)


def _of_one(things: Iterable[Any]) -> dict[str, Any]:
    groups: defaultdict[str, Any] = defaultdict(list)
    for thing in things:
        groups[thing.person].append(thing)
    return dict(groups)


def _newest(journal: Journal) -> Iterator[Touch]:
    """Yield all touches, newest first by when; each is read when it is asked for."""
    return (touch for id in journal.touches() if (touch := journal.get(Touch, id)) is not None)
