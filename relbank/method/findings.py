"""What all rules find, minus what the user overrode (METHOD.md: "it is the user's judgement")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.settings import Settings

from .books import Books, Dossier, dossier
from .rules import rules


def _weight(finding: Finding) -> tuple[int, str]:
    return -finding.weight, finding.key


def looked(of: Dossier) -> list[Finding]:
    """Return what the rules find about one person, overridden or not, the most pressing first."""
    strategic = of.person.strategic
    found = [f for rule in rules() if rule.look and (strategic or not rule.strategic) for f in rule.look(of)]
    found.sort(key=_weight)
    return found


def silenced(finding: Finding, overrides: Iterable[Override], day: str) -> bool:
    """Tell whether a finding was waved away: by an override with its mark, which is not put off to an earlier day."""
    return any(
        o.mark == finding.mark and (not o.until or day < o.until) for o in overrides if o.key == finding.key
    )


def of_person(journal: Journal, person: Person, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings about one person that were not overridden, read from the journal's indexes alone."""
    found = looked(dossier(journal, person, now, settings))
    if not found:
        return ()
    overrides = journal.of(Override, person.id)
    day = now.date().isoformat()
    return tuple(f for f in found if not silenced(f, overrides, day))


class Findings:
    """All findings, kept between changes: after one, only the people concerned are looked at again."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self.books = Books(journal, datetime.min, settings)
        self._found: dict[str, list[Finding]] = {}
        self._overrides: dict[str, list[Override]] = {}
        self._all: list[Finding] | None = None

    def refresh(self, now: datetime) -> None:
        """Take changes of the journal, and a new day, into account."""
        changed = self.books.refresh(now)
        if changed is None:
            self._found, changed = {}, set(self.books.people)
        elif not changed:
            return
        people = self.books.people
        for id in changed:
            if id in people:
                self._found[id] = looked(self.books.dossier(id))
            else:
                self._found.pop(id, None)
        self._found[""] = [f for rule in rules() if rule.whole for f in rule.whole(self.books)]
        self._overrides = {}
        for override in self.books.journal.every(Override):
            self._overrides.setdefault(override.key, []).append(override)
        self._all = None

    def of(self, person: str) -> tuple[Finding, ...]:
        """Return the findings about one person ("": about nobody in particular), overridden ones left out."""
        return tuple(self._open(self._found.get(person, ())))

    def all(self) -> list[Finding]:
        """Return all findings that were not overridden, the most pressing first; do not change the list."""
        if self._all is None:
            self._all = sorted((f for found in self._found.values() for f in self._open(found)), key=_weight)
        return self._all

    def _open(self, found: Iterable[Finding]) -> Iterator[Finding]:
        if not self._overrides:
            yield from found
            return
        day = self.books.now.date().isoformat()
        for finding in found:
            overrides = self._overrides.get(finding.key)
            if not overrides or not silenced(finding, overrides, day):
                yield finding
