"""Two programs write at once, their system calls in every order: no change is lost, none is doubled."""

from __future__ import annotations

import fcntl
import json
import random
import shutil
import threading

import pytest

from relbank.model.person import Person
from relbank.store import open_store
from relbank.store.disk import Lock
from relbank.store.purge import purge

from .calls import Calls
from .work import done, edit


class Turns:
    """Lets one of two threads go on at a time, from call to call: the first, until a moment at which to switch.

    Only moments at which both could go on are counted. `moments`: how many there were.
    """

    def __init__(self, switches: tuple[int, ...]) -> None:
        self.switches = switches
        self.moments = 0
        self._current = 0
        self._state = ["starting", "starting"]
        self._news = threading.Condition()
        self._me = threading.local()

    def run(self, *actions):
        errors = []

        def body(me, action):
            self._me.number = me
            try:
                self.step()
                action()
            except BaseException as error:  # noqa: BLE001 - raised again below, in the test's own thread
                errors.append(error)
            with self._news:
                self._state[me] = "done"
                self._state = ["waiting" if state == "blocked" else state for state in self._state]
                self._news.notify_all()

        threads = [threading.Thread(target=body, args=pair) for pair in enumerate(actions)]
        for thread in threads:
            thread.start()
        with self._news:
            while True:
                assert self._news.wait_for(lambda: not {"starting", "going"} & {*self._state}, 20), self._state
                ready = [me for me, state in enumerate(self._state) if state == "waiting"]
                if not ready:
                    break
                if len(ready) == 2:
                    self._current ^= self.moments in self.switches
                    self.moments += 1
                    ready = [self._current]
                self._state[ready[0]] = "going"
                self._news.notify_all()
        assert self._state == ["done", "done"], f"both wait for each other: {self._state}"
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]

    def step(self, state="waiting"):
        me = getattr(self._me, "number", None)
        if me is None:
            return
        with self._news:
            self._state[me] = state
            self._news.notify_all()
            assert self._news.wait_for(lambda: self._state[me] == "going", 20)

    def lock(self, real, handle, operation):
        if operation == fcntl.LOCK_UN:
            real(handle, operation)
            with self._news:
                self._state = ["waiting" if state == "blocked" else state for state in self._state]
            return
        if operation & fcntl.LOCK_NB:
            return real(handle, operation)
        while True:
            try:
                return real(handle, operation | fcntl.LOCK_NB)
            except BlockingIOError:
                self.step("blocked")


def every_order(run, switches, most=10**9):
    """Run with a switch at every moment, then with two at every two moments, and so on; return how many orders.

    most: of those with the most switches, only so many, drawn at random.
    """
    count, orders = 0, [()]
    for left in range(switches, -1, -1):
        found = []
        for order in orders:
            moments = run(order)
            count += 1
            found += [(*order, at) for at in range(order[-1] + 1 if order else 0, moments)]
        orders = found if left > 1 or len(found) <= most else random.Random(1).sample(found, most)
    return count


def wait(lock):
    fcntl.flock(lock._opened(), fcntl.LOCK_SH)
    return True


def numbers(store):
    lines = [json.loads(line) for name in store.log.own() for line in store.log.read(name).splitlines()]
    return [line["n"] for line in lines]


SIZES = [(1, 40), pytest.param(3, 2000, marks=pytest.mark.long)]


@pytest.mark.parametrize(("switches", "most"), SIZES)
@pytest.mark.parametrize("segment", [1 << 20, 300], ids=["one file", "a file a line"])
def test_two_that_are_open(tmp_path, monkeypatch, switches, most, segment):
    monkeypatch.setattr("relbank.store.log.SEGMENT", segment)

    def run(order):
        top = tmp_path / "top"
        calls, turns = Calls(top), Turns(order)
        with calls.watched():
            stores = [open_store(top / "journal", top / "state") for _ in "ab"]
            edit(stores[0], "b")  # the other has not looked yet
            calls.at, calls.lock = lambda *_: turns.step(), turns.lock
            one, two = stores
            turns.run(lambda: (edit(one, "a"), one.poll()), lambda: (two.poll(), edit(two, "b")))
            for store in stores:
                store.poll()
                assert (done(store, "a"), done(store, "b")) == (1, 2), order
                assert store.complaints == [] and store.conflicts() == []
                store.close()
        with open_store(top / "journal", top / "state") as store:
            assert numbers(store) == [1, 2, 3] and (done(store, "a"), done(store, "b")) == (1, 2)
        shutil.rmtree(top)
        return turns.moments

    assert every_order(run, switches, most) >= 10


def test_the_harness_bites_without_the_lock(tmp_path, monkeypatch):
    monkeypatch.setattr(Turns, "lock", lambda *_: None)
    with pytest.raises(AssertionError):
        test_two_that_are_open(tmp_path, monkeypatch, 2, 100, 1 << 20)


@pytest.mark.parametrize(("switches", "most"), SIZES)
def test_two_that_make_the_journal(tmp_path, monkeypatch, switches, most):
    monkeypatch.setattr(Lock, "share", wait)
    monkeypatch.setattr("relbank.store.store._TAIL", -(10**9))  # both write a checkpoint when they leave

    def run(order):
        top = tmp_path / "top"
        calls, turns = Calls(top), Turns(order)
        calls.at, calls.lock = lambda *_: turns.step(), turns.lock

        def program(who):
            with open_store(top / "journal", top / "state") as store:
                edit(store, who)

        with calls.watched():
            turns.run(lambda: program("a"), lambda: program("b"))
        with open_store(top / "journal", top / "state") as store:
            assert (done(store, "a"), done(store, "b")) == (1, 1), order
            assert store.complaints == [] and len({tuple(numbers(store))}) == 1
        shutil.rmtree(top)
        return turns.moments

    assert every_order(run, switches, most) >= 10


@pytest.mark.parametrize(("switches", "most"), [(1, 40), pytest.param(2, 1500, marks=pytest.mark.long)])
def test_a_purge_while_somebody_writes(tmp_path, switches, most):
    def run(order):
        top = tmp_path / "top"
        calls, turns = Calls(top), Turns(order)
        with calls.watched():
            stores = [open_store(top / "journal", top / "state") for _ in "ab"]
            with stores[0].transaction("add") as tx:
                gone = Person(tx.new_id(), "Robert Zabel")
                tx.add(gone)
            stores[1].poll()
            calls.at, calls.lock = lambda *_: turns.step(), turns.lock
            turns.run(lambda: purge(stores[0], gone.id), lambda: (edit(stores[1], "b"), stores[1].poll()))
            for store in stores:
                store.poll()
                assert done(store, "b") == 1 and store.journal.get(Person, gone.id) is None, order
                store.close()
        assert not any(b"Zabel" in place.read_bytes() for place in top.rglob("*") if place.is_file()), order
        with open_store(top / "journal", top / "state") as store:
            assert numbers(store) == [1, 2, 3] and done(store, "b") == 1
        shutil.rmtree(top)
        return turns.moments

    assert every_order(run, switches, most) >= 10
