"""Limits that were reached, found without looking at everybody: quick enough for every `relbank due` (M15-M25)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.ledger import ASK, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.touch import JOURNAL, MAILING, OUT, Touch
from relbank.settings import Settings

from .threetouch import unanswered

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
    written, promised = _asked(journal, settings), _promised(journal, today, settings)
    return of_people(journal, (*written, *promised, *_drawn(journal, today)), now, settings)


def of_people(journal: Journal, ids: Iterable[str], now: datetime, settings: Settings) -> tuple[Finding, ...]:
    """Return the same findings about some people."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return ()
    from .dossier import dossier
    from .findings import silenced
    from .rules.giving import ASKED
    from .rules.promising import FOURTH
    from .rules.touching import THIRD

    found = []
    day = now.date().isoformat()
    for id in wanted:
        person = journal.get(Person, id)
        if person is None or person.trashed:
            continue
        of = dossier(journal, person, now, settings)
        rules = [r for r in (FOURTH, THIRD, ASKED) if person.strategic or not r.strategic]
        seen = [f for rule in rules if rule.look for f in rule.look(of)]
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
