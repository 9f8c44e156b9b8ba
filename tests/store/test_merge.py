"""Merging: any order, any repetition, any partial delivery of the same lines gives the same journal."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.store.conflicts import losers
from relbank.store.frame import decode, encode
from relbank.store.stamps import Clock, is_stamp
from relbank.store.state import State

IDS = ("d1", "d2", "d3")
FIELDS = ("name", "tag:golf", "text")


class Device:
    """A laptop: a clock that is wrong, what it has seen, what it wrote."""

    def __init__(self, name, skew):
        self.clock = Clock(name)
        self.skew = skew
        self.state = State()
        self.seen = {}
        self.wrote = []

    def take(self, line):
        self.clock.see(line["t"])
        self.seen[line["t"]] = line
        self.state.apply(json.loads(json.dumps(line)))

    def write(self, op, now, monkeypatch_time):
        monkeypatch_time(now + self.skew)
        line = decode(encode({"n": len(self.wrote) + 1, "t": self.clock.tick(), "w": "x", "o": [op]})[:-1])
        assert line["t"] > max(self.seen, default="")
        self.wrote.append(line)
        self.take(line)

    def edit(self, rng, value, now, set_time):
        id, field = rng.choice(IDS), rng.choice(FIELDS)
        doc = self.state.table("people").docs.find(id)
        hidden = self.state.table("people").rest[0].get(id)
        kind = rng.random()
        if doc is None:
            if hidden is not None and id not in self.state.table("people").rest[1]:
                return  # its creation has not come yet: nobody could see it
            op = ["+", "people", id, {**(hidden or {}), field: value}]
        elif kind < 0.2:
            op = ["-", "people", id, dict(doc)]
        elif kind < 0.3 and field in doc:
            op = ["=", "people", id, {}, {field: doc[field]}]
        else:
            op = ["=", "people", id, {field: value}, {field: doc[field]} if field in doc else {}]
        self.write(op, now, set_time)


def picture(state):
    table = state.table("people")
    hidden, dead = table.rest
    clocks = {id: table.clock(id) for id in IDS}
    return json.dumps([dict(table.docs.items()), hidden, dead, clocks], sort_keys=True)


def all_losers(state, lines):
    table = state.table("people")
    out = []
    for id in IDS:
        mine = [line for line in sorted(lines, key=lambda tx: tx["t"]) if any(op[2] == id for op in line["o"])]
        found = losers(("people", id), mine, table.docs.find(id))
        assert not found or id in table.contested, "a conflict that nobody would look for"
        out += found
    return out


def history(seed, rounds, set_time):
    """Three devices with wrong clocks edit, delete, bring back; lines arrive late, in any order, some twice."""
    rng = random.Random(seed)
    devices = [Device(name, rng.randrange(-86400, 86400)) for name in ("aaaaaa", "bbbbbb", "cccccc")]
    for now in range(rounds):
        device = rng.choice(devices)
        if rng.random() < 0.05:
            device.skew -= rng.randrange(86400)  # the clock is put back
        device.edit(rng, f"v{now}", 1e9 + now, set_time)
        to = rng.choice(devices)
        waiting = [line for line in device.wrote if line["t"] not in to.seen or rng.random() < 0.02]
        rng.shuffle(waiting)
        for line in waiting[: rng.randrange(1 + len(waiting))]:
            to.take(line)
    lines = {line["t"]: line for device in devices for line in device.wrote}
    for device in devices:
        missing = [line for t, line in lines.items() if t not in device.seen]
        rng.shuffle(missing)
        for line in missing:
            device.take(line)
    return devices, list(lines.values())


def verify(seed, rounds, set_time):
    devices, lines = history(seed, rounds, set_time)
    pictures = {picture(device.state) for device in devices}
    replay = State()
    for line in sorted(lines, key=lambda tx: tx["t"]):
        replay.apply(json.loads(json.dumps(line)))
    pictures.add(picture(replay))
    assert len(pictures) == 1
    listed = [all_losers(device.state, lines) for device in devices]
    assert listed[0] == listed[1] == listed[2]
    nothing_lost(lines, replay, listed[0])
    return len(listed[0])


def nothing_lost(lines, state, listed):
    """Every value ever written stands, was replaced or deleted by somebody who knew it, or is listed."""
    docs = state.table("people").docs
    told = {(c.id, c.field, c.value) for c in listed}
    for line in lines:
        for op in line["o"]:
            for field, value in op[3].items() if op[0] in "+=" else ():
                current = docs.find(op[2]) or {}
                known = any(
                    later["t"] > line["t"] and other[2] == op[2] and other[0] != "+" and other[-1].get(field) == value
                    for later in lines
                    for other in later["o"]
                )
                assert current.get(field) == value or known or (op[2], field, value) in told


@pytest.fixture
def set_time(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("relbank.store.stamps.time.time", lambda: now[0])

    def to(value):
        now[0] = value

    return to


@pytest.mark.parametrize("seed", range(60))
def test_three_devices_always_agree_and_lose_nothing(set_time, seed):
    verify(seed, 40, set_time)


@pytest.mark.long
@pytest.mark.parametrize("part", range(15))
def test_fifteen_hundred_rounds(set_time, part):
    assert sum(verify(1000 + part * 100 + seed, 80, set_time) for seed in range(100)) > 0


@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_merge_is_commutative_associative_and_idempotent(seed, rng):
    now = [0.0]

    def to(value):
        now[0] = value

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("relbank.store.stamps.time.time", lambda: now[0])
        devices, lines = history(seed, 25, to)
    shuffled = lines + rng.sample(lines, len(lines) // 2)
    rng.shuffle(shuffled)
    state = State()
    for line in shuffled:
        state.apply(json.loads(json.dumps(line)))
    assert picture(state) == picture(devices[0].state)


@given(st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_different_lines_under_one_stamp_give_the_same_in_any_order(rng):
    lines = []
    for _ in range(6):
        some = [{f: v for f in FIELDS if (v := rng.choice([None, 1, True, "a", "b", ["x"]])) is not None} for _ in "ab"]
        op = [rng.choice("+==-"), "people", rng.choice(IDS[:2]), *some]
        lines.append({"t": f"{rng.randrange(3):012x}-0000.aaaaaa", "o": [op[: 5 if op[0] == "=" else 4]]})
    pictures = set()
    for _ in range(8):
        state, shuffled = State(), lines + rng.sample(lines, 3)
        rng.shuffle(shuffled)
        for line in shuffled:
            state.apply(json.loads(json.dumps(line)))
        pictures.add(picture(state))
    assert len(pictures) == 1


def test_stamps_of_two_programs_with_one_name_differ(set_time):
    set_time(1e9)
    for last in ("0" * 12 + "-0000", f"{int(2e12):012x}-fff0.aaaaaa"):  # a clock that goes, one that was put back
        one, other = Clock("aaaaaa", last), Clock("aaaaaa", last)
        stamps = [clock.tick() for _ in range(5) for clock in (one, other)]
        assert stamps[::2] == sorted(stamps[::2]) and all(map(is_stamp, stamps)) and min(stamps) > last
        assert len({*stamps}) > 8  # all ten, but for chance


def table_after(*lines):
    state = State()
    for stamp, *op in lines:
        state.apply({"t": f"{stamp:012x}-0000.aaaaaa", "o": [op]})
    return state.table("people")


def test_a_set_merges_as_a_set():
    table = table_after(
        (1, "+", "people", "d", {"name": "Bob"}),
        (2, "=", "people", "d", {"tag:golf": True}, {}),
        (3, "=", "people", "d", {"tag:tea": True}, {}),
    )
    assert table.docs["d"] == {"name": "Bob", "tag:golf": True, "tag:tea": True} and not table.contested


def test_an_edit_newer_than_a_delete_brings_the_whole_document_back():
    for order in ((0, 1, 2), (0, 2, 1), (2, 1, 0)):
        lines = [
            (1, "+", "people", "d", {"name": "Bob", "title": "CFO"}),
            (2, "-", "people", "d", {"name": "Bob", "title": "CFO"}),
            (3, "=", "people", "d", {"name": "Rob"}, {"name": "Bob"}),
        ]
        assert table_after(*(lines[at] for at in order)).docs["d"] == {"name": "Rob", "title": "CFO"}


def test_an_edit_older_than_a_delete_stays_deleted_but_is_kept():
    table = table_after(
        (1, "+", "people", "d", {"name": "Bob"}),
        (3, "-", "people", "d", {"name": "Bob"}),
        (2, "=", "people", "d", {"name": "Rob"}, {"name": "Bob"}),
    )
    assert "d" not in table.docs and table.contested == {"d"}
