"""Organisations: kept, renamed with all who belong to them, checked (M36)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.method.organisation import FACTS_NAMES, organisation, total, weak
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.sheets import FACTS, FactsCheck, Organisation
from relbank.model.text import fold

from .done import Done, Refused, listed
from .found import found, stamp
from .naming import checked

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.transaction import Transaction


def keep(store: Store, name: str, now: datetime, text: str = "") -> Done:
    """Keep something about an organisation; it is written down when nobody did so before."""
    plain = checked(name)
    with store.transaction("organisation keep") as tx:
        kept = _kept(store, tx, plain, now)
        if text.strip() != kept.text:
            tx.change(replace(kept, text=text.strip()), kept)
    return Done(f"Saved {kept.name}.", (kept.id,))


def check(store: Store, name: str, scores: Mapping[str, int], now: datetime, text: str = "") -> Done:
    """Note a FACTS check: parts 1 to 10, those not known left out."""
    plain = checked(name)
    kept: dict[str, Any] = {part: value for part, value in scores.items() if value}
    if not kept or not set(kept) <= set(FACTS):
        raise Refused("A check scores at least one of the five FACTS.", f"They are {listed(FACTS)}.")
    for part, value in kept.items():
        if not 1 <= value <= 10:
            raise Refused(f"{FACTS_NAMES[part].capitalize()} is {value}; parts go from 1 to 10.", "Score it again.")
    with store.transaction("organisation check") as tx:
        whose = _kept(store, tx, plain, now)
        made = replace(
            FactsCheck(tx.new_id(), whose.id, text=text.strip(), date=now.date().isoformat(), created=stamp(now)),
            **kept,
        )
        tx.add(made)
    sum_, known = total(made)
    low = weak(made)
    tail = f"; weak in {listed(FACTS_NAMES[part] for part in low)}" if low else ""
    return Done(f"Checked {whose.name}: {sum_} of {known * 10}{tail}.", (made.id,))


def belong(store: Store, name: str, people: Sequence[str]) -> Done:
    """Let people belong to an organisation, in one change; people: ids."""
    plain = checked(name)
    if not people:
        raise Refused("Nobody is named who belongs to it.", "Name one or more people.")
    known = organisation(store.journal, plain)
    called = known.name if known else plain
    with store.transaction("organisation people") as tx:
        named = []
        for id in dict.fromkeys(people):
            person = found(store.journal, Person, id)
            named.append(person.name)
            if person.organisation != called:
                tx.change(replace(person, organisation=called), person)
    return Done(f"{listed(named)} {'belongs' if len(named) == 1 else 'belong'} to {called}.", tuple(people))


def rename(store: Store, name: str, new: str) -> Done:
    """Give an organisation another name, with everybody who belongs to it."""
    plain = checked(new)
    with store.transaction("organisation rename") as tx:
        known = organisation(store.journal, name)
        if known is None:
            raise Refused(f"No organisation is called “{name}”.", "Look at the list of organisations.")
        other = organisation(store.journal, plain)
        if other is not None and fold(other.name) != fold(known.name) and other.document is not None:
            raise Refused(f"{other.name} is kept already.", "Give its people that name instead.")
        for person in known.people:
            tx.change(replace(person, organisation=plain), person)
        if known.document is not None:
            tx.change(replace(known.document, name=plain), known.document)
    return Done(f"{known.name} is called {plain} now, for {plural(len(known.people), 'person', 'people')}.")


def scores_of(typed: str) -> dict[str, int]:
    """Return the five scores typed in the order of FACTS, "-" for one not known; raises Refused for anything else."""
    words = typed.replace(",", " ").split()
    if len(words) != len(FACTS):
        raise Refused(f"{len(words)} scores; FACTS are five.", "Write them like 7 6 8 5 9, - for one not known.")
    out = {}
    for part, word in zip(FACTS, words, strict=True):
        if word == "-":
            continue
        if not (word.isascii() and word.isdigit() and 1 <= int(word) <= 10):
            raise Refused(f"“{word}” is no score.", "FACTS are scored from 1 to 10; - leaves one out.")
        out[part] = int(word)
    return out


def _kept(store: Store, tx: Transaction, name: str, now: datetime) -> Organisation:
    for document in store.journal.every(Organisation):
        if fold(document.name) == fold(name):
            return found(store.journal, Organisation, document.id)
    named = organisation(store.journal, name)
    made = Organisation(tx.new_id(), named.name if named else name, date=now.date().isoformat(), created=stamp(now))
    tx.add(made)
    return made
