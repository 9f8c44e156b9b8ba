"""Twelve keys, FACTS of organisations and principles in the demo; trust sheets and tests stand in its notes."""

from __future__ import annotations

from datetime import datetime, timedelta

from relbank.actions import organisations, principles, twelve
from relbank.model.person import Person
from relbank.model.sheets import DO, DONT, DONT_SAY, SAY, STAND
from relbank.store import Store

KEYS = (
    ("Odette Marchbanks", 210, "9 9 8 9 7 9 10 7 9 8 9 8", "9 8 9 9 8 9 10 8 9 7 9 8", "", "over mussels, aloud"),
    ("Odette Marchbanks", 118, "9 9 9 9 6 9 10 8 9 8 9 8", "9 9 9 9 8 9 10 8 9 7 9 9", "", "I had promised too much"),
    ("Petra Vondráčková", 60, "7 8 7 8 6 9 9 7 8 7 8 7", "7 8 6 8 8 9 9 7 7 8 8 -", "", "on the long walk to the weir"),
    ("Magnus Tidewell", 150, "8 7 8 7 8 8 5 6 7 7 7 7", "8 6 8 6 8 7 4 6 7 6 7 6", "", "first time, he was amused"),
    ("Magnus Tidewell", 20, "8 7 8 6 8 7 5 6 7 6 7 6", "8 6 8 5 8 6 4 5 7 5 6 6", "yes",
     "his people read me the clause on fees"),
)  # fmt: skip
CHECKS = (
    ("Halloway Pumps", 200, "7 8 6 6 7", "annual report, and what the foreman says"),
    ("Halloway Pumps", 30, "7 8 4 6 7", "father and son decide in two rooms"),
    ("Tidewell & Sons Bank", 90, "8 9 7 5 8", "the talk of the harbour board"),
    ("Fennimore Cold Storage", 45, "6 7 7 8 -", "he showed me the books himself"),
)
PRINCIPLES = (
    (STAND, "plain numbers, told early"),
    (DO, "say no when we can't do it well"),
    (DO, "call before the bad news does"),
    (DONT, "trade one confidence for another"),
    (SAY, "what I think of an idea before it is built, not after"),
    (DONT_SAY, "who told me, even when it would help"),
)


def add(store: Store, now: datetime) -> None:
    """Write the sheets, the checks and the principles, each on its day."""
    people = {person.name: person.id for person in store.journal.every(Person)}
    with store.transaction("demo"):
        for kind, text in PRINCIPLES:
            principles.add(store, text, now - timedelta(days=300), kind)
        for name, days, mine, theirs, contract, text in KEYS:
            if name in people:
                both, at = (twelve.scores_of(mine), twelve.scores_of(theirs)), now - timedelta(days=days)
                twelve.score(store, people[name], *both, at, contract=bool(contract), text=text)
    for name, days, scores, text in CHECKS:
        at = now - timedelta(days=days)
        organisations.check(store, name, organisations.scores_of(scores), at, text)
