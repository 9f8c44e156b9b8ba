"""Who is in a journal, by name and by yearly day, without building a person."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from relbank.model.called import key_of
from relbank.model.text import fold

from .index import aliases_of

if TYPE_CHECKING:
    from .checkpoint import Checkpoint
    from .documents import Doc, Documents
    from .state import State

_FEW = 64  # changed people that are put in their places one by one
_SOME = 32  # names that are looked up one by one before all are


class ByName(Sequence[Any]):
    """The people by name; each is built when it is looked at."""

    def __init__(self, ids: list[str], get: Callable[[str], Any]) -> None:
        self._ids = ids
        self._get = get

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        return [*map(self._get, self._ids[at])] if isinstance(at, slice) else self._get(self._ids[at])

    def __iter__(self) -> Iterator[Any]:
        return map(self._get, self._ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]


class PeopleView:
    """The part of a journal's read view that is asked for whatever is typed."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._asked = 0  # how often a name was looked up
        self._known: tuple[Checkpoint | None, dict[str, str]] = None, {}  # the names that a checkpoint has

    def names(self) -> Iterable[tuple[str, str, Mapping[str, str]]]:
        """Return id, name and aliases of everybody who is not in the trash, without building a person."""
        docs = self._docs("people")
        stored = self._note("names", None) if docs.base is not None else None
        if stored is None:
            yield from _names(docs.items())
            return
        for id, name, aliases in stored:
            if id not in docs.over:
                yield id, name, dict.fromkeys(aliases, "")
        yield from _names((id, doc) for id, doc in docs.over.items() if doc is not None)

    def called(self, key: str) -> Sequence[str]:
        """Return the ids of the people not in the trash who have a key of relbank.model.called."""
        return sorted(id for id in self._ids("people", "called", key) if self.name_of(id))

    def name_of(self, id: str) -> str:
        """Return a person's name, "" for nobody and in the trash."""
        docs, checkpoint = self._docs("people"), self._state.checkpoint
        self._asked += 1
        if checkpoint is not None and self._asked > _SOME and id not in docs.over:
            if self._known[0] is not checkpoint:
                self._known = checkpoint, {id: name for id, name, _ in self._note("names", ())}
            return self._known[1].get(id, "")
        doc = docs.find(id)
        return str(doc.get("name", "")) if doc is not None and not doc.get("trashed") else ""

    def longest_name(self) -> int:
        """Return how many words the longest name or alias has (may have, where it was changed since)."""
        docs = self._docs("people")
        stored = self._note("longest", None) if docs.base is not None else None
        changed = docs.values() if stored is None else [doc for doc in docs.over.values() if doc is not None]
        return max(stored or 1, _longest(changed))

    def days(self) -> Iterable[tuple[str, str]]:
        """Return id and "05-12" of every yearly day of everybody not in the trash, without building a person."""
        docs = self._docs("people")
        stored = self._note("days", None) if docs.base is not None else None
        if stored is None:
            yield from _days(docs.items())
            return
        for id, day in stored:
            if id not in docs.over:
                yield id, day
        yield from _days((id, doc) for id, doc in docs.over.items() if doc is not None)

    def _by_name(self, get: Callable[[str], Any]) -> Sequence[Any]:
        """Return the people not in the trash, sorted by name; get: builds one, and is asked when one is looked at."""

        def key(id: str) -> tuple[str, str]:
            return get(id).order, id

        docs = self._docs("people")
        rows = docs.base.order() if docs.base is not None and len(docs.over) <= _FEW else None
        if docs.base is None or rows is None:
            return sorted((p for p in map(get, docs) if not p.trashed), key=lambda p: (p.order, p.id))
        id_of = docs.base.id
        ids = [id_of(row) for row in rows]
        if docs.over:
            ids = [id for id in ids if id not in docs.over]
            for id, doc in docs.over.items():
                if doc is not None and not doc.get("trashed"):
                    insort(ids, id, key=key)
        return ByName(ids, get)

    def people_notes(self) -> dict[str, Any]:
        """Return what the checkpoint keeps of people so that it need not be derived again."""
        docs = self._docs("people")
        rows = sorted((_order(doc), id, row) for row, (id, doc) in enumerate(docs.items()) if not doc.get("trashed"))
        names = [[id, name, list(aliases)] for id, name, aliases in _names(docs.items())]
        return {
            "people/order": array("I", [row for _, _, row in rows]),
            "names": names,
            "longest": _longest(docs.values()),
            "days": [list(pair) for pair in _days(docs.items())],
        }

    def _docs(self, table: str) -> Documents:
        return self._state.table(table).docs

    def _ids(self, table: str, kind: str, key: str) -> list[str]:
        return self._state.table(table).indexes.ids(kind, key)

    def _note(self, name: str, default: Any) -> Any:
        checkpoint = self._state.checkpoint
        return default if checkpoint is None else checkpoint.note(name, default)


def _order(doc: Doc) -> str:
    """Return what a person is sorted by, as relbank.model.person says."""
    return fold(str(doc.get("sort") or "") or str(doc.get("name", "")))


def _longest(docs: Iterable[Doc]) -> int:
    names = (name for doc in docs for name in (str(doc.get("name")), *aliases_of(doc)))
    return max((key_of(name).count(" ") + 1 for name in names), default=1)


def _names(docs: Iterable[tuple[str, Doc]]) -> Iterable[tuple[str, str, Mapping[str, str]]]:
    for id, doc in docs:
        if not doc.get("trashed"):
            yield id, str(doc.get("name", "")), dict.fromkeys(aliases_of(doc), "")


def _days(docs: Iterable[tuple[str, Doc]]) -> Iterable[tuple[str, str]]:
    for id, doc in docs:
        if not doc.get("trashed"):
            found = [str(doc.get("birthday", "")), str(doc.get("anniversary", ""))]
            found += [key[5:] for key in doc if key.startswith("date:")]
            yield from ((id, day[-5:]) for day in found if day)
