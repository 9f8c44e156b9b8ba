"""Editing a note: which document belongs to which line of the new text.

The old text is read again in the same way as the new one. What both readings say alike stays as it is in the journal,
with what was done to it since (ticked, snoozed, re-dated, superseded, corrected); what they say differently is taken
from the new one. So dates typed today look from today, and dates that stood there keep their meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from relbank.model.when import When

from .filing import Filed, content_of, key_of
from .lines import LineMap

_MANY = 900  # pairs in one place that are compared word by word


@dataclass(slots=True)
class Matched:
    """What becomes of the documents of a note.

    kept: (document, its reading in the old text or None, its new line's reading) for each that stays, comes back or is
    changed; new: readings without a document; lost: documents whose line is gone.
    """

    kept: list[tuple[Any, Any, Filed]] = field(default_factory=list)
    new: list[Filed] = field(default_factory=list)
    lost: list[Any] = field(default_factory=list)


def match(documents: Sequence[Any], old: Sequence[Filed], new: Sequence[Filed], lines: LineMap) -> Matched:
    """Find for each document of a note its line in the new text.

    documents: all that came from the note, those in the trash too (line 0 once their line was gone). old, new: the
    readings of both texts. First the lines that are unchanged, then the same words elsewhere in the note, then the
    same words that were lost by an earlier edit, then the line that stands in the old one's place.
    """
    placed = [d for d in documents if d.line]
    search = _Search(placed, _readings(placed, old), new)
    for sign in (key_of, _kind, type):
        search.follow(sign, lambda item: item.line, lambda d: lines.same.get(d.line), search.left())
    search.follow(key_of, lambda item: 0, lambda d: 0, [d for d in search.left() if not d.trashed])
    gone = sorted((d for d in documents if not d.line and d.trashed), key=lambda d: d.id)
    gone.sort(key=lambda d: d.trashed, reverse=True)  # what was lost last comes back first
    search.follow(key_of, lambda item: 0, lambda d: 0, gone)
    search.take_places(lines)
    search.out.new = list(search.free.values())
    search.out.lost = search.left()
    return search.out


class _Search:
    """The documents and readings that have not found one another yet."""

    def __init__(self, placed: Sequence[Any], was: dict[str, Any], new: Sequence[Filed]) -> None:
        self.placed = {d.id: d for d in placed}
        self.was = was
        self.free = dict(enumerate(new))
        self.out = Matched()

    def left(self) -> list[Any]:
        return list(self.placed.values())

    def reading(self, document: Any) -> Any:
        return self.was.get(document.id) or document

    def pair(self, document: Any, at: int) -> None:
        self.out.kept.append((document, self.was.get(document.id), self.free.pop(at)))
        self.placed.pop(document.id, None)

    def follow(
        self, sign: Callable[[Any], Any], line: Callable[[Filed], int], place: Callable[[Any], int | None],
        documents: Sequence[Any],
    ) -> None:
        """Pair documents and readings of the same sign (what they say) and place."""
        waiting: dict[Any, list[int]] = {}
        for at, item in self.free.items():
            waiting.setdefault((sign(item.thing), line(item)), []).append(at)
        for document in documents:
            found = waiting.get((sign(self.reading(document)), place(document)))
            if found:
                self.pair(document, found.pop(0))

    def take_places(self, lines: LineMap) -> None:
        """Pair what stands in one another's place, block by block."""
        old = {line: number for number, (before, _) in enumerate(lines.blocks) for line in before}
        new = {line: number for number, (_, after) in enumerate(lines.blocks) for line in after}
        blocks: dict[int, tuple[list[Any], list[int]]] = {}
        for document in self.left():
            if document.line in old and not document.trashed:
                blocks.setdefault(old[document.line], ([], []))[0].append(document)
        for at, item in self.free.items():
            if new.get(item.line) in blocks:
                blocks[new[item.line]][1].append(at)
        for documents, items in blocks.values():
            self.take_place(documents, items)

    def take_place(self, documents: list[Any], items: list[int]) -> None:
        """Pair the likest words first, then in order; where it is very many, in order alone."""
        many = len(documents) * len(items) > _MANY
        pairs = []
        for here, document in enumerate(documents):
            reading = self.reading(document)
            for there in range(here, min(here + 1, len(items))) if many else range(len(items)):
                item = self.free[items[there]]
                if type(document) is not type(item.thing):
                    continue
                alike = _alike(_words(reading), _words(item.thing))
                other = _kind(reading) != _kind(item.thing)
                if alike > 0.6 or not (other or _settled(document) or _settled(item.thing)):
                    pairs.append((-alike, other, abs(here - there), here, items[there]))
        for _, _, _, here, at in sorted(pairs):
            if documents[here].id in self.placed and at in self.free:
                self.pair(documents[here], at)


def _readings(documents: Sequence[Any], old: Sequence[Filed]) -> dict[str, Any]:
    """Return what the old text says of each document, by the document's id."""
    free: dict[tuple[int, type], list[Any]] = {}
    for item in old:
        free.setdefault((item.line, type(item.thing)), []).append(item.thing)
    found: dict[str, Any] = {}
    for exact in (True, False):
        for document in documents:
            readings = free.get((document.line, type(document)), [])
            if document.id not in found:
                at = next((i for i, r in enumerate(readings) if not exact or key_of(r) == key_of(document)), None)
                if at is not None:
                    found[document.id] = readings.pop(at)
    return found


def _kind(thing: Any) -> Any:
    return (type(thing), getattr(thing, "kind", ""))


def _words(thing: Any) -> str:
    return getattr(thing, "text", "") or getattr(thing, "reason", "")


def _settled(document: Any) -> bool:
    """Tell whether a document was closed, by hand or in the text: other words must not inherit that."""
    closed = getattr(document, "state", "open") not in ("open", "planned")
    return closed or bool(getattr(document, "superseded", ""))


def _alike(a: str, b: str) -> float:
    from difflib import SequenceMatcher

    first, second = sorted((a[:200].casefold(), b[:200].casefold()))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


# what is done to a document after it was filed, or dated by the visit: only a reading of both texts may change it
_SINCE = frozenset(("state", "closed", "reason", "made", "date", "learned", "superseded", "used", "snoozed", "held"))


def renewed(document: Any, old: Any, new: Any) -> Any:
    """Return a document with what the new reading says differently from the old one (None when there was none)."""
    changes = {}
    for name in content_of(new):
        value, before = getattr(new, name), getattr(old if old is not None else document, name)
        if value == before or (old is None and (name in _SINCE or not value or _same_words(value, before))):
            continue
        changes[name] = value
    return replace(document, **changes) if changes else document


def _same_words(value: Any, before: Any) -> bool:
    return isinstance(value, When) and isinstance(before, When) and value.words == before.words
