"""What a store promises to whoever uses it."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.store import CannotUndo, open_store


def add(store, name="Bob Smith", **fields):
    with store.transaction("person add") as tx:
        person = Person(tx.new_id(), name, **fields)
        tx.add(person)
    return person


def lines(store):
    files = sorted((store.path / "log").iterdir())
    return [json.loads(line) for file in files for line in file.read_bytes().splitlines()]


def test_what_was_saved_is_there_after_reopening(opened):
    store = opened()
    bob = add(store, aliases={"Bobby": ""}, strategic=True)
    store.close()
    assert opened().journal.get(Person, bob.id) == bob


def test_a_line_has_the_documented_form(store):
    bob = add(store)
    raw = next((store.path / "log").iterdir()).read_bytes()
    line = json.loads(raw)
    assert list(line) == ["n", "t", "w", "o", "crc"]
    assert (line["n"], line["w"]) == (1, "person add")
    assert line["o"] == [["+", "people", bob.id, {"name": "Bob Smith"}]]
    assert line["t"].endswith("." + store.device) and len(store.device) == 6
    body, _, _ = raw.rpartition(b',"crc"')
    assert line["crc"] == f"{crc32(body):08x}"


def test_ids_sort_by_time_even_when_made_at_once(store):
    ids = [store.new_id() for _ in range(1000)]
    assert ids == sorted(set(ids))
    assert {len(id) for id in ids} == {26}


def test_one_transaction_is_one_line_and_an_exception_writes_none(store):
    with store.transaction("two") as tx:
        tx.add(Person(tx.new_id(), "A"))
        with store.transaction("inner") as inner:
            inner.add(Person(inner.new_id(), "B"))
    with pytest.raises(RuntimeError), store.transaction("none") as tx:
        tx.add(Person(tx.new_id(), "C"))
        raise RuntimeError
    assert [line["w"] for line in lines(store)] == ["two"]
    assert [p.name for p in store.journal.every(Person)] == ["A", "B"]


def test_a_change_writes_only_the_difference_and_keeps_what_it_does_not_know(store):
    bob = add(store, tags={"golf": ""})
    with store.transaction("newer relbank"):
        store.table("people").update({"hobby": "chess"}, doc_ids=[bob.id])
    with store.transaction("edit") as tx:
        tx.change(replace(bob, title="CFO", tags={"hockey": ""}))
    assert lines(store)[-1]["o"] == [
        ["=", "people", bob.id, {"title": "CFO", "tag:hockey": True}, {"tag:golf": True}]
    ]
    assert store.table("people").get(doc_id=bob.id)["hobby"] == "chess"


def test_a_change_with_its_base_leaves_alone_what_others_changed(opened):
    store = opened()
    bob = add(store)
    other = opened()
    with other.transaction("title") as tx:
        tx.change(replace(bob, title="CFO"))
    with store.transaction("rename") as tx:
        tx.change(replace(bob, name="Robert"), base=bob)
    assert store.journal.get(Person, bob.id) == replace(bob, name="Robert", title="CFO")


def test_changing_or_removing_what_is_not_there_says_so(store):
    with pytest.raises(KeyError), store.transaction("x") as tx:
        tx.change(Person(tx.new_id(), "Nobody"))
    with pytest.raises(KeyError), store.transaction("x") as tx:
        tx.remove(Person, tx.new_id())


def test_a_value_that_json_cannot_hold_writes_nothing(store):
    with pytest.raises((TypeError, ValueError)), store.transaction("x"):
        store.table("people").insert({"a": float("nan")})
    with pytest.raises((TypeError, ValueError)), store.transaction("x"):
        store.table("people").insert({"a": object()})
    add(store)
    assert len(lines(store)) == 1


def test_half_a_surrogate_pair_is_kept(opened):
    store = opened()
    bob = add(store, name="Bob \udce9")
    store.close()
    assert opened().journal.get(Person, bob.id).name == "Bob \udce9"


def test_everything_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        with open_store(tmp_path / "a" / "journal", tmp_path / "b" / "state") as store:
            add(store)
            store.drafts.keep("secret")
    finally:
        os.umask(before)
    for top in (tmp_path / "a", tmp_path / "b"):
        for place in (top, *top.rglob("*")):
            assert stat.S_IMODE(place.stat().st_mode) == (0o700 if place.is_dir() else 0o600), place


def test_two_programs_see_each_other_and_neither_overwrites(opened):
    one, two = opened(), opened()
    bob = add(one)
    assert two.poll() == {"people"}
    with two.transaction("title") as tx:
        tx.change(replace(two.journal.get(Person, bob.id), title="CFO"))
    with one.transaction("role") as tx:  # reads what two wrote before it writes
        tx.change(replace(one.journal.get(Person, bob.id), role="pivotal contact"), base=bob)
    assert two.poll() == {"people"}
    assert one.journal.get(Person, bob.id) == two.journal.get(Person, bob.id) == replace(
        bob, title="CFO", role="pivotal contact"
    )
    assert [line["n"] for line in lines(one)] == [1, 2, 3]
    assert one.poll() == {"people"}  # taken in when one wrote, told now
    assert one.poll() == two.poll() == set()


def test_segments_are_closed_at_a_mebibyte(opened, monkeypatch):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 2000)
    store, other = opened(), opened()
    for number in range(60):
        add(store if number % 3 else other, f"P{number:02}")
    sizes = [file.stat().st_size for file in (store.path / "log").iterdir()]
    assert len(sizes) > 2 and max(sizes) <= 2000
    assert [line["n"] for line in lines(store)] == list(range(1, 61))
    assert len(opened().journal.every(Person)) == 60


def test_stamps_never_go_back(opened, monkeypatch):
    store = opened()
    add(store, "A")
    store.close()
    monkeypatch.setattr("relbank.store.stamps.time.time", lambda: 1.0)
    store = opened()
    add(store, "B")
    stamps = [line["t"] for line in lines(store)]
    assert stamps == sorted(stamps)


def test_undo_and_redo_reach_over_a_restart(opened):
    store = opened()
    bob = add(store)
    with store.transaction("rename") as tx:
        tx.change(replace(bob, name="Robert"))
    store.close()
    store = opened()
    assert store.undo().why == "rename"
    assert store.journal.get(Person, bob.id) == bob
    undone = store.undo()
    assert (undone.why, undone.operations[0][0]) == ("person add", "+")
    assert store.journal.get(Person, bob.id) is None
    with pytest.raises(CannotUndo):
        store.undo()
    store.close()
    store = opened()
    assert (store.redo().why, store.redo().why) == ("person add", "rename")
    assert store.journal.get(Person, bob.id).name == "Robert"
    with pytest.raises(CannotUndo):
        store.redo()
    assert store.undo().why == "rename"
    assert store.redo().why == "rename"
    assert store.undo().why == "rename"
    add(store, "New")
    with pytest.raises(CannotUndo):
        store.redo()
    assert [store.undo().why, store.undo().why] == ["person add", "person add"]


def test_undo_never_reverts_what_somebody_else_changed_since(opened):
    one = opened()
    bob = add(one)
    with one.transaction("rename") as tx:
        tx.change(replace(bob, name="Robert"))
    two = opened(state="another laptop")
    with two.transaction("rename again") as tx:
        tx.change(replace(bob, name="Rob"))
    one.poll()
    with pytest.raises(CannotUndo, match="rename"):
        one.undo()
    assert one.journal.get(Person, bob.id).name == "Rob"


def test_drafts_are_kept_until_they_are_discarded(opened):
    store = opened()
    first = store.drafts.keep("half a note")
    store.drafts.keep("half a note, more", id=first)
    second = store.drafts.keep("an edit", about="edit:abc")
    store.close()
    store = opened()
    assert [(d.id, d.text, d.about) for d in store.drafts.all()] == [
        (first, "half a note, more", "note"),
        (second, "an edit", "edit:abc"),
    ]
    store.drafts.discard(first)
    store.drafts.discard(first)
    assert [d.id for d in store.drafts.all()] == [second]


def test_a_damaged_draft_still_gives_its_text(store):
    id = store.drafts.keep("a word")
    place: Path = store.state / "drafts" / f"{id}.json"
    place.write_text(place.read_text()[:-3])
    assert "a word" in store.drafts.all()[0].text


def test_removed_for_good_is_not_the_trash(store):
    with store.transaction("x") as tx:
        promise = Promise(tx.new_id(), "me", "send x")
        tx.add(promise)
    with store.transaction("y") as tx:
        tx.remove(Promise, promise.id)
    assert store.journal.get(Promise, promise.id) is None
    assert store.journal.trash() == []
    store.undo()
    assert store.journal.get(Promise, promise.id) == promise
