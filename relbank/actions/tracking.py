"""The tracking table changed in place: the next step is a promise of mine, the appointment a document (M29)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from relbank.method.tracking import UNSETTLED, Row
from relbank.method.tracking import said as dated
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.say import say
from relbank.model.when import When
from relbank.settings import Settings

from . import appointments, promises, typed
from .done import Done, Refused
from .found import found
from .naming import checked

if TYPE_CHECKING:
    from relbank.store import Store

_LONGEST = 6  # words of a date at the end of a next step


def phone(store: Store, person: str, number: str) -> Done:
    """Give a person a phone number in the place of the first one; the others stay. Empty: the first one goes."""
    plain = checked(number, "phone number") if number.strip() else ""
    with store.transaction("phone set") as tx:
        old = found(store.journal, Person, person)
        first = next(iter(old.phones), "")
        if plain == first:
            return Done("Nothing was changed.", (person,))
        kept = {known: label for known, label in old.phones.items() if known != first}
        new = ({plain: old.phones.get(first, "")} if plain else {}) | kept
        tx.change(replace(old, phones=new), old)
    told = f"{old.name}'s phone number is {plain}." if plain else f"{first} is no number of {old.name} any more."
    return Done(told, (person,))


def next_step(store: Store, person: str, text: str, now: datetime, settings: Settings, instead: str = "") -> Done:
    """Write the next step, a promise of mine typed as in a note: "email him an article week of Sept 7".

    instead: the id of the promise that it takes the place of; without words that one is kept as done.
    """
    if instead and not text.strip():
        return promises.tick(store, instead, now)
    line = step_read(text, now, settings)
    if line is None:
        raise Refused("A next step needs words.", "Type what is next, for instance: send article by Thu.")
    words, due = line
    if not instead:
        return promises.add(store, words, now, person=person, due=due)
    return typed.edit_promise(store, found(store.journal, Promise, instead).id, words, due)


def step_read(text: str, now: datetime, settings: Settings) -> tuple[str, When | None] | None:
    """Return (words, date) of a next step; what ends it may be a date without "by"; None without words."""
    lines = [x for x in typed.lines(f"[ ] {text}", now, settings.date_order) if x.filed == "promise"]
    if not lines:
        return None
    if lines[0].due is not None:
        return lines[0].text, lines[0].due
    from relbank.notes.dates import ahead

    words = lines[0].text.split()
    if words[-1] == UNSETTLED and len(words) > 1:
        said = words[:-2] if words[-2].lower() == "by" else words[:-1]
        return " ".join(said) or lines[0].text, When.open()
    for place in range(max(1, len(words) - _LONGEST), len(words)):
        phrase = " ".join(words[place:])
        if when := ahead(phrase, now, settings.date_order):
            return " ".join(words[:place]).rstrip(" ,-:"), when
    return lines[0].text, None


def step_said(text: str, now: datetime, settings: Settings) -> str:
    """Return how a next step is understood: "-> email him an article · week of 7 Sep 2026"."""
    line = step_read(text, now, settings) if text.strip() else None
    return f"-> {line[0]} · {say(line[1]) if line[1] else 'no date'}" if line else ""


def appointment(store: Store, row: Row, text: str, now: datetime, settings: Settings) -> Done:
    """Write the next appointment, typed as in a note: "coffee 9 Sep 9:00 at AB Coffee"; ?? while it is open.

    Without words the one that stands there is called off.
    """
    if not text.strip():
        if row.meeting is None:
            return Done("Nothing was changed.", (row.person.id,))
        return appointments.cancel(store, row.meeting.id)
    if row.meeting is None:
        return typed.add_appointment(store, row.person.id, text, now, settings)
    return typed.edit_appointment(store, row.meeting.id, text, now, settings)


def typed_step(row: Row, today: date, place: int = 0) -> str:
    """Return a next step of a row as it would be typed, "" when there is none."""
    if place >= len(row.promises):
        return ""
    promise = row.promises[place]
    return f"{promise.text} by {dated(promise.due, today)}" if promise.due else promise.text
