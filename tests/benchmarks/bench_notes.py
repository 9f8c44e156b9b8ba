"""Reading notes: the sample and a note of 200 lines against `python -c pass`, dates and names with them.

The figures asked for are absolute (the sample in 2 ms, 200 lines in 20 ms of processor time); `python -c pass` takes
about 10 ms on the machine that they were set for, so that they read here as 0.2 and 2 times it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from statistics import median

from .harness import NOW, Figure, environment, spent

SAMPLE = """@Bob Smith lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- measured by uptime
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- gave intro to Pat Roe
- got lead: Acme ~$4k
- next coffee 9 Sep 9:00 at AB Coffee
- stage nurturing
"""
PASS = (sys.executable, "-c", "pass")


def figures() -> Iterator[Figure]:
    """Yield how long reading takes, every date phrase read anew, in times of `python -c pass`."""
    from relbank.notes import Names, dates, parse

    now = datetime.fromisoformat(NOW)
    names = Names([(str(n), f"First{n % 700} Last{n}", {}) for n in range(5000)])
    long = "\n".join(SAMPLE.replace("Bob Smith", f"Bob Smith{n}") for n in range(17))
    quoted = long.replace("\n- gave", "\n> quoted\n- gave")
    headed = long.replace("\n- gave", "\n# Heading\n- gave")

    def fresh(text: str) -> Callable[[], object]:
        def read() -> object:
            dates._understood.cache_clear()
            return parse(text, now, names)

        return read

    base = spent(PASS, environment())
    names.resolve("First3")
    for what, work, times, limit in (
        ("the sample note", fresh(SAMPLE), 60, 0.2),
        ("200 lines", fresh(long), 15, 2.0),
        ("200 lines with quotations", fresh(quoted), 15, 2.0),
        ("200 lines with headings, which need markdown-it", fresh(headed), 15, 2.0),
        ("200 lines again, as a preview does", lambda: parse(long, now, names), 15, 2.0),
        ("index of 5,000 people", lambda: Names(names._entries).resolve("First3"), 15, 2.0),
        ("completing a name among 5,000", lambda: names.complete("last12"), 15, 1.0),
    ):
        took = _median(work, times)
        yield Figure(what, took / base, limit, f"{took * 1000:.2f} ms against {base * 1000:.0f} ms")


def _median(work: Callable[[], object], times: int) -> float:
    work()
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)
