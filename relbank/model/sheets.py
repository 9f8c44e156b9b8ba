"""Sheets filled in from time to time: both sides said, twelve keys, FACTS of an organisation, principles."""

from __future__ import annotations

from .record import record

ME, THEM = "me", "them"
STRENGTH, WEAKNESS, VALUE, SUCCESS, INPUT, STAKEHOLDER = (
    "strength", "weakness", "value", "success", "input", "stakeholder"
)  # fmt: skip
SIDE_KINDS = (STRENGTH, WEAKNESS, VALUE, SUCCESS, INPUT, STAKEHOLDER)
STAND, DO, DONT, SAY, DONT_SAY = "stand", "do", "dont", "say", "dont say"
PRINCIPLES = (STAND, DO, DONT, SAY, DONT_SAY)
FACTS = ("financial", "accounting", "governance", "transparency", "sustainability")
KEYS_OF_TWELVE = 12


@record
class Side:
    """One line of the both-sides sheet (M10).

    side: me or them. kind: one of SIDE_KINDS; input is their word on an idea of mine (side: them), stakeholder another
    person who has a say (other: that person's id, "" when not in the journal). agreed: ISO day when both last agreed
    on it. used: ISO day when input was used. superseded: ISO day since when it no longer holds.
    """

    id: str
    person: str
    side: str
    kind: str
    text: str
    other: str = ""
    agreed: str = ""
    used: str = ""
    superseded: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class TwelveSheet:
    """One scoring of the twelve keys for both sides (M35).

    mine, theirs: twelve whole numbers 0 to 10 with blanks between, "-" where not scored. contract: whether somebody had
    to point at the contract, which is an alarm.
    """

    id: str
    person: str
    mine: str = ""
    theirs: str = ""
    contract: bool = False
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Organisation:
    """An organisation that people belong to (M36); people name it in their field `organisation`."""

    id: str
    name: str
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class FactsCheck:
    """One FACTS check of an organisation (M36), each part 1 to 10, 0 where not known."""

    id: str
    organisation: str
    financial: int = 0
    accounting: int = 0
    governance: int = 0
    transparency: int = 0
    sustainability: int = 0
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Principle:
    """A line of my principles (M34): what I stand for, will and won't do or say; kind: one of PRINCIPLES."""

    id: str
    text: str
    kind: str = STAND
    date: str = ""
    created: str = ""
    trashed: str = ""
