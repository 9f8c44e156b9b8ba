"""The next appointment: what, when and where, in any order."""

from __future__ import annotations

from relbank.model.when import OPEN, When

from .context import Bullet, Context
from .dates_words import MONTHS, UNITS, WEEKDAYS
from .due_alone import DENIED
from .kinds import kind_of
from .note import Line, Who
from .phrases import joined, longest, understood, words_from

_STEPS = frozenset(("step", "steps", "up", "time", "to"))
_SUBJECTS = frozenset(("i", "he", "she", "we", "they", "you", "it", "there"))
_ASIDE = frozenset(("after", "since", "holiday", "easter"))
_TRIM = " ,;:–—-"


def appointment(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "next coffee 9 Sep 9:00 at AB Coffee" or "next ??"; an ordinary bullet where it tells neither."""
    rest = bullet.rest
    first = rest.lower().split()[0].strip(",:") if rest else ""
    if not rest or (first in _STEPS and not bullet.colon):
        return []
    if not bullet.colon and (first in WEEKDAYS or first in MONTHS or first in UNITS or first == "weekend"):
        rest = f"{bullet.typed} {rest}"  # "next tue 3pm" says when by itself
    text, pieces, place, people = _scanned(rest, bullet, context)
    if text and text.lower().replace("’", "'").split()[0].split("'")[0] in _SUBJECTS:
        return []  # "next week he is off" is prose
    when = joined(pieces, context.told, past=False)
    if when is None and not pieces:
        if not (place or kind_of(text.split()[0] if text else "") or any(kind_of(word) for word in text.split())):
            return []
        context.warn(bullet.first, "No date is understood for the next appointment; it is left open.")
    elif when is None:
        context.warn(bullet.first, f"The date “{' … '.join(pieces)}” is not understood; the appointment is left open.")
    with_ = _with(bullet, context, people)
    return [bullet.line("appointment", text, when=when or When.open(" ".join(pieces)), place=place, people=with_)]


def _with(bullet: Bullet, context: Context, named: list[Who]) -> tuple[Who, ...]:
    own = [bullet.owner] if bullet.named and bullet.owner else list(context.naming.people)
    return (*own, *(who for who in named if all(who.name != other.name for other in own)))


def _scanned(rest: str, bullet: Bullet, context: Context) -> tuple[str, list[str], str, list[Who]]:
    """Return the text, the pieces of the date, the place, and the people named, with an @ or behind "with"."""
    words: list[str] = []
    pieces: list[str] = []
    people: list[Who] = []
    place, at, behind, parted = "", 0, -1, False
    while at < len(rest):
        while at < len(rest) and rest[at].isspace():
            at += 1
        if at >= len(rest):
            break
        start, end = words_from(rest, at, 1)[0]
        word = rest[start:end]
        found = None if _is_beside(words, rest[end:]) else longest(rest, start, context.told, past=False)
        if found and pieces and start == behind and not _fits(pieces, rest[start : found[1]], context):
            pieces.append(rest[start : found[1]].strip(_TRIM))  # Friday 28 November, which is no Friday
            at = found[1]
            continue
        if found and (not pieces or _fits(pieces, rest[start : found[1]], context)):
            if words and words[-1].lower() in ("on", "for", "by"):
                words.pop()
            pieces.append(rest[start : found[1]].strip(_TRIM))
            at = found[1]
            behind = at + len(rest[at:]) - len(rest[at:].lstrip())
            while at < len(rest) and rest[at] in ",;.":
                parted = parted or (rest[at] == "," and bool(words))
                at += 1
            continue
        if word.lower() in ("at", "@") and end < len(rest) and not place:
            place, at = _place(rest, end, context)
            continue
        if word[0] == "@" and len(word) > 1:
            who = context.naming.at(rest, start + 1)
            if who:
                people.append(who[0])
                words.append(rest[start + 1 : who[1]])
                at = who[1]
                continue
        beside = _beside(rest, start, end, bool(people), bullet, context)
        if beside:
            people.append(beside[0])
            words.append(rest[start : beside[1]])
            at = beside[1]
            continue
        if parted and words and words[-1][-1] != ",":
            words[-1] += ","  # lunch 10 Dec, bring the contract
        parted = False
        words.append(word)
        at = end
    text = " ".join(words).replace(" ,", ",").strip(_TRIM)
    if text.lower().endswith((" with", " on")):
        text = text.rsplit(" ", 1)[0]
    return text, pieces, place, people


def _fits(pieces: list[str], further: str, context: Context) -> bool:
    return joined([*pieces, further], context.told, past=False) is not None


def _is_beside(words: list[str], rest: str) -> bool:
    """Tell whether a date only tells what the day is not, or is beside: not Monday, the Monday after Thanksgiving."""
    before = words[-1].lower() if words else ""
    denied = any(word.lower() in DENIED for word in words[-2:])  # not before Friday
    return denied or before in _ASIDE or (before == "the" and rest.split(None, 1)[:1] in (["after"], ["before"]))


def _beside(rest: str, start: int, end: int, named: bool, bullet: Bullet, context: Context) -> tuple[Who, int] | None:
    """Return a known name without an @, and where it ends: w/ Dana, with Dana & Sue, w/Dana, Sue."""
    word = rest[start:end].lower()
    opens, joins = word in ("w/", "with"), named and word in ("&", "and", "+")
    if opens or joins:
        begin = end + len(rest[end:]) - len(rest[end:].lstrip())
    elif word[:2] == "w/":
        opens, begin = True, start + 2
    elif named and rest[:start].rstrip()[-1:] == ",":
        begin = start
    else:
        return None
    found = context.naming.named_at(rest, begin)
    unknown = context.naming.unknown_at(rest, begin) if opens and not found else None
    if unknown and not kind_of(unknown[0].typed):
        typed = unknown[0].typed
        context.warn(bullet.first, f"Nobody called “{typed}” is known; write @{typed} to count them in.")
    return found


def _place(rest: str, at: int, context: Context) -> tuple[str, int]:
    start = at + len(rest[at:]) - len(rest[at:].lstrip())
    end = start
    while end < len(rest) and rest[end] not in ",;(" and not (rest[end] in "#@" and rest[end - 1].isspace()):
        end += 1
    for begin, _ in words_from(rest[:end], start, 12)[1:]:
        when = understood(rest[begin:end], context.told, past=False)
        if when and when.precision != OPEN:
            end = begin
            break
    return rest[start:end].strip().rstrip("."), max(end, start + 1)
