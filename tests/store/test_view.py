"""The journal as rules and screens read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relbank.model.appointment import Appointment
from relbank.model.document import from_doc
from relbank.model.fact import Fact
from relbank.model.ladder import Introduction
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import open_store
from relbank.store.checkpoint import StoredTable


@pytest.fixture
def filled(store):
    with store.transaction("fill") as tx:
        bob, anna = Person("p1", "bob"), Person("p2", "Anna")
        for thing in (
            bob,
            anna,
            Touch("t1", When("2026-11-02T12:30", "minute"), people=("p1", "p2")),
            Touch("t2", When("2026-11-05"), people=("p1",), kind="mailing"),
            Touch("t3", When("2026-10-01"), people=("p2",)),
            Fact("f2", "p1", "like", "golf", touch="t1", line=3),
            Fact("f1", "p1", "like", "tea", touch="t1", line=2),
            Promise("m1", "me", "a", person="p1", due=When("2026-12-01"), touch="t1", line=5),
            Promise("m2", "me", "b", person="p1", due=When("2026-11-20")),
            Promise("m3", "them", "c", person="p2"),
            Promise("m4", "me", "d", person="p2", state="kept"),
            Appointment("a1", When.open(), people=("p1",)),
            Appointment("a2", When("2026-11-30"), people=("p2",)),
            Appointment("a3", When("2026-11-29"), people=("p2",), state="held"),
        ):
            tx.add(thing)
    return store


def ids(things):
    return [thing.id for thing in things]


def check(journal):
    assert ids(journal.every(Person)) == ["p2", "p1"]
    assert list(journal.touches()) == ["t2", "t1", "t3"]
    assert journal.touches()[0] == "t2" and journal.touches()[-1] == "t3" and journal.touches()[1:] == ["t1", "t3"]
    assert ids(journal.of(Touch, "p1")) == ["t2", "t1"]
    assert ids(journal.of(Fact, "p1")) == ["f1", "f2"]
    assert ids(journal.filed_from("t1")) == ["f1", "f2", "m1"]
    assert journal.last_touch("p1") == "2026-11-02"
    assert journal.last_touch("nobody") == ""
    assert ids(journal.open_promises()) == ["m2", "m1", "m3"]
    assert ids(journal.coming()) == ["a2", "a1"]
    assert journal.trash() == []
    assert {name for _, name, _ in journal.names()} == {"bob", "Anna"}


def test_everything_is_found_in_its_order(filled):
    check(filled.journal)


def test_the_same_after_reopening(filled, opened):
    filled.close()
    check(opened().journal)


def test_the_trash_is_left_out_but_can_be_got(filled):
    journal = filled.journal
    check(journal)
    with filled.transaction("trash") as tx:
        tx.change(replace(journal.get(Touch, "t2"), trashed="2026-11-22T10:00"))
        tx.change(replace(journal.get(Promise, "m2"), trashed="2026-11-22T11:00"))
        tx.change(replace(journal.get(Person, "p2"), trashed="2026-11-22T09:00"))
    assert ids(journal.trash()) == ["m2", "t2", "p2"]
    assert list(journal.touches()) == ["t1", "t3"]
    assert ids(journal.of(Touch, "p1")) == ["t1"]
    assert ids(journal.every(Person)) == ["p1"]
    assert ids(journal.open_promises()) == ["m1", "m3"]
    assert journal.get(Person, "p2").name == "Anna"
    assert [name for _, name, _ in journal.names()] == ["bob"]
    filled.undo()
    check(journal)


def test_the_view_follows_changes_from_elsewhere(filled, opened):
    other = opened()
    check(other.journal)
    version = other.journal.version
    with filled.transaction("more") as tx:
        tx.change(replace(filled.journal.get(Touch, "t3"), when=When("2026-11-09"), people=("p1",)))
        tx.change(replace(filled.journal.get(Promise, "m3"), state="kept"))
        tx.add(Touch("t0", When("2026-11-07"), people=("p2",)))
    assert other.poll() == {"touches", "promises"}
    assert other.journal.version > version
    assert list(other.journal.touches()) == ["t3", "t0", "t2", "t1"]
    assert ids(other.journal.of(Touch, "p1")) == ["t3", "t2", "t1"]
    assert (other.journal.last_touch("p1"), other.journal.last_touch("p2")) == ("2026-11-09", "2026-11-07")
    assert ids(other.journal.open_promises()) == ["m2", "m1"]


def test_an_unchanged_thing_is_built_once(filled):
    assert filled.journal.get(Person, "p1") is filled.journal.get(Person, "p1")


def newest(journal, person):
    return ids(journal.newest(person))


def test_newest_touches_come_in_the_order_of_all(filled, opened):
    assert newest(filled.journal, "p1") == ["t2", "t1"]
    assert newest(filled.journal, "p2") == ["t1", "t3"]
    assert newest(filled.journal, "nobody") == []
    filled.checkpoint()
    other = opened()
    assert newest(other.journal, "p2") == ["t1", "t3"]
    with filled.transaction("more") as tx:
        tx.add(Touch("t0", When("2026-10-15"), people=("p2",)))
        tx.add(Touch("t9", When.open(), people=("p2",)))
        tx.change(replace(filled.journal.get(Touch, "t1"), trashed="2026-11-22"))
        tx.change(replace(filled.journal.get(Touch, "t2"), people=("p2",)))
    other.poll()
    for journal in (filled.journal, other.journal, opened().journal):
        assert newest(journal, "p2") == ids(journal.of(Touch, "p2")) == ["t2", "t0", "t3", "t9"]
        assert newest(journal, "p1") == []


def test_many_new_touches_find_their_places(filled, opened):
    filled.checkpoint()
    other = opened()
    with filled.transaction("more") as tx:
        for day in range(1, 29):
            tx.add(Touch(f"u{day * 5 % 29:02}", When(f"2026-11-{day:02}"), people=("p1",)))
    other.poll()
    for journal in (filled.journal, other.journal):
        dates = [touch.when.iso for touch in journal.newest("p1")]
        assert len(dates) == 30 and dates == sorted(dates, reverse=True)


def test_a_touch_is_read_only_when_it_is_asked_for(filled, opened, monkeypatch):
    filled.checkpoint()
    other, read = opened(), []
    built = "relbank.store.view.from_doc"
    monkeypatch.setattr(built, lambda cls, doc, id, real=from_doc: read.append(id) or real(cls, doc, id))
    assert next(iter(other.journal.newest("p1"))).id == "t2" and read == ["t2"]


def test_the_ids_of_older_touches_are_read_only_when_they_are_reached(filled, opened, monkeypatch):
    filled.checkpoint()
    other, read = opened(), []
    one = StoredTable.id
    monkeypatch.setattr(StoredTable, "id", lambda table, row: read.append(row) or one(table, row))
    newest = other.journal.newest("p1")
    assert next(newest).id == "t2" and 0 not in read  # the row of t1
    assert next(newest).id == "t1" and 0 in read


def test_it_tells_whom_changes_concerned(filled):
    journal = filled.journal
    version = journal.version
    assert journal.changed_since(version) == set()
    with filled.transaction("one") as tx:
        tx.change(replace(journal.get(Touch, "t3"), people=("p1",)))
    assert journal.changed_since(version) == {"p1", "p2"}, "as it was before, and as it is now"
    second = journal.version
    with filled.transaction("two") as tx:
        tx.change(replace(journal.get(Person, "p2"), title="boss"))
    assert journal.changed_since(second) == {"p2"}
    third = journal.version
    with filled.transaction("three") as tx:
        tx.add(Promise("m9", "me", "x"))
        tx.add(Introduction("i1", "p1", by="p3"))
    assert journal.changed_since(third) == {"", "p1", "p3"}
    assert journal.changed_since(second) == {"", "p1", "p2", "p3"}
    filled.undo()
    assert journal.changed_since(third) == {"", "p1", "p3"} and journal.changed_since(journal.version) == set()


def test_it_tells_whom_changes_from_elsewhere_concerned(filled, opened):
    other = opened()
    version = other.journal.version
    with filled.transaction("one") as tx:
        tx.remove(Fact, "f1")
    assert other.poll() == {"facts"} and other.journal.changed_since(version) == {"p1"}


def test_it_says_when_it_is_not_known_whom_changes_concerned(filled, monkeypatch):
    journal = filled.journal
    version = journal.version
    filled.merged.forget()
    assert journal.changed_since(version) is None and journal.changed_since(journal.version) == set()
    version = journal.version
    monkeypatch.setattr("relbank.store.concerned._MOST", 3)
    with filled.transaction("many") as tx:
        for number in range(9):
            tx.add(Person(f"q{number}", "x"))
    assert journal.changed_since(version) is None
    assert journal.changed_since(journal.version) == set()


def test_people_are_found_by_what_they_are_called(filled, opened):
    with filled.transaction("people") as tx:
        tx.add(Person("p3", "Zoë van der Berg", aliases={"Zo": ""}))
        tx.add(Person("p4", "Zoe O'Hara"))
    filled.checkpoint()
    other = opened()
    with filled.transaction("more") as tx:
        tx.change(replace(filled.journal.get(Person, "p4"), name="Zoe Berg", aliases={"Zo": ""}))
        tx.change(replace(filled.journal.get(Person, "p2"), trashed="2026-11-22"))
        tx.add(Person("p5", "One Two Three Four Five"))
    other.poll()
    for journal in (filled.journal, other.journal, opened().journal):
        assert journal.called("=zoe van der berg") == ["p3"] and journal.called("=zo") == ["p3", "p4"]
        assert journal.called("<zoe") == journal.called(">berg") == ["p3", "p4"]
        assert journal.called("=anna") == journal.called(">o'hara") == journal.called("=bob smith") == []
        assert (journal.name_of("p4"), journal.name_of("p2"), journal.name_of("p9")) == ("Zoe Berg", "", "")
        assert journal.longest_name() == 5


def test_notes_with_unsettled_names_are_found_however_old(filled, opened):
    with filled.transaction("more") as tx:
        tx.add(Touch("t5", When("1999-01-01"), unsettled={"Bob": ""}))
        tx.add(Touch("t6", When("2001-01-01"), unsettled={"Bob": "", "Ann": ""}))
        tx.add(Touch("t7", When("2002-01-01"), unsettled={"Bob": ""}))
    filled.checkpoint()
    other = opened()
    assert ids(other.journal.unsettled()) == ["t7", "t6", "t5"]
    with filled.transaction("settle") as tx:
        tx.change(replace(filled.journal.get(Touch, "t6"), unsettled={}))
        tx.change(replace(filled.journal.get(Touch, "t7"), trashed="2026-11-22"))
    other.poll()
    assert ids(other.journal.unsettled()) == ids(filled.journal.unsettled()) == ["t5"]


def test_people_come_by_name_from_a_checkpoint_and_are_built_when_looked_at(tmp_path):
    with open_store(tmp_path / "j", tmp_path / "s") as store:
        with store.transaction("people") as tx:
            made = {name: Person(tx.new_id(), name) for name in ("zoe", "Bob", "Ann", "Émile", "bob", "Gone")}
            for person in made.values():
                tx.add(person)
            tx.change(replace(made["Gone"], trashed="2026-11-19"))
        store.checkpoint()
    with open_store(tmp_path / "j", tmp_path / "s") as store:
        people = store.journal.every(Person)
        assert [person.name for person in people] == ["Ann", "Bob", "bob", "Émile", "zoe"]
        assert (len(people), people[-1].name, [p.name for p in people[1:3]]) == (5, "zoe", ["Bob", "bob"])
        with store.transaction("more") as tx:
            tx.add(Person(tx.new_id(), "Cleo"))
            tx.change(replace(made["Ann"], name="Yan"))
            tx.change(replace(made["Gone"], trashed=""))
        names = ["Bob", "bob", "Cleo", "Émile", "Gone", "Yan", "zoe"]
        assert [person.name for person in store.journal.every(Person)] == names
        assert store.journal.every(Person) == sorted(store.journal.every(Person), key=lambda p: (p.order, p.id))


@pytest.mark.parametrize("kept", [True, False])
def test_all_are_read_in_portions_between_which_others_write(filled, opened, monkeypatch, kept):
    from relbank.store import documents

    monkeypatch.setattr(documents, "PORTION", 1)
    if kept:
        filled.checkpoint()
        filled = opened()
    journal, pieces = filled.journal, 0
    for _ in journal.reading(Fact):
        pieces += 1
        with filled.transaction("meanwhile") as tx:
            if pieces == 1:
                tx.change(replace(journal.get(Fact, "f2"), text="tennis"))
                tx.add(Fact("f0", "p1", "like", "chess"))
    assert pieces >= 2
    assert [(fact.id, fact.text) for fact in journal.every(Fact)] == [("f0", "chess"), ("f1", "tea"), ("f2", "tennis")]
    assert journal.every(Fact)[2] is journal.get(Fact, "f2")


def test_names_are_the_same_however_many_are_asked_for(opened, monkeypatch):
    monkeypatch.setattr("relbank.store.people._SOME", 2)
    store = opened()
    with store.transaction("people") as tx:
        people = [Person(tx.new_id(), f"Person {number}") for number in range(6)]
        for person in people:
            tx.add(person)
    store.checkpoint()
    store.close()
    store = opened()
    with store.transaction("changes") as tx:
        tx.change(replace(people[1], name="Renamed"))
        tx.change(replace(people[2], trashed="2026-11-01T10:00"))
        tx.remove(Person, people[3].id)
    asked = [store.journal.name_of(person.id) for _ in "ab" for person in people]
    assert asked == ["Person 0", "Renamed", "", "", "Person 4", "Person 5"] * 2
    assert store.journal.name_of("nobody") == ""
    store.checkpoint()
    store.close()
    assert [opened().journal.name_of(person.id) for person in people] == asked[:6]
