"""The power is cut between any two calls: nothing acknowledged is missing, and the journal opens."""

from __future__ import annotations

import random
import shutil

import pytest

from relbank.store import open_store

from .calls import Calls
from .disk import Disk, write
from .work import check, edit


def record(top, rng, fresh):
    """Let a store work for a while; return the disk before it, and the calls and acknowledgements."""
    if not fresh:
        with open_store(top / "journal", top / "state") as store:
            for _ in range(rng.randrange(1, 6)):
                edit(store, "a")
    top.mkdir(exist_ok=True)
    disk = Disk(top)
    calls = Calls(top)
    calls.record = []
    with calls.watched(), open_store(top / "journal", top / "state") as store:
        for _ in range(3):
            calls.record.append(("saved", edit(store, "a")))
            text = f"draft {rng.random()}"
            calls.record.append(("draft", "d1", text, store.drafts.keep(text, id="d1")))
            if rng.random() < 0.3:
                store.checkpoint()
    return disk, calls.record


def cut_everywhere(tmp_path, monkeypatch, seeds, *, fresh=False):
    """Return how many states were looked at; an AssertionError names the first bad one."""
    monkeypatch.setattr("relbank.store.log.SEGMENT", 2500)
    monkeypatch.setattr("relbank.store.store._TAIL", 1000)
    looked = 0
    for seed in seeds:
        rng = random.Random(seed)
        top = tmp_path / "before"
        disk, happened = record(top, rng, fresh)
        saved = max([0, *(_done(top, happened))])
        drafts, seen = [""], set()
        for number, what in enumerate([None, *happened]):
            if what is not None and what[0] == "saved":
                saved = what[1]
            elif what is not None and what[0] == "draft":
                drafts = [what[2]]
            elif what is not None:
                disk.call(*what)
            texts = drafts + [w[2] for w in happened[number:] if w[0] == "draft"][:1]
            for family, state in disk.states(rng):
                key = (saved, tuple(sorted(state.items(), key=lambda item: item[0])))
                if hash(key) in seen:
                    continue
                seen.add(hash(key))
                looked += 1
                where = tmp_path / "after"
                write(state, top, where)
                try:
                    check(where, {"a": saved}, damaged=1)
                    _check_draft(where, texts)
                except Exception as error:
                    raise AssertionError(f"seed {seed}, after call {number} {what and what[:2]}, {family}") from error
                finally:
                    shutil.rmtree(where, ignore_errors=True)
        shutil.rmtree(top)
    return looked


def _done(top, happened):
    first = next(what[1] for what in happened if what[0] == "saved")
    return [first - 1]


def _check_draft(where, texts):
    with open_store(where / "journal", where / "state", readonly=True) as store:
        found = [draft.text for draft in store.drafts.all()] or [""]
        assert len(found) == 1 and found[0] in texts, (found, texts)


@pytest.mark.parametrize("fresh", [False, True])
def test_a_power_cut_loses_nothing(tmp_path, monkeypatch, fresh):
    assert cut_everywhere(tmp_path, monkeypatch, range(1), fresh=fresh) > 50


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_a_hundred_seeds_of_power_cuts(tmp_path, monkeypatch, part):
    assert cut_everywhere(tmp_path, monkeypatch, range(part * 10, part * 10 + 10), fresh=part % 2 == 0) > 400


@pytest.mark.parametrize("flush", ["log.flush", "log.flush_folder", "disk.flush", "disk.flush_folder"])
def test_the_harness_bites_when_a_flush_is_taken_out(tmp_path, monkeypatch, flush):
    monkeypatch.setattr(f"relbank.store.{flush}", lambda *_: None)
    with pytest.raises(AssertionError):
        cut_everywhere(tmp_path, monkeypatch, range(3), fresh=True)
