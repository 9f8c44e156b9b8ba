"""Section B: how well a person is known, and what to ask next (M7, M2).

Each part of the profile counts once, however much is known of it. Friends are not measured by business questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from relbank.model.fact import FIELD, KEY, QUESTION, RULE, Fact
from relbank.model.person import Person
from relbank.model.record import record

from .profile import TITLES

STYLE = ("channel", "pace", "formality", "hours", "personal")
"""The five parts of the style sheet (M9)."""
KNOWN_STYLE = 3
"""How many of its parts make a style known."""
QUESTIONS: Mapping[str, str] = {
    "measured": "How are you measured?",
    "earns": "How do you make money?",
    "success": "What would make you successful?",
    "wants": "What do you want to reach?",
    "priorities": "What comes first for you this year?",
    "revenue": "Where does your revenue come from?",
    "growth": "Where do you see growth?",
}
"""The key questions in the order in which they are asked; the first two are the two that matter most."""
_LEARN: Mapping[str, str] = {
    "like": "What do they enjoy?",
    "taste": "What do they drink, eat, listen to?",
    "preference": "How do they prefer to work and meet?",
    "dislike": "What puts them off?",
    "prejudice": "What are they against, or for, whatever one says?",
    "birthday": "When is their birthday?",
    "field": "Family, teams, where they are from: one fact of your own.",
    "rule": "What must one never do with them?",
    "style": "Channel, pace, formality, hours, how personal: how do they like it?",
}


@record
class Aspect:
    """One part of a profile: its name, the documents that tell it, and the question that would fill it."""

    name: str
    title: str
    evidence: tuple[Any, ...]
    ask: str

    @property
    def known(self) -> bool:
        """Whether something is known of it."""
        return bool(self.evidence)


@record
class Coverage:
    """How much of a profile is known: its parts, in the order in which they are asked for."""

    parts: tuple[Aspect, ...]

    @property
    def known(self) -> int:
        """How many parts are known."""
        return sum(part.known for part in self.parts)

    @property
    def share(self) -> float:
        """The share that is known, from 0 to 1."""
        return self.known / len(self.parts)

    @property
    def said(self) -> str:
        """How much is known in a few words: "7 of 16 parts known"."""
        return f"{self.known} of {len(self.parts)} parts known"

    @property
    def open(self) -> tuple[Aspect, ...]:
        """The parts of which nothing is known, the next to ask first."""
        return tuple(part for part in self.parts if not part.known)


_DAYS = ("birthday", "anniversary")  # fields that stand in the profile as days, and are asked for apart


def coverage(person: Person, facts: Iterable[Fact]) -> Coverage:
    """Return how well a person is known from their facts; superseded ones don't count.

    A strategic person has 16 parts: seven key questions, the five kinds, a hard rule, birthday, style and an own field;
    a friend has seven.
    """
    by: dict[str, list[Fact]] = {}
    for fact in facts:
        if not fact.superseded:
            by.setdefault(f"key:{fact.key}" if fact.kind == KEY else fact.kind, []).append(fact)

    def part(name: str, title: str, evidence: Iterable[Any], ask: str) -> Aspect:
        return Aspect(name, title, tuple(evidence), ask)

    kinds = [part(kind, TITLES[kind].lower(), by.get(kind, ()), _LEARN[kind]) for kind in _kinds()]
    more = [
        part("birthday", "birthday", (person,) if person.birthday else (), _LEARN["birthday"]),
        part(FIELD, "something of their own", (f for f in by.get(FIELD, ()) if f.key not in _DAYS), _LEARN[FIELD]),
    ]
    if not person.strategic:
        return Coverage((*kinds, *more))
    keys = [part(f"key:{key}", QUESTIONS[key].lower().rstrip("?"), by.get(f"key:{key}", ()), QUESTIONS[key])
            for key in QUESTIONS]  # fmt: skip
    styled = (person,) if style_known(person) else ()
    business = [
        part(RULE, "a hard rule", by.get(RULE, ()), _LEARN[RULE]),
        part("style", "style", styled, _LEARN["style"]),
    ]
    return Coverage((*keys[:2], *kinds[:2], *keys[2:3], *kinds[2:], *keys[3:], *business, *more))


def _kinds() -> tuple[str, ...]:
    """Return the five kinds, those that are asked for most easily first."""
    return ("like", "taste", "preference", "dislike", "prejudice")


def style_known(person: Person) -> bool:
    """Tell whether enough of a person's style is written down to be mirrored."""
    return sum(bool(person.style.get(part)) for part in STYLE) >= KNOWN_STYLE


def unanswered(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the key questions without an answer that holds, the most telling first."""
    answered = {fact.key for fact in facts if fact.kind == KEY and not fact.superseded}
    return tuple(key for key in QUESTIONS if key not in answered)


def questions(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the questions that I wrote down to ask, oldest first."""
    return tuple(fact for fact in facts if fact.kind == QUESTION and not fact.superseded)


@record
class Ask:
    """What to ask next: the words; key: the key question it is, "" for one of mine; fact: my own question."""

    text: str
    key: str = ""
    fact: Fact | None = None


def next_question(person: Person, facts: Iterable[Fact]) -> Ask | None:
    """Return the next best question: one I wrote down, then a key question, then what is not known; None if all is.

    Friends are never asked the key questions.
    """
    known = tuple(facts)
    own = questions(known)
    if own:
        return Ask(own[0].text, fact=own[0])
    if person.strategic:
        missing = unanswered(known)
        if missing:
            return Ask(QUESTIONS[missing[0]], missing[0])
    left = coverage(person, known).open
    return Ask(left[0].ask) if left else None
