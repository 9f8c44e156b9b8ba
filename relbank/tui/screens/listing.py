"""Which people the list holds, in which order, and what each row tells beside the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from relbank.method.ladder import standing
from relbank.method.nurture import lane
from relbank.method.own_fields import Column, columns
from relbank.method.promises import mine
from relbank.model.journal import Journal
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.text import fold
from relbank.settings import Settings

from ..render.home import haystack
from ..widgets.people import Standing

FOLLOW = 0.2
"""Seconds after the last key of a filter until profile and timeline follow."""
SORTS: dict[str, str] = {"name": "by name", "touch": "longest without touch first", "rung": "by rung"}


class Listing:
    """The people of a journal as a list; what is worked out holds until the journal changes."""

    def __init__(self, journal: Journal, settings: Settings, today: Callable[[], date]) -> None:
        self._journal = journal
        self._settings = settings
        self._today = today
        self.complaints: tuple[str, ...] = ()
        """What of the last query was not understood, as sentences."""
        self.sort = "name"
        self._owed: tuple[int, dict[str, tuple[int, bool]]] = (-1, {})
        self._own: tuple[int, tuple[Column, ...]] = (-1, ())
        self._hay: tuple[int, list[tuple[str, Person]]] = (-1, [])

    def rows(self, query: str) -> Sequence[Person]:
        """Return the people that hold all words of a query, in the order chosen."""
        rows = self._holding(query)
        if self.sort == "touch":
            return sorted(rows, key=lambda p: self._journal.last_touch(p.id))
        if self.sort == "rung":
            return sorted(rows, key=lambda p: -standing(self._journal, p).number)
        return rows

    def _holding(self, query: str) -> Sequence[Person]:
        people, words = self._journal.every(Person), fold(query).split()
        self.complaints = ()
        if not words:
            return people
        for _ in self.prepared():
            pass
        hay = self._hay[1]
        if ":" in query or any(word[0] in "-!" for word in words):
            from relbank.method.query import read

            asked = read(query, self._journal, self._today(), self._settings)
            self.complaints = asked.complaints
            return [p for text, p in hay if asked.fits(p, text)]
        first, *more = sorted(words, key=len, reverse=True)  # the longest word leaves the fewest
        found = [pair for pair in hay if first in pair[0]]
        return [p for text, p in found if all(w in text for w in more)]

    @property
    def nobody(self) -> str:
        """What is said when nobody answers the query."""
        return " ".join(self.complaints) or "Nobody fits. Try likes:hockey, rung:nurturing, met:>30d, tag:golf."

    def prepared(self) -> Iterator[None]:
        """Make what a filter looks into, person by person; kept until the journal changes."""
        version = self._journal.version
        if self._hay[0] == version:
            return
        hay = []
        for person in self._journal.every(Person):
            hay.append((haystack(person), person))
            yield
        if self._journal.version == version:
            self._hay = (version, hay)

    def standing(self, person: Person, today: date) -> Standing:
        """Return what a row tells: rung, days since the last touch, what I owe."""
        where = standing(self._journal, person)
        owing, late = self._owing(today).get(person.id, (0, False))
        last = self._journal.last_touch(person.id)
        called = where.called(self._settings.rungs)
        days = _days(last, today) if last else None
        return Standing(where.number, called, days, owing, late, parked=self._waits(person))

    def _waits(self, person: Person) -> bool:
        """Tell whether somebody is in the nurture lane; few are."""
        parkings = self._journal.of(Parking, person.id)
        one = lane(parkings, self._journal.newest(person.id)) if parkings else None
        return one is not None and one.waits

    def own(self, person: Person) -> tuple[str, ...]:
        """Return the own fields of a person that are columns, as "drinks: stout", "" where one says nothing."""
        version, found = self._own
        if version != self._journal.version:
            found = columns(self._journal)
            self._own = (self._journal.version, found)
        told = ((column.name, column.values.get(person.id, "")) for column in found)
        return tuple(f"{name}: {text}" if text else "" for name, text in told)

    def _owing(self, today: date) -> dict[str, tuple[int, bool]]:
        """Return for each person how much I owe them and whether some of it is late."""
        version, found = self._owed
        if version != self._journal.version:
            found = {}
            for owed in mine(self._journal, today):
                count, late = found.get(owed.promise.person, (0, False))
                found[owed.promise.person] = (count + 1, late or owed.days < 0)
            self._owed = (self._journal.version, found)
        return found


@lru_cache(2048)
def _days(iso: str, today: date) -> int:
    return (today - date.fromisoformat(iso[:10])).days
