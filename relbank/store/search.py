"""Finding a text in all notes, newest first: in those of the checkpoint, and in those that changed since."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import TYPE_CHECKING

from relbank.model.text import fold

from .mapped import Strings
from .order import when_of
from .texts import Texts, folded

if TYPE_CHECKING:
    from .checkpoint import Checkpoint
    from .documents import Doc
    from .state import State

PIECE, CHUNKS, WORDS = "touches/folded", "touches/chunks", "touches/words"
_FEW = 1 << 10  # changed notes that are looked at one by one
_PART = 1 << 9  # notes that no checkpoint has are folded so many at a time, the newest first, when it is their turn


class Search:
    """Looks through the notes of a journal; keeps the folded texts of those that no checkpoint has."""

    def __init__(self, state: State) -> None:
        self._docs = state.table("touches").docs
        self._rows = self._docs.base.order() if self._docs.base is not None else None
        self._stored = None if self._rows is None or state.checkpoint is None else _stored(state.checkpoint)
        self._held: list[tuple[str, str]] = []  # date and id of what changed since the checkpoint, when it is much
        self._parts: dict[int, Texts] = {}  # where a part of them begins -> its texts
        self._changed: dict[str, None] = dict.fromkeys(self._others())  # since then
        self._recent: dict[str, tuple[Doc, str]] = {}

    def changed(self, id: str) -> None:
        """Take note that a touch is not what it was."""
        self._changed[id] = None

    def touches(self, text: str) -> Iterator[str]:
        """Yield the ids of the untrashed touches whose note holds a text, case and accents aside, newest first."""
        wanted = fold(text)
        if not wanted:
            return
        if len(self._changed) > _FEW:
            self._hold()
        recent = sorted(self._in_recent(wanted), reverse=True)
        for _, id in merge(recent, self._in_held(wanted), self._in_stored(wanted), reverse=True):
            yield id

    def _others(self) -> list[str]:
        """Return the touches that are not the checkpoint's."""
        return list(self._docs if self._stored is None else self._docs.over)

    def _hold(self) -> None:
        """Put what the checkpoint does not have in the order of its dates."""
        found = ((id, doc) for id in self._others() if (doc := self._docs.find(id)) and not doc.get("trashed"))
        self._held = sorted((when_of(doc), id) for id, doc in found)
        self._parts.clear()
        self._changed.clear()
        self._recent.clear()

    def _in_recent(self, wanted: str) -> Iterator[tuple[str, str]]:
        for id in list(self._changed):
            doc = self._docs.find(id)
            if doc is None or doc.get("trashed"):
                continue
            kept = self._recent.get(id)
            if kept is None or kept[0] is not doc:
                kept = self._recent[id] = doc, folded(doc)
            if wanted in kept[1]:
                yield when_of(doc), id

    def _in_held(self, wanted: str) -> Iterator[tuple[str, str]]:
        for end in range(len(self._held), 0, -_PART):
            start = max(0, end - _PART)
            part = self._parts.get(start)
            if part is None:
                docs = (self._docs.find(id) for _, id in self._held[start:end])
                part = self._parts[start] = Texts.of(folded(doc or {}) for doc in docs)
            for row in part.rows(wanted):
                if self._held[start + row][1] not in self._changed:
                    yield self._held[start + row]

    def _in_stored(self, wanted: str) -> Iterator[tuple[str, str]]:
        base = self._docs.base
        if self._stored is None or self._rows is None or base is None:
            return
        for row in self._stored.rows(wanted):
            place = self._rows[row]
            id = base.id(place)
            if id not in self._docs.over:
                yield when_of(base.doc(place)), id


def _stored(checkpoint: Checkpoint) -> Texts | None:
    texts, chunks, words = map(checkpoint.piece, (PIECE, CHUNKS, WORDS))
    if texts is None or chunks is None or words is None:
        return None
    strings, lists = Strings(texts), Strings(words)
    return Texts(strings.ends(), chunks.words(0, len(chunks) // 4), strings.span, lists.__getitem__)
