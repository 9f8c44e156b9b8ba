"""The shell's verbs end to end, in a process of their own, against `python -c pass` (issue "Step 1", Figures).

Each time includes the start of Python, every import, opening the journal, and for `note` reading, filing and flushing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from .harness import RELBANK, Figure, environment, journal, ratios, spent

NOTE = """@Bob Smithson lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- next coffee 9 Sep 9:00 at AB Coffee
"""
LIMIT = 9
TIMES = 21
PASS = (sys.executable, "-c", "pass")


def figures() -> Iterator[Figure]:
    """Yield each verb's processor time on a journal of 1,000 people and 5,000 notes as a ratio to `python -c pass`."""
    with journal(1_000, 5_000) as env:
        spent((*RELBANK, "note"), env, NOTE, times=1)  # what a first start prepares
        for argv, text in (
            (("note",), NOTE),
            (("note", "--dry-run"), NOTE),
            (("due",), ""),
            (("due", "--quiet"), ""),
            (("show", "Bob Smithson"), ""),
            (("brief", "Bob Smithson"), ""),
            (("people",), ""),
            (("when", "next", "friday"), ""),
            (("--help",), ""),
        ):
            yield _figure(argv, text, env)


def _figure(argv: tuple[str, ...], text: str, env: dict[str, str]) -> Figure:
    ratio, (mine, theirs) = ratios(
        lambda: spent((*RELBANK, *argv), env, text, times=1), lambda: spent(PASS, environment(), times=1), TIMES
    )
    return Figure(f"relbank {' '.join(argv)}", ratio, LIMIT, f"{mine * 1000:.0f} ms against {theirs * 1000:.0f} ms")
