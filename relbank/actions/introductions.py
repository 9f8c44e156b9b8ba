"""Introductions: who brought whom, thanks and report back, and the introductions that I make (M4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.ladder import Introduction
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.person import Person

from . import people
from .done import Done, Refused
from .found import found, name_of, stamp

if TYPE_CHECKING:
    from relbank.store import Store


def introduced(store: Store, person: str, by: str, now: datetime, text: str = "", called: str = "") -> Done:
    """Note by whom a person was introduced to me; it becomes their introducer.

    called: the name of somebody new, who is added and stands in the place of `by`.
    """
    with store.transaction("introduction add") as tx:
        who = found(store.journal, Person, person)
        giver = people.new(tx, called, now) if called else found(store.journal, Person, by)
        by = giver.id
        if who.id == giver.id:
            raise Refused("Nobody introduces themselves here.", "Name somebody else.")
        if any(i.by == by for i in store.journal.of(Introduction, person)):
            raise Refused(f"{giver.name} is known to have introduced {who.name}.", "There is nothing to do.")
        made = Introduction(tx.new_id(), person, by, text.strip(), stamp(now)[:10], created=stamp(now))
        tx.add(made)
        if not who.introducer:
            tx.change(replace(who, introducer=by), who)
    said = f"{giver.name} introduced {who.name}. Thank {giver.name}, and tell them what comes of it."
    return Done(f"Added {giver.name}. {said}" if called else said, (made.id,), (giver.id,) if called else ())


def introduce(store: Store, one: str, other: str, now: datetime, text: str = "", called: str = "") -> Done:
    """Note that I introduced two people to each other: a deposit with both, the first one foremost.

    called: the name of somebody new, who is added and stands in the place of `other`.
    """
    with store.transaction("introduction give") as tx:
        a = found(store.journal, Person, one)
        b = people.new(tx, called, now) if called else found(store.journal, Person, other)
        if a.id == b.id:
            raise Refused("An introduction takes two people.", "Name another one.")
        day, more = stamp(now)[:10], f": {text.strip()}" if text.strip() else ""
        entries = [
            Entry(tx.new_id(), whose.id, DEPOSIT, f"introduction to {to.name}{more}", date=day, created=stamp(now))
            for whose, to in ((a, b), (b, a))
        ]
        for entry in entries:
            tx.add(entry)
    said = f"Introduced {a.name} and {b.name}: a deposit with both."
    ids = tuple(entry.id for entry in entries)
    return Done(f"Added {b.name}. {said}" if called else said, ids, (b.id,) if called else ())


def thanked(store: Store, person: str, now: datetime) -> Done:
    """Note that whoever introduced a person was thanked today."""
    return _mark(store, person, now, "thanked")


def reported(store: Store, person: str, now: datetime) -> Done:
    """Note that whoever introduced a person was told today what came of it; that thanks them, too."""
    return _mark(store, person, now, "reported")


def _mark(store: Store, person: str, now: datetime, what: str) -> Done:
    day = stamp(now)[:10]
    with store.transaction(f"introduction {what}") as tx:
        who = found(store.journal, Person, person)
        made = [i for i in store.journal.of(Introduction, person) if i.by]
        waiting = [i for i in made if not getattr(i, what)]
        if made and not waiting:
            done = "was thanked" if what == "thanked" else "was told"
            raise Refused(f"{name_of(store.journal, made[0].by)} {done} already.", "There is nothing to do.")
        if not waiting and not who.introducer:
            raise Refused(f"Nobody is named who introduced {who.name}.", "Say who did first.")
        told = day if what == "reported" else ""
        if waiting:
            old = waiting[0]
            new = replace(old, thanked=old.thanked or day, reported=old.reported or told)
            tx.change(new, old)
        else:  # only the introducer was known: the introduction is written down with it
            new = Introduction(tx.new_id(), person, who.introducer, date=who.created[:10] or day, thanked=day,
                               reported=told, created=stamp(now))  # fmt: skip
            tx.add(new)
    by = name_of(store.journal, new.by)
    if what == "thanked":
        return Done(f"Thanked {by} for {who.name}. Next: tell them what comes of it.", (new.id,))
    return Done(f"Told {by} what came of the introduction to {who.name}.", (new.id,))
