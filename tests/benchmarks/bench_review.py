"""Reviews at 5,000 people and 100,000 touches: the next card, a brief, and the quick verbs of the shell.

Milliseconds of processor time in the program, the journal in memory, one card acted on for each measurement; the
shell's verbs in a process of their own against `python -c pass`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import median

from .harness import NOW, RELBANK, Figure, environment, journal, ratios, spent

CARD, BRIEF, SHELL, TIMES = 50, 100, 12, 9
PASS = (sys.executable, "-c", "pass")


def figures() -> Iterator[Figure]:
    """Yield the figures of issue "Step 6"."""
    with journal(5_000, 100_000) as env:
        spent((*RELBANK, "note"), env, "@Bob Smithson lunch today 12:30\n- likes tea\n", times=1)
        for argv in (("due",), ("due", "--line"), ("today",), ("brief", "Bob Smithson"), ("brief", "Abel Alderbeck")):
            yield _shell(argv, env)
        yield from _program(env)


def _shell(argv: tuple[str, ...], env: dict[str, str]) -> Figure:
    ratio, (mine, theirs) = ratios(
        lambda: spent((*RELBANK, *argv), env, times=1), lambda: spent(PASS, environment(), times=1), TIMES
    )
    return Figure(f"relbank {' '.join(argv)}", ratio, SHELL, f"{mine * 1000:.0f} ms against {theirs * 1000:.0f} ms")


def _program(env: dict[str, str]) -> Iterator[Figure]:
    from relbank.actions import review as acting
    from relbank.method.brief import brief
    from relbank.method.cards import again, deal
    from relbank.method.findings import Findings
    from relbank.model.person import Person
    from relbank.settings import Settings
    from relbank.store import open_store

    now, settings = datetime.fromisoformat(NOW).astimezone(), Settings()
    with open_store(Path(env["RELBANK_JOURNAL"]), _state(env)) as store:
        findings = Findings(store.journal, settings)
        deck = deal(findings, store.journal, now, settings)
        spans = []
        for card, after in zip(deck.cards, deck.cards[1:], strict=False):
            acting.done(store, card, now)
            spans.append(_milliseconds(lambda key=after.key: again(key, findings, store.journal, now)))  # type: ignore[misc]
        yield Figure("the next card, after one was done (ms)", median(spans), CARD, f"slowest {max(spans):.0f} ms")
        anew = _milliseconds(lambda: deal(findings, store.journal, now, settings))
        yield Figure("dealing a day anew (ms)", anew, 200)
        people = store.journal.every(Person)[:200:10]
        spans = [_milliseconds(lambda p=p: brief(store.journal, p, now, settings)) for p in people]  # type: ignore[misc]
        yield Figure("a brief (ms)", median(spans), BRIEF, f"slowest of {len(spans)}: {max(spans):.0f} ms")


def _state(env: dict[str, str]) -> Path:
    from relbank.paths import find

    return find(env).state


def _milliseconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000
