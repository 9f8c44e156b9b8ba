"""The demo journal: rich enough to show every screen, filed without a complaint, the same for the same day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from relbank.demo import build
from relbank.demo.build import NOTES, _text
from relbank.demo.script import scenes
from relbank.method.book import book
from relbank.method.cadence import parked
from relbank.method.findings import Findings
from relbank.model.appointment import HELD, PLANNED, Appointment
from relbank.model.fact import KINDS, RULE, Fact
from relbank.model.ladder import RUNGS, Introduction, Mention, Move
from relbank.model.ledger import Entry, Referral
from relbank.model.nurture import Campaign
from relbank.model.person import Person
from relbank.model.promise import ME, STATES, THEM, Promise
from relbank.model.review import Plan
from relbank.model.touch import KINDS as TOUCHES
from relbank.model.touch import Touch
from relbank.model.trust import IntegrityTest, Sealed, Stop, TrustSheet
from relbank.notes import Names, parse
from relbank.settings import Settings
from relbank.store import Store, open_store

NOW = datetime.fromisoformat("2026-11-19T10:00+01:00")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = tmp_path_factory.mktemp("demo")
    with open_store(place / "journal", place / "state") as store:
        build(store, NOW)
        yield store


def test_some_forty_people_and_nobody_by_mistake(store: Store) -> None:
    people = store.journal.every(Person)
    assert 38 <= len(people) <= 45
    sections = {scene.section for scene in scenes(((n, _text(f"notes/{n}.txt")) for n in NOTES), NOW)}
    assert {person.name for person in people} == sections  # a misread name would have made a new person
    assert sum(person.strategic for person in people) >= 15
    assert any(not person.name.isascii() for person in people)


def test_several_hundred_notes_over_two_years_end_now(store: Store) -> None:
    touches = store.journal.every(Touch)
    days = sorted(touch.when.first for touch in touches if touch.when.first)
    assert len(touches) >= 300
    assert 700 <= (days[-1] - days[0]).days <= 740
    assert days[-1] == NOW.date()
    assert {touch.kind for touch in touches} >= set(TOUCHES) - {"gift"}
    assert not any(touch.unsettled for touch in touches)


def test_every_note_is_understood_without_a_warning(store: Store) -> None:
    names = Names(store.journal.names())
    for scene in scenes(((name, _text(f"notes/{name}.txt")) for name in NOTES), NOW):
        note = parse(scene.text, now=scene.moment, names=names)
        assert not note.warnings, scene.text
        assert len(note.visits) == 1, scene.text
        assert all(who.state == "known" for who in note.visits[0].people), scene.text
        lines = enumerate(scene.text.splitlines(), 1)
        bullets = {number for number, line in lines if line.startswith(("- [ ]", "- [x]"))}
        assert bullets == {line.line for line in note.visits[0].lines if line.filed == "promise"}, scene.text


def test_promises_are_in_every_state(store: Store) -> None:
    promises = store.journal.every(Promise)
    assert {(promise.by, promise.state) for promise in promises} >= {
        (ME, "open"), (ME, "kept"), (ME, "broken"), (ME, "dropped"), (THEM, "open"), (THEM, "kept"), (THEM, "broken"),
    }  # fmt: skip
    assert {promise.state for promise in promises} == set(STATES)
    today = NOW.date()
    dues = [promise.due.last for promise in store.journal.open_promises() if promise.due and promise.due.last]
    assert today in dues and min(dues) < today < max(dues)
    assert any(promise.due is None for promise in store.journal.open_promises())
    late = [p for p in promises if p.state == "kept" and p.due and p.due.last and p.closed[:10] > str(p.due.last)]
    assert 5 <= len(late) < 0.2 * len(promises)
    assert len(store.journal.open_promises()) < 80


def test_appointments_were_held_are_owed_and_come(store: Store) -> None:
    appointments = store.journal.every(Appointment)
    states = Counter(appointment.state for appointment in appointments)
    assert states[HELD] >= 2
    planned = [a.when for a in appointments if a.state == PLANNED]
    assert sum(when.first is None for when in planned) == 1  # one "??"
    days = [when.first for when in planned if when.first]
    assert NOW.date() in days
    assert 1 <= sum(day < NOW.date() for day in days) <= 3, "debriefs owed"
    assert sum(day > NOW.date() for day in days) >= 8


def test_all_that_the_grammar_knows_occurs(store: Store) -> None:
    every = store.journal.every
    assert {fact.kind for fact in every(Fact)} == set(KINDS)
    assert sum(fact.kind == RULE for fact in every(Fact)) >= 8
    assert {move.rung for move in every(Move)} >= set(RUNGS)
    assert {entry.kind for entry in every(Entry)} == {"deposit", "withdrawal", "ask"}
    assert {referral.outcome for referral in every(Referral)} == {"open", "won", "lost"}
    for kind in (Mention, Introduction, Sealed, IntegrityTest, TrustSheet, Stop):
        assert every(kind), kind


def test_undo_takes_back_one_note_of_the_last_days(store: Store, tmp_path: Path) -> None:
    before = len(store.journal.every(Touch))
    store.undo()
    assert len(store.journal.every(Touch)) == before - 1
    store.redo()
    assert len(store.journal.every(Touch)) == before


def test_the_same_day_gives_the_same_journal(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "journal", tmp_path / "state") as again:
        build(again, NOW)
        assert _told(again) == _told(store)


def _told(store: Store) -> list[str]:
    out = [f"{touch.when.iso} {touch.text}" for touch in store.journal.every(Touch)]
    return out + [f"{p.by} {p.text} {p.state} {p.closed}" for p in store.journal.every(Promise)]


def test_touch_discipline_and_the_book_have_something_to_show(store: Store) -> None:
    found = Findings(store.journal, Settings())
    found.refresh(NOW)
    spoken = {finding.rule for finding in found.all()}
    assert spoken >= {"M13", "M14", "M16", "M17", "M18", "M20", "M21", "M22"}
    assert parked(store.journal) and store.journal.every(Campaign) and store.journal.every(Plan)
    figures = book(store.journal, NOW.date(), Settings())
    assert figures.mine.now.judged >= 15 and figures.mine.trend is not None and (figures.capacity.pace.a_week or 0) >= 1


def test_the_ladder_the_tree_and_both_sides_have_something_to_show(store: Store) -> None:
    from relbank.method.introductions import tree
    from relbank.method.ladder import standing
    from relbank.method.own_fields import columns
    from relbank.model.sheets import Side

    rungs = {standing(store.journal, p).number for p in store.journal.every(Person) if p.strategic}
    assert rungs >= {1, 2, 3, 4, 5}
    assert max(node.depth for node in tree(store.journal)) >= 2
    assert [column.name for column in columns(store.journal)] == ["drinks"]
    assert {line.kind for line in store.journal.every(Side)} >= {"strength", "input", "stakeholder"}
