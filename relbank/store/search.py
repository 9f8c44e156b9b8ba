"""Finding a text in all notes, newest first, without an index of words.

The checkpoint holds the folded texts one behind the other, by date; they are looked through from their end, a mebibyte
at a time, so a common word costs almost nothing and a missing one some tens of milliseconds in 100,000 notes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from heapq import merge
from typing import TYPE_CHECKING

from relbank.model.text import fold

from .mapped import Strings
from .order import when_of

if TYPE_CHECKING:
    from .documents import Doc
    from .state import State

PIECE = "touches/folded"
_CHUNK = 1 << 20


def folded(doc: Doc) -> str:
    """Return what is looked through of a note."""
    return fold(str(doc.get("text", "")))


class Search:
    """Looks through the notes of a journal; keeps the folded texts of those that no checkpoint has."""

    def __init__(self, state: State) -> None:
        self._docs = state.table("touches").docs
        piece = state.checkpoint.piece(PIECE) if state.checkpoint is not None else None
        order = self._docs.base.order() if self._docs.base is not None else None
        self._rows = order if piece is not None else None
        self._stored = Strings(piece) if piece is not None and order is not None else None
        self._recent: dict[str, tuple[Doc, str]] = {}

    def touches(self, text: str) -> Iterator[str]:
        """Yield the ids of the untrashed touches whose note holds a text, case and accents aside, newest first."""
        wanted = fold(text)
        if not wanted:
            return
        recent = sorted(self._in_recent(wanted), reverse=True)
        for _, id in merge(recent, self._in_stored(wanted), reverse=True):
            yield id

    def _in_recent(self, wanted: str) -> Iterator[tuple[str, str]]:
        stored = self._stored is not None
        for id, doc in list(self._docs.over.items() if stored else self._docs.items()):
            if doc is None or doc.get("trashed"):
                continue
            kept = self._recent.get(id)
            if kept is None or kept[0] is not doc:
                kept = self._recent[id] = doc, folded(doc)
            if wanted in kept[1]:
                yield when_of(doc), id

    def _in_stored(self, wanted: str) -> Iterator[tuple[str, str]]:
        base = self._docs.base
        if self._stored is None or self._rows is None or base is None:
            return
        needle = wanted.encode("utf-8", "surrogatepass")
        ends = self._stored.ends()
        high = len(ends)
        while high:
            low = bisect_right(ends, max(0, ends[high - 1] - _CHUNK), 0, high - 1)
            start = ends[low - 1] if low else 0
            chunk = self._stored.span(start, ends[high - 1])
            hits, at = [], chunk.find(needle)
            while at >= 0:
                row = bisect_right(ends, start + at, low, high)
                hits.append(row)
                at = chunk.find(needle, ends[row] - start)
            for row in reversed(hits):
                place = self._rows[row]
                id = base.id(place)
                if id not in self._docs.over:
                    yield when_of(base.doc(place)), id
            high = low
