"""What all rules find, minus what the user overrode (METHOD.md: "it is the user's judgement")."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from datetime import datetime
from operator import itemgetter

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.settings import Settings

from .books import Books, Dossier, dossier
from .rules import rules
from .rules.rule import Rule


def _weight(finding: Finding) -> tuple[int, str]:
    return -finding.weight, finding.key


def looked(of: Dossier, by: Iterable[Rule]) -> list[Finding]:
    """Return what rules find about one person, overridden or not, the most pressing first."""
    strategic = of.person.strategic
    found: list[Finding] = []
    for rule in by:
        if rule.look and (strategic or not rule.strategic) and (not rule.needs or any(map(of.of, rule.needs))):
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


class Findings:
    """All findings, kept between changes: after one, only the people concerned are looked at again."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        self.books = Books(journal, datetime.min, settings)
        self._found: dict[str, list[Finding]] = {}
        self._overrides: dict[str, list[Override]] = {}
        self._sorted: list[tuple[int, str, Finding]] = []
        self._all: list[Finding] | None = None

    def refresh(self, now: datetime) -> None:
        """Take changes of the journal, and a new day, into account."""
        with _unswept():
            self._refresh(now)

    def _refresh(self, now: datetime) -> None:
        changed = self.books.refresh(now)
        if changed is None:
            self._found, self._sorted, changed = {}, [], set(self.books.people)
        elif not changed:
            return
        for id in changed:
            self._found.pop(id, None)
        self._look(changed)
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

    def _look(self, changed: Set[str]) -> None:
        """Look at some people, rule by rule: most rules need to see few of them."""
        books, found = self.books, self._found
        dossiers = {id: books.dossier(id) for id in changed if id in books.people}
        strategic = {id for id, dossier in dossiers.items() if dossier.person.strategic}
        everybody = len(dossiers) == len(books.people)
        for rule in rules():
            look = rule.look
            if look is None:
                continue
            wanted: Iterable[str] = strategic if rule.strategic else dossiers
            if rule.needs:
                if everybody:
                    wanted = books.having(rule.needs)
                    wanted = strategic.intersection(wanted) if rule.strategic else wanted
                else:
                    wanted = books.having(rule.needs, wanted)
            for id in wanted:
                seen = look(dossiers[id])
                if seen:
                    found.setdefault(id, []).extend(seen)

    def of(self, person: str) -> tuple[Finding, ...]:
        """Return the findings about one person ("": about nobody in particular), overridden ones left out."""
        return tuple(self._open(sorted(self._found.get(person, ()), key=_weight)))

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
