"""The store against stock TinyDB, sqlite3 and `python -c pass`, at 135,000 documents (issue "Step 2", Figures).

RELBANK_BENCH_DOCUMENTS makes it smaller; RELBANK_BENCH_KEEP names a folder where the journal is made once and copied
from. Each yardstick does the same work on the same documents in the same run.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import Store, open_store

from .harness import Figure, environment

SIZE = int(os.environ.get("RELBANK_BENCH_DOCUMENTS", "135000"))
SMALL = 1_000
PASS = "pass"
MODEL = "import json, pathlib, relbank.model.person, relbank.model.touch, relbank.model.when"
CAPTURE = """
import json, sys
from pathlib import Path
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import open_store
place = Path(sys.argv[1])
with open_store(place / "journal", place / "state") as store:
    names = list(store.journal.names())
    with store.transaction("note add") as tx:
        tx.add(Touch(tx.new_id(), When("2026-11-19"), people=(names[0][0],), text="x" * 600))
"""
OPEN = """
import sys, time
from pathlib import Path
import relbank.model.touch, relbank.model.person, relbank.model.promise
from relbank.store import open_store
place = Path(sys.argv[1])
def resident():
    return int(open("/proc/self/statm").read().split()[1]) - int(open("/proc/self/statm").read().split()[2])
before, start = resident(), time.process_time()
store = open_store(place / "journal", place / "state")
people = list(store.journal.names())
store.journal.open_promises()
[store.journal.get(relbank.model.touch.Touch, id) for id in store.journal.touches()[:40]]
print(time.process_time() - start, (resident() - before) * 4096 / 1e6)
"""


def build(top: Path, count: int) -> None:
    """Write a journal: of every 27 documents one person, 20 notes, 6 promises."""
    rng = random.Random(1)
    words = [f"word{number}" for number in range(3000)]
    people = [f"p{number:025}" for number in range(max(1, count // 27))]
    with open_store(top / "journal", top / "state") as store:
        with store.transaction("people") as tx:
            for number, id in enumerate(people):
                tx.add(Person(id, f"Person {number}"))
        for start in range(0, count * 20 // 27, 1000):
            with store.transaction("notes") as tx:
                for number in range(start, min(count * 20 // 27, start + 1000)):
                    who, day = rng.choice(people), When(f"20{number % 27:02}-{number % 12 + 1:02}-{number % 28 + 1:02}")
                    text = " ".join(rng.choices(words, k=80))
                    touch = Touch(tx.new_id(), day, people=(who,), text=text)
                    tx.add(touch)
                    if number % 10 < 3:
                        tx.add(Promise(tx.new_id(), "me", text[:60], person=who, touch=touch.id, state="kept"))
    # the rest of the documents adds nothing to what is measured


def made(folder: Path, name: str, count: int) -> Path:
    """Return a journal to measure with: a new one, or a copy of the kept one."""
    top, keep = folder / name, os.environ.get("RELBANK_BENCH_KEEP")
    if not keep:
        build(top, count)
        return top
    kept = Path(keep) / f"{count}"
    if not kept.is_dir():
        build(kept, count)
    shutil.copytree(kept, top)
    return top


def wall(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def alternate(times: int, *actions: Callable[[], object]) -> list[float]:
    """Run actions in turn, so that a busy machine hurts all; return the median seconds of each."""
    found = [[wall(action) for action in actions] for _ in range(times)]
    return [median(column) for column in zip(*found, strict=True)]


def process(code: str, *args: str, times: int = 15) -> float:
    """Return the least processor time of a Python process."""
    found = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code, *args], env=environment(), check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def note(store: Store, who: str) -> str:
    """Save one note of 600 bytes and return its id."""
    with store.transaction("note add") as tx:
        id = tx.new_id()
        tx.add(Touch(id, When("2026-11-19"), people=(who,), text="x" * 600))
    return id


class Sqlite:
    """The same documents as JSON in sqlite3: WAL, synchronous=FULL, an index by person."""

    def __init__(self, path: Path, store: Store) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma journal_mode=wal")
        self.db.execute("pragma synchronous=full")
        self.db.execute("create table docs (id text primary key, person text, doc text)")
        self.db.execute("create index by_person on docs (person)")
        self.db.execute("begin")
        for id, doc in store.view("touches").items():
            who = next((key[5:] for key in doc if key.startswith("with:")), "")
            self.db.execute("insert into docs values (?,?,?)", (id, who, json.dumps(doc)))
        self.db.execute("commit")
        self._number = 0

    def insert(self) -> None:
        self._number += 1
        row = (f"new{self._number}", "p", json.dumps({"text": "x" * 600, "when": "2026-11-19"}))
        self.db.execute("insert into docs values (?,?,?)", row)

    def update(self, id: str) -> None:
        self._number += 1
        doc = json.loads(self.db.execute("select doc from docs where id=?", (id,)).fetchone()[0])
        doc["place"] = str(self._number)
        self.db.execute("update docs set doc=? where id=?", (json.dumps(doc), id))

    def of(self, who: str) -> list[object]:
        return [json.loads(row[0]) for row in self.db.execute("select doc from docs where person=?", (who,))]


def figures() -> Iterator[Figure]:
    """Yield the figures of the issue, each as what it takes of its limit's yardstick."""
    with tempfile.TemporaryDirectory() as folder:
        top, small = made(Path(folder), "large", SIZE), made(Path(folder), "small", SMALL)
        yield from _starts(top, small)
        with open_store(top / "journal", top / "state") as store, open_store(small / "journal", small / "state") as few:
            tables = {name: dict(enumerate(store.view(name).values(), 1)) for name in store.table_names()}
            (Path(folder) / "stock.json").write_text(json.dumps(tables))
            sqlite = Sqlite(Path(folder) / "sqlite.db", store)
            yield from _reads(Path(folder), top, store)
            yield from _writes(Path(folder), store, few, sqlite)
            yield from _search(store)


def _starts(top: Path, small: Path) -> Iterator[Figure]:
    bare, model = process(PASS), process(MODEL)
    large, little = process(CAPTURE, str(top)) - model, process(CAPTURE, str(small)) - model
    yield Figure("store's part of a shell capture, to `python -c pass`", large / bare, 1.6, f"{large * 1e3:.1f} ms")
    yield Figure(f"the same at {SIZE} documents, to {SMALL}", large / little, 1.5)


def _writes(folder: Path, store: Store, few: Store, sqlite: Sqlite) -> Iterator[Figure]:
    who = next(iter(store.journal.names()))[0]
    ids = list(store.journal.touches()[:300])
    turn = iter(range(10**6))

    def update() -> None:
        with store.transaction("x") as tx:
            store.table("touches").update({"place": str(next(turn))}, doc_ids=[ids[next(turn) % 300]])
            del tx

    mine, small, theirs = alternate(200, lambda: note(store, who), lambda: note(few, who), sqlite.insert)
    yield Figure("durable insert, to sqlite (WAL, FULL)", mine / theirs, 0.8, f"{mine * 1e6:.0f} µs")
    yield Figure(f"durable insert, to the same at {SMALL}", mine / small, 1.3)
    mine_update, theirs_update = alternate(200, update, lambda: sqlite.update(ids[next(turn) % 300]))
    yield Figure("durable update, to sqlite", mine_update / theirs_update, 1.4, f"{mine_update * 1e6:.0f} µs")
    before = sum(file.stat().st_size for file in (store.path / "log").iterdir())
    doc = store.view("touches")[note(store, who)]
    written = sum(file.stat().st_size for file in (store.path / "log").iterdir()) - before
    yield Figure("bytes written for a note of 600, to its JSON", written / len(json.dumps(doc)), 1.2, f"{written} B")
    with TinyDB(folder / "stock.json") as db:
        slow = min(wall(lambda: db.table("touches").insert({"text": "x" * 600})) for _ in range(3))
    yield Figure("durable insert, to 1/10,000 of stock TinyDB's", mine * 10_000 / slow, 1, f"{slow * 1e3:.0f} ms")


def _reads(folder: Path, top: Path, store: Store) -> Iterator[Figure]:
    with TinyDB(folder / "stock.json") as db:
        stock = min(wall(db.storage.read) for _ in range(3))
    runs = [subprocess.run([sys.executable, "-c", OPEN, str(top)], env=environment(), check=True, capture_output=True)]
    runs += [subprocess.run(runs[0].args, env=environment(), check=True, capture_output=True) for _ in range(6)]
    opened = min(float(run.stdout.split()[0]) for run in runs)
    resident = min(float(run.stdout.split()[1]) for run in runs)
    yield Figure("open to usable, to 1/30 of a stock TinyDB read", opened * 30 / stock, 1, f"{opened * 1e3:.0f} ms")
    yield Figure("resident then, to 25 MB", resident / 25, 1, f"{resident:.1f} MB")
    people = [id for id, _, _ in store.journal.names()][:400]
    sqlite = sqlite3.connect(folder / "sqlite.db")
    query = "select doc from docs where person=?"
    with open_store(top / "journal", top / "state", readonly=True) as cold:
        cold.journal.of(Touch, people[-1])
        mine, theirs = alternate(
            1,
            lambda: [cold.journal.of(Touch, who) for who in people[:200]],
            lambda: [[json.loads(row[0]) for row in sqlite.execute(query, (who,))] for who in people[:200]],
        )
        yield Figure("one person's notes, cold, to sqlite", mine / theirs, 2, f"{mine * 5e3:.0f} µs")
        mine, theirs = alternate(
            5,
            lambda: [cold.journal.of(Touch, who) for who in people[:200]],
            lambda: [[json.loads(row[0]) for row in sqlite.execute(query, (who,))] for who in people[:200]],
        )
        yield Figure("one person's notes, warm, to sqlite", mine / theirs, 0.4, f"{mine * 5e3:.0f} µs")


def _search(store: Store) -> Iterator[Figure]:
    store.checkpoint()
    with open_store(store.path, store.state, readonly=True) as fresh:
        for what, word in (("common", "word1"), ("rare", "word2999 word1"), ("missing", "qqxyz")):
            def look(word: str = word) -> list[str]:
                return [id for id, _ in zip(fresh.journal.touches_with(word), range(200), strict=False)]

            first, again = wall(look), min(wall(look) for _ in range(5))
            detail = f"{again * 1e3:.1f} ms, the first time {first * 1e3:.1f}"
            yield Figure(f"newest 200 hits of a {what} word, to 40 ms", again / 0.04, 1, detail)
