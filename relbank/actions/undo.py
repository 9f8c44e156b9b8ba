"""Undo and redo, told: what came back, what went away, what is as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from relbank.method.jotting import has_words
from relbank.model.document import TABLES, class_of, from_doc
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.touch import Touch

from .counted import counted
from .done import Done, listed
from .in_words import why_said
from .trash import called

if TYPE_CHECKING:
    from relbank.store import Store, Undone

_NAMED = 2  # things named in the sentence; more are counted


def undo(store: Store) -> Done:
    """Take back the last change of this laptop, all of it; raises the store's CannotUndo.

    The words of a note that is gone by that are kept as a draft: redo ends with the next change.
    """
    undone = store.undo()
    kept = [touch for touch in _notes(undone) if store.journal.get(Touch, touch.id) is None and has_words(touch)]
    for touch in kept:
        store.drafts.keep(touch.text, id=touch.id)
    done = _told(store, "Undone", undone)
    return replace(done, said=f"{done.said} Its words are a draft.") if kept else done


def redo(store: Store) -> Done:
    """Do again what was undone last; raises the store's CannotUndo."""
    redone = store.redo()
    for touch in _notes(redone):
        if store.journal.get(Touch, touch.id) is not None:
            store.drafts.discard(touch.id)
    return _told(store, "Done again", redone)


def _notes(change: Undone) -> list[Touch]:
    """Return the notes of a change that made or removed them, as they stood."""
    return [from_doc(Touch, op[3], str(op[2])) for op in change.operations if op[1] == "touches" and op[0] != "="]


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
