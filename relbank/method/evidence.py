"""The entries behind a finding or a figure, each in one line with its day (`v`, `relbank why`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relbank.model.document import class_of, table_of
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.say import say, say_iso
from relbank.model.touch import Touch

from .capture import body, told
from .deeds import WORDS
from .ladder import way
from .profile import said
from .promises import closed_as
from .unsealed import open_text


@record
class Entry:
    """One piece of evidence: what kind it is (table), its id, the day it happened (ISO, "" unknown), one line."""

    table: str
    id: str
    day: str
    text: str


def of(things: Iterable[Any], journal: Journal) -> tuple[Entry, ...]:
    """Return the evidence lines of documents at hand."""
    return tuple(Entry(table_of(type(t)), t.id, day(t), line(t, journal)) for t in things)


def behind(evidence: Iterable[tuple[str, str]], journal: Journal) -> tuple[Entry, ...]:
    """Return the evidence lines of a finding or figure; what is gone since is left out."""
    things = (journal.get(class_of(table), id) for table, id in evidence)
    return of((thing for thing in things if thing is not None), journal)


def day(thing: Any) -> str:
    """Return the ISO day on which a thing happened, "" when it has none."""
    when = getattr(thing, "when", None)
    if when is not None and when.iso:
        return str(when.iso[:10])
    for field in ("date", "learned", "made", "day", "week", "created"):
        value = getattr(thing, field, "")
        if value:
            return str(value)[:10]
    return ""


def line(thing: Any, journal: Journal) -> str:
    """Return a thing in one line, as evidence is told."""
    if isinstance(thing, Touch):
        first = next((x.strip() for x in body(open_text(journal, thing)).splitlines() if x.strip()), "")
        return " · ".join(x for x in (told(thing, journal), first) if x)
    if isinstance(thing, Promise):
        whose = "I promised" if thing.by == ME else "promised me"
        due = f", due {say(thing.due)}" if thing.due else ""
        fate = closed_as(thing) + (f" {say_iso(thing.closed[:10])}" if thing.closed else "")
        return f"{fate} · {whose}: {thing.text}{due}"  # at the end its fate would be cut first
    kind = type(thing).__name__
    if kind == "Fact":
        return f"{thing.kind}: {said(thing)}"
    if kind == "Entry":
        return f"{WORDS.get(thing.kind, thing.kind)}: {thing.text}{f' x{thing.size}' if thing.size != 1 else ''}"
    if kind == "Referral":
        which = {"in": "lead that came", "out": "lead passed on"}.get(thing.direction, f"lead {thing.outcome}")
        return f"{which}: {thing.text}"
    if kind == "Person":
        return str(thing.name)
    if kind == "Sealed":
        return "a sealed remark"
    if kind == "Introduction":
        by = journal.get(Person, thing.by) if thing.by else None
        return "introduced" + (f" by {by.name}" if by else "") + (f": {thing.text}" if thing.text else "")
    if kind == "Move":
        return " · ".join(x for x in (f"moved {way(journal, thing)}", thing.reason) if x)
    if kind == "Mention":
        who = journal.get(Person, thing.person) if thing.person else None
        return "mention" + (f" by {who.name}" if who else "") + (f": {thing.text}" if thing.text else "")
    words = [_KINDS.get(kind, kind.lower())]
    for field in ("state", "kind", "rung", "outcome", "title", "name", "text", "reason"):
        value = getattr(thing, field, "")
        if value and isinstance(value, str):
            words.append(value)
    return " · ".join(words)


_KINDS = {
    "IntegrityTest": "integrity test", "TrustSheet": "trust sheet", "TwelveSheet": "twelve keys", "ShelfItem": "shelf",
    "CircleStep": "circle", "LaunchStep": "launch", "FactsCheck": "FACTS check", "Side": "both sides",
    "Handed": "handed over", "Training": "training", "Parking": "nurture lane",
}  # fmt: skip
