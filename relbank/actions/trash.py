"""The trash: thrown away, restored, and what a thing in it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from relbank.method.unsealed import says_sealed
from relbank.model.journal import Journal
from relbank.model.touch import Touch

from .counted import counted, touched, word_of
from .done import Done, Refused, short
from .found import name_of
from .holding import planned, was_held

if TYPE_CHECKING:
    from relbank.store import Store

SEALED = "(sealed)"
"""What stands for words that are sealed."""


def throw(store: Store, thing: Any, now: datetime) -> Done:
    """Move a thing into the trash, and with it what was filed from a note, or handed over as a deposit.

    A person takes nothing along.
    """
    with store.transaction(f"{word_of(thing)[0]} trash") as tx:
        journal = store.journal
        old = journal.get(type(thing), thing.id)
        if old is None or old.trashed:
            raise Refused(f"That {word_of(thing)[0]} is not in the journal any more.", "Look into the trash.")
        stamp = _own_moment(journal, now)
        along = _along(journal, old)
        for each in (old, *along):
            tx.change(replace(each, trashed=stamp), each)
        if isinstance(old, Touch):
            for held in _held_by(journal, old):
                tx.change(replace(held, state="planned", held=""), held)
        name = called(journal, old)
    tail = f", with {counted(along)}{' filed from it' * isinstance(old, Touch)}" if along else ""
    return Done(f"Into the trash: {name}{tail}.", (thing.id, *(t.id for t in along)))


def restore(store: Store, cls: type[Any], id: str) -> Done:
    """Take a thing out of the trash; a note brings back what it took along.

    A person who was merged comes back as a person of their own; what moved to the other one stays there (undo of the
    merge moves it back).
    """
    with store.transaction("restore") as tx:
        journal = store.journal
        old: Any = journal.get(cls, id)
        if old is None:
            raise Refused("That is not in the trash any more.", "Nothing needs to be restored.")
        if not old.trashed:
            return Done(f"{called(journal, old)} is in the journal already.", (id,))
        new = replace(old, trashed="", merged="") if hasattr(old, "merged") else replace(old, trashed="")
        tx.change(new, old)
        along = [t for t in journal.trash() if t.trashed == old.trashed and id in _from(t)]
        for each in along:
            tx.change(replace(each, trashed=""), each)
        if isinstance(old, Touch) and (held := was_held(new, planned(journal, old.people))) is not None:
            tx.change(replace(held, state="held", held=id), held)
        name = called(journal, old)
    tail = f", with {counted(along)}" if along else ""
    return Done(f"Restored: {name}{tail}.", (id, *(t.id for t in along)))


def called(journal: Journal, thing: Any, gone: Mapping[str, str] = MappingProxyType({}), *, dated: bool = True) -> str:
    """Return what a thing is called: "like “golf” of Bob Smith", "lunch with Liz, Wed 12 Aug 2026".

    gone: names of people who are no longer in the journal, by id. dated: a note's date is said, too.
    """

    def name(id: str) -> str:
        return name_of(journal, id) or gone.get(id, "")

    def said(words: str) -> str:
        sealed = says_sealed(journal, getattr(thing, "touch", "")) if getattr(thing, "trashed", "") else None
        return SEALED if sealed is not None and sealed(words) else words

    if hasattr(thing, "aliases"):
        return str(thing.name)
    if isinstance(thing, Touch):
        return touched(thing, [name(id) or "somebody" for id in thing.people]) + (_on(thing) if dated else "")
    if type(thing).__name__ == "Appointment":
        names = [known for id in thing.people if (known := name(id))]
        return f"{said(thing.text) or 'appointment'}{' with ' if names else ''}{', '.join(names)}{_on(thing)}"
    whose = name(getattr(thing, "person", ""))
    if type(thing).__name__ == "Sealed":
        return f"a sealed remark{f' about {whose}' if whose else ''}"
    if type(thing).__name__ == "Review":
        return f"the {thing.kind} review"
    fields = ("title", "name", "text", "reason", "rung")
    words = next((words for field in fields if (words := getattr(thing, field, ""))), "")
    word = thing.key if getattr(thing, "kind", "") == "field" and thing.key else word_of(thing)[0]
    words = said(words)
    parts = (word, words if words == SEALED else short(words) if words else "", f"of {whose}" if whose else "")
    return " ".join(part for part in parts if part)


def _on(thing: Any) -> str:
    from relbank.model.say import say

    return f", {say(thing.when)}"


def _along(journal: Journal, thing: Any) -> list[Any]:
    """Return what goes with a thing: what was filed from a note, what a deposit says of the shelf."""
    if isinstance(thing, Touch):
        return list(journal.filed_from(thing.id))
    if type(thing).__name__ != "Entry":
        return []
    from relbank.model.nurture import Handed

    return [handed for handed in journal.of(Handed, thing.person) if handed.entry == thing.id]


def _from(thing: Any) -> tuple[str, str]:
    """Return the ids of the note and of the deposit that a thing came with."""
    return getattr(thing, "touch", ""), getattr(thing, "entry", "")


def _own_moment(journal: Journal, now: datetime) -> str:
    """Return a moment at which nothing else was thrown away: it tells later what went together."""
    taken = {thing.trashed for thing in journal.trash()}
    moment = now
    while (stamp := moment.isoformat()) in taken:
        moment += timedelta(microseconds=1)
    return stamp


def _held_by(journal: Journal, touch: Touch) -> list[Any]:
    from relbank.model.appointment import Appointment

    found = {a.id: a for id in touch.people for a in journal.of(Appointment, id) if a.held == touch.id}
    return [a for a in found.values() if a.touch != touch.id]
