"""A transaction's view of one table: copies on access, whose difference from the live documents becomes the line."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from .documents import Doc, Documents
from .merge import Operation


def copy_value(value: Any) -> Any:
    """Return a JSON value that shares nothing changeable with the given one."""
    if isinstance(value, dict):
        return {key: copy_value(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [copy_value(inner) for inner in value]
    return value


class Staging(MutableMapping[str, Doc]):
    """A table as the transaction sees it; nothing here reaches the live documents."""

    __slots__ = ("_live", "_new")

    def __init__(self, live: Documents) -> None:
        self._live = live
        self._new: dict[str, Doc | None] = {}

    def __getitem__(self, id: str) -> Doc:
        doc = self._new.get(id) if id in self._new else copy_value(self._live.find(id))
        if doc is None:
            raise KeyError(id)
        found: Doc = doc
        self._new[id] = found  # whoever gets it may change it
        return found

    def peek(self, id: str) -> Doc:
        """Return a document to look at, not to be changed."""
        doc = self._new.get(id) if id in self._new else self._live.find(id)
        if doc is None:
            raise KeyError(id)
        return doc

    def __setitem__(self, id: str, doc: Doc) -> None:
        self._new[id] = doc

    def __delitem__(self, id: str) -> None:
        if id not in self:
            raise KeyError(id)
        self._new[id] = None

    def __contains__(self, id: object) -> bool:
        return self._new[id] is not None if id in self._new else id in self._live

    def __iter__(self) -> Iterator[str]:
        for id in self._live:
            if self._new.get(id, self) is not None:
                yield id
        for id, doc in list(self._new.items()):
            if doc is not None and id not in self._live:
                yield id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self._new = dict.fromkeys(self._live)

    def operations(self, table: str) -> Iterator[Operation]:
        """Yield what the log says about the changes, each with what its inverse needs."""
        for id, doc in self._new.items():
            old = self._live.find(id)
            if doc is None:
                if old is not None:
                    yield ["-", table, id, old]
            elif old is None:
                yield ["+", table, id, doc]
            elif doc != old:
                new = {f: v for f, v in doc.items() if f not in old or old[f] != v or type(old[f]) is not type(v)}
                was = {f: v for f, v in old.items() if f in new or f not in doc}
                if new or was:
                    yield ["=", table, id, new, was]
