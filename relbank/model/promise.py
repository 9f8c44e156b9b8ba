"""A promise: mine or theirs, two-sided book (M14)."""

from __future__ import annotations

from .record import record
from .when import When

ME, THEM = "me", "them"
OPEN, KEPT, BROKEN, DROPPED = "open", "kept", "broken", "dropped"
STATES = (OPEN, KEPT, BROKEN, DROPPED)


@record
class Promise:
    """Something promised by me to a person, or by a person to me.

    person: "" when the promise came from a note without a header. closed: ISO local time when it was kept,
    broken or dropped; whether it was late is derived from due. target: my own earlier date (M16). reason: why it was
    dropped. snoozed: ISO date until which lists leave it out. told: ISO date when they were told early that it will
    slip (M37). nudged: ISO date of the last gentle nudge, for theirs (M18).
    """

    id: str
    by: str
    text: str
    person: str = ""
    due: When | None = None
    target: When | None = None
    state: str = OPEN
    closed: str = ""
    reason: str = ""
    made: str = ""
    touch: str = ""
    line: int = 0
    snoozed: str = ""
    told: str = ""
    nudged: str = ""
    created: str = ""
    trashed: str = ""
