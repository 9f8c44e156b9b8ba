"""Where a visit was: how far a place's name goes; and who stands behind a "w/" or "and"."""

from __future__ import annotations

from .header_signs import may_follow
from .kinds import kind_of
from .name_words import ORDINARY, word_at
from .naming import Naming
from .note import Who
from .phrases import Told, understood, words_from

_WITH = ("with", "w/")
_MOST = 4  # small words between "w/" and a name: w/ his new boss Priya Nair


def place_at(line: str, start: int, naming: Naming, told: Told) -> tuple[str, int]:
    """Return a place and where it ends: at a comma, a tag, another person, "w/" and a name, or a date at the end."""
    end = start
    while end < len(line) and line[end] not in ",;" and not (
        line[end] in "#@" and (line[end - 1].isspace() and not line[end + 1 : end + 2].isspace())
    ):
        if line[end] == ":" and line[end + 1 : end + 2].isspace():
            break
        if line[end] in "-–—·" and line[end - 1].isspace() and line[end + 1 : end + 2].isspace():
            break
        end += 1
    for begin, stop in words_from(line[:end], start, 12)[1:]:
        word = line[begin:stop]
        glued = word[:2].lower() == "w/" and len(word) > 2
        behind = begin + 2 if glued else stop + 1
        if (word.lower() in _WITH or glued) and (naming.named_at(line, behind) or beside(line, behind, naming)):
            end = begin
            break
        if understood(line[begin:end], told, past=True):
            end = begin
            break
    place = line[start:end].strip()
    for joiner in (" and", " with", " &", " w/"):
        if place.lower().endswith(joiner):
            place = place[: -len(joiner)]
    return place.rstrip("."), max(end, start + 1)


def beside(line: str, start: int, naming: Naming) -> tuple[Who, int] | None:
    """Return a name that is capitalised and stands behind "w/", a few small words before it: w/ his new boss Priya.

    Somebody unknown is asked about.
    """
    for begin, end in words_from(line, start, _MOST + 1):
        word = line[begin:end]
        if not word.islower():
            return naming.named_at(line, begin) or naming.unknown_at(line, begin)
        if not word.isalpha():
            return None
    return None


def small(line: str, start: int, naming: Naming, told: Told) -> tuple[Who, int] | None:
    """Return a first name in small letters that fits somebody, where the header goes on: @bob & liz call."""
    end = word_at(line, start)
    typed = line[start:end]
    if not typed.isalpha() or typed in ORDINARY or kind_of(typed) or not may_follow(line, end, told):
        return None
    who = naming.who(typed)
    return (who, end) if naming.is_known(who) else None


def asked(line: str, start: int, naming: Naming, told: Told) -> tuple[Who, int] | None:
    """Return a name nobody has, "@Dana and Carla lunch", where a kind, a day or a comma follows: it is asked."""
    found = naming.unknown_at(line, start)
    if found is None or not line[found[1] :].strip() or not may_follow(line, found[1], told):
        return None
    return found
