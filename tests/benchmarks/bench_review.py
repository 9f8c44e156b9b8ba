"""Reviews at 5,000 people and 100,000 touches: the first card, the next, a brief, statistics, the shell's quick verbs.

In the whole program, in a terminal: processor time from a key until what it asks for is painted (the first card) or
until all that follows from it is done (the next card, a brief). The figures asked for are absolute (50 ms for the next
card, 100 for a brief); `python -c pass` takes about 10 ms on the machine that they were set for, so that they read here
as 5 and 10 times it. What is behind a card, as functions, in milliseconds; the shell's verbs in a process of their own.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import median

from .harness import NOW, RELBANK, Figure, Terminal, environment, journal, ratios, spent

CARD, BRIEF, SHELL, TIMES = 50, 100, 12, 9
FIRST, NEXT, PAGE, VIEW = 12, 5, 10, 60
"""In times of `python -c pass`: from `r` to the first card, from `space` to the next, a brief, and the statistics."""
PASS = (sys.executable, "-c", "pass")


def figures() -> Iterator[Figure]:
    """Yield the figures of issue "Step 6"."""
    with journal(5_000, 100_000) as env:
        spent((*RELBANK, "note"), env, "@Bob Smithson lunch today 12:30\n- likes tea\n", times=1)
        for argv in (("due",), ("due", "--line"), ("today",), ("brief", "Bob Smithson"), ("brief", "Abel Alderbeck")):
            yield _shell(argv, env)
        yield from _screens(env)
        yield from _program(env)


def _screens(env: dict[str, str]) -> Iterator[Figure]:
    """Yield what keys of the review cost in the whole program, as the user feels them."""
    base = spent(PASS, environment())
    firsts, nexts, pages, views = [], [], [], []
    for _ in range(3):
        (_state(env).parent / "remembered.json").unlink(missing_ok=True)  # each time a new review
        with Terminal(RELBANK, env, (100, 30)) as terminal:
            terminal.painted(lambda screen: "Help" in screen and "3 Timeline" in screen)
            terminal.quiet()
            before = terminal.cpu()
            os.write(terminal._master, b"r")
            firsts.append(terminal.painted(lambda screen: "card 1" in screen) - before)
            # not waiting for the look at everybody that goes on meanwhile
            for number in range(2, 5):
                time.sleep(1)  # a card is read; nobody is quicker
                before = terminal.cpu()
                os.write(terminal._master, b"l")
                nexts.append(terminal.painted(lambda screen, n=number: f"card {n}" in screen) - before)  # type: ignore[misc]
            terminal.quiet(timeout=120)
            nexts += [terminal.key(" ") for _ in range(4)]
            pages.append(terminal.key("b"))
            for key in ("\x1b", "q"):
                terminal.key(key)
            terminal.key("g")
            views.append(terminal.key("s"))
    for what, found, limit in (
        ("from r to the first card", firsts, FIRST), ("from a card to the next", nexts, NEXT),
        ("a brief", pages, PAGE), ("g s, the statistics for the first time", views, VIEW),
    ):  # fmt: skip
        told = f"{median(found) * 1000:.0f} ms, slowest {max(found) * 1000:.0f}; python -c pass {base * 1000:.0f} ms"
        yield Figure(f"in the whole program: {what}", median(found) / base, limit, told)


def _shell(argv: tuple[str, ...], env: dict[str, str]) -> Figure:
    ratio, (mine, theirs) = ratios(
        lambda: spent((*RELBANK, *argv), env, times=1), lambda: spent(PASS, environment(), times=1), TIMES
    )
    return Figure(f"relbank {' '.join(argv)}", ratio, SHELL, f"{mine * 1000:.0f} ms against {theirs * 1000:.0f} ms")


def _program(env: dict[str, str]) -> Iterator[Figure]:
    from relbank.actions import review as acting
    from relbank.method import cards
    from relbank.method.brief import brief
    from relbank.method.findings import Findings
    from relbank.model.person import Person
    from relbank.settings import Settings
    from relbank.store import open_store

    now, settings = datetime.fromisoformat(NOW).astimezone(), Settings()
    with open_store(Path(env["RELBANK_JOURNAL"]), _state(env)) as store:
        findings = Findings(store.journal, settings)
        deck = cards.deal(findings, store.journal, now, settings)

        def again(key: str) -> None:
            findings.refresh(now)
            cards.again(key, findings.of, store.journal)

        spans = []
        for card, after in zip(deck.cards, deck.cards[1:], strict=False):
            acting.done(store, card, now)
            spans.append(_milliseconds(lambda key=after.key: again(key)))  # type: ignore[misc]
        yield Figure("the next card, after one was done (ms)", median(spans), CARD, f"slowest {max(spans):.0f} ms")
        anew = _milliseconds(lambda: cards.deal(findings, store.journal, now, settings))
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
