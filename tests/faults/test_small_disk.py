"""A disk that is really full, and one that can't be written: both need the right to mount one."""

from __future__ import annotations

import ctypes
import os
import subprocess

import pytest

from relbank.model.person import Person
from relbank.store import StoreError, open_store

from .work import check, done, edit


@pytest.fixture
def small(tmp_path):
    """A file system in memory of 300 kB."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k,mode=700", "tmpfs", str(place)], capture_output=True, check=False
    ) if os.geteuid() == 0 else None
    if made is None or made.returncode:
        pytest.skip("no right to mount a file system here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_can_be_written_again(small):
    filler = small / "filler"
    filler.write_bytes(bytes(200_000))
    with open_store(small / "journal", small / "state") as store:
        saved = 0
        with pytest.raises(StoreError, match="full"):
            while True:
                saved = edit(store, "a")
        assert saved > 20 and done(store, "a") == saved
        with pytest.raises(StoreError, match="full"):
            while True:
                edit(store, "a")
                saved += 1
        with pytest.raises(StoreError):
            store.drafts.keep("x" * 100_000)
        assert done(store, "a") == saved
    filler.write_bytes(bytes(4096 * 47))
    check(small, {"a": saved})
    filler.unlink()
    check(small, {"a": saved + 1})


def test_a_disk_that_turns_read_only(small):
    with open_store(small / "journal", small / "state") as store:
        edit(store, "a")
    with open_store(small / "journal", small / "state") as store:
        store.checkpoint()
    before = {place: place.stat().st_mtime_ns for place in small.rglob("*")}
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with pytest.raises(StoreError, match="Read-only file system") as failed:
        open_store(small / "journal", small / "state")
    assert "--journal" in failed.value.do
    with open_store(small / "journal", small / "state", readonly=True) as store:
        assert done(store, "a") == 1
        with pytest.raises(StoreError, match="reading only"):
            edit(store, "a")
        assert store.poll() == set()
    assert {place: place.stat().st_mtime_ns for place in small.rglob("*")} == before


@pytest.fixture
def bound():
    """Rights of files and folders hold for this thread, also where root runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    libc, header, sets = ctypes.CDLL(None, use_errno=True), (ctypes.c_uint32 * 2)(0x20080522, 0), ctypes.c_uint32 * 6
    before = sets()
    if not hasattr(libc, "capset") or libc.capget(header, before):
        pytest.skip("root may write everywhere")
    without = sets(*before)
    without[0] &= ~0b110  # effective: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.capset(header, without) == 0
    yield
    assert libc.capset(header, before) == 0


def test_a_folder_without_the_right_to_write(tmp_path, bound):
    with open_store(tmp_path / "journal", tmp_path / "state") as store:
        edit(store, "a")
    for place in (tmp_path / "journal" / "log", tmp_path / "state"):
        place.chmod(0o500)
    (next((tmp_path / "journal" / "log").iterdir())).chmod(0o400)
    try:
        with pytest.raises(StoreError) as failed, open_store(tmp_path / "journal", tmp_path / "state") as store:
            edit(store, "a")
        assert "Permission denied" in failed.value.what
        with open_store(tmp_path / "journal", tmp_path / "state", readonly=True) as store:
            assert len(store.journal.every(Person)) == 1
    finally:
        for place in (tmp_path / "journal" / "log", tmp_path / "state"):
            place.chmod(0o700)
