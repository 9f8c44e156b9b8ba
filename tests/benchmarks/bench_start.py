"""Start, memory and keys of the whole program, against an app with one Static (issue "Step 1", Figures).

A start ends with the first frame that shows the list of people and the hint bar; the timeline may fill after it. The
processor time of that frame is read the moment its last byte arrives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .harness import RELBANK, TINY, Figure, Terminal, environment, journal, keys, ratios

STARTS = 9
STEPS = 40


def figures() -> Iterator[Figure]:
    """Yield starts, memory and a step in the list with 1,000 people and 5,000 notes, a filter key among 10,000."""
    with journal(1_000, 5_000) as env:
        yield _start(env, "1,000 people and 5,000 notes", 1.3)
        yield _memory(env)
        yield _step(env)
    with journal(10_000, 500) as env:
        yield _filter(env)
    with journal(5_000, 100_000) as env:
        yield _start(env, "5,000 people and 100,000 notes", 1.5)


def ready(screen: str) -> bool:
    """Tell whether the home screen is painted: the list of people and the hint bar."""
    return "Help" in screen and re.search("People [1-9]", screen) is not None


def tiny_ready(screen: str) -> bool:
    """Tell whether the yardstick is painted."""
    return "READY" in screen


def _start(env: dict[str, str], size: str, limit: float) -> Figure:
    def once(argv: tuple[str, ...], done: object) -> float:
        with Terminal(argv, env) as terminal:
            return terminal.painted(done)  # type: ignore[arg-type]

    once(RELBANK, ready)  # what a first start prepares, and the files in memory
    ratio, (mine, theirs) = ratios(lambda: once(RELBANK, ready), lambda: once(TINY, tiny_ready), STARTS)
    return Figure(f"start to first full paint, {size}", ratio, limit, _ms(mine, theirs))


def _memory(env: dict[str, str]) -> Figure:
    def once(argv: tuple[str, ...], done: object) -> float:
        with Terminal(argv, env) as terminal:
            terminal.painted(done)  # type: ignore[arg-type]
            terminal.quiet()
            return terminal.memory()

    ratio, (mine, theirs) = ratios(lambda: once(RELBANK, ready), lambda: once(TINY, tiny_ready), 3)
    return Figure("resident memory at rest", ratio, 1.6, f"{mine:.1f} MiB against {theirs:.1f} MiB")


def _step(env: dict[str, str]) -> Figure:
    mine = _pressed(env, ["j"] * STEPS)
    theirs = _tiny_key()
    return Figure("a step in the list, profile and timeline following", mine / theirs, 6, _ms(mine, theirs))


def _filter(env: dict[str, str]) -> Figure:
    mine = _pressed(env, list("ann\b\b\bber\b\b\bmil\b\b\b".replace("\b", "\x7f")) * 2, first="/")
    theirs = _tiny_key()
    return Figure("a filter key among 10,000 people", mine / theirs, 10, _ms(mine, theirs))


def _pressed(env: dict[str, str], pressed: list[str], first: str = "") -> float:
    with Terminal(RELBANK, env) as terminal:
        terminal.painted(ready)
        terminal.quiet()
        if first:
            terminal.key(first)
        keys(terminal, pressed[:6])  # the first keys warm caches, as they do for a user
        return keys(terminal, pressed)


def _tiny_key() -> float:
    with Terminal(TINY, environment()) as terminal:
        terminal.painted(tiny_ready)
        terminal.quiet()
        keys(terminal, ["x"] * 6)
        return keys(terminal, ["x"] * STEPS)


def _ms(mine: float, theirs: float) -> str:
    return f"{mine * 1000:.1f} ms against {theirs * 1000:.1f} ms"
