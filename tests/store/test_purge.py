"""A purge takes one person out of everything this device wrote, and says what it can't reach."""

from __future__ import annotations

import json
import os
import random
import re
from dataclasses import replace
from datetime import date

import pytest

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import CannotUndo, StoreError, open_store
from relbank.store.backup import backup, restore
from relbank.store.doctor import OK, examine
from relbank.store.history import history
from relbank.store.purge import finish, look_for, plan, purge
from relbank.store.quick import quick
from relbank.store.scrub import _plain
from tests.faults.calls import Calls, die

DAY = When("2026-11-02")
NOTE = """@Robert Zabel, @Liz Chen lunch
Robert was late, Liz Chen was not.
- likes falconry
- [ ] @Liz: org chart by Fri"""
SECRETS = ("zabel", "falconry", "rz@example.org", "owes me")


def fill(store):
    """Make a journal in which Robert Zabel occurs in every way; return his id, Liz's, and the note they share."""
    with store.transaction("people add Robert Zabel") as tx:
        liz = Person(tx.new_id(), "Liz Chen")
        bob = Person(tx.new_id(), "Robert Zabel", aliases={"Zabel": ""}, emails={"rz@example.org": "work"})
        tx.add(liz)
        tx.add(bob)
    with store.transaction("note add") as tx:
        both = Touch(tx.new_id(), DAY, people=(bob.id, liz.id), text=NOTE)
        alone = Touch(tx.new_id(), DAY, people=(bob.id,), text="@Robert Zabel call\nHe owes me")
        third = Touch(tx.new_id(), DAY, people=(liz.id,), text="@Liz Chen call\nShe met robert  zabel. Robert Roe, too")
        for touch in (both, alone, third):
            tx.add(touch)
        tx.add(Fact(tx.new_id(), bob.id, "like", "falconry", touch=both.id, line=3))
        tx.add(Promise(tx.new_id(), "them", "org chart", person=liz.id, touch=both.id, line=4))
        tx.add(Promise(tx.new_id(), "me", "owes me a book", touch=alone.id))
    with store.transaction("introduced") as tx:
        tx.change(replace(liz, introducer=bob.id, title="CFO"))
        tx.change(replace(bob, title="falconry club"))
    store.drafts.keep("@Robert Zabel more", id="d1")
    store.drafts.keep("something else", id="d2")
    backup(store, date(2026, 11, 2))
    store.checkpoint()
    return bob.id, liz.id, both.id


def traces(top):
    """Return which files below a folder still tell of him."""
    found = {place: place.read_bytes().lower() for place in top.rglob("*") if place.is_file()}
    return [(place.name, word) for place, data in found.items() for word in SECRETS if word.encode() in data]


def test_nothing_of_them_is_left_and_the_others_keep_theirs(opened, tmp_path):
    store = opened()
    bob, liz, both = fill(store)
    assert traces(tmp_path)
    done = purge(store, bob)
    assert traces(tmp_path) == []
    assert done.names == ("Robert Zabel", "Zabel", "rz@example.org")
    assert done.gone == {"people": 1, "touches": 1, "facts": 1, "promises": 1}
    third = next(t.id for t in store.journal.every(Touch) if "Robert Roe" in t.text)
    assert done.cleaned == (("people", liz), ("touches", both), ("touches", third))
    assert done.drafts == ("d1",) and done.backups == 1
    assert [d.id for d in store.drafts.all()] == ["d2"]
    for seen in (store, opened(readonly=True)):
        assert [p.name for p in seen.journal.every(Person)] == ["Liz Chen"]
        assert seen.journal.get(Person, liz).introducer == "" and seen.journal.get(Person, liz).title == "CFO"
        assert seen.journal.get(Touch, both).people == (liz,)
        assert seen.journal.get(Touch, both).text == (
            "@Liz Chen lunch\nRobert was late, Liz Chen was not.\n- (removed)\n- [ ] @Liz: org chart by Fri"
        ).replace("Robert was", "(removed) was")
        assert [p.text for p in seen.journal.every(Promise)] == ["org chart"]
        texts = [seen.journal.get(Touch, id).text for id in seen.journal.touches()]
        assert "@Liz Chen call\nShe met (removed). Robert Roe, too" in texts
        assert seen.journal.trash() == [] and seen.conflicts() == []
    assert any("1 other notes hold a first name" in sentence for sentence in done.beyond)
    assert examine(store)[0].how_bad == OK and quick(store) == []
    assert restore(store, date(2026, 11, 2), tmp_path / "restored").only_there == 0
    assert traces(tmp_path) == []


def test_what_another_device_wrote_without_a_name_goes_there_by_the_id(opened):
    store, laptop = opened(), opened(state="laptop")
    bob, _, _ = fill(store)
    laptop.poll()
    with laptop.transaction("title") as tx:
        tx.change(replace(laptop.journal.get(Person, bob), title="rare title"))
    assert any(f"1 line of device {laptop.device} still tells" in s and bob in s for s in purge(store, bob).beyond)
    laptop.poll()
    assert laptop.journal.get(Person, bob) is None and look_for(laptop, bob) == [(bob, bob)]
    purge(laptop, bob)
    assert b"rare title" not in b"".join(map(laptop.log.read, laptop.log.every())) and look_for(laptop, bob) == []


def test_a_dry_run_tells_the_same_and_changes_nothing(opened, tmp_path):
    store = opened()
    bob, _, _ = fill(store)
    before = {place: place.read_bytes() for place in tmp_path.rglob("*") if place.is_file()}
    told = plan(store, bob)
    assert {place: place.read_bytes() for place in tmp_path.rglob("*") if place.is_file()} == before
    assert told == purge(store, bob)
    with pytest.raises(StoreError, match="nobody"):
        plan(store, bob)


def test_it_cannot_be_undone_and_life_goes_on(opened):
    store = opened()
    bob, liz, _ = fill(store)
    purge(store, bob)
    with pytest.raises(CannotUndo, match="purge"):
        store.undo()
    with store.transaction("title") as tx:
        tx.change(replace(store.journal.get(Person, liz), title="CEO"))
    store.undo()
    assert store.journal.get(Person, liz).title == "CFO"
    store.redo()
    assert [change.why for change in history(store, "people", liz)][-3:] == ["title", "undo title", "redo title"]
    store.close()
    again = opened()
    numbers = [json.loads(line)["n"] for name in again.log.own() for line in again.log.read(name).splitlines()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert again.journal.get(Person, liz).title == "CEO"
    with again.transaction("x") as tx:
        other = Person(tx.new_id(), "Another")
        tx.add(other)
    purge(again, other.id)
    assert [p.name for p in again.journal.every(Person)] == ["Liz Chen"]


def test_a_program_that_is_open_forgets_too_and_brings_nothing_back(opened, tmp_path):
    store, other = opened(), opened()
    bob, liz, _ = fill(store)
    other.poll()
    other.journal.touches()
    held = other.journal
    with other.transaction("x") as tx:
        tx.change(replace(other.journal.get(Person, liz), role="key"))
    purge(store, bob)
    assert "people" in other.poll()
    assert [p.name for p in held.every(Person)] == ["Liz Chen"] and held.every(Person)[0].role == "key"
    with other.transaction("y") as tx:
        tx.change(replace(other.journal.get(Person, liz), role="pivotal"))
    assert "people" in store.poll() and store.journal.get(Person, liz).role == "pivotal"
    other.checkpoint()
    assert traces(tmp_path) == []


@pytest.mark.parametrize("first", ["write", "close"])
def test_a_program_that_has_not_looked_since(opened, tmp_path, monkeypatch, first):
    monkeypatch.setattr("relbank.store.store._TAIL", -(10**9))  # a checkpoint at every close
    store, other = opened(), opened()
    bob, liz, _ = fill(store)
    other.poll()
    purge(store, bob)
    if first == "write":
        with other.transaction("y") as tx:
            tx.change(replace(other.journal.get(Person, liz), role="pivotal"), base=Person(liz, "Liz Chen"))
    other.close()
    assert traces(tmp_path) == []
    assert [p.name for p in opened().journal.every(Person)] == ["Liz Chen"]


def test_another_laptop_hides_them_and_is_named(opened, tmp_path):
    store, laptop = opened(), opened(state="laptop")
    bob, liz, both = fill(store)
    laptop.poll()
    with laptop.transaction("edit") as tx:
        tx.change(replace(laptop.journal.get(Touch, both), text=NOTE + "\nmore of Robert Zabel"))
    laptop.checkpoint()
    store.poll()
    told = purge(store, bob)
    assert any(laptop.device in sentence for sentence in told.beyond)
    assert laptop.poll()
    for seen in (store, laptop):
        assert [p.name for p in seen.journal.every(Person)] == ["Liz Chen"]
        text = seen.journal.get(Touch, both).text
        assert "Zabel" not in text and "more of (removed)" in text
        assert seen.conflicts() == []
    laptop.close()
    again = opened(state="laptop")
    assert again.complaints == [] and again.journal.get(Person, bob) is None
    assert look_for(again, "robert zabel") == []  # its log only edits what they shared
    purge(store, liz, gone=[laptop.device])  # a laptop that never comes back: its log is written again, too
    assert [name for name, word in traces(tmp_path) if name.endswith(".jsonl") and word == "zabel"] == []


def test_copies_under_other_names_and_damaged_lines_are_reached(opened, tmp_path):
    store = opened()
    bob, _, _ = fill(store)
    log = store.path / "log"
    own = log / store.log.own()[0]
    (log / f"{own.stem} (conflicted copy).jsonl").write_bytes(own.read_bytes())
    (log / "copied by hand.jsonl").write_bytes(own.read_bytes())
    with own.open("ab") as file:
        file.write(f'{{"damaged":"{bob} Zabel"}}\n'.encode())
    purge(store, bob)
    assert traces(tmp_path) == []
    assert [p.name for p in opened(readonly=True).journal.every(Person)] == ["Liz Chen"]


def test_merged_people_go_together(opened, tmp_path):
    store = opened()
    with store.transaction("x") as tx:
        one, two = Person(tx.new_id(), "Robert Zabel"), Person(tx.new_id(), "Zabel the younger")
        tx.add(one)
        tx.add(two)
        tx.add(Fact(tx.new_id(), two.id, "like", "falconry"))
    with store.transaction("merge") as tx:
        tx.change(replace(two, merged=one.id, trashed="2026-11-22"))
    assert look_for(store, "zabel the  younger") == [(two.id, "Zabel the younger")]
    purge(store, one.id)
    assert traces(tmp_path) == [] and store.journal.trash() == []


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.long)])
def test_killed_at_any_call_it_leaves_the_old_or_the_new(tmp_path, monkeypatch, step):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 900)
    outcomes, number = set(), 0
    while True:
        top = tmp_path / str(number)
        with open_store(top / "journal", top / "state") as store:
            bob, liz, both = fill(store)
        child = os.fork()
        if child == 0:
            calls = Calls(top)
            calls.at = lambda at, name, number=number: die() if at == number else None
            try:
                with open_store(top / "journal", top / "state") as store, calls.watched():
                    purge(store, bob)
            finally:
                os._exit(0)
        died = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        with open_store(top / "journal", top / "state") as store:
            there = {p.name for p in store.journal.every(Person)}
            assert there in ({"Liz Chen"}, {"Liz Chen", "Robert Zabel"}), (number, there)
            assert store.complaints == []
            text = store.journal.get(Touch, both).text
            assert text == NOTE if len(there) == 2 else "Zabel" not in text
            with store.transaction("go on") as tx:
                tx.change(replace(store.journal.get(Person, liz), title=str(number)))
            finish(store)
            if any(p.name == "Robert Zabel" for p in store.journal.every(Person)):
                purge(store, bob)
            assert store.journal.get(Person, liz).title == str(number)
        assert traces(top) == [], number
        outcomes.add((died, len(there)))
        if not died:
            break
        number += step
    assert outcomes >= {(True, 1), (True, 2), (False, 1)}


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)])
def test_a_fault_at_any_call_is_said_and_can_be_gone_on_from(tmp_path, monkeypatch, step):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 900)
    number, failed = 0, 0
    while True:
        top = tmp_path / str(number)
        with open_store(top / "journal", top / "state") as store:
            bob, _, both = fill(store)
            calls = Calls(top)

            def at(now, name, number=number):
                if now == number:
                    raise OSError(28, "No space left on device")

            calls.at = at
            try:
                with calls.watched():
                    purge(store, bob)
            except StoreError as error:
                assert error.what.endswith(".") and error.do.endswith(".")
                failed += 1
        with open_store(top / "journal", top / "state") as store:
            assert len(store.journal.every(Person)) in (1, 2) and store.complaints == []
            finish(store)
            if len(store.journal.every(Person)) == 2:
                assert store.journal.get(Touch, both).text == NOTE
                purge(store, bob)
        assert traces(top) == [], number
        if calls.count <= number:
            break
        number += step
    assert failed > 3


def test_random_journals_lose_one_person_and_nothing_else(opened):
    rng = random.Random(5)
    store = opened()
    people = []
    with store.transaction("people") as tx:
        for number in range(6):
            people.append(Person(tx.new_id(), f"Person{number} Number{number}"))
            tx.add(people[-1])
    for number in range(60):
        with store.transaction(f"fact {number}") as tx:
            tx.add(Fact(tx.new_id(), rng.choice(people).id, "like", f"thing {number}"))
            some = tuple(p.id for p in rng.sample(people, rng.randrange(1, 3)))
            tx.add(Touch(tx.new_id(), DAY, people=some, text=f"note {number}"))
    gone = people[2].id
    facts = [f for f in store.journal.every(Fact) if f.person != gone]
    touches = [t for t in store.journal.every(Touch) if t.people != (gone,)]
    touches = [replace(t, people=tuple(p for p in t.people if p != gone)) for t in touches]
    purge(store, gone)
    assert store.journal.every(Fact) == facts and store.journal.every(Touch) == touches
    assert opened(readonly=True).journal.every(Touch) == touches


def test_what_a_pattern_takes_for_one_letter_is_one_letter_when_plain():
    for code in (*range(0xD800), *range(0xE000, 0x11000), *range(0x1E900, 0x1E960)):
        letter = chr(code)
        for other in {letter.lower(), letter.upper(), letter.casefold()}:
            if len(other) == 1 and re.fullmatch(re.escape(letter), other, re.I):
                assert _plain(letter) == _plain(other), (letter, other)
    assert _plain("\u0130") == _plain("i") == _plain("\u0131")
