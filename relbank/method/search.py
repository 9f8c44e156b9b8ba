"""Finding words in everything that may be shown: names, notes, facts, promises; sealed lines are left out (M34)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.text import fold
from relbank.model.touch import Touch, begins_header

from .profile import said
from .unsealed import open_text

Docs = Callable[[str], Iterable[tuple[str, Mapping[str, Any]]]]  # table -> ids and raw documents
PERSON, NOTE, FACT, PROMISE = "person", "note", "fact", "promise"
NEWEST = 200  # hits that lists show
_TABLES = ("people", "facts", "promises")
_PROBE = 400  # notes that each of several words may offer before the longest one is taken
_LONGEST = 160  # characters of a line that a hit shows


@record
class Hit:
    """A line that holds the words: what it is, of whom (names, ids), its local time or day, the line."""

    what: str
    id: str
    who: str
    iso: str
    line: str
    people: tuple[str, ...] = ()


class _Straw(NamedTuple):
    """What is looked through beside the notes: by what it is sorted (day, or name), its text, its note, what it is."""

    iso: str
    id: str
    text: str
    touch: str
    cls: type[Any]


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of a query; a hit holds all of them, in any order."""
    return tuple(fold(query).split())


class Finder:
    """Finds words in one journal; what it reads beside the notes is read once for each version of the journal."""

    def __init__(self, journal: Journal, docs: Docs) -> None:
        """Take the journal, and what gives a table's raw documents: quicker than things when all are looked at."""
        self._journal, self._docs = journal, docs
        self._version = -1
        self._hay: dict[str, list[_Straw]] = {}  # by table
        self._before: tuple[tuple[str, ...], list[str]] | None = None  # words, and all the notes that hold them

    def load(self) -> bool:
        """Read the next table beside the notes; return False when there is none left to read."""
        self._fresh()
        table = next((name for name in _TABLES if name not in self._hay), None)
        if table is None:
            return False
        straw = _person_straw if table == "people" else _fact_straw if table == "facts" else _promise_straw
        docs = self._docs(table)
        hay = [straw(id, doc) for id, doc in docs if not doc.get("trashed") and not doc.get("superseded")]
        self._hay[table] = sorted(hay, key=_newest, reverse=table != "people")
        return True

    def hits(self, words: Sequence[str], *, once: bool = False, people: int = NEWEST) -> Iterator[Hit]:
        """Yield what holds all words: people by name, then the rest, newest first, as far as it is loaded.

        once: a fact or a promise is left out behind the note that it was filed from. people: at most so many.
        """
        self._fresh()
        if not words:
            return
        for straw in islice(self._in("people", words), people):
            if (hit := self._built(straw)) is not None:
                yield hit
        told = set()
        streams: list[Iterator[Hit | _Straw]] = [
            self._in("facts", words), self._in("promises", words), self._notes(words)
        ]  # fmt: skip
        for found in merge(*streams, key=_newest, reverse=True):
            if isinstance(found, Hit):
                told.add(found.id)
                yield found
            elif not (once and found.touch in told) and (hit := self._built(found)) is not None:
                yield hit

    def _fresh(self) -> None:
        if self._version != self._journal.version:
            self._version = self._journal.version
            self._hay.clear()
            self._before = None

    def _in(self, table: str, words: Sequence[str]) -> Iterator[Any]:
        return (straw for straw in self._hay.get(table, ()) if all(word in straw.text for word in words))

    def _name(self, id: str) -> str:
        person = self._journal.get(Person, id) if id else None
        return person.name if person is not None else ""

    def _built(self, straw: _Straw) -> Hit | None:
        thing: Any = self._journal.get(straw.cls, straw.id)
        if thing is None:
            return None
        if straw.cls is Person:
            tags = " ".join(f"#{tag}" for tag in thing.tags)
            parts = (thing.title, thing.organisation, ", ".join(thing.aliases), tags)
            return Hit(PERSON, thing.id, thing.name, "", " · ".join(part for part in parts if part), (thing.id,))
        if straw.cls is Fact:
            what, line = FACT, f"{thing.kind}: {said(thing)}"
        else:
            what, line = PROMISE, f"{'I promised' if thing.by == ME else 'promised me'}: {thing.text}"
        return Hit(what, thing.id, self._name(thing.person), straw.iso, line, (thing.person,))

    def _notes(self, words: Sequence[str]) -> Iterator[Any]:
        found: list[str] = []
        for id in self._candidates(words):
            touch = self._journal.get(Touch, id)
            if touch is None or touch.trashed or not _all_in(words, touch.text):
                continue
            text = open_text(self._journal, touch)
            if text is not touch.text and not _all_in(words, text):
                continue
            found.append(id)
            who = ", ".join(name for i in touch.people if (name := self._name(i)))
            yield Hit(NOTE, id, who, touch.when.iso or touch.created, best_line(text, words), touch.people)
        self._before = tuple(words), found

    def _candidates(self, words: Sequence[str]) -> Iterable[str]:
        """Return notes among which all hits are, newest first: those of the last search when this one narrows it."""
        if self._before is not None and all(any(old in word for word in words) for old in self._before[0]):
            return self._before[1]
        streams = {word: iter(self._journal.touches_with(word)) for word in words}
        longest = max(words, key=len)
        if len(streams) > 1:
            for stream in streams.values():  # a rare word leaves few notes to look at
                few = list(islice(stream, _PROBE))
                if len(few) < _PROBE:
                    return few
        return self._journal.touches_with(longest)


def marks(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, as (start, end), joined and in order; case and accents aside."""
    if text.isascii():
        folded, place = text.lower(), None
    else:
        pieces = list(map(_fold_one, text))
        folded = "".join(pieces)
        if not any(word in folded for word in words):
            return []
        place = [at for at, piece in enumerate(pieces) for _ in piece]
    found = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            found.append((at, end) if place is None else (place[at], place[end - 1] + 1))
            at = folded.find(word, end)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def best_line(text: str, words: Sequence[str]) -> str:
    """Return the line that holds most of the words, a header only if no other does, trimmed around the first hit."""

    def weight(line: str) -> tuple[int, bool]:
        folded = fold(line)
        return sum(word in folded for word in words), not begins_header(line)

    line = max(text.splitlines() or [""], key=weight).strip()
    return around(line, words, _LONGEST)


def around(line: str, words: Sequence[str], size: int) -> str:
    """Return a line cut to about a size in characters so that the first hit is seen, with an ellipsis at a cut."""
    if len(line) <= size:
        return line
    at = next((start for start, _ in marks(line, words)), 0)
    begin = max(0, min(at - size // 3, len(line) - size))
    space = line.rfind(" ", 0, begin + 1) + 1  # a whole word at the beginning, when one is near
    begin = space if begin - space < 20 else begin
    return ("…" if begin else "") + line[begin : begin + size] + ("…" if begin + size < len(line) else "")


@lru_cache(4096)
def _fold_one(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char.casefold()) if not unicodedata.combining(c))


def _all_in(words: Sequence[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _newest(found: Hit | _Straw) -> tuple[str, bool, str]:
    return found.iso, isinstance(found, Hit), found.id  # of one day the note comes before what was filed from it


def _person_straw(id: str, doc: Mapping[str, Any]) -> _Straw:
    name = str(doc.get("name", ""))
    aliases = [key[6:] for key in doc if key.startswith("alias:")]
    tags = [f"#{key[4:]}" for key in doc if key.startswith("tag:")]
    told = (str(doc.get("organisation", "")), str(doc.get("title", "")))
    return _Straw(fold(name), id, fold(" ".join((name, *aliases, *told, *tags))), "", Person)


def _fact_straw(id: str, doc: Mapping[str, Any]) -> _Straw:
    day = str(doc.get("learned") or doc.get("created", ""))[:10]  # a note of that day comes before it
    said_of = f"{doc.get('kind', '')} {doc.get('key', '')} {doc.get('text', '')}"
    return _Straw(day, id, fold(said_of), str(doc.get("touch", "")), Fact)


def _promise_straw(id: str, doc: Mapping[str, Any]) -> _Straw:
    day = str(doc.get("made") or doc.get("created", ""))[:10]
    return _Straw(day, id, fold(str(doc.get("text", ""))), str(doc.get("touch", "")), Promise)
