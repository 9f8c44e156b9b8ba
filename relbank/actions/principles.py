"""My principles: what I stand for, will and won't do or say (M34)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.integrity import PRINCIPLE_NAMES
from relbank.model.sheets import PRINCIPLES, STAND, Principle

from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(store: Store, text: str, now: datetime, kind: str = STAND) -> Done:
    """Write a principle down; kind: one of PRINCIPLES."""
    plain = worded(text, "principle")
    _check(kind)
    with store.transaction("principle add") as tx:
        made = Principle(tx.new_id(), plain, kind, now.date().isoformat(), created=stamp(now))
        tx.add(made)
    return Done(f"Written down: {PRINCIPLE_NAMES[kind]} {short(plain)}.", (made.id,))


def edit(store: Store, id: str, text: str, kind: str) -> Done:
    """Say a principle in other words, or as another kind."""
    plain = worded(text, "principle")
    _check(kind)
    with store.transaction("principle edit") as tx:
        old = found(store.journal, Principle, id)
        tx.change(replace(old, text=plain, kind=kind), old)
    return Done(f"Changed: {PRINCIPLE_NAMES[kind]} {short(plain)}.", (id,))


def _check(kind: str) -> None:
    if kind not in PRINCIPLES:
        raise Refused(f"There is no kind of principle called “{kind}”.", f"It can be {listed(PRINCIPLES)}.")
