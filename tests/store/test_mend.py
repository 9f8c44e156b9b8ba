"""The doctor's mending: new files, read back; old ones kept; what can't be mended is left and said."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date

import pytest

from relbank.model.person import Person
from relbank.store import StoreError, open_store
from relbank.store.backup import backup
from relbank.store.doctor import DAMAGE, OK, WARNING, examine
from relbank.store.mend import mend
from tests.faults.calls import Calls, die

TODAY = date(2026, 11, 22)


def add(store, *names):
    for name in names:
        with store.transaction("person add") as tx:
            tx.add(Person(tx.new_id(), name))


def people(store):
    return [person.name for person in store.journal.every(Person)]


def damage(store, name):
    """Change a byte of the line that adds somebody."""
    for place in (store.path / "log").iterdir():
        place.write_bytes(place.read_bytes().replace(f'"{name}"'.encode(), f'"{name}!'.encode()))


def test_a_sound_journal_is_left_alone(opened):
    store = opened()
    add(store, "A", "B")
    store.checkpoint()
    before = {place: place.stat().st_mtime_ns for place in store.path.rglob("*")}
    done = mend(store, TODAY)
    assert (done.did, done.kept, done.left[0].how_bad) == ((), None, OK)
    assert {place: place.stat().st_mtime_ns for place in store.path.rglob("*")} == before


def test_a_damaged_line_comes_back_from_a_backup(opened):
    store = opened()
    add(store, "A", "B", "C")
    backup(store, TODAY)
    add(store, "D", "E")
    damage(store, "B")
    damage(store, "D")
    store.close()
    bad = {place.name: place.read_bytes() for place in (store.path / "log").iterdir()}
    store = opened()
    assert people(store) == ["A", "C", "E"] and examine(store)[0].how_bad == DAMAGE
    done = mend(store, TODAY)
    assert people(store) == people(opened()) == ["A", "B", "C", "E"]
    assert [finding.how_bad for finding in done.left] == [WARNING, OK]  # that of D is still missing, and said
    assert "line 4 did not arrive" in done.left[0].what
    assert any("1 lines in the backups" in sentence for sentence in done.did)
    assert {place.name: place.read_bytes() for place in done.kept.iterdir()} == bad
    add(store, "F")
    assert people(opened()) == ["A", "B", "C", "E", "F"] and opened().complaints == []
    assert mend(store, TODAY).did == ()


def test_what_another_device_misses_is_put_beside_its_files(opened):
    store, laptop = opened(), opened(state="laptop")
    add(laptop, "A", "B")
    store.poll()
    backup(store, TODAY)
    laptop.close()
    damage(store, "A")
    theirs = (store.path / "log" / laptop.log.own()[0]).read_bytes()
    store.close()
    store = opened()
    assert people(store) == ["B"]
    done = mend(store, TODAY)
    assert people(store) == ["A", "B"] and f"1 lines of device {laptop.device}" in done.did[0]
    assert (store.path / "log" / laptop.log.own()[0]).read_bytes() == theirs  # only its owner writes it
    assert mend(store, TODAY).did == ()


def test_the_rest_of_what_the_doctor_names(opened):
    store = opened()
    add(store, "A", "B")
    store.checkpoint()
    (store.state / "checkpoint").chmod(0o644)
    (store.path / "relbank.json").write_bytes(b"{")
    store.close()
    store = opened()
    assert any("relbank.json" in complaint for complaint in store.complaints)
    done = mend(store, TODAY)
    assert len(done.did) == 2 and done.left[0].how_bad == OK
    assert opened().complaints == [] and people(opened()) == ["A", "B"]


def test_a_checkpoint_that_says_something_else_is_put_away(opened):
    store = opened()
    add(store, "A", "B", "C")
    store.checkpoint()
    store.close()
    damage(store, "A")
    store = opened()
    done = mend(store, TODAY)
    assert sorted(place.suffix for place in done.kept.iterdir()) == ["", ".jsonl"]
    assert people(store) == people(opened()) == ["B", "C"]


def test_two_programs_that_used_one_name_part(opened, tmp_path):
    store = opened()
    add(store, "A")
    store.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "copy")
    shutil.copytree(tmp_path / "state", tmp_path / "copied state")
    other = opened("copy", state="copied state")
    add(other, "X")
    store = opened()
    add(store, "B")
    shutil.copy(other.path / "log" / other.log.own()[0], store.path / "log" / "theirs.jsonl")
    store.poll()
    assert examine(store)[0].how_bad == DAMAGE
    done = mend(store, TODAY)
    assert "new name" in done.did[0]
    again = opened()
    assert examine(again)[0].how_bad == OK
    add(again, "C")
    assert again.device != store.device and people(again) == ["A", "B", "C", "X"]
    assert mend(again, TODAY).did == ()


@pytest.fixture
def collided(opened, tmp_path, monkeypatch):
    """A home folder that was copied: both programs wrote a different line under one stamp; the log has both."""
    store = opened()
    add(store, "A")
    store.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "copy")
    shutil.copytree(tmp_path / "state", tmp_path / "copied state")
    other = opened("copy", state="copied state")
    store = opened()
    for one, name in ((other, "X"), (store, "B")):
        ids = [one.new_id(), one.new_id()]
        with monkeypatch.context() as patched:
            patched.setattr("relbank.store.stamps.time.time", lambda: 1e9)  # put back: both count on from A's stamp
            patched.setattr("relbank.store.stamps.os.urandom", bytes)
            with one.transaction("person add") as tx:
                tx.add(Person(ids[0], name))
                tx.change(replace(one.journal.every(Person)[0], title=f"of {name}"))
    shutil.copy(other.path / "log" / other.log.own()[0], store.path / "log" / "theirs.jsonl")
    store.poll()
    return store


def test_two_lines_under_one_stamp_are_both_read_and_mended(collided, opened):
    store = collided
    assert people(store) == ["A", "B", "X"]
    told = [finding.what for finding in examine(store) if finding.how_bad == DAMAGE]
    assert any("two different lines under one stamp" in what for what in told)
    lost = [conflict.value for conflict in store.conflicts()]
    titles = [person.title for person in store.journal.every(Person)]
    assert {*titles, *lost} == {"", "of B", "of X"} and len(lost) == 1
    done = mend(store, TODAY)
    assert "new name" in done.did[0]
    again = opened()
    add(again, "C")
    assert again.device != store.device and people(again) == ["A", "B", "C", "X"]
    assert mend(again, TODAY).did == () and examine(again)[0].how_bad == OK
    assert [conflict.value for conflict in again.conflicts()] == lost
    again.checkpoint()
    again.close()
    assert people(opened()) == ["A", "B", "C", "X"] and examine(opened())[0].how_bad == OK


def test_a_log_written_again_keeps_both_lines_of_one_stamp(collided, opened):
    own = collided.path / "log" / collided.log.own()[0]
    own.write_bytes(own.read_bytes() + (collided.path / "log" / "theirs.jsonl").read_bytes() + b"damage\n")
    (collided.path / "log" / "theirs.jsonl").unlink()
    collided.close()
    store = opened()
    mend(store, TODAY)
    assert people(store) == people(opened()) == ["A", "B", "X"]


def test_a_newer_format_is_not_mended(opened):
    store = opened()
    add(store, "A")
    store.close()
    (store.path / "relbank.json").write_text('{"format":99,"store":"x"}')
    with pytest.raises(StoreError, match="newer relbank"):
        mend(opened(), TODAY)


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("fault", [die, OSError(28, "No space left on device")], ids=["killed", "full"])
def test_interrupted_anywhere_nothing_is_lost(tmp_path, monkeypatch, fault, step):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 400)
    number = 0
    while True:
        top = tmp_path / str(number)
        with open_store(top / "journal", top / "state") as store:
            add(store, "A", "B", "C", "D", "E")
            backup(store, TODAY)
            damage(store, "B")
        child = os.fork()
        if child == 0:
            calls = Calls(top)

            def at(now, name, number=number):
                if now == number:
                    if fault is die:
                        die()
                    raise fault

            calls.at = at
            try:
                with open_store(top / "journal", top / "state") as store, calls.watched():
                    mend(store, TODAY)
            except StoreError:
                os._exit(3)
            finally:
                os._exit(0 if calls.count <= number else 1)
        status = os.waitpid(child, 0)[1]
        with open_store(top / "journal", top / "state") as store:
            assert people(store) in (["A", "C", "D", "E"], ["A", "B", "C", "D", "E"]), number
            add(store, "F")
            mend(store, TODAY)
            assert people(store) == ["A", "B", "C", "D", "E", "F"], number
            assert examine(store)[0].how_bad == OK, (number, examine(store))
        if status == 0:
            break
        number += step
    assert number > 30
