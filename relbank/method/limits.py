"""Limits that were reached, found without looking at everybody: quick enough for every `relbank due` (M15-M25)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.ledger import ASK, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.touch import JOURNAL, MAILING, OUT, Touch
from relbank.settings import Settings

from .threetouch import unanswered

if TYPE_CHECKING:
    from .rules.rule import Rule

NEWEST = 60
"""How many of the newest touches tell whom I wrote to last."""
GAP = 14
"""Days without a line after which somebody comes back, and is met with a few things instead of all (M24)."""
FRESH = 14  # days for which a fourth promise is asked about here; the review asks longer


def limits(journal: Journal, now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the findings about a fourth promise from a visit, a third touch without an answer, asking before giving.

    Those that were overridden are left out.
    """
    today = now.date()
    near = _rules(_promised(journal, today, settings), _asked(journal, settings), _drawn(journal, today))
    return _found(journal, near, now, settings)


def of_people(journal: Journal, ids: Iterable[str], now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the same findings about some people."""
    wanted = list(ids)
    return _found(journal, _rules(wanted, wanted, wanted), now, settings)


def _rules(
    promised: Iterable[str], touched: Iterable[str], asked: Iterable[str]
) -> Sequence[tuple[Rule, Collection[str]]]:
    """Return the rules that speak here, each with the ids it is to look at; one is imported when there are some."""
    found: list[tuple[Rule, Collection[str]]] = []
    if ids := dict.fromkeys(promised):
        from .rules.promising import FOURTH

        found.append((FOURTH, ids))
    if ids := dict.fromkeys(touched):
        from .rules.touching import THIRD

        found.append((THIRD, ids))
    if ids := dict.fromkeys(asked):
        from .rules.giving import ASKED

        found.append((ASKED, ids))
    return found


def _found(
    journal: Journal, wanted: Sequence[tuple[Rule, Collection[str]]], now: datetime, settings: Settings
) -> tuple[Finding, ...]:
    """Return what the rules find about those whom each is to look at, overridden findings left out."""
    if not wanted:
        return ()
    from .dossier import dossier
    from .findings import silenced

    found: list[Finding] = []
    day = now.date().isoformat()
    for id in dict.fromkeys(id for _, ids in wanted for id in ids):
        person = journal.get(Person, id)
        if person is None or person.trashed:
            continue
        of = dossier(journal, person, now, settings)
        looking = [rule for rule, ids in wanted if id in ids]
        seen = [f for rule in looking if rule.look and (person.strategic or not rule.strategic) for f in rule.look(of)]
        overrides = journal.of(Override, id) if seen else ()
        found += [f for f in seen if not silenced(f, overrides, day)]
    return tuple(sorted(found, key=lambda f: (-f.weight, f.key)))


def _asked(journal: Journal, settings: Settings) -> Iterator[str]:
    """Yield those whose newest touch was mine alone, if it was one of the newest, and who did not answer."""
    seen: set[str] = set()
    for id in journal.touches()[:NEWEST]:
        touch = journal.get(Touch, id)
        if touch is None or touch.kind in (MAILING, JOURNAL):
            continue
        for person in touch.people:
            if person not in seen:
                seen.add(person)
                if touch.direction == OUT and len(unanswered(journal.newest(person))) >= settings.touches_in_a_row:
                    yield person


def _promised(journal: Journal, today: date, settings: Settings) -> Iterator[str]:
    """Yield those to whom something was promised lately that is open still, and a day brought too many promises."""
    since = (today - timedelta(days=FRESH)).isoformat()
    recent = Counter(
        (p.person, p.made[:10]) for p in journal.open_promises() if p.by == ME and p.person and p.made > since
    )
    # where one alone of a day's promises is open still the others were kept: that visit is no matter any more
    for id in dict.fromkeys(person for (person, _), count in recent.items() if count > 1):
        days: dict[str, int] = {}
        for promise in journal.of(Promise, id):
            if promise.by == ME and promise.made > since:
                days[promise.made[:10]] = days.get(promise.made[:10], 0) + 1
        if any(count > settings.promises_a_visit for count in days.values()):
            yield id


def _drawn(journal: Journal, today: date) -> Iterator[str]:
    """Yield those of whom something was asked in a note lately."""
    since = (today - timedelta(days=FRESH)).isoformat()
    for id in journal.touches()[:NEWEST]:
        touch = journal.get(Touch, id)
        if touch is None or (touch.when.iso or "")[:10] < since:
            break
        if "asked" in touch.text.casefold():
            for person in touch.people:
                yield from (e.person for e in journal.of(Entry, person) if e.kind == ASK and e.touch == id)


def away(journal: Journal, today: date) -> int:
    """Return how many days ago the last line was written, as the newest touches tell; 0 in an empty journal."""
    found = [t.created or t.when.iso or "" for id in journal.touches()[:20] if (t := journal.get(Touch, id))]
    last = max(found, default="")
    return max(0, (today - date.fromisoformat(last[:10])).days) if last else 0
