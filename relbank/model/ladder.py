"""What moves a person on the ladder: moves, mentions, introductions."""

from __future__ import annotations

from .record import record

RUNGS = ("initiating", "confidence", "nurturing", "sustaining", "capitalizing")
UNRANKED, UP, DOWN = "unranked", "up", "down"
RUNG_NAMES = {
    "initiating": "Initiating",
    "confidence": "Gaining confidence",
    "nurturing": "Nurturing",
    "sustaining": "Sustaining",
    "capitalizing": "Capitalizing",
    UNRANKED: "unranked",
}


@record
class Move:
    """A dated step on the ladder with its reason (M1); rung: one of RUNGS, unranked, up or down."""

    id: str
    person: str
    rung: str
    reason: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""


@record
class Mention:
    """They named me to others unprompted (M2)."""

    id: str
    person: str
    text: str
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""


@record
class Introduction:
    """Who introduced a person (M4); by: the introducer's id, "" while the name is not settled.

    thanked, reported: ISO dates when the introducer was thanked, and told what came of it.
    """

    id: str
    person: str
    by: str = ""
    text: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    thanked: str = ""
    reported: str = ""
    created: str = ""
    trashed: str = ""
