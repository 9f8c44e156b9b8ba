"""Figures with what they are worked out from: the book of promises over all and with one person, and a person's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.ladder import RUNGS, UNRANKED, Move
from relbank.model.ledger import ASK
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, THEM, Promise
from relbank.model.say import plural
from relbank.settings import Settings

from .bank import balance, signed
from .book import Book, line
from .coverage import coverage
from .deeds import deeds
from .doubt import Delivery
from .figure import Number, Part, counted, told
from .ladder import rung_name, steps
from .performance import Performance, Share, arrow, percent

PACE, OPEN_ONES, OWED = "pace", "open", "they owe me"
"""The labels of figures that are looked for by name."""
_KEPT = "What is done or was due counts; what was dropped with a reason does not."
_LATE = "Kept by their day, of all that were done or due; behind it those that were not."
_TAKES = "From the promise made to the promise kept, half of them sooner, half later."


def over_all(found: Book) -> tuple[Number, ...]:
    """Return the figures of the book of promises (M16-M19), each with the promises behind it."""
    mine, room, dropped = found.mine, found.capacity, found.mine.ever.dropped
    over = f", {room.over} above the {room.ceiling} that are enough" if room.over else f" of {room.ceiling} at most"
    return (
        told("kept", f"{percent(mine.ever.share)} of {mine.ever.judged} ever", _judged(mine.ever), _KEPT),
        *_shares(mine),
        told(PACE, room.pace.said, counted(room.delivered),
             "Promises kept in the last eight weeks, or since the journal began, a week."),
        told(OPEN_ONES, f"{len(room.open)}{over}", counted(room.open),
             "Yours that are open, against the ceiling of the settings."),
        _takes(found.delivery),
        _theirs(found.owing, found.theirs.ever),
        told("dropped", f"{len(dropped)} with a reason", counted(dropped), "They count neither way."),
    )  # fmt: skip


def with_person(mine: Performance) -> tuple[Number, ...]:
    """Return the shares of my promises to one person, each with the promises behind it."""
    said = f"{percent(mine.ever.share)} of {plural(mine.ever.judged, 'promise')} kept"
    return told("kept", said, _judged(mine.ever), _KEPT), *_shares(mine)


def of_person(journal: Journal, person: Person, now: datetime, settings: Settings) -> tuple[Number, ...]:
    """Return the figures of one person: promises both ways, how well they are known, and for the strategic the rest."""
    made, today = list(journal.of(Promise, person.id)), now.date()
    one = line(person, made, today)
    mine = [p for p in made if p.by == ME and p.state == OPEN]
    found = [
        *with_person(one.mine), told(OPEN_ONES, f"{len(mine)} of mine", counted(mine)), _takes(one.delivery),
        _theirs([p for p in made if p.by == THEM and p.state == OPEN], one.theirs.ever),
    ]  # fmt: skip
    known = coverage(person, journal.of(Fact, person.id))
    parts = tuple(Part(part.title, part.evidence) for part in known.parts if part.known)
    found.append(told("known", known.said, parts, "Each part of the profile counts once, however much is known of it."))
    if person.strategic:
        found += _strategic(journal, person, now, settings)
    return tuple(found)


def _strategic(journal: Journal, person: Person, now: datetime, settings: Settings) -> Iterator[Number]:
    """Yield the days on each rung, and what stands on the account."""
    for step in steps(journal.of(Move, person.id)):
        days = step.days(now.date())
        name = rung_name(RUNGS[step.number - 1] if step.number else UNRANKED, settings.rungs)
        if days is not None:
            yield told(f"time on {name}", plural(days, "day"), counted([step.move]), "From the move to the next one.")
    past = [d for d in deeds(journal.of, person.id) if d.kind != ASK]
    sums = balance(journal.of, person.id)
    parts = (
        Part("given", tuple(d.thing for d in past if d.points > 0)),
        Part("got", tuple(d.thing for d in past if d.points < 0)),
    )
    yield told("balance", signed(sums.points), parts, f"Given {sums.given} less got {sums.got}, each by its size.")


def _shares(mine: Performance) -> tuple[Number, ...]:
    """Return the shares kept on time, with the trend."""
    trend = f" ({arrow(mine.trend)})" if mine.trend is not None else ""
    return (
        told("on time", f"{percent(mine.ever.on_time)} ever", _missed(mine.ever), _LATE),
        told("last 90 days", f"{percent(mine.now.on_time)} of {mine.now.judged} on time{trend}", _missed(mine.now),
             _LATE),
        told("90 before", f"{percent(mine.before.on_time)} of {mine.before.judged} on time", _missed(mine.before),
             _LATE),
    )  # fmt: skip


def _takes(found: Delivery) -> Number:
    return told("delivered in", f"{found.said} (median)", counted(found.kept), _TAKES)


def _theirs(open_ones: Sequence[Promise], ever: Share) -> Number:
    kept = Part("kept, broken or late", (*ever.kept, *ever.failed))
    said = f"{len(open_ones)} open, {percent(ever.share)} of {ever.judged} kept"
    return told(OWED, said, (Part("open", tuple(open_ones)), kept), "What others promised you.")


def _judged(share: Share) -> tuple[Part, ...]:
    return counted((*share.kept, *share.failed))


def _missed(share: Share) -> tuple[Part, ...]:
    return counted((*share.late, *share.failed))
