"""Whom a note means: known people by id, new ones created, ambiguous names left unsettled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.text import fold

from .naming import mended

if TYPE_CHECKING:
    from relbank.notes import Who


class Whom:
    """The people that a note is about to name, kept until all of it is known, then written at once.

    created: people who are new, by id. changed: people in the journal who get something new, by id.
    """

    def __init__(self, journal: Journal, new_id: Callable[[], str], now: datetime) -> None:
        """Take the journal before the change, the maker of ids, and the time of writing."""
        self._journal = journal
        self._new_id = new_id
        self._stamp = now.isoformat(timespec="seconds")
        self._new: dict[str, str] = {}  # folded name -> id of the person created for it
        self.created: dict[str, Person] = {}
        self.changed: dict[str, Person] = {}

    def meet(self, names: Iterable[Who]) -> None:
        """Create a person for each name that is new."""
        for who in names:
            name = mended(who.name or who.typed)
            if who.state == "new" and fold(name) not in self._new:
                id = self._new_id()
                self._new[fold(name)] = id
                self.created[id] = Person(id, name, created=self._stamp)

    def settle(self, who: Who | None) -> str:
        """Return the id of a name's person, "" for nobody and while it is not settled."""
        if who is None:
            return ""
        if who.id:
            return followed(self._journal, who.id)
        return self._new.get(fold(mended(who.name or who.typed)), "") if who.state == "new" else ""

    def chosen(self, header: Sequence[Who], others: Iterable[Who]) -> dict[str, str]:
        """Return what a touch remembers of its names: those of the header, and of others who were not there.

        A "@Bob" in Bob Smith's note is not kept: it follows the header when that is corrected.
        """
        there = {fold(who.typed): self.settle(who) for who in header}
        present = set(there.values())
        away = {fold(who.typed): id for who in others if (id := self.settle(who)) not in present}
        return {typed: id for typed, id in (away | there).items() if id}

    def person(self, id: str) -> Person | None:
        """Return a person as they will be after this change."""
        return self.created.get(id) or self.changed.get(id) or self._journal.get(Person, id)

    def put(self, person: Person) -> None:
        """Let a person be as given after this change."""
        (self.created if person.id in self.created else self.changed)[person.id] = person

    def bring_back(self, ids: Iterable[str], known: Iterable[str]) -> list[Person]:
        """Take people out of the trash whom a note names anew (not already `known` to it); return them."""
        back = []
        for id in set(ids) - set(known):
            person = self.person(id)
            if person is not None and person.trashed:
                back.append(replace(person, trashed=""))
                self.put(back[-1])
        return back

    def name(self, id: str) -> str:
        """Return the name of a person."""
        person = self.person(id)
        return person.name if person else "somebody"


def followed(journal: Journal, id: str) -> str:
    """Return the id that a person goes by now: whom they were merged into, themselves otherwise."""
    seen: set[str] = set()
    while id not in seen:
        seen.add(id)
        person = journal.get(Person, id)
        if person is None or not person.merged or not person.trashed:
            break
        id = person.merged
    return id


def choices_of(journal: Journal, chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the names that a touch remembers with the people whom they mean now."""
    return {typed: followed(journal, id) for typed, id in chosen.items() if id}
