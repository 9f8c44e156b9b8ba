"""Somebody's own rhythm, and a week planned: whom to make time for, as appointments (M22, M23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.weekplan import week_of
from relbank.model.appointment import Appointment
from relbank.model.person import Person
from relbank.model.review import Plan
from relbank.model.say import plural, say
from relbank.model.when import When

from .done import Done, Refused
from .found import found, stamp

if TYPE_CHECKING:
    from relbank.settings import Settings
    from relbank.store import Store

MOST = 999


def worst_of(wished: int, worst: int = 0) -> int:
    """Return the worst days of a rhythm: those given, else twice the wished ones."""
    return worst or min(2 * wished, MOST)


def set_rhythm(store: Store, person: str, wished: int, worst: int = 0) -> Done:
    """Give somebody a rhythm of their own, in days; wished 0 takes it away, worst 0 makes it twice the wished one."""
    if not (0 <= wished <= MOST and 0 <= worst <= MOST) or (worst and worst < wished):
        raise Refused(f"{wished} and {worst} days make no rhythm.", "Say the wished days first, then the worst: 30 60.")
    worst = worst_of(wished, worst)
    with store.transaction("person rhythm") as tx:
        old = found(store.journal, Person, person)
        tx.change(replace(old, wished=wished, worst=worst if wished else 0), old)
    if not wished:
        return Done(f"{old.name} has no rhythm of their own any more; that of the rung or tag counts.", (person,))
    return Done(f"{old.name}: every {plural(wished, 'day')}, at the worst every {worst}.", (person,))


def plan(store: Store, person: str, when: When, now: datetime, settings: Settings, why: str = "") -> Done:
    """Plan time for somebody in the week of a day: an appointment with its reason, kept as that week's plan."""
    day = when.first
    if day is None:
        raise Refused("A block in the calendar needs a day.", "Say when: thu 9:00, or thu.")
    with store.transaction("week plan") as tx:
        whom = found(store.journal, Person, person)
        text = why.strip() or "time for them"
        block = Appointment(tx.new_id(), when, (person,), text, created=stamp(now))
        tx.add(block)
        made = Plan(
            tx.new_id(), person, week_of(day, settings).isoformat(), why.strip(), block.id, now.date().isoformat(),
            created=stamp(now),
        )  # fmt: skip
        tx.add(made)
    return Done(f"Planned: {whom.name}, {say(when)}: {text}.", (made.id, block.id))
