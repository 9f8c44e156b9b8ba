"""The touches by date: ids in order, without a document being read for it, kept up as documents change."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from .documents import Doc, Documents


def when_of(doc: Doc) -> str:
    """Return the ISO date or minute of a document, "" while it is open."""
    when = doc.get("when")
    iso = when.get("iso") if isinstance(when, dict) else None
    return iso if isinstance(iso, str) else ""


class Newest(Sequence[str]):
    """Ids, newest first; each is looked up when asked for."""

    def __init__(self, numbers: array[int], id: Callable[[int], str]) -> None:
        self._numbers = numbers
        self._id = id

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[place] for place in range(len(self))[at]]
        return self._id(self._numbers[-1 - at])  # kept oldest first

    def __iter__(self) -> Iterator[str]:
        return map(self._id, reversed(self._numbers))


class Order:
    """The visible, untrashed documents of a table by (date, id).

    A number below the size of the checkpoint's table is a row there; the others count what changed since. Changes
    wait until somebody asks, so that saving a note costs nothing here.
    """

    def __init__(self, docs: Documents) -> None:
        self._docs = docs
        self._base = docs.base
        self._rows = len(docs.base) if docs.base is not None else 0
        self._changed: list[tuple[str, str]] = []
        self._lent = False  # whether somebody holds the numbers as they are
        self._waiting: dict[str, tuple[Doc | None, Doc | None]] = {}
        self._keys: dict[int, tuple[str, str]] = {}  # of the rows that were met when looking for a place
        kept = docs.base.order() if docs.base is not None else None
        if docs.base is not None and kept is not None:
            self._numbers = array("I", kept)
            for id, doc in docs.over.items():
                row = docs.base.find(id)
                self.changed(id, docs.base.doc(row) if row >= 0 else None, doc)
        else:
            self._rows = 0
            self._changed = sorted((when_of(doc), id) for id, doc in docs.items() if not doc.get("trashed"))
            self._numbers = array("I", range(len(self._changed)))

    def newest(self) -> Newest:
        """Return the ids, newest first, as they are now."""
        if self._waiting:
            waiting, self._waiting = self._waiting, {}
            if self._lent:
                self._numbers = self._numbers[:]
            for id, (before, after) in waiting.items():
                self._take(id, before, after)
        self._lent = True
        return Newest(self._numbers, self._id)

    def changed(self, id: str, before: Doc | None, after: Doc | None) -> None:
        """Take a change of one document into account."""
        first = self._waiting.get(id)
        self._waiting[id] = before if first is None else first[0], after

    def _take(self, id: str, before: Doc | None, after: Doc | None) -> None:
        if before is not None and not before.get("trashed"):
            at = self._place((when_of(before), id))
            if at < len(self._numbers) and self._key(self._numbers[at])[1] == id:
                del self._numbers[at]
        if after is not None and not after.get("trashed"):
            key = (when_of(after), id)
            at = self._place(key)
            self._changed.append(key)
            self._numbers.insert(at, self._rows + len(self._changed) - 1)

    def _place(self, key: tuple[str, str]) -> int:
        low, high = 0, len(self._numbers)
        if not high or self._key(self._numbers[-1]) < key:
            return high
        while low < high:
            middle = (low + high) // 2
            if self._key(self._numbers[middle]) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def _key(self, number: int) -> tuple[str, str]:
        if number >= self._rows:
            return self._changed[number - self._rows]
        found = self._keys.get(number)
        if found is None:
            assert self._base is not None
            found = self._keys[number] = when_of(self._base.doc(number)), self._base.id(number)
        return found

    def _id(self, number: int) -> str:
        if number >= self._rows:
            return self._changed[number - self._rows][1]
        assert self._base is not None
        return self._base.id(number)
