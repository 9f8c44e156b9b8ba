"""A document to be changed, as it is at this moment, or why it can't be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from .counted import word_of
from .done import Refused

if TYPE_CHECKING:
    from relbank.model.journal import Journal

T = TypeVar("T")


def found(journal: Journal, cls: type[T], id: str, *, trashed: bool = False) -> T:
    """Return a thing of the journal; raises Refused when it is gone, or in the trash and that is not asked for."""
    thing: Any = journal.get(cls, id)
    if thing is None:
        raise Refused(f"That {cls.__name__.lower()} is no longer in the journal.", "Look again, or undo.")
    if thing.trashed and not trashed:
        raise Refused(f"That {word_of(thing)[0]} is in the trash.", "Restore it first.")
    same: T = thing
    return same


def name_of(journal: Journal, person: str) -> str:
    """Return a person's name, "" for nobody."""
    from relbank.model.person import Person

    known = journal.get(Person, person) if person else None
    return known.name if known else ""


def known_fields(cls: type[Any], given: Mapping[str, Any]) -> None:
    """Raise Refused when a field is given that a class does not have or that is not for the user to set."""
    wrong = set(given) - {f.name for f in fields(cls)} | set(given) & {"id", "created", "trashed", "merged", "via"}
    if wrong:
        raise Refused(f"There is no field {sorted(wrong)[0]!r}.", "Leave it out.")


def stamp(now: datetime) -> str:
    """Return a moment as documents keep it: ISO local time with its offset, to the second."""
    return now.isoformat(timespec="seconds")
