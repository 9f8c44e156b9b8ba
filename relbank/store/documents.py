"""The visible documents of one table: what the checkpoint holds, read when touched, and what changed since.

A mapping of id to document in the order of the ids. Documents in it are never changed in place: a change puts a new
one, so whoever still holds the old one (a query's result, a screen) keeps what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .base import Base

Doc = dict[str, Any]

PORTION = 1 << 8
"""Documents that are read in one piece where all are read."""


class Documents(Mapping[str, Doc]):
    """The documents of one table; `over` is what changed since the checkpoint (None: gone)."""

    __slots__ = ("_count", "_last", "_parsed", "_whole", "base", "over")

    def __init__(self, base: Base | None = None) -> None:
        self.base = base
        self.over: dict[str, Doc | None] = {}
        self._parsed: dict[str, Doc] = {}
        self._count = len(base) if base is not None else 0
        self._whole: dict[str, Doc] | None = None if base is not None else {}
        self._last: str | None = None  # the last id of the base, read when first needed

    def find(self, id: str, *, keep: bool = True) -> Doc | None:
        """Return a document as it stands, None when there is none. Not to be changed.

        keep: that it may be asked for again; not when something that is kept is made of it.
        """
        if self._whole is not None:
            return self._whole.get(id)
        if id in self.over:
            return self.over[id]
        doc = self._parsed.get(id)
        if doc is None:
            row = self.row(id)
            if row < 0:
                return None
            assert self.base is not None
            doc = self.base.doc(row)
            if keep:
                self._parsed[id] = doc
        return doc

    def row(self, id: str) -> int:
        """Return the row of an id in the base, -1 when it is not there; quick for ids newer than all of the base."""
        if self.base is None:
            return -1
        if self._last is None:
            self._last = self.base.id(len(self.base) - 1) if len(self.base) else ""
        return -1 if id > self._last else self.base.find(id)

    def put(self, id: str, doc: Doc | None, before: Doc | None) -> None:
        """Make a document visible, or with None no longer; before: what stands there now."""
        self._count += (doc is not None) - (before is not None)
        self.over[id] = doc
        whole = self._whole
        if whole is None:
            return
        if doc is None:
            whole.pop(id, None)
        elif id in whole or not whole or id > next(reversed(whole)):
            whole[id] = doc
        else:
            self._whole = None  # belongs between others: sorted again when somebody asks for all

    def whole(self) -> dict[str, Doc]:
        """Return all documents as a dictionary, in the order of their ids; not to be changed."""
        if self._whole is None:
            all_of_them: dict[str, Doc] = {}
            if self.base is not None:
                all_of_them = dict(zip(self.base.ids(), self.base.docs(), strict=True))
                all_of_them.update(self._parsed)
                self._parsed.clear()
            for id, doc in self.over.items():
                if doc is None:
                    all_of_them.pop(id, None)
                else:
                    all_of_them[id] = doc
            if self.over:
                all_of_them = dict(sorted(all_of_them.items()))
            self._whole = all_of_them
        return self._whole

    def ids(self) -> list[str]:
        """Return all ids in their order; no document is read for it."""
        if self.base is None or self._whole is not None:
            return [*self.whole()]
        ids = self.base.ids()
        if self.over:
            ids = [id for id in ids if id not in self.over]
            ids += sorted(id for id, doc in self.over.items() if doc is not None)
            ids.sort()
        return ids

    def portions(self, wanted: Callable[[str], bool]) -> Iterator[list[tuple[str, Doc]]]:
        """Yield some documents after the other until all that are wanted were among them; nothing of it is kept.

        Changes may be made between two portions: what is yielded after a change is as it stands then.
        """
        base = self.base if self._whole is None else None
        if base is not None:
            ids = base.ids()
            for first in range(0, len(ids), PORTION):
                some = ids[first : first + PORTION]
                if any(map(wanted, some)):
                    found = zip(some, base.some(first, first + len(some)), strict=True)
                    yield [pair for pair in found if pair[0] not in self.over]
        rest = [*(self.over if base is not None else self.whole())]
        for first in range(0, len(rest), PORTION):
            yield [(id, doc) for id in rest[first : first + PORTION] if (doc := self.find(id)) is not None]

    def holding(self, words: Sequence[str]) -> Iterator[tuple[str, Doc]]:
        """Yield all documents whose folded texts may hold all of some folded words, and some others; in no order."""
        if self.base is None or self._whole is not None:
            yield from self.whole().items()
            return
        for row in self.base.holding(words):
            id = self.base.id(row)
            if id not in self.over:
                yield id, self.base.doc(row)
        yield from ((id, doc) for id, doc in self.over.items() if doc is not None)

    def __getitem__(self, id: str) -> Doc:
        doc = self.find(id)
        if doc is None:
            raise KeyError(id)
        return doc

    def get(self, id: str, default: Any = None) -> Any:
        """Return a document, or the default."""
        doc = self.find(id)
        return default if doc is None else doc

    def __contains__(self, id: object) -> bool:
        if id in self.over:
            return self.over[id] is not None
        return isinstance(id, str) and self.row(id) >= 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def items(self) -> Any:
        """Return ids and documents, as a dictionary's items."""
        return self.whole().items()

    def values(self) -> Any:
        """Return the documents, as a dictionary's values."""
        return self.whole().values()
