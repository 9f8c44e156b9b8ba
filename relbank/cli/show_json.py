"""One person's page as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from relbank.method.capture import told
from relbank.method.profile import Profile
from relbank.method.promises import Owed
from relbank.method.unsealed import open_text
from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.ladder import Mention, Move
from relbank.model.ledger import Entry, Referral
from relbank.model.touch import Touch


def page_json(
    journal: Journal, page: Profile, owing: Sequence[Owed], owed: Sequence[Owed], now: datetime
) -> dict[str, Any]:
    """Return what `relbank show` prints, sealed remarks left out."""
    person = page.person
    return {
        "contact": {
            name: dict(getattr(person, name)) for name in ("phones", "emails", "urls", "addresses", "dates", "style")
        },
        "birthday": person.birthday or None,
        "rung": page.standing.rung if person.strategic else None,
        "rules": [_fact(f) for f in page.rules],
        "facts": [_fact(f) for kind in page.facts for f in page.facts[kind]],
        "i_promised": [_promise(o) for o in owing],
        "promised_me": [_promise(o) for o in owed],
        "next": [
            {"id": a.id, "when": a.when.to_doc(), "text": a.text, "place": a.place, "people": list(a.people)}
            for a in page.coming
        ],
        "deeds": [
            *map(_deed, journal.of(Entry, person.id)),
            *map(_deed, journal.of(Referral, person.id)),
            *map(_deed, journal.of(Move, person.id) if person.strategic else ()),
            *map(_deed, journal.of(Mention, person.id)),
        ],
        "last_touch": page.last or None,
        "touches": [
            {"id": t.id, "when": t.when.to_doc(), "head": told(t, journal, person.id), "text": open_text(journal, t)}
            for t in journal.of(Touch, person.id)[:6]
        ],
        "asked": now.isoformat(timespec="minutes"),
    }


def _deed(thing: Entry | Referral | Move | Mention) -> dict[str, Any]:
    names = ("id", "kind", "text", "rung", "reason", "direction", "outcome", "size", "money", "currency", "date")
    return {"what": type(thing).__name__.lower(), **{n: getattr(thing, n) for n in names if hasattr(thing, n)}}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"id": fact.id, "kind": fact.kind, "key": fact.key, "text": fact.text, "pinned": fact.pinned}


def _promise(owed: Owed) -> dict[str, Any]:
    due = owed.promise.due
    return {"id": owed.promise.id, "text": owed.promise.text, "due": due.to_doc() if due else None, "state": owed.state}
