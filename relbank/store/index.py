"""Lookups without a scan: which documents of a table have a person, came from a touch, are open, lie in the trash.

The checkpoint's part never changes; documents changed since then are looked up in a small part of their own, which
hides them in the checkpoint's. Both parts give the ids of the documents that have a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Reversible
from types import MappingProxyType

from relbank.model.called import keys
from relbank.model.document import people_of

from .documents import Doc, Documents

Keys = Callable[[Doc], Iterable[str]]


def _touch(doc: Doc) -> Iterable[str]:
    touch = doc.get("touch")
    return (touch,) if isinstance(touch, str) and touch else ()


def _state(doc: Doc) -> Iterable[str]:
    state = doc.get("state", "")
    return (state,) if isinstance(state, str) else ()


def _trashed(doc: Doc) -> Iterable[str]:
    return ("yes",) if doc.get("trashed") else ()


def _people(doc: Doc) -> Iterable[str]:
    return [person for person in people_of(doc) if isinstance(person, str)]


def _called(doc: Doc) -> Iterable[str]:
    name = doc.get("name")
    return dict.fromkeys(keys(name, aliases_of(doc))) if isinstance(name, str) else ()


def aliases_of(doc: Doc) -> list[str]:
    """Return how a person is called besides."""
    return [key[6:] for key, label in doc.items() if key[:6] == "alias:" and label is not None and label is not False]


def _unsettled(doc: Doc) -> Iterable[str]:
    names = (label for key, label in doc.items() if key[:10] == "unsettled:")
    return ("yes",) if any(label is not None and label is not False for label in names) else ()


KEYS: Mapping[str, Keys] = MappingProxyType(
    {
        "person": _people,
        "touch": _touch,
        "state": _state,
        "trashed": _trashed,
        "called": _called,
        "unsettled": _unsettled,
    }
)


class Index:
    """The ids of a table's documents by one kind of key."""

    def __init__(self, docs: Documents, keys: Keys, stored: Callable[[str], Reversible[str]] | None) -> None:
        self._docs = docs
        self._keys = keys
        self._stored = stored
        self._known: dict[str, tuple[str, ...]] = {}  # what the checkpoint says, once it was asked
        self._recent: dict[str, dict[str, None]] = {}
        for id, doc in docs.over.items():
            if doc is not None:
                self._add(id, doc)

    def parts(self, key: str) -> tuple[list[str], list[str]]:
        """Return the ids of documents with a key: those in the checkpoint, in its order, and those changed since."""
        recent = list(self._recent.get(key, ()))
        if self._stored is None:
            return [], recent
        known = self._known.get(key)
        if known is None:
            known = tuple(self._stored(key))
            if known:
                self._known[key] = known
        over = self._docs.over
        return [id for id in known if id not in over] if over else list(known), recent

    def backwards(self, key: str) -> Iterator[str] | None:
        """Yield the ids in the checkpoint with a key, the last one first, each read when it is reached.

        None when others changed since, which have their place among them. What changes meanwhile is left out.
        """
        if self._stored is None or self._recent.get(key):
            return None
        over, found = self._docs.over, self._known.get(key) or self._stored(key)
        return (id for id in reversed(found) if id not in over) if over else reversed(found)

    def changed(self, before: Doc | None, id: str, after: Doc | None) -> None:
        """Take a change into account; before: the document as it stood in the recent part."""
        if before is not None:
            for key in self._keys(before):
                found = self._recent.get(key)
                if found is not None:
                    found.pop(id, None)
        if after is not None:
            self._add(id, after)

    def _add(self, id: str, doc: Doc) -> None:
        for key in self._keys(doc):
            self._recent.setdefault(key, {})[id] = None


class Indexes:
    """All indexes of one table, each built when it is first asked for."""

    def __init__(self, docs: Documents) -> None:
        self._docs = docs
        self._built: dict[str, Index] = {}

    def ids(self, kind: str, key: str) -> list[str]:
        """Return the ids of the documents that have a key of a kind (those of KEYS)."""
        known, recent = self.parts(kind, key)
        return known + recent

    def parts(self, kind: str, key: str) -> tuple[list[str], list[str]]:
        """Return the ids that have a key: those in the checkpoint, in its order, and those changed since."""
        return self._index(kind).parts(key)

    def backwards(self, kind: str, key: str) -> Iterator[str] | None:
        """Yield the ids in the checkpoint that have a key, the last one first; None when others changed since."""
        return self._index(kind).backwards(key)

    def _index(self, kind: str) -> Index:
        index = self._built.get(kind)
        if index is None:
            base = self._docs.base
            stored = base.index(kind) if base is not None else None
            index = self._built[kind] = Index(self._docs, KEYS[kind], stored)
        return index

    def changed(self, id: str, after: Doc | None) -> None:
        """Take a change into account, before the documents do."""
        before = self._docs.over.get(id)
        for index in self._built.values():
            index.changed(before, id, after)
