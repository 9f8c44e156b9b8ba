"""A review acted on: a card done, put off or waved away; the review itself kept (M38, M39)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from relbank.model.appointment import Appointment
from relbank.model.promise import OPEN, Promise
from relbank.model.review import DAILY, Review
from relbank.model.say import say_day

from . import appointments, findings, promises
from .done import Done, Refused
from .found import stamp

if TYPE_CHECKING:
    from relbank.method.cards import Card
    from relbank.store import Store

AGAIN = 7
"""Days until what was called done is looked at again, where nothing in the journal shows that it is."""


def done(store: Store, card: Card, now: datetime) -> Done:
    """Do what a card asks: tick the promise, settle a debrief without a note, or take it as done for a week."""
    thing = card.thing
    if isinstance(thing, Promise) and thing.state == OPEN:
        return promises.tick(store, thing.id, now)
    if isinstance(thing, Appointment):
        if card.finding.rule == "M13":
            held = appointments.hold(store, thing.id)
            return Done(f"{held.said.rstrip('.')}; no note is owed for it any more.", held.ids)
        return _seen(store, card, now, now.date() + timedelta(days=1), "Seen.")
    until = now.date() + timedelta(days=AGAIN)
    return _seen(store, card, now, until, f"Taken as done; {say_day(until)} it is looked at again.")


def _seen(store: Store, card: Card, now: datetime, until: date, said: str) -> Done:
    return Done(said, findings.override(store, card.finding, "done", now, until).ids)


def snooze(store: Store, card: Card, now: datetime, until: date) -> Done:
    """Put a card off to a day: a promise is left out of the lists until then, a finding keeps silent."""
    if until <= now.date():
        raise Refused(f"{say_day(until)} is not ahead.", "Name a day to come: tomorrow, mon, in 2 weeks.")
    if isinstance(card.thing, Promise) and card.thing.state == OPEN:
        return promises.snooze(store, card.thing.id, until)
    return findings.override(store, card.finding, "", now, until)


def skip(store: Store, card: Card, now: datetime, reason: str) -> Done:
    """Wave a card away with a reason; it comes back when something changes."""
    return findings.override(store, card.finding, reason, now)


def finish(
    store: Store, now: datetime, acted: int, left: int, text: str, *, kind: str = DAILY, day: str = ""
) -> Done:
    """Keep a review: one of each kind for a day (a week: its first day), brought up to date when it goes on."""
    about = day or now.date().isoformat()
    with store.transaction(f"review {kind}") as tx:
        old = next((r for r in store.journal.every(Review) if r.kind == kind and r.day == about), None)
        if old is None:
            made = Review(tx.new_id(), kind, about, acted, left, text, now.date().isoformat(), stamp(now))
            tx.add(made)
        else:
            made = replace(old, done=old.done + acted if kind == DAILY else acted, left=left, text=text)
            tx.change(made, old)
    return Done("The review is kept.", (made.id,))
