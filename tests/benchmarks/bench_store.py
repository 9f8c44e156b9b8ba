"""The store against stock TinyDB, sqlite3 and `python -c pass`, at 135,000 documents (issue "Step 2", Figures).

RELBANK_BENCH_DOCUMENTS makes it smaller; RELBANK_BENCH_KEEP names a folder where the journal is made once and copied
from. Each yardstick does the same work on the same documents in the same run.
"""

from __future__ import annotations

import gc
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
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tinydb import TinyDB

from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.when import When
from relbank.store import Store, log, open_store
from relbank.store.ids import Ids
from relbank.store.view import JournalView

from .harness import RELBANK, Figure, environment, ratios, spent

SIZE = int(os.environ.get("RELBANK_BENCH_DOCUMENTS", "135000"))
SMALL = 1_000
PASS = "pass"
NOTE = """@Person 7 lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- [ ] send Ohio article by Thu
- [ ] @Person: org chart by Fri
- next coffee 9 Sep 9:00 at AB Coffee
"""
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
    who = store.journal.called("=person 7")[0]
    with store.transaction("note add") as tx:
        tx.add(Touch(tx.new_id(), When("2026-11-19"), people=(who,), text=store.journal.name_of(who) + "x" * 600))
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
        store.checkpoint()  # now: who leaves a large journal does not wait for it
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


def wall(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that an action takes; with another clock, processor seconds."""
    start = clock()
    action()
    return clock() - start


def alternate(
    times: int, *actions: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Run actions in turn, so that a busy machine hurts all; return the median seconds of each."""
    found = [[wall(action, clock) for action in actions] for _ in range(times)]
    return [median(column) for column in zip(*found, strict=True)]


def processes(*calls: tuple[str, ...], times: int = 15) -> list[float]:
    """Run Python processes in turn; return the least processor time of each."""
    found = [[_process(*call) for call in calls] for _ in range(times)]
    return [min(column) for column in zip(*found, strict=True)]


def _process(code: str, *args: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, *args], env=environment(), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def document(who: str) -> dict[str, object]:
    """Return a note of 600 bytes with one person, as the store keeps it."""
    return {"kind": "met", f"with:{who}": 0, "when": {"iso": "2026-11-19", "precision": "day"}, "text": "x" * 600}


class Sqlite:
    """The same documents as JSON in sqlite3: WAL, synchronous=FULL, the ids of the store, an index by person."""

    def __init__(self, path: Path, store: Store) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("pragma journal_mode=wal")
        self.db.execute("pragma synchronous=full")
        self.db.execute("create table docs (id text primary key, person text, doc text) without rowid")
        self.db.execute("create index by_person on docs (person)")
        self.db.execute("begin")
        for id, doc in store.view("touches").items():
            self.db.execute("insert into docs values (?,?,?)", (id, _person(doc), json.dumps(doc)))
        self.db.execute("commit")
        self._ids = Ids()

    def insert(self, doc: dict[str, object]) -> None:
        self.db.execute("insert into docs values (?,?,?)", (self._ids.new(), _person(doc), json.dumps(doc)))

    def update(self, id: str, place: str) -> None:
        doc = json.loads(self.db.execute("select doc from docs where id=?", (id,)).fetchone()[0])
        doc["place"] = place
        self.db.execute("update docs set doc=? where id=?", (json.dumps(doc), id))

    def of(self, who: str) -> list[object]:
        return [json.loads(row[0]) for row in self.db.execute("select doc from docs where person=?", (who,))]


def _person(doc: Mapping[str, object]) -> str:
    return next((key[5:] for key in doc if key.startswith("with:")), "")


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


@contextmanager
def patched_flush() -> Iterator[None]:
    """Let nothing wait for the disk."""
    real, log.flush = log.flush, lambda _: None
    try:
        yield
    finally:
        log.flush = real


def _starts(top: Path, small: Path) -> Iterator[Figure]:
    bare, model, large, little = processes((PASS,), (MODEL,), (CAPTURE, str(top)), (CAPTURE, str(small)))
    detail = f"{(large - model) * 1e3:.1f} ms"
    yield Figure("store's part of a shell capture, to `python -c pass`", (large - model) / bare, 1.6, detail)
    yield Figure(f"a shell capture at {SIZE} documents, to {SMALL}", large / little, 1.05, f"{large * 1e3:.1f} ms")
    envs = [
        environment(RELBANK_JOURNAL=str(t / "journal"), RELBANK_STATE=str(t / "home"), RELBANK_CONFIG=str(t / "config"))
        for t in (top, small)
    ]
    for env in envs:
        spent((*RELBANK, "note"), env, NOTE, times=1)  # the first start at this place makes the checkpoint
    ratio, (mine, _) = ratios(
        lambda: spent((*RELBANK, "note"), envs[0], NOTE, times=1),
        lambda: spent((*RELBANK, "note"), envs[1], NOTE, times=1),
        21,
    )
    yield Figure(f"relbank note at {SIZE} documents, to {SMALL}", ratio, 1.05, f"{mine * 1e3:.0f} ms")


def _writes(folder: Path, store: Store, few: Store, sqlite: Sqlite) -> Iterator[Figure]:
    people = [id for id, _, _ in store.journal.names()]
    ids = random.Random(2).sample(list(store.journal.touches()), 2000)
    turn = iter(range(10**6))

    def insert() -> None:
        store.table("touches").insert(document(people[next(turn) * 7919 % len(people)]))

    def update() -> None:
        store.table("touches").update({"place": str(next(turn))}, doc_ids=[ids[next(turn) % 2000]])

    def note() -> None:
        with store.transaction("note add") as tx:
            tx.add(Touch(tx.new_id(), When("2026-11-19"), people=(people[0],), text="x" * 600))

    gc.collect()
    gc.freeze()  # as the program does when it has loaded
    mine, small, theirs, noted = alternate(
        400,
        insert,
        lambda: few.table("touches").insert(document(people[0])),
        lambda: sqlite.insert(document(people[next(turn) * 7919 % len(people)])),
        note,
    )
    detail = f"{mine * 1e6:.0f} µs, as a Touch in a transaction {noted * 1e6:.0f} µs"
    yield Figure("durable insert, to sqlite (WAL, FULL)", mine / theirs, 0.8, detail)
    yield Figure(f"durable insert, to the same at {SMALL}", mine / small, 1.3)
    mine_update, theirs_update = alternate(400, update, lambda: sqlite.update(ids[next(turn) % 2000], str(next(turn))))
    yield Figure("durable update, to sqlite", mine_update / theirs_update, 1.4, f"{mine_update * 1e6:.0f} µs")
    with patched_flush():
        cpu, cpu_update = alternate(400, insert, update)
    detail = f"insert {cpu * 1e6:.0f} µs, update {cpu_update * 1e6:.0f} µs"
    yield Figure("all of an insert but the flush, to 150 µs", cpu / 150e-6, 1, detail)
    before = sum(file.stat().st_size for file in (store.path / "log").iterdir())
    doc = document(people[0])
    store.table("touches").insert(doc)
    written = sum(file.stat().st_size for file in (store.path / "log").iterdir()) - before
    yield Figure("bytes written for a note of 600, to its JSON", written / len(json.dumps(doc)), 1.2, f"{written} B")
    with TinyDB(folder / "stock.json") as db:
        slow, quick = [], []
        for _ in range(5):  # in turn with ours, and both as medians: stock's is work alone, ours mostly the disk
            slow.append(wall(lambda: db.table("touches").insert(doc)))
            quick += [wall(insert) for _ in range(40)]
    detail = f"{median(slow) * 1e3:.0f} ms to {median(quick) * 1e6:.0f} µs"
    yield Figure("durable insert, to 1/10,000 of stock TinyDB's", median(quick) * 10_000 / median(slow), 1, detail)


def _reads(folder: Path, top: Path, store: Store) -> Iterator[Figure]:
    with TinyDB(folder / "stock.json") as db:
        stock = min(wall(db.storage.read) for _ in range(3))
    runs = [subprocess.run([sys.executable, "-c", OPEN, str(top)], env=environment(), check=True, capture_output=True)]
    runs += [subprocess.run(runs[0].args, env=environment(), check=True, capture_output=True) for _ in range(6)]
    opened = min(float(run.stdout.split()[0]) for run in runs)
    resident = min(float(run.stdout.split()[1]) for run in runs)
    yield Figure("open to usable, to 1/30 of a stock TinyDB read", opened * 30 / stock, 1, f"{opened * 1e3:.0f} ms")
    yield Figure("resident then, to 25 MB", resident / 25, 1, f"{resident:.1f} MB")
    people = [id for id, _, _ in store.journal.names()]
    random.Random(3).shuffle(people)
    sqlite = sqlite3.connect(folder / "sqlite.db")
    query = "select doc from docs where person=?"

    def theirs() -> None:
        for who in people[:200]:
            [json.loads(row[0]) for row in sqlite.execute(query, (who,))]

    colds, warms = [], []
    for _ in range(7):
        with open_store(top / "journal", top / "state", readonly=True) as cold:

            def mine(journal: JournalView = cold.journal) -> None:
                for who in people[:200]:
                    journal.of(Touch, who)

            cold.journal.of(Touch, people[-1])
            colds.append(alternate(1, mine, theirs, clock=time.thread_time))
            warms.append(alternate(1, mine, theirs, clock=time.thread_time))
    for what, found, limit in (("cold", colds, 2), ("warm", warms, 0.4)):
        here, there = (median(column) for column in zip(*found, strict=True))
        yield Figure(f"one person's notes, {what}, to sqlite", here / there, limit, f"{here * 5e3:.0f} µs")


def _search(store: Store) -> Iterator[Figure]:
    store.checkpoint()
    with open_store(store.path, store.state, readonly=True) as fresh:
        for what, word in (("common", "word1"), ("rare", "word2999 word1"), ("missing", "qqxyz")):
            def look(word: str = word) -> list[str]:
                return [id for id, _ in zip(fresh.journal.touches_with(word), range(200), strict=False)]

            first, *more = (wall(look, time.thread_time) for _ in range(6))
            again = median(more)
            detail = f"{again * 1e3:.1f} ms, the first time {first * 1e3:.1f}"
            yield Figure(f"newest 200 hits of a {what} word, to 40 ms", again / 0.04, 1, detail)
