"""A fact about a person: what they like, what they never do, how they are measured."""

from __future__ import annotations

from .record import record

LIKE, DISLIKE, PREFERENCE, TASTE, PREJUDICE = "like", "dislike", "preference", "taste", "prejudice"
RULE, KEY, FIELD, QUESTION, AVOID, CUE = "rule", "key", "field", "question", "avoid", "cue"
FIVE = (LIKE, DISLIKE, PREFERENCE, TASTE, PREJUDICE)
KINDS = (*FIVE, RULE, KEY, FIELD, QUESTION, AVOID, CUE)
KEYS = ("measured", "earns", "wants", "success", "revenue", "growth", "priorities")


@record
class Fact:
    """Something known about one person (M5, M6, M7, M9).

    kind: one of KINDS. key: for a key answer which question it answers, for an own field its name, for a cue
    how it was received (taken, ignored, avoided). pinned: shown with the hard rules. touch, line: the note that
    taught it and its first line there, counted from 1 in the touch's text ("" and 0 when typed into the profile).
    learned: ISO date. superseded: ISO date since when it no longer holds. used: ISO date of the last use.
    """

    id: str
    person: str
    kind: str
    text: str
    key: str = ""
    pinned: bool = False
    touch: str = ""
    line: int = 0
    learned: str = ""
    superseded: str = ""
    used: str = ""
    created: str = ""
    trashed: str = ""
