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
        store.checkpoint()  # now: who leaves a large journal does not wait for it
    (top / "whole").touch()


def _measured(store: Any) -> Iterator[Figure]:
    from relbank.actions import note
    from relbank.method.findings import Findings
    from relbank.model.document import TABLES, class_of
    from relbank.model.touch import Touch
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
