"""Remarks told in confidence, written without a note (M34)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.person import Person
from relbank.model.trust import Sealed

from .done import Done, Refused
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def seal(store: Store, person: str, text: str, now: datetime) -> Done:
    """Keep a remark sealed; what it says is not repeated in the sentence."""
    plain = worded(text, "remark")
    with store.transaction("remark seal") as tx:
        whose = found(store.journal, Person, person)
        made = Sealed(tx.new_id(), person, plain, now.date().isoformat(), created=stamp(now))
        tx.add(made)
    return Done(f"Sealed: what {whose.name} told you. It is shown only when you ask for it.", (made.id,))


def reword(store: Store, id: str, text: str) -> Done:
    """Give a sealed remark other words; one from a note is changed in its note."""
    plain = worded(text, "remark")
    with store.transaction("remark edit") as tx:
        old = found(store.journal, Sealed, id)
        if old.touch:
            raise Refused("That remark stands in a note.", "Edit the note.")
        tx.change(replace(old, text=plain), old)
    return Done("Changed the sealed remark.", (id,))
