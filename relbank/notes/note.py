"""What a visit note becomes: visits, typed lines, names and warnings; values only."""

from __future__ import annotations

from dataclasses import field

from relbank.model.record import record
from relbank.model.when import When

KNOWN, NEW, AMBIGUOUS = "known", "new", "ambiguous"

# What a line can be filed as; the first is every line that is nothing else.
NOTE, APPOINTMENT, PROMISE = "note", "appointment", "promise"
FILED = (
    NOTE, "like", "dislike", "preference", "taste", "prejudice", "rule", "key", "field", "question", "avoid", "cue",
    PROMISE, APPOINTMENT, "deposit", "withdrawal", "ask", "referral", "move", "mention", "introduced", "sealed",
    "test", "trust", "stop", "consent",
)


@record
class Who:
    """A name as typed, and whom it means.

    typed: the words of the note. name: the full name of a known person, else the name a new one would get.
    id: a known person's id. state: known, new or ambiguous. candidates: (id, name) of those it may mean when
    ambiguous; for a new name those it resembles.
    """

    typed: str
    name: str
    id: str | None = None
    state: str = NEW
    candidates: tuple[tuple[str, str], ...] = ()


@record
class Line:
    """One thing filed from one line, or one stretch of plain note.

    line, last: first and last line in the whole text, from 1. filed: one of FILED. text: without marker and verb.
    person: whose it is; None in a text without header. people: for an appointment all whom it is with. by: a promise's
    giver (me, them), or the name of the introducer. due: of a promise; target: my own earlier date; done: it is
    ticked. when, place: of an appointment. key: which key question, own field, cue outcome or kind of test.
    pinned: ended in "!!". size: 1 to 5, of an entry, else 0. money: a decimal as text; currency: its sign.
    direction, outcome: of a referral (in, out; open, won, lost) or a test (held, failed). quality: of a referral, 1 to
    5, 0 not said. rung, reason: of a move.
    scores: credibility, reliability, intimacy, self-orientation, 0 where not given.
    """

    line: int
    last: int
    filed: str
    text: str
    person: Who | None = None
    people: tuple[Who, ...] = ()
    by: str = ""
    introducer: Who | None = None
    due: When | None = None
    target: When | None = None
    done: bool = False
    when: When | None = None
    place: str = ""
    key: str = ""
    pinned: bool = False
    size: int = 0
    money: str = ""
    currency: str = ""
    direction: str = ""
    outcome: str = ""
    quality: int = 0
    rung: str = ""
    reason: str = ""
    scores: tuple[int, ...] = ()


@record
class Visit:
    """One header and what stands beneath it, or a text without header (kind "journal", no people).

    first, last: lines of the whole text, from 1; text[start:end] is the visit as typed, and the visits' slices join to
    the whole text. word: the kind as typed; kind, direction: as a touch has them. when: looks back, today when nothing
    is said. header: it begins with one. ahead: it is an appointment to come, its prose the preparation.
    """

    first: int
    last: int
    start: int
    end: int
    people: tuple[Who, ...] = ()
    word: str = ""
    kind: str = ""
    direction: str = ""
    when: When | None = None
    place: str = ""
    tags: tuple[str, ...] = ()
    header: bool = False
    ahead: bool = False
    lines: tuple[Line, ...] = ()


@record
class Warning:
    """Something that was not understood as it may have been meant; the text stays as it is."""

    line: int
    text: str


@record
class Note:
    """A whole text as understood."""

    text: str
    visits: tuple[Visit, ...] = ()
    warnings: tuple[Warning, ...] = field(default=())
