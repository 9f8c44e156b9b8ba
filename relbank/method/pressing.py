"""Section I, what presses now: promises, meetings of the day, debriefs; found without looking at everybody (M38)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from relbank.model.appointment import Appointment
from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME
from relbank.model.touch import Touch
from relbank.settings import Settings

from .dossier import Dossier
from .findings import silenced
from .followup import day_of
from .groups import LATELY, PLANS, WAITING, Alone, Group, Kind
from .rules.capturing import BARE, DEBRIEF, FRESH
from .rules.promising import TICKLER
from .rules.reviewing import MEET
from .rules.rule import OWED, Rule
from .rules.trusting import EARLY

PRESSING = OWED - 40
"""From this weight on a finding is a promise, a meeting of today, or a debrief."""
_RULES: tuple[tuple[Rule, Kind], ...] = (
    (TICKLER, WAITING), (EARLY, WAITING), (MEET, PLANS), (DEBRIEF, PLANS), (BARE, LATELY)
)  # fmt: skip
"""The rules that find what presses, and the documents of which somebody must have one for each of them to speak."""


def pressing(journal: Journal, now: datetime, settings: Settings) -> list[Finding]:
    """Return what presses and was not overridden, the weightiest first.

    What all findings begin with; but no more is read than open promises of mine, planned appointments and the touches
    of the last week, so that it takes a moment in a journal of any size.
    """
    near = _near(journal, now)
    groups = _lone(journal, now, near)
    names = {id: name for id, name, _ in journal.names()}  # of nobody in the trash; these rules ask for no more
    found: list[Finding] = []
    for rule, kind in _RULES:
        if rule.look is not None:
            for id in near[kind]:
                if id in names:
                    found += rule.look(Dossier(journal, Person(id, names[id]), now, settings, groups))
    return _open([*found, *_of_nobody(journal, now, settings, groups)], journal, now)


def of_nobody(journal: Journal, now: datetime, settings: Settings) -> list[Finding]:
    """Return what presses and concerns nobody in particular: promises that name nobody."""
    groups = _lone(journal, now, _near(journal, now))
    return _open(_of_nobody(journal, now, settings, groups), journal, now)


def _of_nobody(journal: Journal, now: datetime, settings: Settings, groups: Alone) -> Iterable[Finding]:
    return TICKLER.look(Dossier(journal, Person("", ""), now, settings, groups)) if TICKLER.look else ()


def _open(found: Iterable[Finding], journal: Journal, now: datetime) -> list[Finding]:
    day = now.date().isoformat()
    overrides: dict[str, list[Override]] = {}
    for override in journal.every(Override):
        overrides.setdefault(override.key, []).append(override)
    kept = [f for f in found if f.weight >= PRESSING and not silenced(f, overrides.get(f.key, ()), day)]
    return sorted(kept, key=lambda f: (-f.weight, f.key))


def _near(journal: Journal, now: datetime) -> dict[Kind, dict[str, list[Any]]]:
    """Return the documents that these rules look at, by kind and by person."""
    plans = _by(_by_id(journal.coming()), lambda a: a.people)
    week = _by(_week(journal, now), lambda t: t.people)
    waiting = _by(_by_id(p for p in journal.open_promises() if p.by == ME), lambda p: (p.person,))
    return {WAITING: waiting, PLANS: plans, Appointment: plans, LATELY: week, Touch: week}


def _lone(journal: Journal, now: datetime, near: Mapping[Kind, Group]) -> Alone:
    """Return these documents, and those of any other kind as they are asked for."""
    groups = Alone(journal, now.date())
    groups.update(near)
    return groups


def _by(things: Iterable[Any], people: Callable[[Any], Iterable[str]]) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for thing in things:
        for id in people(thing):
            out.setdefault(id, []).append(thing)
    return out


def _by_id(things: Iterable[Any]) -> list[Any]:
    return sorted(things, key=lambda thing: str(thing.id))


def _week(journal: Journal, now: datetime) -> Iterator[Touch]:
    """Yield the touches that may still want words, newest first."""
    first = (now.date() - timedelta(days=FRESH)).isoformat()
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is not None and day_of(touch) < first:
            return
        if touch is not None:
            yield touch
