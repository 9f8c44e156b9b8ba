"""The rule about organisations: those of strategic people that are weak, or were never checked (M36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.say import plural, say_day
from relbank.model.sheets import FactsCheck, Organisation
from relbank.model.text import fold
from relbank.settings import Settings

from ..books import Books
from ..dossier import Dossier
from ..organisation import FACTS_NAMES, in_order, weak
from ..trust import dated
from .rule import UPKEEP, Rule

SHOWN, BEHIND = 4, 20
"""Organisations that a sentence names; people shown behind it."""
House = tuple[str, list[str]]


def _stands(books: Books) -> Iterator[Finding]:
    """Organisations of strategic people are weak in a part, or were never checked; all of these in one finding."""
    houses = books.fold(_belongs, who=_employed).made(_houses)
    if not houses:
        return
    journal = books.journal
    documents = {fold(o.name): o for o in reversed(journal.every(Organisation))}
    checks: dict[str, list[FactsCheck]] = {}
    for check in journal.every(FactsCheck):
        checks.setdefault(check.organisation, []).append(check)
    never = []
    for key, house in houses.items():
        document = documents.get(key)
        found = in_order(checks.get(document.id, ())) if document is not None else ()
        if not found:
            never.append(house)
        elif parts := weak(found[-1]):
            named = ", ".join(f"{FACTS_NAMES[part].lower()} {getattr(found[-1], part)}" for part in parts)
            saw = f"{house[0]} is weak in {named} of 10 ({say_day(date.fromisoformat(dated(found[-1])[:10]))})."
            do = "Ask your contact about it, and do not build on them alone."
            yield STANDS.found(
                None, saw, do, about=key, mark=found[-1].id, weight=UPKEEP + 50, command="view.organisations",
                evidence=[found[-1]],
            )  # fmt: skip
    if never:
        yield _never(books, never)


def _never(books: Books, houses: Sequence[House]) -> Finding:
    names = [f"{name} ({plural(len(ids), 'person', 'people')})" for name, ids in houses]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    was = "was" if len(names) == 1 else "were"
    told = ", ".join(names[:SHOWN]) + more
    saw = f"{plural(len(names), 'organisation')} of strategic people {was} never checked: {told}."
    do = f"Begin with {houses[0][0]}: rate its strength, books, governance, openness and staying power once."
    people = [books.people[ids[0]] for _, ids in houses[:BEHIND]]
    return STANDS.found(None, saw, do, about="never", mark=str(len(names)), weight=UPKEEP, command="view.organisations",
                        evidence=people)  # fmt: skip


def _employed(person: Person, _: Settings) -> bool:
    return person.strategic and bool(person.organisation)


def _houses(found: Mapping[str, tuple[str, str] | None]) -> dict[str, House]:
    """Return the organisations by folded name: the name as it is written most, and whose it is; the largest first."""
    spelled = Counter(named for named in found.values() if named)
    names: dict[str, str] = {}
    for key, name in (named for named, _ in spelled.most_common()):
        names.setdefault(key, name)
    people: dict[str, list[str]] = {}
    for id, named in found.items():
        if named:
            people.setdefault(named[0], []).append(id)
    return {key: (names[key], ids) for key, ids in sorted(people.items(), key=lambda x: (-len(x[1]), x[0]))}


def _belongs(d: Dossier) -> tuple[str, str] | None:
    name = d.person.organisation
    return (fold(name), " ".join(name.split())) if name and d.person.strategic and name.strip() else None


STANDS = Rule("M36", "Organisation", "Trust in a person rests on an organisation that stands.", whole=_stands)
