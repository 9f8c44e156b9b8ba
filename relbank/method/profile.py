"""Section B: what is known about a person, in the order that it is read (M5-M8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relbank.model.appointment import PLANNED, Appointment
from relbank.model.fact import AVOID, CUE, FIELD, FIVE, KEY, QUESTION, RULE, Fact
from relbank.model.journal import Journal
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import fold

from .ladder import Standing, standing

TITLES: Mapping[str, str] = {
    "like": "Likes",
    "dislike": "Dislikes",
    "preference": "Preferences",
    "taste": "Tastes",
    "prejudice": "Prejudices",
    "key": "Key answers",
    "field": "More",
    "question": "To ask",
    "avoid": "Avoid",
    "cue": "Cues",
}
KEY_WORDS: Mapping[str, str] = {
    "measured": "measured by",
    "earns": "earns by",
    "wants": "wants",
    "success": "success is",
    "revenue": "revenue from",
    "growth": "growth from",
    "priorities": "priorities",
}


@record
class Profile:
    """A person's page: rules first (hard rules and pinned facts), then the five kinds, key answers and the rest.

    facts: for each kind its facts, newest last, superseded ones left out. coming: planned appointments, earliest first.
    last: ISO date of the newest touch, "" when there is none. parked: the ISO day since which they wait in the nurture
    lane, "" for who does not.
    """

    person: Person
    standing: Standing
    rules: tuple[Fact, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    coming: tuple[Appointment, ...]
    last: str
    parked: str = ""

    def days_since(self, today: date) -> int | None:
        """Return the days since the last touch; None when there was none."""
        return (today - date.fromisoformat(self.last[:10])).days if self.last else None


def profile(journal: Journal, person: Person, today: date) -> Profile:
    """Return the profile of a person on a day."""
    known = _once([f for f in journal.of(Fact, person.id) if not f.superseded])
    rules = tuple(f for f in known if f.kind == RULE or f.pinned)
    kinds = (*FIVE, KEY, FIELD, QUESTION, AVOID, CUE)
    facts = {kind: tuple(f for f in known if f.kind == kind) for kind in kinds}
    coming = tuple(
        a
        for a in sorted(journal.of(Appointment, person.id), key=lambda a: (a.when.sort, a.id))
        if a.state == PLANNED and (a.when.last or today) >= today
    )
    last, since = journal.last_touch(person.id), _parked(journal, person)
    return Profile(person, standing(journal, person), rules, facts, coming, last, since)


def _parked(journal: Journal, person: Person) -> str:
    parkings = journal.of(Parking, person.id)
    if not parkings:
        return ""
    from .nurture import lane  # few are parked

    one = lane(parkings, journal.newest(person.id))
    return one.parked.date if one is not None and one.waits else ""


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """Return facts with those that say the same left out but the first; the notes that repeat them stay."""
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        found.setdefault((fact.kind, fold(fact.key), fold(fact.text)), fact)
    return list(found.values())


def said(fact: Fact) -> str:
    """Return a fact as a profile shows it: key answers with their question, fields and cues with their name."""
    if fact.kind == KEY:
        return f"{KEY_WORDS.get(fact.key, fact.key)} {fact.text}"
    if fact.kind in (FIELD, CUE) and fact.key:
        return f"{fact.key}: {fact.text}" if fact.kind == FIELD else f"{fact.text} ({fact.key})"
    return fact.text
