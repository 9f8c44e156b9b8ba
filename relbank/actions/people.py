"""People: added, edited, renamed, tagged; merge is in merging.py and named here too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.person import Person
from relbank.model.text import fold

from .done import Done, Refused, listed
from .found import found, known_fields, stamp
from .merging import merge
from .naming import checked

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.transaction import Transaction

__all__ = ["add", "alias", "edit", "merge", "new", "rename", "strategic", "tag", "unalias", "untag"]


def add(store: Store, name: str, now: datetime, **given: Any) -> Done:
    """Add a person; given: other fields of Person. Raises Refused for a name that is none.

    A second person of a name is allowed and said.
    """
    plain = checked(name)
    known_fields(Person, given)
    with store.transaction("person add") as tx:
        twin = any(fold(known) == fold(plain) for _, known, _ in store.journal.names())
        person = _checked(replace(Person(tx.new_id(), plain, created=stamp(now)), **given))
        tx.add(person)
    warned = (f"There is another {plain} already.",) if twin else ()
    return Done(" ".join([f"Added {plain}.", *warned]), (person.id,), (person.id,), warned)


def new(tx: Transaction, name: str, now: datetime) -> Person:
    """Return a person whom a change of something else adds; raises Refused for a name that is none."""
    person = Person(tx.new_id(), checked(name), created=stamp(now))
    tx.add(person)
    return person


def edit(store: Store, person: Person, base: Person | None = None) -> Done:
    """Save a person whose fields were edited; a changed name becomes an alias as with rename; a role makes strategic.

    base: the person as it was when editing began; then only what differs is written.
    """
    with store.transaction("person edit") as tx:
        old = found(store.journal, Person, person.id)
        new = _checked(replace(person, name=checked(person.name)))
        changed = [f.name for f in fields(Person) if getattr(new, f.name) != getattr(base or old, f.name)]
        if not changed:
            return Done("Nothing was changed.", (person.id,))
        if "name" in changed:
            new = _also_called(new, old.name)
        if "role" in changed and new.role and "strategic" not in changed:
            new = replace(new, strategic=True)
        tx.change(new, base or old)
    words = [field for field in changed if field != "aliases"]
    return Done(f"Saved {new.name}: {listed(words or ['aliases'])}.", (person.id,))


def rename(store: Store, id: str, name: str) -> Done:
    """Give a person another name; the old one stays as an alias, so that notes typed with it still find them."""
    plain = checked(name)
    with store.transaction("person rename") as tx:
        old = found(store.journal, Person, id)
        if plain == old.name:
            return Done("Nothing was changed.", (id,))
        tx.change(_also_called(replace(old, name=plain), old.name), old)
    return Done(f"{old.name} is called {plain} now; the old name still finds them.", (id,))


def alias(store: Store, id: str, name: str) -> Done:
    """Let a person be found by another name too."""
    plain = checked(name)
    with store.transaction("alias add") as tx:
        old = found(store.journal, Person, id)
        if fold(plain) in {fold(old.name), *map(fold, old.aliases)}:
            return Done(f"{old.name} is found by {plain} already.", (id,))
        tx.change(replace(old, aliases={**old.aliases, plain: ""}), old)
    return Done(f"{old.name} is found by {plain}, too.", (id,))


def unalias(store: Store, id: str, name: str) -> Done:
    """Take an alias from a person."""
    with store.transaction("alias remove") as tx:
        old = found(store.journal, Person, id)
        tx.change(replace(old, aliases=_without(old.aliases, name, old.name)), old)
    return Done(f"{old.name} is no longer found by {name}.", (id,))


def tag(store: Store, id: str, name: str) -> Done:
    """Put a tag on a person."""
    plain = checked(name.lstrip("#"), "tag")
    with store.transaction("tag add") as tx:
        old = found(store.journal, Person, id)
        if plain in old.tags:
            return Done(f"{old.name} has the tag #{plain} already.", (id,))
        tx.change(replace(old, tags={**old.tags, plain: ""}), old)
    return Done(f"Tagged {old.name} #{plain}.", (id,))


def untag(store: Store, id: str, name: str) -> Done:
    """Take a tag from a person."""
    plain = name.lstrip("#").strip()
    with store.transaction("tag remove") as tx:
        old = found(store.journal, Person, id)
        tx.change(replace(old, tags=_without(old.tags, plain, old.name)), old)
    return Done(f"{old.name} no longer has the tag #{plain}.", (id,))


def strategic(store: Store, id: str, marked: bool) -> Done:
    """Mark a person strategic, or as a friend: only the strategic have rungs, balances and trust."""
    with store.transaction("person strategic") as tx:
        old = found(store.journal, Person, id)
        if old.strategic != marked:
            tx.change(replace(old, strategic=marked), old)
    return Done(f"{old.name} is {'marked strategic' if marked else 'a friend, not pipeline'}.", (id,))


def _also_called(person: Person, old_name: str) -> Person:
    """Return a renamed person with the old name as an alias, and none that only repeats the new name."""
    aliases = {name: label for name, label in person.aliases.items() if name != person.name}
    return replace(person, aliases=aliases | ({old_name: ""} if old_name and old_name != person.name else {}))


def _without(members: Mapping[str, str], name: str, whose: str) -> dict[str, str]:
    kept = {member: label for member, label in members.items() if fold(member) != fold(name)}
    if len(kept) == len(members):
        raise Refused(f"{whose} has no {name!r}.", "Look at what there is in the profile.")
    return kept


def _checked(person: Person) -> Person:
    """Return a person whose set members are names or addresses that can be stored; empty ones are left out."""
    changes = {}
    for field in ("aliases", "phones", "emails", "urls", "tags", "dates", "addresses", "style"):
        given: Mapping[str, str] = getattr(person, field)
        clean = {member.strip(): label for member, label in given.items() if member.strip()}
        if clean != given:
            changes[field] = clean
    for field in ("birthday", "anniversary"):
        if (day := getattr(person, field)) and not _is_day(day):
            raise Refused(f"The {field} {day!r} is no date.", "Write 1970-05-12, or --05-12 when the year is unknown.")
    return replace(person, **changes) if changes else person  # type: ignore[arg-type]


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat("2000" + text[1:] if text.startswith("--") else text)
    except ValueError:
        return False
    return len(text) in (7, 10)
