"""The trash: what goes along, what comes back, what things are called, and undo told in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from relbank.actions import appointments, facts, touches, trash
from relbank.actions.done import Refused
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.store import CannotUndo
from tests.builder import Example, build


@pytest.fixture
def journal(tmp_path: Path) -> Example:
    journal = build(tmp_path).person("Bob Smith").touched("Bob Smith", at="2026-11-12T12:30")
    journal.fact("Bob Smith", "like", "golf").fact("Bob Smith", "like", "hockey").promise("org chart", "Bob Smith")
    for thing in (*journal.every(Fact), *journal.every(Promise)):
        journal.change(thing, touch=journal.touch.id, line=2)
    return journal


def test_a_note_takes_along_what_was_filed_from_it_and_brings_it_back(journal: Example) -> None:
    golf = next(f for f in journal.every(Fact) if f.text == "golf")
    journal.throw(golf)
    journal.throw(journal.touch)
    assert journal.said == (
        "Into the trash: meeting with Bob Smith, Thu 12 Nov 2026 12:30, with 1 like, 1 promise filed from it."
    )
    assert (journal.every(Touch), journal.facts(), journal.every(Promise)) == ([], [], [])
    touch = next(t for t in journal.store.journal.trash() if isinstance(t, Touch))
    trash.restore(journal.store, Touch, touch.id)
    assert journal.facts() == ["hockey"]  # golf was thrown away by itself
    assert len(journal.every(Promise)) == 1


def test_a_person_takes_nothing_along(journal: Example) -> None:
    bob = journal.bob
    journal.throw(bob)
    assert (journal.every(Person), journal.facts()) == ([], ["golf", "hockey"])
    assert trash.restore(journal.store, Person, bob.id).said == "Restored: Bob Smith."
    assert journal.bob == bob


def test_things_in_the_trash_have_names(journal: Example) -> None:
    journal.meeting("Bob Smith", "2026-11-25", "coffee")
    named = {trash.called(journal.store.journal, t) for t in (*journal.every(Fact), *journal.appointments())}
    assert named == {
        "like “golf” of Bob Smith", "like “hockey” of Bob Smith", "coffee with Bob Smith, Wed 25 Nov 2026",
    }  # fmt: skip


def test_undo_names_what_came_back_and_what_went_away(journal: Example) -> None:
    journal.person("Liz Chen").throw(journal.liz)
    assert journal.undo().said == "Undone (person moved to the trash): Liz Chen came back."
    assert journal.undo().said == "Undone (person added): Liz Chen went away."
    assert journal.redo().said == "Done again (person added): Liz Chen came back."


def test_with_nothing_to_undo_the_store_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotUndo):
        build(tmp_path).undo()


def test_throwing_twice_is_refused(journal: Example) -> None:
    bob = journal.bob
    journal.throw(bob)
    with pytest.raises(Refused):
        journal.throw(bob)


def test_a_touch_on_the_day_of_an_appointment_holds_it(journal: Example) -> None:
    journal.meeting("Bob Smith", "2026-11-19", "lunch").touched("Bob Smith", "email")
    assert journal.appointments()[0].state == "planned"
    journal.touched("Bob Smith")
    held = journal.appointments()[0]
    assert (held.state, held.held) == ("held", journal.touch.id)
    journal.throw(journal.touch)
    assert journal.appointments()[0].state == "planned"


def test_appointments_are_cancelled_once(journal: Example) -> None:
    journal.meeting("Bob Smith", "2026-11-25", "coffee")
    id = journal.appointments()[0].id
    assert appointments.cancel(journal.store, id).said == "Cancelled: coffee with Bob Smith, Wed 25 Nov 2026."
    with pytest.raises(Refused):
        appointments.cancel(journal.store, id)


def test_facts_are_superseded_with_their_history_kept(journal: Example) -> None:
    golf = next(f for f in journal.every(Fact) if f.text == "golf")
    facts.supersede(journal.store, golf.id, journal.now, "tennis")
    assert "tennis" in journal.facts()
    old = journal.store.journal.get(Fact, golf.id)
    assert old is not None and replace(old, superseded="") == golf


@pytest.mark.parametrize(("kind", "key"), [("nonsense", ""), ("key", "shoe size"), ("field", " ")])
def test_facts_of_no_kind_are_refused(journal: Example, kind: str, key: str) -> None:
    with pytest.raises(Refused):
        facts.add(journal.store, journal.bob.id, kind, "x", journal.now, key=key)


def test_a_hard_rule_is_pinned(journal: Example) -> None:
    facts.add(journal.store, journal.bob.id, "rule", "never be late", journal.now)
    assert next(f for f in journal.every(Fact) if f.kind == "rule").pinned


def test_a_touch_needs_somebody_who_is_there(journal: Example) -> None:
    for ids in ([], ["nobody"]):
        with pytest.raises(Refused):
            touches.log(journal.store, ids, journal.now)
