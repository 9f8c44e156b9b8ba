"""Undo and redo, told: what came back, what went away, what is as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from relbank.model.document import TABLES, class_of, from_doc
from relbank.model.person import Person
from relbank.model.say import plural

from .counted import counted
from .done import Done, listed
from .in_words import why_said
from .trash import called

if TYPE_CHECKING:
    from relbank.store import Store, Undone

_NAMED = 2  # things named in the sentence; more are counted


def undo(store: Store) -> Done:
    """Take back the last change of this laptop, all of it; raises the store's CannotUndo."""
    undone = store.undo()
    return _told(store, "Undone", undone)


def redo(store: Store) -> Done:
    """Do again what was undone last; raises the store's CannotUndo."""
    redone = store.redo()
    return _told(store, "Done again", redone)


def _told(store: Store, verb: str, change: Undone) -> Done:
    came: list[Any] = []
    went: list[Any] = []
    altered: list[Any] = []
    for op in change.operations:
        if op[1] in TABLES:
            _sort(store, op, came, went, altered)
    gone = {person.id: person.name for person in went if isinstance(person, Person)}
    parts = [
        f"{_some(store, things, gone)} {words}"
        for things, words in ((went, "went away"), (came, "came back"), (altered, "as before"))
        if things
    ]
    said = f"{verb} ({why_said(change.why)})" + (f": {'; '.join(parts)}." if parts else ".")
    people = tuple(thing.id for thing in came if isinstance(thing, Person))
    return Done(said, tuple(thing.id for thing in (*came, *altered, *went)), people)


def _sort(store: Store, op: Sequence[Any], came: list[Any], went: list[Any], altered: list[Any]) -> None:
    """Put the thing of one operation where it belongs, by what the journal shows now."""
    cls, id = class_of(op[1]), str(op[2])
    now = store.journal.get(cls, id)
    if now is None:
        went.append(from_doc(cls, op[3], id))
    elif op[0] != "=":
        came.append(now)
    elif "trashed" in op[3] or "trashed" in op[4]:
        (went if now.trashed else came).append(now)
    else:
        altered.append(now)


def _some(store: Store, things: list[Any], gone: Mapping[str, str]) -> str:
    """Return the first things by what they are called, notes and people before what hangs on them; others counted."""
    weight = {"Person": 1, "Touch": 0}
    ordered = sorted(things, key=lambda thing: weight.get(type(thing).__name__, 2))
    named = [called(store.journal, thing, gone, dated=False) for thing in ordered[:_NAMED]]
    rest = ordered[_NAMED:]
    if not rest:
        return listed(named)
    return f"{', '.join(named)} and {counted(rest) if len(rest) < 40 else plural(len(rest), 'thing')}"
