"""The checkpoint of a large journal is written by a process of its own: nobody who leaves waits for it."""

from __future__ import annotations

import shutil
import time

import pytest

from relbank.model.person import Person
from relbank.store import beside, open_store
from relbank.store.disk import Lock


@pytest.fixture
def large(opened, monkeypatch):
    """A journal that counts as large, with much that no checkpoint has."""
    monkeypatch.setattr("relbank.store.beside._LARGE", 0)
    store = opened()
    for number in range(30):
        with store.transaction("person add") as tx:
            tx.add(Person(tx.new_id(), f"Person {number} " + "x" * 4000))
    return store


def until(true, seconds=60.0):
    """Wait until something is so; tell whether it came to be."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def test_leaving_begins_it_and_the_next_start_uses_it(large, opened, monkeypatch):
    left = large.state / ".checkpoint.1.999999999.new"  # by one who was killed while writing
    left.touch()
    monkeypatch.setattr(large, "checkpoint", lambda: pytest.fail("written while the user waits"))
    large.close()
    assert until((large.state / "checkpoint").exists)
    assert not left.exists()
    again = opened(readonly=True)
    assert again.merged.checkpoint is not None and len(again.journal.every(Person)) == 30 and not again.is_behind


def test_one_is_enough(large, monkeypatch):
    lock = Lock(large.state / "checkpoint.lock")
    assert lock.alone()
    monkeypatch.setattr("os.posix_spawn", lambda *_, **__: pytest.fail("begun twice"), raising=False)
    large.close()
    lock.close()


def test_the_process_has_the_lock_until_it_ends(large):
    large.close()
    lock = Lock(large.state / "checkpoint.lock")
    assert not lock.alone() or (large.state / "checkpoint").exists()
    assert until(lock.alone) and (large.state / "checkpoint").exists()
    assert not (large.state / "checkpoint.begun").exists()
    lock.close()


def test_after_one_that_did_not_end_it_is_written_at_once(large, monkeypatch):
    monkeypatch.setattr(beside, "_CODE", "raise SystemExit(1)")
    large.close()
    lock = Lock(large.state / "checkpoint.lock")
    assert until(lock.alone) and not (large.state / "checkpoint").exists()
    lock.close()
    again = open_store(large.path, large.state)
    again.close()
    assert (again.state / "checkpoint").exists() and not (again.state / "checkpoint.begun").exists()


def test_where_no_process_can_be_begun_it_is_written_at_once(large, monkeypatch):
    def none(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("os.posix_spawn", none, raising=False)
    large.close()
    assert (large.state / "checkpoint").exists()


def test_a_folder_that_was_removed_meanwhile_is_not_made_again(large, tmp_path):
    large.close()
    until((large.state / "checkpoint").exists)
    shutil.rmtree(large.path)
    (large.state / "checkpoint").unlink()
    assert beside.begin(large.path, large.state)
    until((large.state / "checkpoint").exists, 1.0)
    assert sorted(place.name for place in tmp_path.iterdir()) == ["state"]


def test_what_lies_where_the_user_stands_is_not_run(large, tmp_path, monkeypatch):
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "json.py").write_text("open('was-run', 'w').close()\n")
    monkeypatch.chdir(folder)
    large.close()
    assert until((large.state / "checkpoint").exists, 20.0)
    assert not (folder / "was-run").exists()
