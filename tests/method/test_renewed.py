"""Findings that are kept between changes are those of a first look, whatever was changed (M1 to M37)."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from random import Random
from typing import Any

from relbank.method.dossier import dossier
from relbank.method.exits import missing
from relbank.method.findings import Findings, of_person
from relbank.method.limits import limits, of_people
from relbank.method.rules import ladder
from relbank.method.rules.promising import FOURTH
from relbank.model.ladder import Move
from relbank.model.ledger import DEPOSIT, Entry, Referral
from relbank.model.nurture import PARKED, Handed, Parking, ShelfItem
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.touch import EMAIL, OUT, Touch
from relbank.model.when import When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, on_histories
from tests.method.memory import MemoryJournal
from tests.method.test_knowing_figures import known
from tests.method.test_owing_figures import lived as owing
from tests.method.test_touch_figures import real, waits
from tests.method.test_trusting_figures import told as trusting
from tests.method.test_week_figures import lived as weekly

SETTINGS = Settings()
LIMITS = ("M15", "M20", "M25")


def everything(seed: int) -> MemoryJournal:
    """A random history of every kind of document."""
    journal, r = MemoryJournal(), Random(seed)
    for part in (known(seed), trusting(seed), owing(seed), weekly(seed)):  # all of the same people
        for thing in part.things:
            journal.add(thing)
    ids = [p.id for p in journal.every(Person)]
    for n in range(3):
        journal.add(ShelfItem(f"h{n}", f"Thing {n}", topics={r.choice(("hockey", "jazz", "golf")): ""}))
        journal.add(Handed(f"g{n}", r.choice(ids), f"h{r.randint(0, 2)}"))
    return journal


def changed(journal: MemoryJournal, r: Random) -> Any:
    """Change one document in some way, and return it."""
    thing = r.choice(journal.things)
    names = {f.name for f in fields(thing)}
    some = {"trashed": NOW.isoformat(), "date": (TODAY - timedelta(days=r.randint(0, 99))).isoformat(), "name": "Zoe"}
    some |= {"strategic": r.random() < 0.5, "state": r.choice(("kept", "open", "planned")), "superseded": "2026-11-01"}
    name = r.choice(sorted(names & {*some}))
    if thing.trashed or r.random() < 0.5:
        return journal.change(thing, **{name: some[name]})
    journal.remove(thing)
    return thing


@on_histories
def test_after_any_change_they_are_those_of_a_new_look(seed):
    journal, r = everything(seed), Random(seed)
    kept = Findings(journal, SETTINGS)
    kept.refresh(NOW)
    for _ in range(4):
        thing = changed(journal, r)
        kept.refresh(NOW)
        anew = Findings(journal, SETTINGS)
        anew.refresh(NOW)
        assert kept.all() == anew.all(), thing


@on_histories
def test_what_is_found_of_one_person_or_of_limits_alone_is_what_all_of_it_holds(seed):
    journal = everything(seed)
    found = Findings(journal, SETTINGS)
    found.refresh(NOW)
    for person in journal.every(Person):
        assert of_person(journal, person, NOW, SETTINGS) == found.of(person.id)
        about = of_people(journal, [person.id], NOW, SETTINGS)
        assert {f.key for f in about} <= {f.key for f in found.of(person.id)}
    near = {f.key for f in limits(journal, NOW, SETTINGS)}
    assert {f.key for f in found.all() if f.rule == "M20"} == {key for key in near if key.startswith("M20")}
    assert near <= {f.key for f in found.all()} and {key.split(":")[0] for key in near} <= {*LIMITS}


@on_histories
def test_a_promise_too_many_is_told_at_once_while_two_of_its_day_are_open(seed):
    journal, settings, r = everything(seed), Settings(promises_a_visit=1), Random(seed)
    for n in range(6):
        made = (TODAY - timedelta(days=r.choice((0, 1, 13, 14, 15)))).isoformat()
        state = r.choice((OPEN, OPEN, "kept"))
        closed = "" if state == OPEN else f"{TODAY.isoformat()}T13:00:00+01:00"
        journal.add(Promise(f"x{n}", ME, f"thing {n}", "p0", state=state, closed=closed, made=f"{made}T09:00"))
        journal.add(Touch(f"x{made}", When(made), people=("p0",)))  # the visit from which it came
    found = Findings(journal, settings)
    found.refresh(NOW)
    days = {(p.person, p.made[:10]): [] for p in journal.every(Promise) if p.by == ME and p.person}
    for p in journal.every(Promise):
        if p.by == ME and p.person:
            days[p.person, p.made[:10]].append(p.state == OPEN)
    lately = (TODAY - timedelta(days=14)).isoformat()
    full = {id for (id, day), still in days.items() if day >= lately and sum(still) > 1}
    wanted = {f.key for f in found.all() if f.why == FOURTH.why and f.person in full}
    assert {f.key for f in limits(journal, NOW, settings) if f.rule == "M15"} == wanted


@on_histories
def test_a_third_touch_is_told_unless_they_were_parked_since(seed):
    journal, r = everything(seed), Random(seed)
    for person in journal.every(Person):
        for n in range(r.randint(0, 5)):
            day = (TODAY - timedelta(days=r.randint(0, 9))).isoformat()
            journal.add(Touch(f"y{person.id}{n}", When(day), EMAIL, direction=OUT, people=(person.id,)))
        for n in range(r.choice((0, 0, 1))):
            day = (TODAY - timedelta(days=r.randint(0, 9))).isoformat()
            journal.add(Parking(f"y{person.id}{n}", person.id, PARKED, date=day))
    found = Findings(journal, SETTINGS)
    found.refresh(NOW)
    told = {f.person: f.saw.split(" ")[0] for f in found.all() if f.rule == "M20"}
    wanted = {}
    for person in journal.every(Person):
        run = []
        for touch in real(journal, person.id):
            if touch.direction != OUT:
                break
            run.append((touch.when.iso or touch.created)[:10])
        since = max((p.date for p in journal.of(Parking, person.id)), default="")
        if len(run) >= 3 and not (waits(journal, person.id) and run[0] <= since):
            wanted[person.id] = str(len(run))
    assert told == wanted


@on_histories
def test_the_rules_of_the_ladder_speak_from_their_day_on(seed):
    journal = everything(seed)
    found = Findings(journal, SETTINGS)
    found.refresh(NOW)
    for person in journal.every(Person):
        d = dossier(journal, person, NOW, SETTINGS)
        number, days = d.standing.number, d.standing.days(TODAY)
        given = [e.date for e in journal.of(Entry, person.id) if e.kind == DEPOSIT]
        given += [x.date for x in journal.of(Referral, person.id) if x.direction == "out"]
        quiet = (TODAY - date.fromisoformat(max(given))).days if given else days
        left = missing(d) is not None
        speaks = {
            ladder.RANK: not journal.of(Move, person.id), ladder.NEXT: number > 0 and left,
            ladder.READY: 0 < number < 5 and not left,
            ladder.STALLED: 0 < number < 4 and days is not None and days > 120 and left,
            ladder.COMPLACENT: number > 3 and quiet is not None and quiet > 60,
        }  # fmt: skip
        told = {f.why for f in found.of(person.id)}
        for rule, wanted in speaks.items():
            assert (rule.why in told) == (wanted and person.strategic), rule.name
