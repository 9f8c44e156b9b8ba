"""One page before a meeting (M40): what must not be forgotten comes first."""

from __future__ import annotations

from datetime import date, datetime

from relbank.model.fact import AVOID, CUE, FIELD, FIVE, KEY, KEYS, QUESTION
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.record import record
from relbank.model.say import plural, say
from relbank.model.touch import Touch
from relbank.model.when import When

from .agenda import day_of
from .capture import body, told
from .profile import KEY_WORDS, TITLES, Profile, profile, said
from .promises import Owed, mine, theirs
from .unsealed import open_text

LONGEST = 100
"""Characters of a note's first line that a brief tells."""


@record
class Brief:
    """A page: title, then labelled lines ("" label continues the one above); hard rules come as `rules`."""

    title: str
    subtitle: str
    rules: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]


def brief(journal: Journal, person: Person, now: datetime, touches: int = 4) -> Brief:
    """Return the brief for a person at a moment; touches: how many of the last ones are told."""
    today = now.date()
    page = profile(journal, person, today)
    lines: list[tuple[str, str]] = []

    def add(label: str, texts: list[str]) -> None:
        for place, text in enumerate(texts):
            lines.append((label if place == 0 else "", text))

    add("next", [_appointment(a.when, a.text, a.place) for a in page.coming[:2]] or ["nothing agreed"])
    for kind in FIVE:
        if page.facts[kind]:
            lines.append((TITLES[kind].lower(), " · ".join(said(f) for f in page.facts[kind])))
    answers = {f.key: f for f in page.facts[KEY]}
    add("key", [said(f) for f in answers.values()])
    if person.strategic:
        missing = [KEY_WORDS[k] for k in KEYS if k not in answers]
        if missing:
            lines.append(("ask", "not known yet: " + ", ".join(missing)))
    for kind, label in ((QUESTION, "ask"), (AVOID, "avoid"), (CUE, "cues"), (FIELD, "more")):
        if page.facts[kind]:
            lines.append((label, " · ".join(said(f) for f in page.facts[kind])))
    add("I owe", [_owed(o) for o in mine(journal, today, person.id)] or ["nothing"])
    add("they owe", [_owed(o) for o in theirs(journal, today, person.id)])
    add("last", [_touched(t, journal, person.id, today) for t in journal.of(Touch, person.id)[:touches]])
    return Brief(person.name, subtitle(page, today), tuple(said(f) for f in page.rules), tuple(lines))


def subtitle(page: Profile, today: date) -> str:
    """Return who a person is in one line: title, organisation, rung, and how long ago the last touch was."""
    parts = [page.person.title, page.person.organisation]
    if page.standing.number:
        parts.append(f"{page.standing.name} (rung {page.standing.number} of 5)")
    days = page.days_since(today)
    if days is not None:
        parts.append("last met today" if days == 0 else f"last touch {plural(days, 'day')} ago")
    else:
        parts.append("no touch yet")
    return " · ".join(p for p in parts if p)


def _appointment(when: When, text: str, place: str) -> str:
    return " · ".join(p for p in (say(when), text, place) if p)


def _owed(owed: Owed) -> str:
    promise: Promise = owed.promise
    return f"{owed.label}: {promise.text}"


def _touched(touch: Touch, journal: Journal, person: str, today: date) -> str:
    first = next((line.strip() for line in body(open_text(journal, touch)).splitlines() if line.strip()), "")
    if len(first) > LONGEST:
        first = first[:LONGEST].rsplit(" ", 1)[0] + " …"
    day = day_of(touch.when.iso or touch.created, today)
    return " · ".join(p for p in (day, told(touch, journal, person), first) if p)
