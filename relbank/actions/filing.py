"""From the lines of a note to the documents of the journal, still without ids.

A visit becomes a touch; each filed line becomes one document that knows its touch and its line there. A visit that is
plainly ahead becomes an appointment on its header's line, and a touch of kind "journal", dated when it was written,
keeps its words: so nothing typed is lost, the preparation is read in the timeline and the brief, and a meeting that
has not happened counts as no contact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.record import record
from relbank.model.touch import JOURNAL, MUTUAL, Touch
from relbank.model.when import MINUTE, When

if TYPE_CHECKING:
    from relbank.notes import Line, Visit, Who

Settle = Callable[["Who | None"], str]  # a name to a person's id, "" while it is not settled
FACTS = frozenset(
    ("like", "dislike", "preference", "taste", "prejudice", "rule", "key", "field", "question", "avoid", "cue")
)
ENTRIES = frozenset(("deposit", "withdrawal", "ask"))
PLAIN = frozenset(("", "note"))  # lines that stay prose


@record
class Filed:
    """A document to be: its thing without id and touch, with the line in the whole text; visit: which one, from 0."""

    thing: Any
    visit: int

    @property
    def line(self) -> int:
        """The first line of what it was filed from, counted from 1 in the whole text."""
        line: int = self.thing.line
        return line


def moment(when: When | None, now: datetime) -> When:
    """Return when a visit was: as said, with the offset of its day kept; the minute of writing when nothing is said."""
    if when is None or when.iso is None or not when.words:
        return When.of(now, when.words if when else "")
    if when.precision == MINUTE and not when.offset and now.tzinfo:
        wall = datetime.fromisoformat(when.iso)
        at_home = now.replace(tzinfo=None).astimezone().utcoffset() == now.utcoffset()
        zoned = wall.astimezone() if at_home else wall.replace(tzinfo=now.tzinfo)
        return replace(when, offset=zoned.isoformat()[-6:])
    return when


def touch_of(visit: Visit, settle: Settle, now: datetime, *, ahead: bool) -> Touch:
    """Return the touch of a visit, without id, names chosen or text; ahead: whether it is only a preparation."""
    ids = dict.fromkeys(id for who in visit.people if (id := settle(who)))
    unsettled = {who.typed: "" for who in names_of(visit) if who.state == "ambiguous" and not settle(who)}
    tags = dict.fromkeys(visit.tags, "")
    if ahead:
        return Touch("", When.of(now), JOURNAL, people=tuple(ids), tags=tags, unsettled=unsettled)
    direction = visit.direction or MUTUAL
    kind = visit.kind if visit.header else JOURNAL
    return Touch(
        "", moment(visit.when, now), kind, visit.word, direction, tuple(ids), visit.place, tags, unsettled=unsettled
    )


def names_of(visit: Visit) -> list[Who]:
    """Return every name of a visit, those of its header first, each as often as it was typed."""
    found = list(visit.people)
    for line in visit.lines:
        if line.filed not in PLAIN:
            found += [who for who in (line.person, line.introducer, *line.people) if who is not None]
    return found


def documents(visit: Visit, number: int, settle: Settle, touch: Touch, *, ahead: bool) -> list[Filed]:
    """Return what a visit files, in the order of its lines."""
    day = (touch.when.iso or "")[:10]
    out = [Filed(_prepared(visit, touch), number)] if ahead else []
    for line in visit.lines:
        if line.filed not in PLAIN:
            thing = _consent(line, visit, settle, day) if line.filed == "consent" else _thing(line, settle, touch, day)
            if thing is not None:
                out.append(Filed(thing, number))
    return out


def _prepared(visit: Visit, touch: Touch) -> Any:
    """Return the appointment of a visit that is ahead: what it is, and the first line of its preparation."""
    from relbank.model.appointment import Appointment

    prose = next((" ".join(line.text.split()) for line in visit.lines if line.filed == "note" and line.text), "")
    text = ": ".join(part for part in (visit.word, prose) if part)
    return Appointment("", visit.when or When.open(), touch.people, text, visit.place, line=visit.first)


def _thing(line: Line, settle: Settle, touch: Touch, day: str) -> Any:
    filed = line.filed
    if filed in FACTS:
        from relbank.model.fact import RULE, Fact

        pinned = line.pinned or filed == RULE
        return Fact("", settle(line.person), filed, line.text, line.key, pinned, line=line.line, learned=day)
    if filed == "promise":
        return _promise(line, settle, touch)
    if filed == "appointment":
        from relbank.model.appointment import Appointment

        people = dict.fromkeys(id for who in line.people or (line.person,) if (id := settle(who)))
        return Appointment("", line.when or When.open(), tuple(people), line.text, line.place, line=line.line)
    return _rarer(line, settle, day)


def _promise(line: Line, settle: Settle, touch: Touch) -> Any:
    from relbank.model.promise import KEPT, ME, OPEN, Promise

    made = touch.when.iso or touch.created
    state, closed = (KEPT, made) if line.done else (OPEN, "")
    return Promise(
        "", line.by or ME, line.text, settle(line.person), line.due, line.target, state=state, closed=closed, made=made,
        line=line.line,
    )


def _consent(line: Line, visit: Visit, settle: Settle, day: str) -> Any:
    """Return the reason why a person is promised more in a visit than is enough; its mark is how much that is (M15)."""
    from relbank.model.finding import Override

    person = settle(line.person)
    mine = [p for p in visit.lines if p.filed == "promise" and p.by == "me" and settle(p.person) == person]
    return Override("", "M15", person, "", str(len(mine)), line.text, date=day, line=line.line)


def _rarer(line: Line, settle: Settle, day: str) -> Any:
    """Return the document of a rarer kind of line, its class imported here; None for a kind that is not known."""
    filed, person, at = line.filed, settle(line.person), line.line
    if filed in ENTRIES:
        from relbank.model.ledger import Entry

        return Entry("", person, filed, line.text, line.size or 1, line.money, line.currency, day, line=at)
    if filed == "referral":
        from relbank.model.ledger import Referral

        outcome = line.outcome or "open"
        return Referral("", line.text, person, line.direction, outcome, line.money, line.currency, day, line=at,
                        quality=line.quality)  # fmt: skip
    if filed in ("move", "mention", "introduced"):
        from relbank.model.ladder import Introduction, Mention, Move

        if filed == "move":
            return Move("", person, line.rung, line.reason, day, line=at)
        if filed == "mention":
            return Mention("", person, line.text, day, line=at)
        return Introduction("", person, settle(line.introducer), line.text, day, line=at)
    return _trusted(line, person, day)


def _trusted(line: Line, person: str, day: str) -> Any:
    from relbank.model.trust import IntegrityTest, Sealed, Stop, TrustSheet

    filed, at = line.filed, line.line
    if filed == "sealed":
        return Sealed("", person, line.text, day, line=at)
    if filed == "test":
        return IntegrityTest("", person, line.key or line.text, line.outcome, line.text, day, line=at)
    if filed == "trust":
        c, r, i, s = (*line.scores, 0, 0, 0, 0)[:4]
        return TrustSheet("", person, c, r, i, s, line.text, day, line=at)
    if filed == "stop":
        return Stop("", line.text, person, day, line=at)
    return None


_NOT_OF_THE_LINE = frozenset(("id", "touch", "line", "created", "trashed"))


def content_of(thing: Any) -> tuple[str, ...]:
    """Return the names of the fields that a line may decide."""
    return tuple(f.name for f in fields(thing) if f.name not in _NOT_OF_THE_LINE)


def key_of(thing: Any) -> tuple[Any, ...]:
    """Return what makes two documents the same to a reader: class, kind, people and text."""
    named = {field.name for field in fields(thing)}
    parts = ("kind", "by", "person", "people", "text", "key", "rung", "direction")
    return (type(thing).__name__, *(getattr(thing, part) if part in named else "" for part in parts))
