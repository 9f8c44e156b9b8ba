"""Everything about each person at hand, for rules that look at all of them; thrown away at will, never stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.settings import Settings

from .groups import NONE, All, Alone, Groups, Waiting, every
from .groups import of as found_of
from .ladder import Standing, standing

__all__ = ["Books", "Dossier", "Waiting", "dossier"]

T = TypeVar("T")


class Dossier:
    """One person on one day, as a rule reads them.

    now: the moment in local time; today: its day. groups: a class to the documents of each person, oldest id first,
    touches newest first.
    """

    def __init__(self, journal: Journal, person: Person, now: datetime, settings: Settings, groups: Groups) -> None:
        self.journal = journal
        self.person = person
        self.now = now
        self.today: date = now.date()
        self.day = self.today.isoformat()
        self.settings = settings
        self._groups = groups
        self._id = person.id
        self._known: dict[Callable[[Dossier], Any], Any] = {}

    def of(self, cls: type[T]) -> Sequence[T]:
        """Return the person's documents of a class."""
        return self._groups[cls].get(self._id, NONE)

    @property
    def touches(self) -> Sequence[Touch]:
        """The person's touches, newest first."""
        return self._groups[Touch].get(self._id, NONE)

    @property
    def waiting(self) -> Sequence[Promise]:
        """The person's open promises, mine and theirs, oldest id first; those put off to a later day too."""
        return self._groups[Waiting].get(self._id, NONE)

    def once(self, of: Callable[[Dossier], T]) -> T:
        """Return what a function makes of this dossier; it is asked once, however many rules need it."""
        if of in self._known:
            known: T = self._known[of]
            return known
        made = self._known[of] = of(self)
        return made

    @cached_property
    def standing(self) -> Standing:
        """Where the person stands on the ladder."""
        return standing(self.journal, self.person, lambda cls, id: self._groups[cls].get(id, NONE))

    def ago(self, days: int) -> str:
        """Return the ISO day of so many days ago."""
        return _ago(self.today, days)

    def since(self, iso: str) -> int | None:
        """Return the whole days from an ISO day or time to today; None without one."""
        return (self.today - date.fromisoformat(iso[:10])).days if iso else None


class Books:
    """The journal grouped by person, once for all rules; after a change only the people concerned are looked up again.

    Nothing is stored: `refresh` compares with the journal's version.
    """

    def __init__(self, journal: Journal, now: datetime, settings: Settings) -> None:
        self.journal = journal
        self.settings = settings
        self.now = now
        self._version = -1
        self._groups = All(journal)
        self._folds: dict[Callable[[Dossier], Any], dict[str, Any]] = {}
        self._unfolded: dict[Callable[[Dossier], Any], set[str]] = {}  # whom each fold has to ask anew
        self._began: str | None = None
        self._dossiers: dict[str, Dossier] = {}
        self._of_nobody: set[type[Any]] = set()  # classes whose documents without a person changed
        self.people: dict[str, Person] = {}

    def refresh(self, now: datetime) -> set[str] | None:
        """Take the journal's changes into account; return whom they concern, None when everything is new."""
        journal = self.journal
        fresh = self._version < 0 or now.date() != self.now.date()
        changed = None if fresh else journal.changed_since(self._version)
        self._version, self.now = journal.version, now
        if changed is None:
            self._groups, self._folds, self._dossiers, self._of_nobody = All(journal), {}, {}, set()
            self._unfolded, self._began = {}, None
            self.people = {p.id: p for p in journal.every(Person)}
            return None
        for id in changed:
            self._renew(id)
        return set(changed)

    def _renew(self, id: str) -> None:
        person = self.journal.get(Person, id) if id else None
        self._dossiers.pop(id, None)
        if person is not self.people.get(id):
            self._began = None
        if person is None or person.trashed:
            self.people.pop(id, None)
        else:
            self.people[id] = person
        for cls, group in self._groups.items():
            found = found_of(self.journal, cls, id) if id in self.people else NONE
            if found:
                group[id] = found
            else:
                group.pop(id, None)
            if not id:
                self._of_nobody.add(cls)
        for of, fold in self._folds.items():
            fold.pop(id, None)
            self._unfolded[of].add(id)

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return a person's documents of a class, as `Journal.of` does; "" for those that name nobody."""
        group = self._groups[cls]
        if not person and cls in self._of_nobody:
            self._of_nobody.discard(cls)
            group[""] = [thing for thing in every(self.journal, cls) if getattr(thing, "person", None) == ""]
        return group.get(person, NONE)

    def dossier(self, person: str) -> Dossier:
        """Return the dossier of a person who is there; KeyError for somebody else."""
        found = self._dossiers.get(person)
        if found is None:
            found = Dossier(self.journal, self.people[person], self.now, self.settings, self._groups)
            self._dossiers[person] = found
        return found

    def nobody(self, *classes: type[Any]) -> Dossier:
        """Return a dossier of nobody: the documents of some classes that name no person."""
        for cls in classes:
            self.of(cls, "")
        return Dossier(self.journal, Person("", ""), self.now, self.settings, self._groups)

    def having(self, classes: tuple[type[Any], ...], among: Iterable[str] | None = None) -> Iterable[str]:
        """Return the ids of those who have a document of one of some classes; of everybody when there are none."""
        people = self.people
        if not classes:
            return people if among is None else (id for id in among if id in people)
        groups = [self._groups[cls] for cls in classes]
        if among is None:
            among = groups[0] if len(groups) == 1 else dict.fromkeys(id for group in groups for id in group)
            return [id for id in among if id in people]
        return [id for id in among if id in people and any(id in group for group in groups)]

    def fold(self, of: Callable[[Dossier], T], needs: tuple[type[Any], ...] = ()) -> dict[str, T]:
        """Return what a function makes of each person, by id; only changed people are asked anew.

        needs: as in a rule: those who have no such document are left out.
        """
        known = self._folds.get(of)
        changed = None if known is None else self._unfolded[of]
        if known is None:
            known = self._folds[of] = {}
        if changed is None or changed:
            for id in self.having(needs, changed):
                known[id] = of(self.dossier(id))
        self._unfolded[of] = set()
        return known

    @property
    def began(self) -> str:
        """The ISO day on which the first of the people was written down, "" without any."""
        if self._began is None:
            self._began = min((p.created[:10] for p in self.people.values() if p.created), default="")
        return self._began


@lru_cache(64)
def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()


def dossier(journal: Journal, person: Person, now: datetime, settings: Settings) -> Dossier:
    """Return the dossier of one person alone, read from the journal's indexes."""
    return Dossier(journal, person, now, settings, Alone(journal))
