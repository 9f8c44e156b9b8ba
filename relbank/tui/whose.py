"""Whose words stand in a sentence of the program: those of the things that it speaks of (M34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from textual.content import Content

from relbank.method.evidence import Entry
from relbank.method.personal import words
from relbank.model.document import TABLES, class_of
from relbank.model.fact import Fact
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.person import Person

from .safe import part, plain, told

_DEEP, _MOST = 4, 200  # a row of a list may hold a figure, which holds what is behind it; of that, enough


def sentence(journal: Journal, text: str, style: str, *things: Any, whole: str = "") -> Content:
    """Return a sentence of the program about some things, with what it says of them known as somebody's.

    whole: all of the sentence, when the text is what stands of it on one line.
    """
    words = words_about(journal, *things)
    return part(told(plain(whole, style), words), text) if whole else told(plain(text, style), words)


def words_about(journal: Journal, *things: Any) -> frozenset[str]:
    """Return the telling words, in small letters, of texts, documents, findings about some, records that hold some."""
    return words(_documents(journal, things, _DEEP))


def words_of(journal: Journal, ids: Iterable[str]) -> frozenset[str]:
    """Return the telling words of documents of any kind, by their ids."""
    kinds = [class_of(table) for table in TABLES]
    return words_about(journal, [thing for id in ids for kind in kinds if (thing := journal.get(kind, id)) is not None])


def _documents(journal: Journal, thing: Any, deep: int) -> Iterator[Any]:
    if isinstance(thing, Finding):
        for table, id in (*thing.evidence[:_MOST], ("people", thing.person)):
            yield from _documents(journal, journal.get(class_of(table), id), 0)
        yield from (fact.text for fact in journal.of(Fact, thing.person))  # a likely word of what is advised
    elif isinstance(thing, str):
        yield thing
    elif isinstance(thing, Entry):
        yield from _documents(journal, journal.get(class_of(thing.table), thing.id), 0)
    elif type(thing).__module__.startswith("relbank.model.") and hasattr(thing, "id"):
        yield thing
        person = getattr(thing, "person", "")
        if person and (whose := journal.get(Person, person)) is not None:
            yield whose
    elif deep and isinstance(thing, tuple | list):
        for each in thing[:_MOST]:
            if not isinstance(each, str) or deep == _DEEP:  # a name of something, but for what was asked about itself
                yield from _documents(journal, each, deep - 1)
    elif deep and is_dataclass(thing):
        for value in (getattr(thing, field.name) for field in fields(thing)):
            if not isinstance(value, str):
                yield from _documents(journal, value, deep - 1)
