"""A header as it would be typed with blanks and commas alone: brackets, dashes and colons that only part its words."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category

from relbank.model.called import dotted
from relbank.model.touch import HEADING

from .kinds import FILLERS, TWO, kind_of, opens_kind
from .name_words import is_saying
from .phrases import Told, understood

_NOBODY = frozenset(("all", "channel", "everybody", "everyone", "here", "me", "myself", "team"))
_TWO_NAMES = re.compile(r"(?<!\bw)/(?=@)|\s*[&+]\s*(?=@)")  # @Bob/@Liz
_BRACKETED = re.compile(r"\(([^()]{1,60})\)")
_PICTURE = re.compile(r"^@[^\w\x00-\x7f]+\s*(?=[^\W\d_])")  # @👩🏽‍🚀 Zoë
_PARTING = re.compile(r"\s+(?:[-–—]|->|=>|→)\s+|:\s*(?=[^\W\d])|:\s+")
_SIGNS = frozenset(("So", "Sk", "Mn", "Cf"))  # pictures, their colours, what joins them
_WORDS = 6  # of a name, in which pictures are passed over
_LONG, _MOST = 60, 8  # characters of what stands between two of them; how many are looked at


def opening(line: str) -> str:
    """Return a line from its @ on where it may be a header, else ""; heading marks and pictures in a name left away."""
    line = line.lstrip("\ufeff")
    line = line[found.end() :] if (found := HEADING.match(line)) else line if line[:1] == "@" else ""
    return line if line.isascii() else _without_pictures(_PICTURE.sub("@", line))


def _without_pictures(line: str) -> str:
    """Return a line without the pictures between the capitalised words of its name: @Zoë 🦊 Fuchs."""
    words = line.split(" ")
    at = 1
    while at < min(len(words) - 1, _WORDS):
        following = words[at + 1]
        small = at == 1 and words[0].islower()
        goes_on = small or (following[:1].isupper() and not _opens(following.lower()))
        if words[at] and all(category(char) in _SIGNS for char in words[at]) and goes_on:
            del words[at]
        elif words[at][:1].isupper():
            at += 1
        else:
            break
    return " ".join(words)


def _opens(word: str) -> bool:
    """Tell whether a word opens what is said rather than goes on with a name."""
    return word in FILLERS or is_saying(word)


def is_nobody(line: str) -> bool:
    """Tell whether no name stands behind the @: an address (@liz@example.org for invoices), or all of a channel."""
    word = line.split(None, 1)[0]
    address = word.count("@") > 1 and "." in word.rpartition("@")[2].strip(".,;:")
    return address or word[1:].rstrip(".,;:!").lower() in _NOBODY


def plainly(line: str, told: Told) -> str:
    """Return a header without what only parts its words: (w/ Liz), (Thursday), - lunch - 12:30, @Bob/@Liz."""
    line = _TWO_NAMES.sub(", ", line).replace("w/@", "w/ @")
    start = max(line.lower().find("(w/"), line.lower().find("(with "))
    end = line.find(")", start)
    if 0 <= start < end:
        line = f"{line[:start]} {line[start + 1 : end]} {line[end + 1 :]}"
    line = _BRACKETED.sub(lambda found: f" {found[1]} " if _tells(found[1], told) else found[0], line)
    first = line.split(None, 1)[0]
    if first[-1:] == "." and not dotted(first[1:]):
        line = f"{first[:-1]},{line[len(first) :]}"
    parts = list(_PARTING.finditer(line))[:_MOST]
    for part, following in reversed(list(pairwise([*parts, None]))):
        if part is None:
            continue
        said = line[part.end() : following.start() if following else len(line)]
        if _tells(said.partition(",")[0] if said.strip() else "", told):
            line = f"{line[: part.start()]}, {line[part.end() :]}"
    return line


def _tells(said: str, told: Told) -> bool:
    """Tell whether words say a kind, a day, or both, and nothing else: lunch today 12:30."""
    words = said.split() if len(said) <= _LONG else []
    while len(words) > 1 and words[0].lower() in FILLERS and kind_of(words[1]):
        words = words[1:]
    if not words:
        return False
    for size in range(len(words) + 1):
        day, rest = " ".join(words[:size]), words[size:]
        if (not day or understood(day, told, past=True)) and (not rest or _is_kind(rest, told)):
            return True
    return False


def _is_kind(words: list[str], told: Told) -> bool:
    """Tell whether words are a kind, and perhaps a day or a place behind it."""
    pair = " ".join(words[:2]).lower()
    two = len(words) > 1 and (pair in TWO or opens_kind(words[0], words[1]))
    rest = words[2:] if two else words[1:]
    if not (two or kind_of(words[0])):
        return False
    return not rest or rest[0].lower() in ("at", "@") or understood(" ".join(rest), told, past=True) is not None
