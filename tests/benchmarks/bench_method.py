"""The rules of the method: all findings of a large journal in memory, at first and after one change.

Milliseconds of processor time, beside `python -c pass` in the same run; at first is the first look of a process, the
import of the rules with it. RELBANK_BENCH_KEEP names a folder where the journal is made once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from . import harness
from .harness import Figure

PEOPLE, NOTES = 5_000, 100_000
TIMES, STARTS = 7, 5


def figures() -> Iterator[Figure]:
    """Yield the figures."""
    from relbank.store import open_store

    keep = os.environ.get("RELBANK_BENCH_KEEP")
    with tempfile.TemporaryDirectory(prefix="relbank-bench-") as thrown:
        top = Path(keep) / "method" if keep else Path(thrown)
        _write(top)
        yield _at_first(top)
        with open_store(top / "journal", top / "state") as store:
            yield from _measured(store)


def _write(top: Path) -> None:
    from relbank.demo import large
    from relbank.store import open_store

    if (top / "whole").exists():
        return
    with open_store(top / "journal", top / "state") as store:
        large(store, PEOPLE, NOTES, datetime.fromisoformat(harness.NOW).astimezone())
        store.checkpoint()  # now: who leaves a large journal does not wait for it
    (top / "whole").touch()


def _at_first(top: Path) -> Figure:
    bare = harness.spent((sys.executable, "-c", "pass"), harness.environment()) * 1000
    once = (sys.executable, "-m", __name__, str(top))
    told = [subprocess.run(once, capture_output=True, text=True, check=True).stdout.split() for _ in range(STARTS)]
    first = sorted(float(spent) for spent, _ in told)
    detail = f"{told[0][1]} findings; {first[0]:.0f} to {first[-1]:.0f}; python -c pass {bare:.1f} ms"
    return Figure("milliseconds, all findings at first", median(first), 300, detail)


def _in_memory(store: Any) -> None:
    from relbank.model.document import TABLES, class_of

    for table in TABLES:
        list(store.journal.every(class_of(table)))


def _once(top: Path) -> None:
    """Print the milliseconds of the first look of this process, and how many findings there are."""
    from relbank.method.findings import Findings
    from relbank.settings import Settings
    from relbank.store import open_store

    with open_store(top / "journal", top / "state") as store:
        _in_memory(store)
        found, now = Findings(store.journal, Settings()), datetime.fromisoformat(harness.NOW).astimezone()
        print(_spent(lambda: (found.refresh(now), found.all())), len(found.all()))


def _measured(store: Any) -> Iterator[Figure]:
    from relbank.actions import note
    from relbank.method.findings import Findings
    from relbank.model.touch import Touch
    from relbank.settings import Settings

    now, settings = datetime.fromisoformat(harness.NOW).astimezone(), Settings()
    _in_memory(store)
    kept = Findings(store.journal, settings)
    kept.refresh(now)
    by_touches = sorted(kept.books.people.values(), key=lambda p: len(store.journal.of(Touch, p.id)))
    for who, person in (("somebody in the middle", by_touches[len(by_touches) // 2]), ("the most met", by_touches[-1])):
        later = []
        for number in range(TIMES):
            text = f"@{person.name} call today\nNumber {number}.\n- [ ] send it by Fri\n"
            note.file(store, text, now, settings)
            later.append(_spent(lambda: (kept.refresh(now), kept.all())))
            store.undo()
            kept.refresh(now)
        detail = f"{len(store.journal.of(Touch, person.id))} touches; most {max(later):.1f}"
        yield Figure(f"milliseconds, all findings after one change of {who}", median(later), 10, detail)


def _spent(what: Any) -> float:
    before = time.process_time()
    what()
    return (time.process_time() - before) * 1000


if __name__ == "__main__":
    _once(Path(sys.argv[1]))
