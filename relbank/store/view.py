"""The journal as rules, actions and screens read it: the model's dataclasses, found through indexes."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from relbank.model.document import TABLES, class_of, from_doc, people_of, table_of

from .documents import Doc
from .order import Order, when_of
from .people import PeopleView

if TYPE_CHECKING:
    from relbank.model.touch import Touch

    from .concerned import Concerned
    from .search import Search
    from .state import State

T = TypeVar("T")
News = tuple[int, str, str, Doc | None, Doc | None]  # since which version, table, id, before, after
_MANY = 1 << 10  # changes that may wait to be looked at
_PIECE = 1 << 13  # things that are listed in one piece
_FEW = 8  # changed touches of one person that are put in their places one by one
_FILED = tuple(table for table in TABLES if table not in ("people", "touches"))


class JournalView(PeopleView):
    """The read view of a store; see relbank.model.journal.Journal.

    It shows what is saved: a transaction's changes when its block was left. Things are built once and kept until
    their document changes.
    """

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.forget()

    def forget(self) -> None:
        """Forget everything that was derived."""
        self._things: dict[tuple[str, str], Any] = {}
        self._every: dict[str, Sequence[Any]] = {}
        self._states: dict[str, dict[str, Sequence[Any]]] = {}  # table to state to what is in it
        self._order: Order | None = None
        self._search: Search | None = None
        self._last: dict[str, str] | None = None
        self._dated: dict[str, list[str]] = {}  # person -> touches, the oldest first
        self._concerned: Concerned | None = None
        self._floor = self._state.version  # before it, nobody knows whom changes concerned
        self._news: list[News] = []  # changes not yet looked at: saving costs less than asking
        self._stale: set[str] = set()  # people whose last touch is not the checkpoint's any more

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return self._state.version

    def changed_since(self, version: int) -> Set[str] | None:
        """Return the ids of the people whom changes after a version concerned, "" for nobody; None: not known."""
        self._look()
        if self._concerned is None:
            return frozenset() if version >= self._floor else None
        return self._concerned.since(version)

    def get(self, cls: type[T], id: str) -> T | None:
        """Return one thing by its id, from the trash too; None when there is none."""
        return cast("T | None", self._get(table_of(cls), id))

    def every(self, cls: type[T]) -> Sequence[T]:
        """Return all things of a class, oldest id first; people sorted by name."""
        table = table_of(cls)
        found = self._every.get(table)
        if found is None:
            if table == "people":
                found = self._by_name(partial(self._get, table))
            else:
                for _ in self.reading(cls):
                    pass
                return cast("Sequence[T]", self._every[table])
            self._every[table] = found
        return found

    def reading(self, cls: type[Any]) -> Iterator[None]:
        """Build all things of a class, some at a time: whoever has other work does it between two."""
        table, docs, things = table_of(cls), self._docs(table_of(cls)), self._things

        def wanted(id: str) -> bool:
            return (table, id) not in things

        for portion in docs.portions(wanted):
            for id, doc in portion:
                if (table, id) not in things:
                    things[table, id] = from_doc(cls, doc, id)
            yield
        if table != "people":
            version, ids = self.version, docs.ids()
            found: list[Any] = []
            for first in range(0, len(ids), _PIECE):
                found += self._kept(table, ids[first : first + _PIECE])
                yield
            if version == self.version:
                self._every[table] = found

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return the things of a class that concern one person, oldest id first; touches newest first by when."""
        table = table_of(cls)
        if table == "touches":
            return self._kept(table, reversed(self._by_date(person)))
        return self._kept(table, sorted(self._ids(table, "person", person)))

    def newest(self, person: str) -> Iterator[Touch]:
        """Yield a person's touches, newest first by when; each is read and built when it is asked for."""
        things = self._things
        for id in self._latest_first(person):
            touch = things.get(("touches", id)) or self._get("touches", id)
            if touch is not None and not touch.trashed:
                yield touch

    def filed_from(self, touch: str) -> Sequence[Any]:
        """Return everything that was filed from one touch's note, in the order of its lines."""
        found = [thing for table in _FILED for thing in self._kept(table, self._ids(table, "touch", touch))]
        return sorted(found, key=lambda thing: (getattr(thing, "line", 0), thing.id))

    def touches(self) -> Sequence[str]:
        """Return the ids of all touches, newest first by when."""
        self._look()
        if self._order is None:
            self._order = Order(self._docs("touches"))
        return self._order.newest()

    def last_touch(self, person: str) -> str:
        """Return the ISO date of a person's newest touch but mailings and journal notes, "" when there is none."""
        self._look()
        if self._last is None:
            self._last = self._note("last", {})
            for stale in self._stale:
                self._last.pop(stale, None)
        found = self._last.get(person)
        if found is None:
            docs = (self._docs("touches").find(id) for id in self._ids("touches", "person", person))
            dates = [when_of(doc)[:10] for doc in docs if doc and _counts(doc)]
            found = self._last[person] = max(dates, default="")
        return found

    def open_promises(self) -> Sequence[Any]:
        """Return all open promises, the earliest due date first, those without one last."""
        return self._in_state("promises", "open", lambda p: (p.due.sort if p.due else "~~", p.id))

    def coming(self) -> Sequence[Any]:
        """Return all planned appointments, earliest first, open ones last."""
        return self._in_state("appointments", "planned", lambda a: (a.when.sort, a.id))

    def trash(self) -> Sequence[Any]:
        """Return everything in the trash, what was thrown away last first."""
        found = [self._get(table, id) for table in TABLES for id in self._ids(table, "trashed", "yes")]
        return sorted((thing for thing in found if thing is not None), key=lambda t: (t.trashed, t.id), reverse=True)

    def unsettled(self) -> Sequence[Touch]:
        """Return the touches with names that fit several people and were not settled yet, newest first."""
        found = self._kept("touches", self._ids("touches", "unsettled", "yes"))
        return sorted(found, key=lambda touch: (touch.when.iso or "", touch.id), reverse=True)

    def touches_with(self, text: str) -> Iterable[str]:
        """Return the ids of the touches whose note holds a text, case and accents aside, newest first, one by one.

        Sealed lines are looked through, too: whoever shows a hit looks again, in what may be shown.
        """
        self._look()
        if self._search is None:
            from .search import Search

            self._search = Search(self._state)
        return self._search.touches(text)

    def changed(self, table: str, id: str, before: Doc | None, after: Doc | None) -> None:
        """Forget what was derived from a document that changed; whom it concerns is looked at when somebody asks."""
        self._things.pop((table, id), None)
        self._every.pop(table, None)
        self._states.pop(table, None)
        self._news.append((self._state.version + 1, table, id, before, after))
        if len(self._news) > _MANY:
            self._give_up()

    def _give_up(self) -> None:
        """Forget what was derived of touches: so many changes came that deriving it again costs less."""
        self._news.clear()
        self._dated.clear()
        self._order = self._search = self._concerned = None
        self._last = {}
        self._floor = self._state.version + 1

    def _look(self) -> None:
        """Forget what the changes since the last look have made stale."""
        if not self._news:
            return
        from .concerned import Concerned, concerned

        if self._concerned is None:
            self._concerned = Concerned(self._floor)
        news, self._news = self._news, []
        for version, table, id, before, after in news:
            people = concerned(table, id, before, after)
            self._concerned.note(version, people)
            if table != "touches":
                continue
            self._stale |= people
            for person in people:
                self._dated.pop(person, None)
                if self._last is not None:
                    self._last.pop(person, None)
            if self._order is not None:
                self._order.changed(id, before, after)
            if self._search is not None:
                self._search.changed(id)

    def notes(self) -> dict[str, Any]:
        """Return what the checkpoint keeps so that it need not be derived again."""
        from .search import CHUNKS, PIECE, WORDS
        from .texts import folded, pieces

        touches = self._docs("touches")
        dated = sorted((when_of(doc), id, row) for row, (id, doc) in enumerate(touches.items()) if _kept(doc))
        last: dict[str, str] = {}
        for when, id, _ in dated:
            doc = touches[id]
            if _counts(doc):
                last.update((person, when[:10]) for person in people_of(doc))
        texts, chunks, words = pieces([folded(touches[id]) for _, id, _ in dated])
        order = [row for _, _, row in dated]
        texts_of = {PIECE: texts, CHUNKS: array("I", chunks), WORDS: words}
        return {"touches/order": array("I", order), **texts_of, "last": last, **self.people_notes()}

    def _latest_first(self, person: str) -> Iterator[str]:
        """Yield the ids of a person's touches, newest first by when; those in the checkpoint as they are reached."""
        self._look()
        if person not in self._dated:
            found = self._state.table("touches").indexes.backwards("person", person)
            if found is not None:
                return found
        return reversed(self._by_date(person))

    def _by_date(self, person: str) -> list[str]:
        """Return the ids of a person's touches, oldest first by when; not to be changed."""
        self._look()
        found = self._dated.get(person)
        if found is None:
            docs = self._docs("touches")

            def key(id: str) -> tuple[str, str]:
                return when_of(docs[id]), id

            found, recent = self._state.table("touches").indexes.parts("person", person)
            if len(recent) > _FEW:
                found = sorted(found + recent, key=key)
            else:
                for id in recent:  # the checkpoint keeps the others by date
                    insort(found, id, key=key)
            self._dated[person] = found
        return found

    def _get(self, table: str, id: str) -> Any:
        thing = self._things.get((table, id))
        if thing is None:
            doc = self._docs(table).find(id, keep=False)
            if doc is not None:
                thing = self._things[table, id] = from_doc(class_of(table), doc, id)
        return thing

    def _kept(self, table: str, ids: Iterable[str]) -> list[Any]:
        things = (self._get(table, id) for id in ids)
        return [thing for thing in things if thing is not None and not thing.trashed]

    def _in_state(self, table: str, state: str, key: Callable[[Any], Any]) -> Sequence[Any]:
        """Return what is in the state in which documents of a table begin, sorted; kept until the table changes."""
        states = self._states.setdefault(table, {})
        found = states.get(state)
        if found is None:
            # a state at its default is left out of the document
            things = self._kept(table, [*self._ids(table, "state", ""), *self._ids(table, "state", state)])
            found = states[state] = tuple(sorted(things, key=key))
        return found


def _kept(doc: Doc) -> bool:
    return not doc.get("trashed")


def _counts(doc: Doc) -> bool:
    return not doc.get("trashed") and doc.get("kind") not in ("mailing", "journal")
