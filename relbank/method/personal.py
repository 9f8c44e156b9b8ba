"""Which texts of a document are somebody's words (M34): what a sentence of the program says of it must mask them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from relbank.model.touch import Touch
from relbank.model.when import When

_KEPT = (
    "id created trashed merged via introducer date made closed snoozed told nudged learned used superseded state kind "
    "by direction outcome rung role currency money gain person people touch thanked reported held rule about mark "
    "until item entry landed started phase launch done agreed side other mine theirs day week appointment end lead"
)
KEPT = frozenset(_KEPT.split())
"""Fields that say when, how, how much or which one, not who or what."""
_COMMON = (
    "a about after again all also am an and any are as at back be been before but by can day days did do does for from "
    "get give given gives go got had has have he her him his how i if in into is it its last less let me more most my "
    "never new next no not nothing now of off on one only open or other our out over said see she so some than that "
    "the their them then there they this time to today too two up us was we week weeks were what when where which who "
    "why will with without would year years yet you your"
)
COMMON = frozenset(_COMMON.split())
"""Words that tell nothing of anybody, so that sentences about a thing stay readable."""
_WORD = re.compile(r"[^\W\d_]+")


def texts(thing: Any) -> Iterator[str]:
    """Yield every text of a document that is the user's own; a note's own text is not among them. A text is its own."""
    if isinstance(thing, str):
        yield thing
        return
    cls: Any = type(thing)
    for name in _personal(cls):
        value = getattr(thing, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, When):
            yield "" if value.iso else value.words  # the words of a date that was understood say no more than the date
        elif isinstance(value, Mapping):
            yield from () if name == "style" else value  # the parts of a style are the program's
            yield from map(str, value.values())
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, str))


def words(things: Iterable[Any]) -> frozenset[str]:
    """Return the telling words of some documents, and their telling texts of several words, in small letters."""
    said = [" ".join(text.lower().split()) for thing in things if thing is not None for text in texts(thing)]
    phrases = {text for text in said if " " in text and not COMMON.issuperset(_WORD.findall(text))}
    return (frozenset(_WORD.findall(" ".join(said))) - COMMON) | phrases


@cache
def _personal(cls: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls) if f.name not in KEPT and not (cls is Touch and f.name == "text"))
