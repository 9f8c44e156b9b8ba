"""The rules of the method: all findings of a large journal in memory, at first and after one change.

Milliseconds of processor time, beside `python -c pass` in the same run. RELBANK_BENCH_KEEP names a folder where the
journal is made once.
"""

from __future__ import annotations

import os
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
TIMES = 7


def figures() -> Iterator[Figure]:
    """Yield the figures."""
    from relbank.store import open_store

    keep = os.environ.get("RELBANK_BENCH_KEEP")
    with tempfile.TemporaryDirectory(prefix="relbank-bench-") as thrown:
        top = Path(keep) / "method" if keep else Path(thrown)
        _write(top)
        with open_store(top / "journal", top / "state") as store:
            yield from _measured(store)


def _write(top: Path) -> None:
    from relbank.demo import large
    from relbank.store import open_store

    if (top / "whole").exists():
        return
    with open_store(top / "journal", top / "state") as store:
        large(store, PEOPLE, NOTES, datetime.fromisoformat(harness.NOW).astimezone())
    (top / "whole").touch()


def _measured(store: Any) -> Iterator[Figure]:
    from relbank.actions import note
    from relbank.method.findings import Findings
    from relbank.model.document import TABLES, class_of
    from relbank.settings import Settings

    now, settings = datetime.fromisoformat(harness.NOW).astimezone(), Settings()
    for table in TABLES:  # the journal in memory
        store.journal.every(class_of(table))
    bare = harness.spent((sys.executable, "-c", "pass"), harness.environment()) * 1000
    first, kept = [], Findings(store.journal, settings)
    for _ in range(TIMES):
        kept = Findings(store.journal, settings)
        first.append(_spent(lambda kept=kept: (kept.refresh(now), kept.all())))
    detail = f"{len(kept.all())} findings; python -c pass {bare:.1f} ms"
    yield Figure("milliseconds, all findings at first", median(first), 300, detail)
    name = next(iter(kept.books.people.values())).name
    later = []
    for number in range(TIMES):
        note.file(store, f"@{name} call today\nNumber {number}.\n- [ ] send it by Fri\n", now, settings)
        later.append(_spent(lambda: (kept.refresh(now), kept.all())))
    store.undo()
    yield Figure("milliseconds, all findings after one change", median(later), 10, f"most {max(later):.1f}")


def _spent(what: Any) -> float:
    before = time.process_time()
    what()
    return (time.process_time() - before) * 1000
