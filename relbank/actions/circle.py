"""The circle of allies: steps in and out with their reason, training, proofs; nobody is ever deleted (M28-M31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.circle import LABELS, SIDES, membership, side_said
from relbank.model.alliance import (
    CIRCLE,
    CURRENT,
    POSSIBLE,
    REFERENCE,
    RETIRED,
    TESTIMONIAL,
    TRAINING,
    CircleStep,
    Proof,
    Training,
)
from relbank.model.ladder import Move
from relbank.model.person import ALLY, Person

from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store

_SAID = {POSSIBLE: "is a possible ally", CURRENT: "is in your circle now", RETIRED: "left your circle"}


def step(store: Store, person: str, state: str, now: datetime, reason: str = "") -> Done:
    """Let somebody be a possible or current ally, or retire; that makes them strategic; retiring takes a reason."""
    if state not in CIRCLE:
        raise Refused(f"The circle knows no {state!r}.", f"It can be {listed(CIRCLE)}.")
    with store.transaction("circle step") as tx:
        who = found(store.journal, Person, person)
        before = membership(store.journal.of, who)
        if before.state == state:
            raise Refused(f"{who.name} {_SAID[state]} already.", "Nothing was changed.")
        if state == RETIRED and not before.inside:
            raise Refused(f"{who.name} is not in your circle.", "relbank circle lists who is.")
        why = worded(reason, "reason") if state == RETIRED else reason.strip()
        marked = _friend(store, who) if state == RETIRED else replace(who, strategic=True, role=who.role or ALLY)
        if marked != who:
            tx.change(marked, who)
        made = CircleStep(tx.new_id(), person, state, why, now.date().isoformat(), stamp(now))
        tx.add(made)
    because = f", because {why}" if why else ""
    stays = " The person stays, as a friend, with everything that was written." if state == RETIRED else ""
    return Done(f"{who.name} {_SAID[state]}{because}.{stays}", (made.id,))


def _friend(store: Store, who: Person) -> Person:
    """Return somebody as they are after the circle: no ally, and not strategic unless rung or role say so."""
    if who.role != ALLY:
        return who
    return replace(who, role="", strategic=bool(store.journal.of(Move, who.id)))


def retire(store: Store, person: str, now: datetime, reason: str) -> Done:
    """Let somebody leave the circle, with the reason; raises Refused without one."""
    return step(store, person, RETIRED, now, reason)


def train(store: Store, person: str, side: str, kind: str, text: str, now: datetime) -> Done:
    """Write one line of training: what they should know of me (me), or I of them (them); or a session held."""
    if side not in SIDES or kind not in TRAINING:
        raise Refused("A line of training is for me or for them.", f"It can be {listed(TRAINING)}.")
    plain = worded(text, LABELS[kind])
    with store.transaction("training add") as tx:
        who = found(store.journal, Person, person)
        line = Training(tx.new_id(), person, side, kind, plain, now.date().isoformat(), stamp(now))
        tx.add(line)
    return Done(f"Training, {side_said(side, who.name)}: {LABELS[kind]} {short(plain)}.", (line.id,))


def retrain(store: Store, id: str, text: str) -> Done:
    """Give a line of training other words."""
    with store.transaction("training edit") as tx:
        old = found(store.journal, Training, id)
        plain = worded(text, LABELS.get(old.kind, "line"))
        tx.change(replace(old, text=plain), old)
    return Done(f"{short(old.text)} is now {short(plain)}.", (id,))


def prove(store: Store, person: str, text: str, now: datetime, callable: bool = False) -> Done:
    """Put something on the proof shelf: their words about me, or that they may be called."""
    plain = text.strip() if callable else worded(text, "testimonial")
    with store.transaction("proof add") as tx:
        who = found(store.journal, Person, person)
        kind = TESTIMONIAL if plain else REFERENCE
        proof = Proof(tx.new_id(), person, plain, kind, callable, now.date().isoformat(), stamp(now))
        tx.add(proof)
    said = f" {short(plain)}" if plain else ""
    return Done(f"Proof of {who.name}:{said or ' a reference'}{' · may be called' if callable else ''}.", (proof.id,))


def edit_proof(store: Store, id: str, text: str, callable: bool) -> Done:
    """Change a proof: its words, and whether they may be called."""
    with store.transaction("proof edit") as tx:
        old = found(store.journal, Proof, id)
        plain = text.strip()
        if not plain and not callable:
            raise Refused("A proof needs their words, or that they may be called.", "Put it into the trash instead.")
        new = replace(old, text=plain, callable=callable, kind=TESTIMONIAL if plain else REFERENCE)
        tx.change(new, old)
    return Done(f"Changed the proof: {short(plain) if plain else 'a reference'}.", (id,))
