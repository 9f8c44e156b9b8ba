"""Random histories of a few people, for property tests of figures: everything in memory, made from one number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from relbank.model.appointment import CANCELLED, HELD, PLANNED, Appointment
from relbank.model.ladder import RUNGS, Move
from relbank.model.nurture import PARKED, UNPARKED, Parking
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, STATES, THEM, Promise
from relbank.model.touch import IN, KINDS, MUTUAL, OUT, Touch
from relbank.model.when import MONTH, WEEK, When
from tests.method.memory import MemoryJournal

NOW = datetime.fromisoformat("2026-11-19T14:00+01:00")
TODAY = NOW.date()
SPAN = 400  # days that a history reaches back


def history(seed: int) -> MemoryJournal:
    """Return a journal made from a number: up to four people, with touches, promises, parkings and appointments."""
    r = Random(seed)
    journal = MemoryJournal()
    ids = [f"p{n}" for n in range(r.randint(1, 4))]
    for id in ids:
        own = r.choice((0, 0, 10, 30))
        journal.add(Person(
            id, f"Person {id}", strategic=r.random() < 0.6, tags={"golf": ""} if r.random() < 0.4 else {},
            wished=own, worst=own * 2 if own and r.random() < 0.5 else 0, created=_moment(r),
        ))  # fmt: skip
        if r.random() < 0.6:
            journal.add(Move(f"m{id}", id, r.choice(RUNGS), "x", _day(r).isoformat()))
        for n in range(r.choice((0, 0, 1, 2))):
            journal.add(Parking(f"k{id}{n}", id, r.choice((PARKED, PARKED, UNPARKED)), "", _day(r).isoformat()))
    for n in range(r.randint(0, 14)):
        who = tuple(r.sample(ids, r.randint(1, min(2, len(ids)))))
        journal.add(Touch(
            f"t{n:02}", _when(r), r.choice(KINDS), "", r.choice((MUTUAL, OUT, OUT, IN)), who,
            text=r.choice(("", "@X lunch", "@X lunch\nwords", "words")), created=_moment(r),
        ))  # fmt: skip
    for n in range(r.randint(0, 16)):
        journal.add(promise(r, f"q{n:02}", r.choice((*ids, ""))))
    for n in range(r.randint(0, 3)):
        when = When.of(TODAY + timedelta(days=r.randint(-40, 20)))
        journal.add(Appointment(
            f"a{n}", r.choice((when, When.open())), (r.choice(ids),), state=r.choice((PLANNED, HELD, CANCELLED))
        ))  # fmt: skip
    return journal


def promise(r: Random, id: str, person: str = "") -> Promise:
    """Return a random promise."""
    made, state = _day(r), r.choice((*STATES, "kept", "kept"))
    closed = min(made + timedelta(days=r.randint(0, 30)), TODAY)
    due = r.choice((None, When.open(), _when(r, 30), When.of(made + timedelta(days=r.randint(0, 20)))))
    return Promise(
        id, r.choice((ME, ME, THEM)), f"thing {id}", person, due,
        state=state, closed="" if state == OPEN else f"{closed.isoformat()}T10:00:00+01:00",
        made=f"{made.isoformat()}T09:00", touch=r.choice(("", "", "t01", "t02")),
    )  # fmt: skip


def _day(r: Random) -> date:
    return TODAY - timedelta(days=r.choice((r.randint(0, 20), r.randint(0, SPAN))))


def _moment(r: Random) -> str:
    return f"{_day(r).isoformat()}T{r.randint(0, 23):02}:00:00+01:00"


def _when(r: Random, ahead: int = 0) -> When:
    day = _day(r) + timedelta(days=r.randint(0, ahead))
    if r.random() < 0.1:
        return When((day - timedelta(days=day.weekday())).isoformat(), WEEK)
    if r.random() < 0.05:
        return When(day.replace(day=1).isoformat(), MONTH)
    return When.of(day) if r.random() < 0.7 else When.of(datetime.combine(day, datetime.min.time()))


FEW_AND_MANY = ("few", "many")
FORTY = (range(40), pytest.param(range(40, 10_000), marks=pytest.mark.long))


def few_and_many(*drawn: Any, few: int = 100) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator: a test of a few histories drawn at random, of 10,000 where long runs are asked for."""

    def decorate(check: Callable[..., None]) -> Callable[..., None]:
        @pytest.mark.parametrize("count", (few, pytest.param(10_000, marks=pytest.mark.long)), ids=FEW_AND_MANY)
        def test(count: int) -> None:
            settings(max_examples=count, deadline=None)(given(*drawn)(check))()

        test.__name__ = check.__name__
        return test

    return decorate


def on_histories(test: Callable[[int], None]) -> Callable[[range], None]:
    """Run a test of one history on forty of them, and on ten thousand where long tests are asked for."""

    @pytest.mark.parametrize("seeds", FORTY, ids=FEW_AND_MANY)
    def run(seeds: range) -> None:
        for seed in seeds:
            try:
                test(seed)
            except AssertionError as error:
                raise AssertionError(f"seed {seed}") from error

    run.__name__ = test.__name__
    return run
