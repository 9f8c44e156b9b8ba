"""Section C: the stream of everything that happened, and the debriefs that are owed (M11, M13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.ladder import Introduction, Mention, Move
from relbank.model.ledger import ASK, DEPOSIT, Entry, Referral
from relbank.model.lines import split
from relbank.model.nurture import PARKED, Parking
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.text import fold
from relbank.model.touch import IN, JOURNAL, OUT, Touch, begins_header
from relbank.model.when import MONTH, WEEK, When

from .ladder import NO_NAMES, way
from .promises import closed_as
from .unsealed import open_text

NOTE, PROMISE, APPOINTMENT, ENTRY, MOVE = "note", "promise", "appointment", "entry", "move"
KINDS = (NOTE, PROMISE, APPOINTMENT, ENTRY, MOVE)
"""What a timeline can be narrowed to; referrals, mentions and introductions are entries, who is parked has moved."""
ALL_KINDS = frozenset(KINDS)

CROWD = 6
"""Names that are told of one touch; of a letter to fifty, the first ones and how many others."""
_WORD = re.compile(r"\d(?:[\w:/.-]*\w)?|\w(?:[\w.-]*\w)?")  # 12:30 and 10/5 are words, bob:lunch is two
_FILLERS = {"w", "at", "on", "in", "out", "with", "and", "the", "a", "for", "to", "by", "via", "from", "over", "."}
_BOX = re.compile(r"\[ ?\]")


@record
class Moment:
    """One thing in a timeline.

    kind: note, promise, appointment, entry or move. iso: local time or day, by which the stream is sorted, newest
    first. head: one line. text: a note's Markdown without its header line, "" for the rest. thing: what it shows.
    """

    kind: str
    iso: str
    head: str
    text: str
    thing: Any

    @property
    def key(self) -> str:
        """The id of what is shown, with its kind; a promise is shown when it was made and when it was closed."""
        return f"{self.kind}:{self.thing.id}" + (f":{self.iso}" if self.kind == PROMISE else "")

    @property
    def vague(self) -> When | None:
        """The week or month in which it was or will be, where no day was said; else None."""
        when = self.thing.when if self.kind in (NOTE, APPOINTMENT) else None
        return when if when is not None and when.precision in (WEEK, MONTH) else None


def body(text: str) -> str:
    """Return a visit note without its header line."""
    stripped = text.lstrip("\n\r ")
    if not begins_header(stripped):
        return text.strip("\n")
    _, _, rest = stripped.partition("\n")
    return rest.strip("\n")


def told(touch: Touch, journal: Journal, person: str = "") -> str:
    """Return a touch in one line: "lunch · Vito's · with Liz Chen"; the person of the page is left out."""
    word = touch.word or ("note" if touch.kind == JOURNAL else touch.kind)
    if touch.direction in (IN, OUT) and touch.kind != JOURNAL:
        word += f" {touch.direction}"
    others = [p.name for i in touch.people if i != person and (p := journal.get(Person, i))]
    others += [f"{name}?" for name in touch.unsettled]
    parts = [word, touch.place]
    if len(others) > CROWD:
        others = [*others[: CROWD - 1], f"{len(others) - CROWD + 1} others"]
    if others:
        parts.append(("with " if person else "") + ", ".join(others))
    parts += [f"#{tag}" for tag in touch.tags]
    return " · ".join(p for p in parts if p)


def of_touch(touch: Touch, journal: Journal, person: str = "", kept: Iterable[int] = ()) -> Moment:
    """Return the moment of one touch; kept: its lines with promises that were kept since, which are shown ticked."""
    shown = replace(touch, text=ticked(touch.text, kept)) if kept else touch
    text = body(open_text(journal, shown, person))
    if header := unread(touch, journal):
        text = f"{header}\n\n{text}".rstrip()
    return Moment(NOTE, touch.when.iso or touch.created, told(touch, journal, person), text, touch)


def unread(touch: Touch, journal: Journal) -> str:
    """Return the header line of a note if it holds words that were not understood, "" otherwise: none goes unseen."""
    return _header(touch) if unread_words(touch, journal) else ""


def _header(touch: Touch) -> str:
    return touch.text.lstrip("\n\r \ufeff").partition("\n")[0].strip()


def unread_words(touch: Touch, journal: Journal) -> str:
    """Return the words of a note's header that were not understood, as typed; "" when all were."""
    first = _header(touch)
    if not begins_header(first):
        return ""
    names = [p.name for i in touch.people if (p := journal.get(Person, i))]
    said = [*touch.chosen, *touch.unsettled, *names, touch.when.words, touch.place, *touch.tags, touch.word]
    rest = f" {_plain(first)} "
    for words in sorted({_plain(w) for w in said if w}, key=len, reverse=True):
        rest = rest.replace(f" {words} ", "  ", 1) if words else rest
    left = set(rest.split()) - _FILLERS
    return " ".join(word.strip(",;:.!?()@") for word in first.split() if left & set(_plain(word).split()))


@lru_cache(1024)
def _plain(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


def ticked(text: str, kept: Iterable[int]) -> str:
    """Return a note with the boxes of some lines (from 1) ticked; what is stored stays as it was typed."""
    lines = split(text)
    for number in kept:
        if 0 < number <= len(lines):
            lines[number - 1] = _BOX.sub("[x]", lines[number - 1], count=1)
    return "".join(lines)


def _kept(journal: Journal, person: str) -> dict[str, set[int]]:
    """Return for each note the lines whose promises were kept."""
    found: dict[str, set[int]] = {}
    for promise in journal.of(Promise, person):
        if promise.state == KEPT and promise.touch:
            found.setdefault(promise.touch, set()).add(promise.line)
    return found


def _promised(p: Promise, apart: bool) -> Iterator[Moment]:
    whose = "I promised" if p.by == ME else "promised me"
    if apart or not p.touch:
        yield Moment(PROMISE, p.made, f"{whose}: {p.text}", "", p)
    if p.state != OPEN and p.closed:
        yield Moment(PROMISE, p.closed[:16], f"{closed_as(p)}: {p.text}", "", p)


def _deed(thing: Any, journal: Journal, rungs: Mapping[str, str]) -> Moment:
    """Return the moment of an entry, a referral, a move, a parking, a mention or an introduction."""
    if isinstance(thing, Entry):
        word = "gave" if thing.kind == DEPOSIT else "asked" if thing.kind == ASK else "got"
        return Moment(ENTRY, thing.date, f"{word}: {thing.text}", "", thing)
    if isinstance(thing, Referral):
        return Moment(ENTRY, thing.date, f"referral {thing.direction}: {thing.text}", "", thing)
    if isinstance(thing, Move):
        because = f" because {thing.reason}" if thing.reason else ""
        return Moment(MOVE, thing.date, f"moved {way(journal, thing, rungs)}{because}", "", thing)
    if isinstance(thing, Parking):
        because = f", because {thing.reason}" if thing.reason else ""
        done = "parked" if thing.state == PARKED else "taken out of the nurture lane"
        return Moment(MOVE, thing.date, f"{done}{because}", "", thing)
    if isinstance(thing, Mention):
        return Moment(ENTRY, thing.date, f"mentioned me: {thing.text}", "", thing)
    by = journal.get(Person, thing.by) if thing.by else None
    return Moment(ENTRY, thing.date, f"introduced by {by.name if by else thing.text}", "", thing)


def _others(
    things: Callable[[type[Any]], Iterable[Any]], journal: Journal, kinds: Set[str], rungs: Mapping[str, str]
) -> Iterator[Moment]:
    """Yield what is not a note; what came from a note stands there, and apart only where notes are left out."""
    apart = NOTE not in kinds
    if PROMISE in kinds:
        for p in things(Promise):
            yield from _promised(p, apart)
    if APPOINTMENT in kinds:
        for a in things(Appointment):
            if a.when.iso and (apart or not (a.touch or a.held)):
                yield Moment(APPOINTMENT, a.when.iso, f"{a.state}: {a.text or 'appointment'}", "", a)
    for kind, classes in ((ENTRY, (Entry, Referral, Mention, Introduction)), (MOVE, (Move, Parking))):
        for cls in classes if kind in kinds else ():
            yield from (
                _deed(thing, journal, rungs) for thing in things(cls)
                if (cls is Parking or apart or not thing.touch) and (cls is not Move or _climbs(thing, journal))
            )  # fmt: skip


def _climbs(move: Move, journal: Journal) -> bool:
    """Tell whether a move is one of somebody strategic: of friends no rung is told, also where they once had one."""
    who = journal.get(Person, move.person)
    return who is not None and who.strategic


def stream(
    journal: Journal, person: str, kinds: Set[str] = ALL_KINDS, rungs: Mapping[str, str] = NO_NAMES
) -> tuple[Moment, ...]:
    """Return everything of some kinds that happened with a person, newest first, as one merged stream.

    rungs: the user's own names of rungs.
    """
    moments = list(_others(lambda cls: journal.of(cls, person), journal, kinds, rungs))
    if NOTE in kinds:
        kept = _kept(journal, person)
        moments += [of_touch(t, journal, person, kept.get(t.id, ())) for t in journal.of(Touch, person)]
    return tuple(sorted(moments, key=_place, reverse=True))


def everybody(
    journal: Journal, kinds: Set[str] = ALL_KINDS, most: int = 2000, since: str = "", until: str = "",
    rungs: Mapping[str, str] = NO_NAMES,
) -> tuple[Moment, ...]:
    """Return what happened with all people, newest first: at most so many moments.

    since, until: ISO days; what is earlier or later is left out. rungs: the user's own names of rungs.
    """
    last = f"{until[:10]}~" if until else "~"
    others = [m for m in _others(journal.every, journal, kinds, rungs) if since <= m.iso <= last]
    found = sorted(others, key=_place, reverse=True)[:most]
    found = [replace(m, head=f"{m.head} · {who}") if (who := _who(m.thing, journal)) else m for m in found]
    if NOTE in kinds:
        notes: Iterator[Moment] = (of_touch(t, journal) for id in journal.touches() if (t := journal.get(Touch, id)))
        notes = takewhile(lambda m: m.iso >= since, notes) if since else notes
        found += islice((m for m in notes if m.iso <= last), most)
    return tuple(sorted(found, key=_place, reverse=True)[:most])


def _place(moment: Moment) -> tuple[str, str]:
    return moment.iso, moment.thing.id


def _who(thing: Any, journal: Journal) -> str:
    """Return the names of whom a thing is about."""
    people = getattr(thing, "people", ()) or (thing.person,)
    return ", ".join(p.name for id in people if id and (p := journal.get(Person, id)))
