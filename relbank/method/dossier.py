"""One person on one day, as a rule reads them, and what is read of others on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol, TypeVar, cast

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.settings import Settings

from .groups import LATELY, NONE, WAITING, Alone, Groups, Some
from .ladder import Standing, standing

T = TypeVar("T")


class Witness(Protocol):
    """Who keeps what a person's findings read of others, so that a change there renews them."""

    def read(self, reader: str, cls: type[Any], id: str, thing: Any) -> None:
        """Take note of a document of somebody else, or of nobody, that was read; None when there was none."""
        ...

    def across(self, reader: str, make: Callable[[Journal], T]) -> T:
        """Return what a function makes of the whole journal, and take note that it was asked for."""
        ...


class Dossier:
    """One person on one day, as a rule reads them.

    now: the moment in local time; today: its day; day: its ISO form. groups: a class to the documents of each person,
    oldest id first, touches newest first.
    """

    __slots__ = ("_groups", "_id", "_journal", "_known", "_standing", "_witness", "day", "now", "person", "settings",
                 "today")  # fmt: skip

    def __init__(
        self,
        journal: Journal,
        person: Person,
        now: datetime,
        settings: Settings,
        groups: Groups,
        witness: Witness | None = None,
    ) -> None:
        self.person = person
        self.now = now
        self.today: date = now.date()
        self.day = _iso(self.today)
        self.settings = settings
        self._journal = journal
        self._groups = groups
        self._id = person.id
        self._witness = witness
        self._standing: Standing | None = None
        self._known: dict[Callable[[Dossier], Any], Any] | None = None

    @property
    def journal(self) -> Journal:
        """The rest of the journal; whatever is read there of somebody else is kept in mind."""
        return self._journal if self._witness is None else cast("Journal", _Outside(self, self._journal, self._witness))

    @property
    def own(self) -> Journal:
        """The journal, to look at the person's own documents: nothing that is read there is kept in mind."""
        return self._journal

    def across(self, make: Callable[[Journal], T]) -> T:
        """Return what a function makes of the whole journal; the person is looked at anew when it is another."""
        return make(self._journal) if self._witness is None else self._witness.across(self._id, make)

    def of(self, cls: type[T] | Some[T]) -> Sequence[T]:
        """Return the person's documents of a class, or those of a part of it."""
        return self._groups[cls].get(self._id, NONE)

    @property
    def touches(self) -> Sequence[Touch]:
        """The person's touches, newest first."""
        return self._groups[Touch].get(self._id, NONE)

    @property
    def lately(self) -> Sequence[Touch]:
        """The person's touches of the last days (`jotting.DAYS`), newest first."""
        return self._groups[LATELY].get(self._id, NONE)

    @property
    def waiting(self) -> Sequence[Promise]:
        """The person's open promises, mine and theirs, oldest id first; those put off to a later day too."""
        return self._groups[WAITING].get(self._id, NONE)

    def once(self, of: Callable[[Dossier], T]) -> T:
        """Return what a function makes of this dossier; it is asked once, however many rules need it."""
        known = self._known
        if known is None:
            known = self._known = {}
        elif of in known:
            found: T = known[of]
            return found
        made = known[of] = of(self)
        return made

    @property
    def standing(self) -> Standing:
        """Where the person stands on the ladder."""
        found = self._standing
        if found is None:
            groups = self._groups
            found = self._standing = standing(self._journal, self.person, lambda cls, id: groups[cls].get(id, NONE))
        return found

    def ago(self, days: int) -> str:
        """Return the ISO day of so many days ago."""
        return _ago(self.today, days)

    def since(self, iso: str) -> int | None:
        """Return the whole days from an ISO day or time to today; None without one."""
        return (self.today - date.fromisoformat(iso[:10])).days if iso else None


class _Outside:
    """A journal that keeps in mind which documents were read of whom."""

    __slots__ = ("_journal", "_reader", "_witness")

    def __init__(self, dossier: Dossier, journal: Journal, witness: Witness) -> None:
        self._reader = dossier.person.id
        self._journal = journal
        self._witness = witness

    def get(self, cls: type[T], id: str) -> T | None:
        """Return one thing by its id; one that is not the reader's own is kept in mind."""
        thing = self._journal.get(cls, id)
        if id != self._reader:
            self._witness.read(self._reader, cls, id, thing)
        return thing

    def filed_from(self, touch: str) -> Sequence[Any]:
        """Return what was filed from a note; what is about others is kept in mind."""
        found = self._journal.filed_from(touch)
        for thing in found:
            self._witness.read(self._reader, type(thing), thing.id, thing)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._journal, name)


@lru_cache(64)
def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()


@lru_cache(4)
def _iso(day: date) -> str:
    return day.isoformat()


def dossier(journal: Journal, person: Person, now: datetime, settings: Settings) -> Dossier:
    """Return the dossier of one person alone, read from the journal's indexes."""
    return Dossier(journal, person, now, settings, Alone(journal, now.date()))
