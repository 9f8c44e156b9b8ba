"""What a header misses by little: a kind with a letter wrong behind a known name, an @ that is not there."""

from __future__ import annotations

from .header_signs import may_follow
from .kinds import FILLERS, kind_of
from .name_words import is_saying
from .naming import Naming
from .note import NEW, Who
from .phrases import Told, words_from
from .word_sets import word_set

_KINDS = (
    "lunch", "dinner", "breakfast", "brunch", "coffee", "drinks", "meeting", "call", "phone", "video", "email",
    "message", "visit", "conference", "workshop", "webinar", "catchup",
)
_OTHER = word_set("launch branch massage parry cell melting")  # words of their own
_SURNAMES = word_set("lynch coffey")
_LONG = 5  # letters of a kind in which one that is wrong leaves it plain


def slipped(word: str) -> str:
    """Return the kind that a word is with one letter missing, added or wrong, or two changed over; "" for none.

    The first letter is typed rightly.
    """
    low = word.lower()
    if kind_of(low) or low in _OTHER:
        return ""
    return next((kind for kind in _KINDS if kind[0] == low[:1] and _is_near(low, kind)), "")


def _is_near(word: str, kind: str) -> bool:
    short, long = sorted((word, kind), key=len)
    if len(long) == len(short):
        wrong = [at for at in range(len(kind)) if word[at] != kind[at]]
        first = wrong[0] if wrong else 0
        swapped = len(wrong) == 2 and word[first : first + 2] == kind[first : first + 2][::-1]
        return swapped or (len(wrong) == 1 and len(kind) >= _LONG)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def slip_at(line: str, at: int, told: Told) -> tuple[str, int, str] | None:
    """Return the kind that a word in small letters misses by little, where it ends, and what to say of it.

    Only where the header goes on behind it; else it may be a word of a sentence.
    """
    start, end = words_from(line, at, 1)[0]
    word = line[start:end].rstrip(".,;:!")
    kind = slipped(word) if word.islower() and word not in _SURNAMES else ""
    end = start + len(word)
    beside = line[end:].lstrip()[:4].lower().startswith(("w/", "with"))
    return (kind, end, f"“{word}” is read as {kind}.") if kind and (beside or may_follow(line, end, told)) else None


def parted(line: str, start: int, found: tuple[Who, int], naming: Naming) -> tuple[Who, int, str]:
    """Return whom a header is with, where the name ends, and what to say: "@zoe coffe" is coffee with a known Zoë.

    With a capital it may be a last name: that stays one, and is told.
    """
    who, end = found
    if who.state != NEW or naming.is_known(who) or naming.chosen(who.typed):
        return who, end, ""
    for begin, stop in words_from(line, start, 4)[1:]:
        word = line[begin:stop].strip(".,;:")
        if begin >= end:
            break
        if not (kind := slipped(word)):
            continue
        front = line[start:begin].rstrip()
        known = naming.who(front)
        if not naming.is_known(known):
            break
        if word.islower() and word not in _SURNAMES:
            return known, start + len(front), ""
        return who, end, f"“{who.name}” is somebody new; “@{front} {kind}” is {kind} with {known.name}."
    return who, end, ""


def unmarked(line: str, at: int, naming: Naming, told: Told) -> tuple[str, int] | None:
    """Return a first and last name behind a comma that nobody known has and no @ marks, where the header goes on."""
    if line[:at].rstrip()[-1:] not in (",", ";"):
        return None
    found = naming.unknown_at(line, at)
    words = found[0].typed.split() if found else ()
    if found is None or len(words) < 2 or words[0].lower() in FILLERS or is_saying(words[0].lower()):
        return None
    return (found[0].typed, found[1]) if may_follow(line, found[1], told) else None


def meant(line: str, naming: Naming, told: Told) -> str:
    """Return the name of a known person with whom a line looks like a header that lacks its @: "Sam lunch", else ""."""
    spans = words_from(line, 0, 3)
    start = 0
    if len(spans) == 3 and kind_of(line[slice(*spans[0])]) and line[slice(*spans[1])].lower() in ("w/", "with", "w"):
        start = spans[2][0]
    found = naming.named_at(line, start) if spans else None
    return line[start : found[1]] if found and (start or may_follow(line, found[1], told)) else ""
