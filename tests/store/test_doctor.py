"""The doctor's findings, and the history of one document."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date, datetime

import pytest

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.store.doctor import DAMAGE, OK, UNREADABLE, WARNING, examine
from relbank.store.frame import encode
from relbank.store.history import at, history
from relbank.store.mend import mend
from relbank.store.quick import quick


@pytest.fixture
def filled(store):
    for name in ("A", "B", "C"):
        with store.transaction("person add") as tx:
            person = Person(tx.new_id(), name)
            tx.add(person)
            tx.add(Fact(tx.new_id(), person.id, "like", "golf"))
    store.checkpoint()
    return store


def log_file(store):
    return next((store.path / "log").iterdir())


def worst(store):
    return examine(store)[0]


def test_a_sound_journal_is_fine(filled, opened):
    assert worst(filled).how_bad == OK and "3 changes of 1 device, 6 documents" in worst(filled).what
    filled.close()
    assert worst(opened()).how_bad == OK
    assert quick(opened()) == []


def test_damage_is_named_by_file_line_and_byte(filled):
    file = log_file(filled)
    first = file.read_bytes().index(b"\n") + 1
    file.write_bytes(file.read_bytes().replace(b'"B"', b'"X"'))
    found = worst(filled)
    assert found.how_bad == DAMAGE and f"{file}, line 2, byte {first}" in found.where and found.next
    assert examine(filled)[1].how_bad == WARNING  # line 2 is missing then


def test_a_missing_line_is_noticed(filled):
    file = log_file(filled)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[2])
    found = [finding for finding in examine(filled) if "did not arrive" in finding.what]
    assert len(found) == 1 and "line 2" in found[0].what and filled.device in found[0].what


def test_two_lines_with_one_number_are_noticed(filled, opened):
    extra = encode({"n": 2, "t": f"{'0' * 11}1-0000.{filled.device}", "w": "x", "o": []})
    (filled.path / "log" / "copy.jsonl").write_bytes(extra)
    assert worst(filled).how_bad == DAMAGE and "two programs use one log" in worst(filled).what
    (filled.path / "log" / "copy.jsonl").chmod(0o600)
    (filled.state / "device").unlink()
    filled.close()
    assert worst(opened()).how_bad == OK  # of a name that is not this device's: told, but there is nothing to do here


def test_a_line_from_the_future_is_noticed_and_later_edits_still_count(filled, opened):
    stamp = f"{int(4e12):012x}-0000.zzzzzz"
    future = encode({"n": 1, "t": stamp, "w": "x", "o": [["+", "people", "p", {"name": "F"}]]})
    (filled.path / "log" / "zzzzzz-000001.jsonl").write_bytes(future)
    filled.poll()
    assert any("2096-10-02" in finding.what for finding in examine(filled))
    with filled.transaction("x"):
        filled.table("people").update({"name": "G"}, doc_ids=["p"])
    assert opened(readonly=True).view("people")["p"] == {"name": "G"}


def test_a_reference_to_nobody_is_noticed(filled):
    with filled.transaction("x") as tx:
        tx.add(Fact(tx.new_id(), "nobody", "like", "tea"))
    assert worst(filled).how_bad == WARNING and "nobody" in worst(filled).where


def test_a_file_that_others_can_read_is_noticed(filled):
    log_file(filled).chmod(0o644)
    assert worst(filled).how_bad == WARNING and "chmod 600" in worst(filled).next
    filled.path.chmod(0o755)
    assert str(filled.path) in quick(filled)[0]


def test_what_cannot_be_read_is_said(filled, monkeypatch):
    def fails(*_):
        raise PermissionError(13, "Permission denied", "x")

    monkeypatch.setattr(filled.log, "read", fails)
    assert worst(filled).how_bad == UNREADABLE


def test_a_checkpoint_that_says_something_else_is_noticed(filled, opened):
    filled.close()
    file = log_file(filled)
    file.write_bytes(file.read_bytes().replace(b'"A"', b'"X"'))
    found = examine(opened())
    assert found[0].how_bad == DAMAGE
    assert any("quick copy" in finding.what for finding in found)


def test_reading_repairs_nothing(filled):
    before = {place: place.read_bytes() for place in filled.path.rglob("*") if place.is_file()}
    examine(filled)
    assert {place: place.read_bytes() for place in filled.path.rglob("*") if place.is_file()} == before


def test_history_tells_what_a_document_was(store):
    with store.transaction("person add") as tx:
        bob = Person(tx.new_id(), "Bob")
        tx.add(bob)
    with store.transaction("rename") as tx:
        tx.change(replace(bob, name="Rob"))
    middle = datetime.now().astimezone()
    import time

    time.sleep(0.01)
    store.undo()
    store.undo()
    changes = history(store, "people", bob.id)
    assert [change.why for change in changes] == ["person add", "rename", "undo rename", "undo person add"]
    assert [change.after and change.after["name"] for change in changes] == ["Bob", "Rob", "Bob", None]
    assert {change.device for change in changes} == {store.device}
    assert at(store, "people", bob.id, middle) == {"name": "Rob"}
    assert at(store, "people", bob.id, datetime(2000, 1, 1).astimezone()) is None
    assert history(store, "people", "nobody") == []


def told_at_a_start(opened):
    """Return what two starts tell, the second one from a checkpoint."""
    first = opened()
    told = quick(first)
    first.checkpoint()
    first.close()
    assert quick(opened(readonly=True)) == told
    return told


def test_a_start_tells_of_lines_that_did_not_come_until_they_do(filled, opened):
    other = opened(state="laptop")
    for name in "DEFGH":
        with other.transaction("person add") as tx:
            tx.add(Person(tx.new_id(), name))
    other.close()
    file = filled.path / "log" / other.log.own()[0]
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[3])
    filled.close()
    assert told_at_a_start(opened) == [
        f"2 changes of device {other.device} did not arrive: sync it once more. `relbank doctor` tells more."
    ]
    file.write_bytes(lines[0] + lines[3] + lines[1])
    assert "1 change of device" in told_at_a_start(opened)[0]
    file.write_bytes(b"".join(lines))
    assert told_at_a_start(opened) == []


def test_a_start_tells_of_an_own_line_that_is_gone_until_a_mending_looked_for_it(filled, opened):
    file = log_file(filled)
    file.write_bytes(b"".join(line for line in file.read_bytes().splitlines(keepends=True) if b'"B"' not in line))
    filled.close()
    (filled.state / "checkpoint").unlink()
    assert "1 change of this computer can't be read" in told_at_a_start(opened)[0]
    mend(opened(), date(2026, 11, 22))
    assert told_at_a_start(opened) == []
    assert any("line 2 did not arrive" in finding.what for finding in examine(opened()))


def test_a_start_tells_of_a_clock_that_went_back_and_order_is_kept(filled, opened, monkeypatch):
    filled.close()
    now = time.time()
    monkeypatch.setattr("relbank.store.stamps.time.time", lambda: now - 365 * 86400)
    store = opened()
    assert "set the clock right" in quick(store)[0]
    person = store.journal.every(Person)[0]
    for name in ("first", "second"):
        with store.transaction("rename") as tx:
            tx.change(replace(person, name=name))
    store.close()
    assert opened().journal.get(Person, person.id).name == "second" and "set the clock right" in quick(opened())[0]
    monkeypatch.setattr("relbank.store.stamps.time.time", lambda: now + 60)
    assert quick(opened()) == []


def test_a_start_tells_when_another_program_uses_this_name(filled, opened):
    copy = filled.path / "log" / "copy.jsonl"
    copy.write_bytes(log_file(filled).read_bytes())
    copy.chmod(0o600)
    assert quick(opened()) == []  # a sync program's copy
    line = json.loads(log_file(filled).read_bytes().splitlines()[1])
    del line["crc"]
    copy.write_bytes(copy.read_bytes() + encode({**line, "t": filled.clock.tick()}))
    assert "Another program writes under this computer's name" in quick(opened())[0]


def test_a_newer_format_and_an_unreadable_name_are_told(filled, opened):
    filled.close()
    place = filled.path / "relbank.json"
    about = place.read_bytes()
    place.write_bytes(about.replace(b'"format":1', b'"format":9'))
    found = worst(opened())
    assert found.how_bad == WARNING and "newer relbank" in found.what
    place.write_bytes(b"{")
    found = worst(opened())
    assert found.how_bad == WARNING and found.where == str(place)
