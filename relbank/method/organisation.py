"""Section H, organisations: who belongs to which, and whether it stands: the FACTS check (M36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.sheets import FACTS, FactsCheck, Organisation
from relbank.model.text import fold

from .trust import dated

WEAK = 4
"""A part of the check scored so or lower is weak."""
FACTS_NAMES: Mapping[str, str] = {
    "financial": "financial stability and strength",
    "accounting": "accounting conservativeness",
    "governance": "corporate governance",
    "transparency": "transparency",
    "sustainability": "sustainability",
}


@record
class Belonging:
    """An organisation with those who belong to it.

    name: as it is written down, else as most of its people have it. document: what is kept about it, None while only
    its people name it. people: by name. checks: oldest first.
    """

    name: str
    document: Organisation | None
    people: tuple[Person, ...]
    checks: tuple[FactsCheck, ...] = ()

    @property
    def strategic(self) -> int:
        """How many of its people are strategic."""
        return sum(person.strategic for person in self.people)

    @property
    def last(self) -> FactsCheck | None:
        """The newest check."""
        return self.checks[-1] if self.checks else None

    @property
    def weak(self) -> tuple[str, ...]:
        """The parts that the newest check found weak."""
        return weak(self.last)


def weak(check: FactsCheck | None) -> tuple[str, ...]:
    """Return the parts of a check that are weak; a part that is not known is not."""
    return tuple(part for part in FACTS if check is not None and 0 < getattr(check, part) <= WEAK)


def total(check: FactsCheck) -> tuple[int, int]:
    """Return the sum of a check's known parts, and how many are known."""
    known = [value for part in FACTS if (value := getattr(check, part))]
    return sum(known), len(known)


def in_order(checks: Iterable[FactsCheck]) -> tuple[FactsCheck, ...]:
    """Return checks by their days, oldest first."""
    return tuple(sorted(checks, key=lambda c: (dated(c), c.id)))


def organisations(journal: Journal) -> tuple[Belonging, ...]:
    """Return all organisations, those that people name and those written down, by name; one name in any case is one."""
    names: dict[str, Counter[str]] = {}
    people: dict[str, list[Person]] = {}
    for person in journal.every(Person):
        name = " ".join(person.organisation.split())
        if name:
            names.setdefault(fold(name), Counter())[name] += 1
            people.setdefault(fold(name), []).append(person)
    documents: dict[str, Organisation] = {}
    for document in journal.every(Organisation):
        documents.setdefault(fold(document.name), document)
        names[fold(document.name)] = Counter((documents[fold(document.name)].name,))
    checks: dict[str, list[FactsCheck]] = {}
    for check in journal.every(FactsCheck):
        checks.setdefault(check.organisation, []).append(check)
    return tuple(
        Belonging(
            names[key].most_common(1)[0][0], documents.get(key), tuple(people.get(key, ())),
            in_order(checks.get(documents[key].id, ())) if key in documents else (),
        )
        for key in sorted(names)
    )  # fmt: skip


def organisation(journal: Journal, name: str) -> Belonging | None:
    """Return the organisation of a name, None when nobody belongs to it and nothing is kept about it."""
    key = fold(name)
    return next((found for found in organisations(journal) if fold(found.name) == key), None)
