"""Appointments to come: added, re-dated, cancelled, held (M13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.appointment import CANCELLED, HELD, PLANNED, Appointment
from relbank.model.say import say
from relbank.model.touch import Touch
from relbank.model.when import When

from .done import Done, Refused, listed
from .found import found, name_of, stamp

if TYPE_CHECKING:
    from relbank.store import Store


def add(
    store: Store, people: Iterable[str], when: When, now: datetime, text: str = "", place: str = ""
) -> Done:
    """Agree an appointment with some people; when may be open."""
    ids = tuple(dict.fromkeys(people))
    with store.transaction("appointment add") as tx:
        from relbank.model.person import Person

        for id in ids:
            found(store.journal, Person, id)
        new = Appointment(tx.new_id(), when, ids, text.strip(), place.strip(), created=stamp(now))
        tx.add(new)
    return Done(f"Agreed: {told(store, new)}.", (new.id,))


def redate(store: Store, id: str, when: When) -> Done:
    """Move an appointment to another time; a cancelled one is planned again."""
    with store.transaction("appointment redate") as tx:
        old = _open(store, id)
        tx.change(replace(old, when=when, state=PLANNED), old)
    return Done(f"{_what(store, old)} is {say(when)} now, instead of {say(old.when)}.", (id,))


def reword(store: Store, id: str, when: When, text: str, place: str) -> Done:
    """Give an appointment another time, purpose and place; a cancelled one is planned again."""
    with store.transaction("appointment edit") as tx:
        old = _open(store, id)
        new = replace(old, when=when, text=text, place=place, state=PLANNED)
        if new == old:
            return Done("Nothing was changed.", (id,))
        tx.change(new, old)
    return Done(f"Agreed: {told(store, new)}; it was {told(store, old)}.", (id,))


def _open(store: Store, id: str) -> Appointment:
    """Return an appointment that was not held yet."""
    old = found(store.journal, Appointment, id)
    if old.state == HELD:
        raise Refused("That appointment was held already.", "Agree a new one.")
    return old


def cancel(store: Store, id: str) -> Done:
    """Cancel a planned appointment; no debrief is asked for."""
    with store.transaction("appointment cancel") as tx:
        old = found(store.journal, Appointment, id)
        if old.state != PLANNED:
            raise Refused(f"That appointment is {old.state} already.", "Undo that, or agree a new one.")
        tx.change(replace(old, state=CANCELLED), old)
    return Done(f"Cancelled: {told(store, old)}.", (id,))


def hold(store: Store, id: str, touch: str = "") -> Done:
    """Mark an appointment as held; touch: the id of its note, "" when there is none: then no debrief is owed."""
    with store.transaction("appointment hold") as tx:
        old = found(store.journal, Appointment, id)
        if touch:
            found(store.journal, Touch, touch)
        tx.change(replace(old, state=HELD, held=touch), old)
    return Done(f"Held: {told(store, old)}.", (id,))


def _what(store: Store, appointment: Appointment) -> str:
    names = [name for id in appointment.people if (name := name_of(store.journal, id))]
    return (appointment.text or "appointment") + (f" with {listed(names)}" if names else "")


def told(store: Store, appointment: Appointment) -> str:
    """Return an appointment in a few words: "coffee with Bob Smith, Wed 9 Sep 2026 09:00"."""
    place = f", {appointment.place}" if appointment.place else ""
    return f"{_what(store, appointment)}, {say(appointment.when)}{place}"
