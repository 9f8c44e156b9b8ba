"""Everything personal masked, for whoever may look over one's shoulder (M34): names become initials, words blocks.

Dates, rungs, sizes, scores and states stay, so that lists, figures and findings stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from relbank.model.person import Person
from relbank.model.sheets import Organisation
from relbank.model.touch import Touch
from relbank.model.when import When

T = TypeVar("T")
BLOCK, PLAIN_BLOCK = "▒", "x"
_KEPT = (
    "id created trashed merged via introducer date made closed snoozed told nudged learned used superseded state kind "
    "by direction outcome rung role currency money gain word person people touch thanked reported held rule about mark "
    "until item entry landed started phase launch done agreed side other mine theirs day week appointment end key lead"
)
KEPT = frozenset(_KEPT.split())
"""Fields that say when, how, how much or which one, not who or what."""
_BLANK = ("birthday", "anniversary")
_LETTER = re.compile(r"\w")


def masked(thing: T, block: str = BLOCK) -> T:
    """Return a document with its names as initials and its words as blocks, of the length they have."""
    cls: Any = type(thing)
    made: T = cls(**{name: mask(getattr(thing, name), block) for name, mask in _plan(cls)})
    return made


def initials(name: str) -> str:
    """Return "B. S." for "Bob Smith"; "" for nothing."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def blocks(text: str, block: str = BLOCK) -> str:
    """Return a text with a block for each letter and digit; marks, blanks and line ends stay."""
    return _LETTER.sub(block, text)


def sentence(text: str, names: Mapping[str, str], block: str = BLOCK) -> str:
    """Return a sentence of the program with what it quotes as blocks, and names (name to initials) as initials."""
    text = re.sub("“([^”]*)”", lambda m: f"“{blocks(m[1], block)}”", text)
    for name in sorted(names, key=len, reverse=True):
        if name:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", names[name], text)
    return text


Mask = Callable[[Any, str], Any]


@cache
def _plan(cls: type[Any]) -> tuple[tuple[str, Mask], ...]:
    """Return how each field of a class is masked."""
    return tuple((field.name, _mask_of(cls, field.name)) for field in fields(cls))


def _mask_of(cls: type[Any], name: str) -> Mask:
    if cls is Touch and name == "text":
        return _note
    if (cls in (Person, Organisation) and name in ("name", "sort")) or (cls is Person and name == "organisation"):
        return _initials
    if name in _BLANK:
        return _nothing
    return _kept if name in KEPT or name == "organisation" else _words  # that of a check is an id


def _kept(value: Any, block: str) -> Any:
    return value


def _nothing(value: Any, block: str) -> str:
    return ""


def _initials(value: Any, block: str) -> Any:
    return initials(value) if isinstance(value, str) else value


def _words(value: Any, block: str) -> Any:
    """Mask whatever holds text: a text, a set with labels, several texts; numbers and dates stay."""
    if isinstance(value, str):
        return blocks(value, block)
    if isinstance(value, When):
        return When(value.iso, value.precision, "", value.end, value.offset)
    if isinstance(value, Mapping):
        return MappingProxyType({_member(k, n, block): blocks(str(v), block) for n, (k, v) in enumerate(value.items())})
    if isinstance(value, tuple):
        return tuple(_words(each, block) for each in value)
    return value


def _member(key: str, number: int, block: str) -> str:
    return f"{blocks(key, block)}{' ' * number}"  # several of one length stay several


def _note(text: Any, block: str) -> str:
    """Mask a note line by line; its header is left empty, for its names stand beside it as initials."""
    lines = [blocks(line, block) for line in str(text).split("\n")]
    if str(text).lstrip("\ufeff \t").startswith("@"):
        lines[0] = "@"
    return "\n".join(lines)
