"""The both-sides sheet: lines said, agreed on, used, let go (M10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method import sides
from relbank.model.person import Person
from relbank.model.sheets import INPUT, ME, SIDE_KINDS, STAKEHOLDER, THEM, Side

from .done import Done, Refused, listed, short
from .found import found, name_of, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(store: Store, person: str, side: str, kind: str, text: str, now: datetime, other: str = "") -> Done:
    """Add a line to a person's sheet; other: the id of the person whom a stakeholder line names, "" for none.

    Input and stakeholders stand on their side. Raises Refused for another side or kind.
    """
    if side not in (ME, THEM) or kind not in SIDE_KINDS:
        raise Refused(f"A line is mine or theirs, and one of {listed(SIDE_KINDS)}.", "Write it like: mine strength …")
    plain = worded(text or name_of(store.journal, other), "line")
    if kind in (INPUT, STAKEHOLDER):
        side = THEM
    with store.transaction("side add") as tx:
        who = found(store.journal, Person, person)
        if other == person:
            raise Refused(f"{who.name} is no other stakeholder.", "Name somebody else.")
        day = stamp(now)
        made = Side(tx.new_id(), person, side, kind, plain, other, date=day[:10], created=day)
        tx.add(made)
    whose = "mine" if side == ME else f"{who.name}'s"
    return Done(f"Both sides, {sides.TITLES[kind]}, {whose}: {short(plain)}.", (made.id,))


def agree(store: Store, person: str, now: datetime) -> Done:
    """Note that both sides went through the sheet today and agreed on every line that holds."""
    with store.transaction("sides agree") as tx:
        who = found(store.journal, Person, person)
        day = stamp(now)[:10]
        lines = [x for x in sides.sheet(store.journal.of(Side, person)).all if x.kind in sides.BOTH]
        if not lines:
            raise Refused(f"There is nothing to agree on with {who.name} yet.", "Say something of both sides first.")
        for line in lines:
            if line.agreed != day:
                tx.change(replace(line, agreed=day), line)
    return Done(f"Agreed with {who.name} on {len(lines)} lines, today.", tuple(line.id for line in lines))


def use(store: Store, id: str, now: datetime) -> Done:
    """Note that their word on an idea of mine was used today."""
    with store.transaction("input use") as tx:
        old = found(store.journal, Side, id)
        if old.kind != INPUT:
            raise Refused(f"{short(old.text)} is no input of theirs.", "Only input is used.")
        tx.change(replace(old, used=stamp(now)[:10]), old)
    return Done(f"Used: {short(old.text)}. Tell {name_of(store.journal, old.person) or 'them'} so.", (id,))


def let_go(store: Store, id: str, now: datetime) -> Done:
    """Let a line no longer hold; it stays in the history."""
    with store.transaction("side supersede") as tx:
        old = found(store.journal, Side, id)
        tx.change(replace(old, superseded=stamp(now)[:10]), old)
    return Done(f"{short(old.text)} no longer holds; it stays in the history.", (id,))
