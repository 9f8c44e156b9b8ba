"""What all rules find, minus what the user overrode (METHOD.md: "it is the user's judgement")."""

from __future__ import annotations

import gc
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from datetime import datetime

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.settings import Settings

from .books import Books
from .dossier import Dossier, dossier
from .rules import rules
from .rules.rule import Rule

_FEW = 64  # people whose findings are put in their places one by one
_MANY = 1000  # people of whom so much is found that looking for cycles among it costs
_STEP = 64  # people who are looked at in one step of a first look
Place = tuple[int, str, Finding]


def _weight(finding: Finding) -> tuple[int, str]:
    return -finding.weight, finding.key


def looked(of: Dossier, by: Iterable[Rule]) -> list[Finding]:
    """Return what rules find about one person, overridden or not, the most pressing first."""
    person = of.person
    found: list[Finding] = []
    for rule in by:
        if (
            rule.look
            and (person.strategic or not rule.strategic)
            and (not rule.needs or any(map(of.of, rule.needs)))
            and (rule.who is None or rule.who(person, of.settings))
        ):
            found += rule.look(of)
    found.sort(key=_weight)
    return found


def silenced(finding: Finding, overrides: Iterable[Override], day: str) -> bool:
    """Tell whether a finding was waved away: by an override with its mark, which is not put off to an earlier day."""
    return any(
        o.mark == finding.mark and (not o.until or day < o.until) for o in overrides if o.key == finding.key
    )


def of_person(journal: Journal, person: Person, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings about one person that were not overridden, read from the journal's indexes alone."""
    found = looked(dossier(journal, person, now, settings), rules())
    if not found:
        return ()
    overrides = journal.of(Override, person.id)
    day = now.date().isoformat()
    return tuple(f for f in found if not silenced(f, overrides, day))


def silent_of(journal: Journal, person: Person, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings about one person that were waved away and would speak otherwise, the most pressing first."""
    overrides = journal.of(Override, person.id)
    if not overrides:
        return ()
    day = now.date().isoformat()
    return tuple(f for f in looked(dossier(journal, person, now, settings), rules()) if silenced(f, overrides, day))


class Findings:
    """All findings, kept between changes: after one, only the people concerned are looked at again."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self.books = Books(journal, datetime.min, settings)
        self._found: dict[str, list[Place]] = {}
        self._overrides: dict[str, list[Override]] = {}
        self._sorted: list[Place] = []
        self._all: list[Finding] | None = None
        self._fresh = True  # nothing was looked at yet

    def refresh(self, now: datetime) -> None:
        """Take changes of the journal, and the time, into account."""
        with _unswept():
            self._refresh(now)
            if self._fresh and len(self.books.people) > _MANY:
                gc.freeze()  # what was read and found stays: no collection need look through it
            self._fresh = False

    def _refresh(self, now: datetime) -> None:
        changed = self.books.refresh(now)
        if changed is not None and not changed:
            return
        people = self.books.people.keys() if changed is None else self.books.people.keys() & changed
        found = self._look(people, None if changed is None else people)
        found[""] = [f for rule in rules() if rule.whole for f in rule.whole(self.books)]
        self._take(found, changed)

    def beginning(self, now: datetime) -> Iterator[None]:
        """Do what the first `refresh` does in small steps, for who has other work between two of them.

        Nothing can be asked before it is over; what changes meanwhile is taken into account by the next refresh.
        """
        books, found = self.books, dict[str, list[Finding]]()
        books.refresh(now)
        for kind in dict.fromkeys(kind for rule in rules() for kind in rule.needs):
            with _unswept():
                books.having((kind,))
            yield
        ids = [*books.people]
        for first in range(0, len(ids), _STEP):
            with _unswept():
                some = {*ids[first : first + _STEP]}
                found.update(self._look(some, some))
            yield
        found[""] = []
        for rule in rules():
            if rule.whole:
                with _unswept():
                    found[""] += rule.whole(books)
                yield
        self._take(found, None)

    def _take(self, found: dict[str, list[Finding]], changed: set[str] | None) -> None:
        """Put what was found about those who changed, or about everybody, in place of what was found before."""
        if changed is None or len(changed) > _FEW:
            self._found = {} if changed is None else {id: f for id, f in self._found.items() if id not in changed}
            self._found.update((id, _placed(some)) for id, some in found.items())
            self._sorted = [place for places in self._found.values() for place in places]
            self._sorted.sort(key=_order)
        else:
            for id in changed | {""}:
                self._replace(id, _placed(found.get(id, ())))
        self._overrides = {}
        for override in self.books.journal.every(Override):
            self._overrides.setdefault(override.key, []).append(override)
        self._all = None

    def _look(self, people: Set[str], among: Set[str] | None) -> dict[str, list[Finding]]:
        """Look at people, rule by rule: most rules need to see few of them; among: those people, None for everybody."""
        books = self.books
        found: dict[str, list[Finding]] = {}
        strategic = {id for id in people if books.people[id].strategic}
        dossier = books.dossier
        for rule in rules():
            look = rule.look
            if look is None:
                continue
            wanted = books.having(rule.needs, strategic if rule.strategic and not rule.needs else among, rule.who)
            for id in wanted:
                if rule.strategic and id not in strategic:
                    continue
                seen = look(dossier(id))
                if seen:
                    found.setdefault(id, []).extend(seen)
        return found

    def _replace(self, id: str, come: list[Place]) -> None:
        """Put the findings about somebody into the order of all, in the place of what was found before."""
        gone, order = self._found.get(id, []), self._sorted
        if gone == come:
            return
        for place in gone:
            at = bisect_left(order, _order(place), key=_order)
            while order[at] is not place:
                at += 1
            del order[at]
        for place in come:
            insort(order, place, key=_order)
        self._found[id] = come

    def of(self, person: str) -> tuple[Finding, ...]:
        """Return the findings about one person ("": about nobody in particular), overridden ones left out."""
        return tuple(self._open(sorted(self._found.get(person, ()), key=_order)))

    def all(self) -> list[Finding]:
        """Return all findings that were not overridden, the most pressing first; do not change the list."""
        if self._all is None:
            self._all = self._open(self._sorted)
        return self._all

    def silent(self) -> list[Finding]:
        """Return the findings that were waved away and would speak otherwise, the most pressing first."""
        known, day = self._overrides, self.books.today.isoformat()
        return [f for _, key, f in self._sorted if key in known and silenced(f, known[key], day)]

    def _open(self, found: Iterable[Place]) -> list[Finding]:
        known = self._overrides
        if not known:
            return [finding for _, _, finding in found]
        day = self.books.today.isoformat()
        return [f for _, key, f in found if key not in known or not silenced(f, known[key], day)]


def _placed(found: Iterable[Finding]) -> list[Place]:
    return [(-finding.weight, finding.key, finding) for finding in found]


def _order(place: Place) -> tuple[int, str]:
    return place[:2]


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep the collector of cycles from looking through the whole journal while many small lists are made of it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
