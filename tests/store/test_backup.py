"""Backups are read back, kept for fourteen days, and restored into a new folder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relbank.model.person import Person
from relbank.store import StoreError
from relbank.store.backup import Difference, backup, days, restore

TODAY = date(2026, 11, 22)


def add(store, name):
    with store.transaction("add") as tx:
        tx.add(Person(tx.new_id(), name))


def test_a_restored_journal_is_the_one_of_that_day(opened, tmp_path, monkeypatch):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 600)
    store = opened()
    for number in range(10):
        add(store, f"P{number}")
    made = backup(store, TODAY)
    assert made.files == len(store.log.files()) > 2
    closed = sorted(place.name for place in (store.state / "backups" / "closed").iterdir())
    assert closed == store.log.files()[:-1]
    add(store, "later")
    difference = restore(store, TODAY, tmp_path / "restored")
    assert difference == Difference(only_there=0, only_here=1, different=0)
    restored = opened("restored", state="state of restored")
    assert [p.name for p in restored.journal.every(Person)] == [f"P{number}" for number in range(10)]
    assert restored.id == store.id
    for place in (*(store.state / "backups").rglob("*"), *(tmp_path / "restored").rglob("*")):
        assert place.stat().st_mode & 0o077 == 0


def test_fourteen_days_are_kept(store):
    add(store, "A")
    for number in range(20):
        backup(store, TODAY + timedelta(number))
    assert days(store) == [TODAY + timedelta(number) for number in range(6, 20)]


def test_a_restore_never_overwrites(store, tmp_path):
    add(store, "A")
    backup(store, TODAY)
    with pytest.raises(StoreError, match="not empty"):
        restore(store, TODAY, store.path)
    with pytest.raises(StoreError, match="no backup"):
        restore(store, TODAY + timedelta(1), tmp_path / "new")


def test_a_backup_that_reads_back_differently_is_none(store, monkeypatch):
    add(store, "A")

    def bad(path, chunks):
        path.write_bytes(b"".join(chunks)[:-1])

    monkeypatch.setattr("relbank.store.backup.replace_file", bad)
    with pytest.raises(StoreError, match="reads back"):
        backup(store, TODAY)
