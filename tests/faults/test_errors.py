"""Every call that the store makes fails once, and for good: a clear sentence or success, and nothing is lost."""

from __future__ import annotations

import errno
import os

import pytest

from relbank.store import StoreError, open_store

from .calls import Calls
from .work import check, edit

FAULTS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EROFS)


def work(top):
    """Use everything; return the last acknowledged number. Whatever fails must say what and what to do."""
    saved = 0

    def attempt(action):
        try:
            return action()
        except StoreError as error:
            assert error.what.endswith(".") and error.do.endswith("."), error
            return None

    store = attempt(lambda: open_store(top / "journal", top / "state"))
    if store is None:
        return saved
    for number in range(4):
        saved = attempt(lambda: edit(store, "a")) or saved
        attempt(store.poll)
        if number == 2:
            attempt(lambda: store.drafts.keep("text", id="d1"))
            if saved and attempt(store.undo):
                saved += attempt(store.redo) is not None
            saved = max(0, saved - 1)  # an undo that failed while the disk failed for good may have happened
    store.close()
    return saved


def broken(calls, number, code, *, for_good):
    def at(now, name):
        if now == number or (for_good and now > number and name != "fstat"):
            raise OSError(code, os.strerror(code))

    calls.at = at


def sweep(tmp_path, monkeypatch, codes, step):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 900)
    monkeypatch.setattr("relbank.store.store._TAIL", 500)
    (tmp_path / "count").mkdir()
    counted = Calls(tmp_path / "count")
    with counted.watched():
        work(tmp_path / "count")
    assert counted.count > 80
    for code in codes:
        for for_good in (False, True):
            for number in range(0, counted.count, step):
                top = tmp_path / f"{code}-{for_good}-{number}"
                top.mkdir()
                calls = Calls(top)
                broken(calls, number, code, for_good=for_good)
                try:
                    with calls.watched():
                        saved = work(top)
                    check(top, {"a": saved}, more=2)
                except Exception as error:
                    raise AssertionError(f"{errno.errorcode[code]} at call {number}, for good: {for_good}") from error


def test_a_fault_at_any_call_is_said_and_loses_nothing(tmp_path, monkeypatch):
    sweep(tmp_path, monkeypatch, (errno.EIO, errno.ENOSPC), 3)


@pytest.mark.long
def test_every_fault_at_every_call(tmp_path, monkeypatch):
    sweep(tmp_path, monkeypatch, FAULTS, 1)


@pytest.mark.parametrize("size", [0, 1, 7, 100])
def test_short_writes_are_gone_on_with(tmp_path, size):
    calls = Calls(tmp_path)
    calls.short = lambda before, wanted: max(1, min(size, wanted))
    with calls.watched():
        saved = work(tmp_path)
    assert saved == 4
    check(tmp_path, {"a": saved})
