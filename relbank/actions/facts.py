"""Facts about a person, typed into the profile: added, edited, superseded, used (M5, M6, M7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.fact import FIELD, KEY, KEYS, KINDS, RULE, Fact
from relbank.model.person import Person

from .counted import word_of
from .done import Done, Refused, listed, short
from .found import found, known_fields, name_of, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(
    store: Store, person: str, kind: str, text: str, now: datetime, *, key: str = "", pinned: bool = False
) -> Done:
    """Add a fact to a person's profile; kind: one of the model's KINDS; key: which key question or own field.

    A birthday or an anniversary typed as an own field is the person's, too.
    """
    plain = worded(text, word_of(Fact("", "", kind, ""))[0] if kind in KINDS else "fact")
    _check(kind, key)
    with store.transaction("fact add") as tx:
        whose = found(store.journal, Person, person)
        day = stamp(now)
        fact = Fact(
            tx.new_id(), person, kind, plain, key, pinned or kind == RULE, learned=day[:10], created=day
        )  # fmt: skip
        tx.add(fact)
        _date(store, tx, whose, fact, now)
    return Done(f"Added to {whose.name}: {_told(fact)}.", (fact.id,))


def edit(store: Store, id: str, now: datetime, **fields: Any) -> Done:
    """Change fields of a fact (kind, text, key, pinned, learned, used …); its history stays in the log."""
    known_fields(Fact, fields)
    with store.transaction("fact edit") as tx:
        old = found(store.journal, Fact, id)
        if "text" in fields:
            fields["text"] = worded(fields["text"], word_of(old)[0])
        new = replace(old, **fields)
        _check(new.kind, new.key)
        if new == old:
            return Done("Nothing was changed.", (id,))
        new = replace(new, pinned=True) if new.kind == RULE else new
        tx.change(new, old)
        whose = store.journal.get(Person, new.person)
        if whose is not None:
            _date(store, tx, whose, new, now)
    return Done(f"Changed {word_of(new)[0]} of {whose.name if whose else 'the journal'}: {_told(new)}.", (id,))


def supersede(store: Store, id: str, now: datetime, text: str = "") -> Done:
    """Let a fact no longer hold; text: what holds instead, which becomes a fact of its own. History stays."""
    with store.transaction("fact supersede") as tx:
        old = found(store.journal, Fact, id)
        today = stamp(now)[:10]
        tx.change(replace(old, superseded=today), old)
        if not text.strip():
            return Done(f"{short(old.text)} no longer holds; it stays in the history.", (id,))
        new = Fact(
            tx.new_id(), old.person, old.kind, worded(text, "fact"), old.key, old.pinned,
            learned=today, created=stamp(now),
        )  # fmt: skip
        tx.add(new)
    return Done(f"{short(old.text)} is now {short(new.text)}; the old one stays in the history.", (new.id, id))


def renew(store: Store, id: str) -> Done:
    """Let a superseded fact hold again."""
    with store.transaction("fact renew") as tx:
        old = found(store.journal, Fact, id)
        if old.superseded:
            tx.change(replace(old, superseded=""), old)
    return Done(f"{short(old.text)} holds again.", (id,))


def use(store: Store, id: str, now: datetime) -> Done:
    """Note that a clue was put to use today (M5)."""
    with store.transaction("fact use") as tx:
        old = found(store.journal, Fact, id)
        tx.change(replace(old, used=stamp(now)[:10]), old)
    return Done(f"Used {short(old.text)} of {name_of(store.journal, old.person) or 'the journal'} today.", (id,))


def _check(kind: str, key: str) -> None:
    if kind not in KINDS:
        raise Refused(f"There is no kind of fact called {kind!r}.", f"It can be {listed(KINDS)}.")
    if kind == KEY and key not in KEYS:
        raise Refused("A key answer needs its question.", f"It can be {listed(KEYS)}.")
    if kind == FIELD and not key.strip():
        raise Refused("The field has no name.", "Name it, for instance: birthday.")


def _date(store: Store, tx: Any, person: Person, fact: Fact, now: datetime) -> None:
    if fact.kind == FIELD:
        from .effects import effects_of

        changes = {field: value for _, field, value in effects_of([fact], now, "mdy")}
        if any(getattr(person, field) != value for field, value in changes.items()):
            tx.change(replace(person, **changes), person)


def _told(fact: Fact) -> str:
    label = fact.key if fact.kind in (KEY, FIELD) else word_of(fact)[0]
    return f"{label} {short(fact.text)}"
