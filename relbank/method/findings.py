"""What all rules find, minus what the user overrode (METHOD.md: "it is the user's judgement")."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import itemgetter

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.settings import Settings

from .books import Books, Dossier, dossier
from .rules import rules

Look = Callable[[Dossier], Iterable[Finding]]


def _weight(finding: Finding) -> tuple[int, str]:
    return -finding.weight, finding.key


def looks(strategic: bool) -> tuple[Look, ...]:
    """Return what looks at a person: those of all rules, or without those that concern strategic people only."""
    return tuple(rule.look for rule in rules() if rule.look and (strategic or not rule.strategic))


def looked(of: Dossier, by: Iterable[Look]) -> list[Finding]:
    """Return what rules find about one person, overridden or not, the most pressing first."""
    found: list[Finding] = []
    for look in by:
        seen = look(of)
        if seen:
            found += seen
    if len(found) > 1:
        found.sort(key=_weight)
    return found


def silenced(finding: Finding, overrides: Iterable[Override], day: str) -> bool:
    """Tell whether a finding was waved away: by an override with its mark, which is not put off to an earlier day."""
    return any(
        o.mark == finding.mark and (not o.until or day < o.until) for o in overrides if o.key == finding.key
    )


def of_person(journal: Journal, person: Person, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings about one person that were not overridden, read from the journal's indexes alone."""
    found = looked(dossier(journal, person, now, settings), looks(person.strategic))
    if not found:
        return ()
    overrides = journal.of(Override, person.id)
    day = now.date().isoformat()
    return tuple(f for f in found if not silenced(f, overrides, day))


class Findings:
    """All findings, kept between changes: after one, only the people concerned are looked at again."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self.books = Books(journal, datetime.min, settings)
        self._looks = {strategic: looks(strategic) for strategic in (False, True)}
        self._found: dict[str, list[Finding]] = {}
        self._overrides: dict[str, list[Override]] = {}
        self._sorted: list[tuple[int, str, Finding]] = []
        self._all: list[Finding] | None = None

    def refresh(self, now: datetime) -> None:
        """Take changes of the journal, and a new day, into account."""
        changed = self.books.refresh(now)
        if changed is None:
            self._found, self._sorted, changed = {}, [], set(self.books.people)
        elif not changed:
            return
        people = self.books.people
        for id in changed:
            if id in people:
                self._found[id] = looked(self.books.dossier(id), self._looks[people[id].strategic])
            else:
                self._found.pop(id, None)
        self._found[""] = [f for rule in rules() if rule.whole for f in rule.whole(self.books)]
        changed.add("")
        kept = [placed for placed in self._sorted if placed[2].person not in changed]
        kept += [(*_weight(f), f) for id in changed for f in self._found.get(id, ())]
        kept.sort(key=_place)
        self._sorted = kept
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
            self._all = list(self._open(finding for _, _, finding in self._sorted))
        return self._all

    def _open(self, found: Iterable[Finding]) -> Iterable[Finding]:
        if not self._overrides:
            return found
        day = self.books.now.date().isoformat()
        known = self._overrides
        return [f for f in found if f.key not in known or not silenced(f, known[f.key], day)]


_place = itemgetter(0, 1)
