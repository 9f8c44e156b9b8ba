"""Finding words in everything that may be shown: names, notes, facts, promises; sealed lines are left out (M34)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any

from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.text import fold
from relbank.model.touch import Touch

from .profile import said
from .unsealed import open_text

Docs = Callable[[str], Iterable[tuple[str, Mapping[str, Any]]]]  # table -> ids and raw documents
PERSON, NOTE, FACT, PROMISE = "person", "note", "fact", "promise"
NEWEST = 200  # hits that lists show
_SMALL: dict[str, type[Any]] = {"people": Person, "facts": Fact, "promises": Promise}
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


def words_of(query: str) -> tuple[str, ...]:
    """Return the folded words of a query; a hit holds all of them, in any order."""
    return tuple(fold(query).split())


class Finder:
    """Finds words in one journal; what it reads beside the notes is read once for each version of the journal."""

    def __init__(self, journal: Journal, docs: Docs) -> None:
        """Take the journal, and what gives a table's raw documents: quicker than things when all are looked at."""
        self._journal, self._docs = journal, docs
        self._version = -1
        self._hay: dict[str, list[tuple[str, str]]] = {}  # table -> folded text and id
        self._before: tuple[tuple[str, ...], list[str]] | None = None  # words, and all the notes that hold them

    def load(self) -> bool:
        """Read the next table beside the notes; return False when there is none left to read."""
        self._fresh()
        table = next((name for name in _SMALL if name not in self._hay), None)
        if table is None:
            return False
        text = _haystack if table == "people" else _words
        docs = self._docs(table)
        self._hay[table] = [(text(doc), id) for id, doc in docs if not doc.get("trashed") and not doc.get("superseded")]
        return True

    def hits(self, words: Sequence[str], *, once: bool = False) -> Iterator[Hit]:
        """Yield what holds all words: people by name, then the rest, newest first, as far as it is loaded.

        once: a fact or a promise that stands in a note which is a hit itself is left out.
        """
        self._fresh()
        if not words:
            return
        people = (self._person(id) for id in self._in("people", words))
        yield from sorted((hit for hit in people if hit is not None), key=lambda hit: fold(hit.who))
        small = [hit for hit in self._facts_and_promises(words, once) if hit is not None]
        small.sort(key=_newest, reverse=True)
        yield from merge(small, self._notes(words), key=_newest, reverse=True)

    def _fresh(self) -> None:
        if self._version != self._journal.version:
            self._version = self._journal.version
            self._hay.clear()
            self._before = None

    def _in(self, table: str, words: Sequence[str]) -> list[str]:
        return [id for text, id in self._hay.get(table, ()) if all(word in text for word in words)]

    def _name(self, id: str) -> str:
        person = self._journal.get(Person, id) if id else None
        return person.name if person is not None else ""

    def _person(self, id: str) -> Hit | None:
        p = self._journal.get(Person, id)
        if p is None:
            return None
        tags = " ".join(f"#{tag}" for tag in p.tags)
        line = " · ".join(part for part in (p.title, p.organisation, ", ".join(p.aliases), tags) if part)
        return Hit(PERSON, id, p.name, "", line, (id,))

    def _facts_and_promises(self, words: Sequence[str], once: bool) -> Iterator[Hit | None]:
        journal = self._journal
        for id in self._in("facts", words):
            fact = journal.get(Fact, id)
            if fact is not None and not (once and self._told(fact.touch, words)):
                line = f"{fact.kind}: {said(fact)}"
                yield Hit(FACT, id, self._name(fact.person), fact.learned or fact.created, line, (fact.person,))
        for id in self._in("promises", words):
            promise = journal.get(Promise, id)
            if promise is not None and not (once and self._told(promise.touch, words)):
                line = f"{'I promised' if promise.by == ME else 'promised me'}: {promise.text}"
                made = promise.made or promise.created
                yield Hit(PROMISE, id, self._name(promise.person), made, line, (promise.person,))

    def _told(self, id: str, words: Sequence[str]) -> bool:
        """Tell whether the note that something was filed from holds the words itself."""
        touch = self._journal.get(Touch, id) if id else None
        return touch is not None and not touch.trashed and _all_in(words, open_text(self._journal, touch))

    def _notes(self, words: Sequence[str]) -> Iterator[Hit]:
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
        pieces = [_fold_one(char) for char in text]
        folded = "".join(pieces)
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
        return sum(word in folded for word in words), not line.startswith("@")

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


def _fold_one(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char.casefold()) if not unicodedata.combining(c))


def _all_in(words: Sequence[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _newest(hit: Hit) -> tuple[str, str]:
    return hit.iso, hit.id


def _haystack(doc: Mapping[str, Any]) -> str:
    names = [key[6:] for key in doc if key.startswith("alias:")]
    tags = [f"#{key[4:]}" for key in doc if key.startswith("tag:")]
    return fold(" ".join((str(doc.get("name", "")), *names, *(str(doc.get(f, "")) for f in _SAID_OF_PEOPLE), *tags)))


_SAID_OF_PEOPLE = ("organisation", "title")


def _words(doc: Mapping[str, Any]) -> str:
    return fold(f"{doc.get('kind', '')} {doc.get('key', '')} {doc.get('text', '')}")
