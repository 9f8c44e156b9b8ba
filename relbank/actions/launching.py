"""The launch of a circle as a project: its steps, and the day from which its first month is counted (M31)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from relbank.method.launching import FIRST_MONTH, PHASE_NAMES, STEPS
from relbank.model.alliance import PHASES, Launch, LaunchStep
from relbank.model.say import plural, say_day

from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def begin(store: Store, name: str, now: datetime, steps: Iterable[tuple[str, str]] = STEPS) -> Done:
    """Begin the project of a launch, with its usual steps in the four phases."""
    plain = worded(name, "name")
    with store.transaction("launch add") as tx:
        day, created = now.date().isoformat(), stamp(now)
        launch = Launch(tx.new_id(), plain, date=day, created=created)
        tx.add(launch)
        made = [LaunchStep(tx.new_id(), launch.id, phase, text, date=day, created=created) for phase, text in steps]
        for step in made:
            tx.add(step)
    return Done(f"The launch {short(plain)} begins with {plural(len(made), 'step')}.", (launch.id,))


def add_step(store: Store, launch: str, phase: str, text: str, now: datetime) -> Done:
    """Add a step to a phase of a launch."""
    if phase not in PHASES:
        raise Refused(f"A launch has no phase {phase!r}.", f"It can be {listed(PHASES)}.")
    plain = worded(text, "step")
    with store.transaction("launch step") as tx:
        found(store.journal, Launch, launch)
        step = LaunchStep(tx.new_id(), launch, phase, plain, date=now.date().isoformat(), created=stamp(now))
        tx.add(step)
    return Done(f"{PHASE_NAMES[phase]}: {short(plain)}.", (step.id,))


def tick(store: Store, id: str, now: datetime) -> Done:
    """Mark a step as done, or as open again."""
    with store.transaction("launch tick") as tx:
        old = found(store.journal, LaunchStep, id)
        tx.change(replace(old, done="" if old.done else now.date().isoformat()), old)
    return Done(f"{'Open again' if old.done else 'Done'}: {short(old.text)}.", (id,))


def start(store: Store, id: str, day: date) -> Done:
    """Say from which day on the leads of the first month are counted."""
    with store.transaction("launch start") as tx:
        old = found(store.journal, Launch, id)
        tx.change(replace(old, started=day.isoformat()), old)
    return Done(f"{short(old.name)} starts {say_day(day)}; leads are counted for {FIRST_MONTH} days.", (id,))
