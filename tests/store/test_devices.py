"""Two laptops with one journal folder: what both changed is kept, shown, and settled one by one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.when import When


@pytest.fixture
def two(opened):
    """Two laptops that wrote into one note without knowing of each other; the second was later."""
    one, other = opened(state="one"), opened(state="other")
    with one.transaction("note add") as tx:
        touch = Touch(tx.new_id(), When("2026-11-02"), text="first")
        tx.add(touch)
    other.poll()
    with one.transaction("note edit") as tx:
        tx.change(replace(touch, text="edited on one"))
    time.sleep(0.002)  # in the same millisecond the names of the devices would decide
    with other.transaction("note edit") as tx:
        tx.change(replace(touch, text="edited on the other"))
    one.poll()
    other.poll()
    return one, other, touch.id


def text(store, id):
    return store.journal.get(Touch, id).text


def test_both_show_the_newer_text_and_list_the_older(two):
    one, other, id = two
    assert text(one, id) == text(other, id) == "edited on the other"
    assert one.conflicts() == other.conflicts()
    (conflict,) = one.conflicts()
    assert (conflict.table, conflict.id, conflict.field, conflict.value) == ("touches", id, "text", "edited on one")
    assert conflict.current == "edited on the other" and conflict.device == one.device


def test_keeping_the_older_settles_it_everywhere(two):
    one, other, id = two
    other.keep(other.conflicts()[0])
    one.poll()
    assert text(one, id) == "edited on one"
    assert one.conflicts() == other.conflicts() == []
    other.undo()
    assert text(other, id) == "edited on the other" and len(other.conflicts()) == 0


def test_dismissing_settles_it_everywhere_and_undo_lists_it_again(two):
    one, other, id = two
    listed = one.conflicts()
    one.dismiss(listed[0])
    other.poll()
    assert text(other, id) == "edited on the other" and one.conflicts() == other.conflicts() == []
    one.undo()
    other.poll()
    assert text(one, id) == "edited on the other"
    assert one.conflicts() == other.conflicts() == listed
    one.redo()
    other.poll()
    assert one.conflicts() == other.conflicts() == []


def test_conflicts_outlive_a_checkpoint(two, opened):
    one, _, _ = two
    listed = one.conflicts()
    one.checkpoint()
    one.close()
    again = opened(state="one")
    assert again.merged.checkpoint is not None and again.conflicts() == listed
    (again.state / "checkpoint").unlink()
    again.checkpoint()
    again.close()
    assert opened(state="one").conflicts() == listed


def test_an_edit_lost_to_a_delete_is_listed_and_can_be_brought_back(opened):
    one, other = opened(state="one"), opened(state="other")
    with one.transaction("add") as tx:
        bob = Person(tx.new_id(), "Bob")
        tx.add(bob)
    other.poll()
    with one.transaction("title") as tx:
        tx.change(replace(bob, title="CFO"))
    time.sleep(0.002)
    with other.transaction("delete") as tx:
        tx.remove(Person, bob.id)
    one.poll()
    assert one.journal.get(Person, bob.id) is None
    (conflict,) = one.conflicts()
    assert (conflict.field, conflict.value, conflict.current) == ("title", "CFO", None)
    one.keep(conflict)
    other.poll()
    assert other.journal.get(Person, bob.id) == replace(bob, title="CFO")
    assert one.conflicts() == other.conflicts() == []


def test_one_laptop_alone_never_has_conflicts(opened):
    store, shell = opened(), opened()
    with store.transaction("add") as tx:
        bob = Person(tx.new_id(), "Bob")
        tx.add(bob)
    for name in ("Rob", "Robert", "Bo"):
        with shell.transaction("rename") as tx:
            tx.change(replace(bob, name=name))
        store.undo()
    with store.transaction("delete") as tx:
        tx.remove(Person, bob.id)
    store.undo()
    assert store.conflicts() == shell.conflicts() == opened().conflicts() == []


def test_stamps_follow_a_clock_far_ahead(opened, monkeypatch):
    one, other = opened(state="one"), opened(state="other")
    with monkeypatch.context() as patched:
        patched.setattr("relbank.store.stamps.time.time", lambda: 4e9)
        with other.transaction("add") as tx:
            bob = Person(tx.new_id(), "Bob")
            tx.add(bob)
    one.poll()
    with one.transaction("rename") as tx:
        tx.change(replace(bob, name="Rob"))
    other.poll()
    assert other.journal.get(Person, bob.id).name == "Rob"
