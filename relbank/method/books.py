"""Everything about each person at hand, for rules that look at all of them; thrown away at will, never stored."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.settings import Settings

from .capacity import began
from .dossier import Dossier
from .folds import Fold
from .groups import NONE, PLANS, All, Alone, Groups, Kind
from .outside import Outside

T = TypeVar("T")
V = TypeVar("V")
Who = Callable[[Person, Settings], bool]


class Books:
    """The journal grouped by person, once for all rules; after a change only the people concerned are looked up again.

    Nothing is stored: `refresh` compares with the journal's version.
    """

    def __init__(self, journal: Journal, now: datetime, settings: Settings) -> None:
        self.journal = journal
        self.settings = settings
        self.now = now
        self._version = -1
        self._forget()

    def _forget(self) -> None:
        self.people: dict[str, Person] = {}
        self._groups = All(self.journal, self.now.date())
        self._folds: dict[Callable[[Dossier], Any], Fold[Any]] = {}
        self._outside = Outside(self.journal)
        self._began: str | None = None
        self._dossiers: dict[str, Dossier] = {}
        self._nobody: Dossier | None = None
        self._lone: Groups = self._groups  # where the documents that name nobody are looked up

    def refresh(self, now: datetime) -> set[str] | None:
        """Take the journal's changes and the time into account; return whom they concern, None when all is new."""
        journal = self.journal
        before, self.now = self.now, now
        fresh = self._version < 0 or now.date() != before.date()
        changed = None if fresh else journal.changed_since(self._version)
        moved = journal.version != self._version
        self._version = journal.version
        if changed is None:
            self._forget()
            self.people = {p.id: p for p in journal.every(Person)}
            return None
        for id in changed:
            self._renew(id)
        renewed = set(changed)
        others = self._outside.readers(changed) if moved else set()
        for id in (others | self._passed(before)) - renewed:
            self._look_again(id)
            renewed.add(id)
        return renewed

    def _renew(self, id: str) -> None:
        person = self.journal.get(Person, id) if id else None
        if person is not self.people.get(id):
            self._began = None
        if person is None or person.trashed:
            self.people.pop(id, None)
        else:
            self.people[id] = person
        if id:
            self._groups.renew(id, id in self.people)
        else:
            self._lone, self._nobody = Alone(self.journal, self.now.date()), None
        self._look_again(id)

    def _look_again(self, id: str) -> None:
        self._dossiers.pop(id, None)
        for fold in self._folds.values():
            fold.stale.add(id)

    def _passed(self, before: datetime) -> set[str]:
        """Return those whose appointments began or ended since a moment of the same day."""
        if before == self.now or PLANS not in self._groups:
            return set()
        first, last = (moment.replace(tzinfo=None).isoformat(timespec="minutes") for moment in (before, self.now))
        return {
            id
            for id, plans in self._groups[PLANS].items()
            for plan in plans
            if id in self.people and any(at and first <= at <= last for at in (plan.when.iso, plan.when.end))
        }

    def of(self, cls: type[T], person: str) -> Sequence[T]:
        """Return the documents of a class of somebody who is there, as `Journal.of` does."""
        found: Sequence[T] = self._groups[cls].get(person, NONE)
        return found

    def nobody(self) -> Dossier:
        """Return a dossier of nobody: the documents that name no person."""
        if self._nobody is None:
            self._nobody = Dossier(self.journal, Person("", ""), self.now, self.settings, self._lone, self._outside)
        return self._nobody

    def dossier(self, person: str) -> Dossier:
        """Return the dossier of a person who is there; KeyError for somebody else."""
        found = self._dossiers.get(person)
        if found is None:
            found = self._dossiers[person] = Dossier(
                self.journal, self.people[person], self.now, self.settings, self._groups, self._outside
            )
        return found

    def having(
        self, kinds: tuple[Kind, ...], among: Collection[str] | None = None, who: Who | None = None
    ) -> Collection[str]:
        """Return the ids of those who have a document of one of some kinds; of everybody when there are none.

        among: of them alone. who: tells of a person whether they are meant at all.
        """
        people = self.people
        found: Collection[str]
        if not kinds:
            found = people if among is None else [id for id in among if id in people]
        elif among is None:
            groups = [self._groups[kind] for kind in kinds]
            named = groups[0] if len(groups) == 1 else dict.fromkeys(id for group in groups for id in group)
            found = [id for id in named if id in people]
        else:
            groups = [self._groups[kind] for kind in kinds]
            found = [id for id in among if id in people and any(id in group for group in groups)]
        if who is None:
            return found
        settings = self.settings
        return [id for id in found if who(people[id], settings)]

    def fold(self, of: Callable[[Dossier], T], needs: tuple[Kind, ...] = (), who: Who | None = None) -> Fold[T]:
        """Return what a function makes of each person; only changed people are asked anew.

        needs, who: as in a rule: the others are left out.
        """
        known = self._folds.get(of)
        if known is None:
            known = self._folds[of] = Fold()
            known.fill((id, of(self.dossier(id))) for id in self.having(needs, None, who))
        elif known.stale:
            known.renew([(id, of(self.dossier(id))) for id in self.having(needs, known.stale, who)])
        return known

    @property
    def today(self) -> date:
        """The day on which the books are looked at."""
        return self.now.date()

    @property
    def began(self) -> str:
        """The ISO day on which the first of the people was written down, "" without any."""
        if self._began is None:
            self._began = began(self.people.values())
        return self._began
