"""The page `relbank help format` is enough to read a journal by."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import relbank.store
from relbank.model.document import TABLES
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import CannotUndo
from relbank.store.frame import encode
from relbank.store.purge import purge

from .reader import documents

READER = Path(__file__).with_name("reader.py")
PAGE = Path(relbank.store.__file__).with_name("format.md")


def change(store, rng):
    """Make one change of any kind."""
    people = store.journal.every(Person)
    kind = rng.randrange(9)
    if kind == 0:
        try:
            store.redo() if rng.random() < 0.3 else store.undo()
        except CannotUndo:
            return
    elif kind == 1 and store.conflicts():
        rng.choice([store.keep, store.dismiss])(store.conflicts()[0])
    elif kind == 2:
        with store.transaction("unknown") as tx:
            store.table("pets").insert({"kind": "cat", "deep": {"a": [1, 2.5, None, "ü\udce9\u2028"]}})
    else:
        with store.transaction(f"change {kind}") as tx:
            if kind < 5 or not people:
                tx.add(Person(tx.new_id(), f"Zoë Łukasz{rng.randrange(99)} Number", tags={"golf": "", "tea": "x"}))
            elif kind == 5:
                some = tuple(p.id for p in rng.sample(people, min(2, len(people))))
                tx.add(Touch(tx.new_id(), When("2026-11-02"), people=some, text="with Zoë Łukasz1 Number\n- x"))
                tx.add(Fact(tx.new_id(), some[0], "like", "“golf” \U0001f600"))
            elif kind == 6:
                tx.remove(Person, rng.choice(people).id)
            else:
                person = rng.choice(people)
                tags = {"golf": ""} if rng.random() < 0.5 else {"new": str(rng.random())}
                tx.change(replace(person, title=str(rng.random()), tags=tags), base=person)


def damage(store, rng):
    """Tear, break and copy lines, and write others under their stamps."""
    place = store.path / "log" / rng.choice(store.log.files())
    data = place.read_bytes()
    what = rng.randrange(4)
    if what == 0 and len(data) > 100:
        at = rng.randrange(len(data))
        place.write_bytes(data[:at] + b"?" + data[at + 1 :])
    elif what == 1:
        place.with_name(f"{place.stem} (copy).jsonl").write_bytes(data)
    elif what == 2:
        place.write_bytes(data[:-3])
    else:
        twins = [json.loads(line) for line in data.replace(b"Number", b"Zumber").split(b"\n") if line[:1] == b"{"]
        lines = (encode({key: value for key, value in twin.items() if key != "crc"}) for twin in twins)
        place.with_name(f"{place.stem} (twin).jsonl").write_bytes(b"".join(lines))


@pytest.mark.parametrize("seed", range(8))
def test_a_reader_written_from_the_page_sees_the_same(opened, monkeypatch, seed):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 3000)
    rng = random.Random(seed)
    stores = [opened(state="one"), opened(state="two")]
    for number in range(60):
        store = rng.choice(stores)
        change(store, rng)
        if rng.random() < 0.3:
            rng.choice(stores).poll()
        if number == 40 and seed % 2:
            people = store.journal.every(Person)
            if people:
                purge(store, people[0].id)
    for store in stores:
        store.close()
    if seed > 3:
        for _ in range(3):
            damage(stores[0], rng)
    (stores[0].path / "log" / ".hidden.jsonl").write_bytes(encode({"n": 1, "t": "0" * 12 + "-0000.zzzzzz", "o": []}))
    store = opened(state="a third", readonly=True)
    assert documents(store.path) == {name: dict(store.view(name)) for name in store.table_names()}


def test_the_reader_needs_nothing_of_relbank(opened):
    with opened() as store:
        change(store, random.Random(1))
    run = [sys.executable, "-I", str(READER), str(store.path)]
    assert subprocess.run(run, capture_output=True, check=True).stdout.startswith(b"{")
    lines = READER.read_text().splitlines()
    assert not [line for line in lines if line.startswith(("import", "from")) and "relbank" in line] and len(lines) < 70


def test_the_page_names_every_table_and_the_format():
    page = PAGE.read_text("utf-8")
    assert all(table in page for table in TABLES)
    assert f"version {relbank.store.reading.FORMAT}" in page
    assert max(map(len, page.splitlines())) <= 120
