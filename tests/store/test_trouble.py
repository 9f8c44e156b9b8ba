"""What goes wrong is survived and said: torn lines, full disks, folders that can't be written, copies put back."""

from __future__ import annotations

import json
import os

import pytest

from relbank.model.person import Person
from relbank.store import StoreError, open_store
from relbank.store.purge import purge


def add(store, name="Bob Smith", **fields):
    with store.transaction("person add") as tx:
        person = Person(tx.new_id(), name, **fields)
        tx.add(person)
    return person


def lines(store):
    files = sorted((store.path / "log").iterdir())
    return [json.loads(line) for file in files for line in file.read_bytes().splitlines()]


@pytest.mark.parametrize("cut", [1, 2, 10, 40])
def test_a_torn_last_line_is_survived_and_never_comes_back(opened, cut):
    store = opened()
    add(store, "A")
    add(store, "B")
    store.close()
    file = next((store.path / "log").iterdir())
    file.write_bytes(file.read_bytes()[:-cut])
    store = opened()
    add(store, "C")
    store.close()
    store = opened()
    assert [p.name for p in store.journal.every(Person)] == ["A", "C"]
    assert "cut off" in store.complaints[0]


def test_a_damaged_line_is_passed_over_and_named(opened):
    store = opened()
    add(store, "A")
    add(store, "B")
    store.close()
    file = next((store.path / "log").iterdir())
    file.write_bytes(file.read_bytes().replace(b'"A"', b'"X"'))
    store = opened()
    assert [p.name for p in store.journal.every(Person)] == ["B"]
    assert file.name in store.complaints[0] and "doctor" in store.complaints[0]


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as failed:
        open_store(tmp_path / "file" / "journal", tmp_path / "state")
    assert str(tmp_path / "file") in failed.value.what and failed.value.do


def test_reading_needs_no_right_to_write(opened, tmp_path):
    store = opened()
    bob = add(store)
    store.close()
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    reader = opened(readonly=True)
    assert reader.journal.get(Person, bob.id) == bob
    with pytest.raises(StoreError, match="reading only"):
        add(reader)
    reader.close()
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_reading_a_journal_that_is_not_there_makes_nothing(opened, tmp_path):
    assert opened(readonly=True).journal.every(Person) == []
    assert list(tmp_path.iterdir()) == []


def test_a_newer_format_is_read_only_and_says_so(opened):
    store = opened()
    bob = add(store)
    store.close()
    (store.path / "relbank.json").write_text('{"format":99,"store":"x"}')
    store = opened()
    assert store.readonly and "newer relbank" in store.complaints[0]
    assert store.journal.get(Person, bob.id) == bob
    with pytest.raises(StoreError, match="newer relbank"):
        add(store)


def test_a_machine_that_got_a_copied_home_takes_a_new_name(opened, tmp_path):
    store = opened()
    add(store)
    first = store.device
    store.close()
    (tmp_path / "state" / "device").write_text(f"{first} another-machine\n")
    store = opened()
    assert store.device != first
    add(store, "B")
    assert len(list((store.path / "log").iterdir())) == 2


def test_a_full_disk_changes_nothing_and_is_said(store, monkeypatch):
    add(store, "A")
    before = lines(store)

    def full(handle, data):
        os.write(handle, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("relbank.store.log.write_all", full)
        with pytest.raises(StoreError, match="full"):
            add(store, "B")
    assert lines(store) == before
    assert [p.name for p in store.journal.every(Person)] == ["A"]
    add(store, "C")
    assert [line["n"] for line in lines(store)] == [1, 2]


def test_after_a_failed_flush_nothing_more_is_written(opened, monkeypatch):
    store = opened()
    add(store, "A")

    def fails(handle):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("relbank.store.log.flush", fails)
        with pytest.raises(StoreError, match="could not be saved"):
            add(store, "B")
    with pytest.raises(StoreError, match="disk"):
        add(store, "C")
    store.close()
    add(opened(), "D")
    assert [p.name for p in opened().journal.every(Person)] == ["A", "D"]


def test_the_own_file_replaced_under_an_open_program_heals(opened):
    store = opened()
    add(store, "A")
    file = next((store.path / "log").iterdir())
    old = file.read_bytes()
    add(store, "B")
    file.unlink()
    file.write_bytes(old)  # a sync program put an older copy in its place
    add(store, "C")
    store.close()
    assert [p.name for p in opened().journal.every(Person)] == ["A", "B", "C"]


def test_a_folder_that_vanishes_is_said(store):
    import shutil

    add(store)
    shutil.rmtree(store.path)
    assert store.poll() == set()
    with pytest.raises(StoreError, match="gone"):
        add(store, "B")
    assert [p.name for p in store.journal.every(Person)] == ["Bob Smith"]


@pytest.mark.parametrize("purged", [False, True])
def test_own_files_that_were_gone_come_back_beside_what_was_written_meanwhile(opened, tmp_path, purged):
    store = opened()
    add(store, "A")
    if purged:  # the own files are of a second epoch then, before which everything is passed over
        purge(store, add(store, "Gone").id)
    add(store, "B")
    store.poll()
    away = tmp_path / "away"

    def take():
        away.mkdir(exist_ok=True)
        for file in (store.path / "log").iterdir():
            file.rename(away / file.name)

    def names():
        return [person.name for person in store.journal.every(Person)]

    take()
    assert store.poll() == set() and names() == ["A", "B"]  # a missing file is never a deletion
    add(store, "C")
    store.checkpoint()
    take()
    store.close()
    store = opened()
    assert names() == ["A", "B", "C"] and "is gone" in store.complaints[0]
    add(store, "D")
    store.close()
    for file in away.iterdir():
        assert not (store.path / "log" / file.name).exists()
        file.rename(store.path / "log" / file.name)
    (store.state / "checkpoint").unlink()
    store = opened()
    assert names() == ["A", "B", "C", "D"]


def test_lines_of_a_segment_are_not_missed_when_its_follower_is_empty(opened):
    one, two = opened(), opened()
    add(one, "A")
    add(two, "B")  # one has not looked yet
    (one.path / "log" / f"{one.device}-000002.jsonl").touch(0o600)  # whoever began it died before writing
    add(one, "C")
    assert [line["n"] for line in lines(one)] == [1, 2, 3]
    assert [p.name for p in one.journal.every(Person)] == ["A", "B", "C"]


def test_what_a_writer_took_in_is_still_told_at_the_next_look(opened):
    one, two = opened(), opened()
    add(two, "A")
    with one.transaction("fact"):
        one.table("facts").insert({"person": "x"})
    assert one.poll() == {"people"}
    assert one.poll() == set()


def test_a_line_whose_flush_fails_is_seen_by_nobody(opened, monkeypatch):
    writer, reader, looker = opened(), opened(), opened(readonly=True)
    add(writer, "A")
    assert reader.poll() == looker.poll() == {"people"}
    seen = []

    def fails(handle):
        assert b'"B"' in writer.log.read(writer.log.own()[-1])  # it is there, to be read by anybody
        seen.extend([reader.poll(), looker.poll()])
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("relbank.store.log.flush", fails)
        with pytest.raises(StoreError):
            add(writer, "B")
    assert seen == [set(), set()]
    assert reader.poll() == looker.poll() == set()
    add(reader, "C")
    assert [p.name for p in reader.journal.every(Person)] == ["A", "C"]
    assert looker.poll() == {"people"}
    assert [p.name for p in looker.journal.every(Person)] == ["A", "C"]


def test_a_reader_never_waits_for_a_writer(opened):
    writer, reader, other = opened(), opened(), opened(state="another laptop")
    add(other, "X")
    with writer.transaction("slow"):
        assert reader.poll() == {"people"}  # other devices' files are read all the same
        writer.table("people").insert({"name": "A"})
    assert reader.poll() == {"people"}
