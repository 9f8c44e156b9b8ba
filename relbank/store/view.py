"""The journal as rules, actions and screens read it: the model's dataclasses, found through indexes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast, overload

from relbank.model.document import TABLES, class_of, from_doc, people_of, table_of

from .documents import Doc
from .merge import Table

T = TypeVar("T")
_FILED = tuple(table for table in TABLES if table not in ("people", "touches"))


class Ids(Sequence[str]):
    """Ids in an order kept elsewhere; a slice or an item is looked up when asked for."""

    def __init__(self, order: list[tuple[str, str]]) -> None:
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[i] for i in range(len(self))[at]]
        return self._order[-1 - at][1]  # kept oldest first

    def __iter__(self) -> Iterator[str]:
        return (id for _, id in reversed(self._order))


class JournalView:
    """The read view of a store; see relbank.model.journal.Journal.

    It shows what is saved: a transaction's changes when its block was left. Things are built once and kept until
    their document changes.
    """

    def __init__(self, table: Callable[[str], Table], count: Callable[[], int]) -> None:
        self._table = table
        self._count = count
        self._things: dict[tuple[str, str], Any] = {}
        self._people: list[Any] | None = None
        self._order: list[tuple[str, str]] | None = None  # (when, id) of all touches, oldest first
        self._last: dict[str, str] = {}

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return self._count()

    def get(self, cls: type[T], id: str) -> T | None:
        """Return one thing by its id, from the trash too; None when there is none."""
        return cast("T | None", self._get(table_of(cls), id))

    def every(self, cls: type[T]) -> Sequence[T]:
        """Return all things of a class, oldest id first; people sorted by name."""
        table = table_of(cls)
        if table != "people":
            return self._kept(table, self._table(table).docs)
        if self._people is None:
            self._people = sorted(self._kept(table, self._table(table).docs), key=lambda p: (p.order, p.id))
        return self._people

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return the things of a class that concern one person, oldest id first; touches newest first by when."""
        table = table_of(cls)
        found = self._kept(table, sorted(self._table(table).indexes.ids("person", person)))
        if table == "touches":
            found.sort(key=_touch_order, reverse=True)
        return found

    def filed_from(self, touch: str) -> Sequence[Any]:
        """Return everything that was filed from one touch's note, in the order of its lines."""
        found = [
            thing for table in _FILED for thing in self._kept(table, self._table(table).indexes.ids("touch", touch))
        ]
        return sorted(found, key=lambda thing: (getattr(thing, "line", 0), thing.id))

    def touches(self) -> Sequence[str]:
        """Return the ids of all touches, newest first by when."""
        if self._order is None:
            docs = self._table("touches").docs
            self._order = sorted((_when(doc), id) for id, doc in docs.items() if not doc.get("trashed"))
        return Ids(self._order)

    def last_touch(self, person: str) -> str:
        """Return the ISO date of a person's newest touch but mailings, "" when there is none."""
        found = self._last.get(person)
        if found is None:
            docs = self._table("touches").docs
            dates = [
                _when(doc)[:10]
                for doc in map(docs.find, self._table("touches").indexes.ids("person", person))
                if doc is not None and not doc.get("trashed") and doc.get("kind") != "mailing"
            ]
            found = self._last[person] = max(dates, default="")
        return found

    def open_promises(self) -> Sequence[Any]:
        """Return all open promises, the earliest due date first, those without one last."""
        return sorted(self._in_state("promises", "open"), key=lambda p: (p.due.sort if p.due else "~~", p.id))

    def coming(self) -> Sequence[Any]:
        """Return all planned appointments, earliest first, open ones last."""
        return sorted(self._in_state("appointments", "planned"), key=lambda a: (a.when.sort, a.id))

    def trash(self) -> Sequence[Any]:
        """Return everything in the trash, what was thrown away last first."""
        found = []
        for table in TABLES:
            found += [self._get(table, id) for id in self._table(table).indexes.ids("trashed", "yes")]
        return sorted((thing for thing in found if thing is not None), key=lambda t: (t.trashed, t.id), reverse=True)

    def names(self) -> Iterable[tuple[str, str, Mapping[str, str]]]:
        """Return id, name and aliases of everybody who is not in the trash, without building a person."""
        for id, doc in self._table("people").docs.items():
            if not doc.get("trashed"):
                yield id, str(doc.get("name", "")), {key[6:]: "" for key in doc if key.startswith("alias:")}

    def changed(self, table: str, id: str, before: Doc | None, after: Doc | None) -> None:
        """Forget what was derived from a document that changed."""
        self._things.pop((table, id), None)
        if table == "people":
            self._people = None
        elif table == "touches":
            for doc in (before, after):
                for person in people_of(doc) if doc else ():
                    self._last.pop(person, None)
            if self._order is not None:
                self._order = _moved(self._order, id, before, after)

    def forget(self) -> None:
        """Forget everything that was derived."""
        self._things.clear()
        self._last.clear()
        self._people = self._order = None

    def _get(self, table: str, id: str) -> Any:
        thing = self._things.get((table, id))
        if thing is None:
            doc = self._table(table).docs.find(id)
            if doc is not None:
                thing = self._things[table, id] = from_doc(class_of(table), doc, id)
        return thing

    def _kept(self, table: str, ids: Iterable[str]) -> list[Any]:
        things = (self._get(table, id) for id in ids)
        return [thing for thing in things if thing is not None and not thing.trashed]

    def _in_state(self, table: str, state: str) -> list[Any]:
        indexes = self._table(table).indexes  # a state at its default is left out of the document
        return self._kept(table, [*indexes.ids("state", ""), *indexes.ids("state", state)])


def _when(doc: Doc) -> str:
    when = doc.get("when")
    iso = when.get("iso") if isinstance(when, dict) else None
    return iso if isinstance(iso, str) else ""


def _touch_order(touch: Any) -> tuple[str, str]:
    return touch.when.iso or "", touch.id


def _moved(order: list[tuple[str, str]], id: str, before: Doc | None, after: Doc | None) -> list[tuple[str, str]]:
    moved = list(order)  # whoever holds the old order keeps it
    if before is not None and not before.get("trashed"):
        at = bisect_left(moved, (_when(before), id))
        if at < len(moved) and moved[at][1] == id:
            del moved[at]
    if after is not None and not after.get("trashed"):
        key = (_when(after), id)
        moved.insert(bisect_left(moved, key), key)
    return moved
