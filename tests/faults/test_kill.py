"""A writer is killed at any byte, at any call, at any moment: what was acknowledged is there, and writing goes on."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest

from relbank.store import open_store

from .calls import Calls, die
from .work import check, edit


def run(top, who, mode, rng, edits=4):
    """Fork a writer that dies somewhere; return the number that it acknowledged last, 0 for none."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        calls = Calls(top)
        place = rng.randrange(1200) if mode == "byte" else rng.randrange(60)
        if mode == "call":
            calls.at = lambda number, name: die() if number == place else None
        elif mode == "byte":

            def short(before, size):
                return place - before if before <= place < before + size else None

            def at(number, name):
                if calls.written >= place:
                    die()

            calls.short, calls.at = short, at
        try:
            with calls.watched(), open_store(top / "journal", top / "state") as store:
                for _ in range(edits):
                    os.write(write, b"%d\n" % edit(store, who))
        finally:
            os._exit(0)
    os.close(write)
    if mode == "moment":
        time.sleep(rng.random() * 0.02)
        os.kill(child, signal.SIGKILL)
    return child, read


def finish(child, read):
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read().split()
    died = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    return int(told[-1]) if told else 0, died


def kills(tmp_path, monkeypatch, mode, count, writers=("a",)):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 4000)
    monkeypatch.setattr("relbank.store.store._TAIL", 2000)  # checkpoints are written, and died in, too
    rng = random.Random(f"{mode} {count}")
    top, known, deaths = tmp_path / "0", {}, 0
    for number in range(count):
        if number % 40 == 0:
            top, known = tmp_path / str(number), dict.fromkeys(writers, 0)
        children = {who: run(top, who, mode, random.Random(rng.random())) for who in writers}
        for who, (child, read) in children.items():
            told, died = finish(child, read)
            known[who] = max(known[who], told)
            deaths += died
        known = check(top, known)
    assert deaths > count * len(writers) / 3, f"only {deaths} died: the test proves nothing"


@pytest.mark.parametrize("mode", ["byte", "call", "moment"])
def test_a_killed_writer_loses_nothing(tmp_path, monkeypatch, mode):
    kills(tmp_path, monkeypatch, mode, 40)


def test_two_killed_writers_lose_nothing(tmp_path, monkeypatch):
    kills(tmp_path, monkeypatch, "moment", 20, ("a", "b"))


@pytest.mark.long
@pytest.mark.parametrize("mode", ["byte", "call", "moment"])
def test_a_thousand_kills(tmp_path, monkeypatch, mode):
    kills(tmp_path, monkeypatch, mode, 1000)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["byte", "call", "moment"])
def test_hundred_kills_of_two_writers(tmp_path, monkeypatch, mode):
    kills(tmp_path, monkeypatch, mode, 100, ("a", "b"))


def steady(top, who, count, die_after=None):
    child = os.fork()
    if child:
        return child
    try:
        with open_store(top / "journal", top / "state") as store:
            for number in range(count):
                edit(store, who)
                if number == die_after:
                    die()
    finally:
        os._exit(0)


@pytest.mark.parametrize("count", [40, pytest.param(500, marks=pytest.mark.long)])
def test_four_writers_half_of_them_killed(tmp_path, count):
    children = [steady(tmp_path, who, count, count // 2 if who in "cd" else None) for who in "abcd"]
    for child in children:
        os.waitpid(child, 0)
    check(tmp_path, {"a": count, "b": count, "c": count // 2 + 1, "d": count // 2 + 1}, go_on=False)
