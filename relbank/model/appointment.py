"""An appointment: the next time, perhaps still open."""

from __future__ import annotations

from dataclasses import field

from .record import record
from .when import When

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


@record
class Appointment:
    """A meeting to come with one or several people; when may be open ("??").

    touch, line: the note that agreed it. held: the id of the touch that became its note.
    """

    id: str
    when: When
    people: tuple[str, ...] = field(default=(), metadata={"ordered": "with"})
    text: str = ""
    place: str = ""
    state: str = PLANNED
    touch: str = ""
    line: int = 0
    held: str = ""
    created: str = ""
    trashed: str = ""
