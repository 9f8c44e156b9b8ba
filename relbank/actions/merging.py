"""Two people who are one: everything of the second moves to the first, as one change with one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.person import Person
from relbank.model.say import plural

from .done import Done, Refused
from .found import found, stamp

if TYPE_CHECKING:
    from relbank.store import Store

_SCALARS = (
    "sort", "organisation", "title", "birthday", "anniversary", "introducer", "role", "purpose", "gravity",
    "suitors", "apart", "wished", "worst",
)  # fmt: skip
_LINKS = ("person", "by", "introducer", "other")
_SETS = ("aliases", "phones", "emails", "urls", "addresses", "dates", "tags", "style")


def merge(store: Store, keep_id: str, other_id: str, now: datetime) -> Done:
    """Make the other person part of the kept one.

    Notes, facts, promises and all else that point to the other point to the kept one; sets are joined; fields that
    the kept one lacks are filled; the other's names become aliases; the other goes into the trash, marked `merged`.
    """
    with store.transaction("person merge") as tx:
        journal = store.journal
        keep, other = found(journal, Person, keep_id), found(journal, Person, other_id)
        if keep.id == other.id:
            raise Refused(f"{keep.name} can't be merged with themselves.", "Choose another person.")
        moved = 0
        for thing in _pointing(store, other.id):
            tx.change(_pointed(thing, other.id, keep.id), thing)
            moved += 1
        tx.change(_joined(keep, other), keep)
        tx.change(replace(other, trashed=stamp(now), merged=keep.id), other)
    return Done(
        f"Merged {other.name} into {keep.name}: {plural(moved, 'entry', 'entries')} moved, "
        f"{other.name} stays an alias.", (keep.id, other.id),
    )  # fmt: skip


def _joined(keep: Person, other: Person) -> Person:
    changes: dict[str, Any] = {f: getattr(keep, f) or getattr(other, f) for f in _SCALARS}
    changes["sort"] = keep.sort
    changes.update({f: {**getattr(other, f), **getattr(keep, f)} for f in _SETS})
    changes["aliases"] = {name: t for name, t in changes["aliases"].items() if name != keep.name}
    if other.name != keep.name:
        changes["aliases"][other.name] = ""
    if changes["introducer"] in (keep.id, other.id):
        changes["introducer"] = ""
    return replace(keep, strategic=keep.strategic or other.strategic, **changes)


def _pointing(store: Store, id: str) -> list[Any]:
    """Return everything that names a person, what lies in the trash too."""
    from relbank.model.document import TABLES, class_of
    from relbank.model.ladder import Introduction
    from relbank.model.sheets import Side

    journal = store.journal
    things = [t for table in TABLES if table != "people" for t in journal.of(class_of(table), id)]
    things += [i for i in journal.every(Introduction) if i.by == id and i.person != id]
    things += [s for s in journal.every(Side) if s.other == id and s.person != id]
    things += [p for p in journal.every(Person) if p.introducer == id and p.id != id]
    seen = {t.id for t in things}
    return things + [t for t in journal.trash() if t.id not in seen and t.id != id and _names(t, id)]


def _names(thing: Any, id: str) -> bool:
    return id in getattr(thing, "people", ()) or id in (getattr(thing, f, "") for f in _LINKS)


def _pointed(thing: Any, other: str, keep: str) -> Any:
    """Return a thing with the kept person wherever the other one was named."""
    changes: dict[str, Any] = {
        field: keep for field in _LINKS if getattr(thing, field, "") == other
    }
    if isinstance(thing, Person) and thing.id == keep:
        changes.pop("introducer", None)
    if other in getattr(thing, "people", ()):
        changes["people"] = tuple(dict.fromkeys(keep if id == other else id for id in thing.people))
    return replace(thing, **changes)
