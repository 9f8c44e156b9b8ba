"""Capture with 5,000 people: from n to letters on the screen, typing and preview in 200 lines, 5,000 notes scrolled.

The figures asked for are absolute (100 ms to a cursor that takes text, a preview in 50 ms, a scrolled step in 30 ms of
processor time); `python -c pass` takes about 10 ms on the machine that they were set for, so that they read here as 10,
5 and 3 times it.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from types import SimpleNamespace

from .bench_notes import PASS, SAMPLE
from .harness import NOW, RELBANK, Figure, Terminal, environment, journal, spent

SECRETS = 300


def figures() -> Iterator[Figure]:
    """Yield what capture costs, in times of `python -c pass`."""
    base = spent(PASS, environment())
    yield from _preview(base)
    with journal(5_000, 5_000) as env:
        took = median(_opened(env) for _ in range(5))
        yield Figure("from n to letters on the screen, 5,000 people", took / base, 10, f"{took * 1000:.0f} ms")
        took = _looked(env)
        yield Figure("a letter in 200 lines and its preview, on the screen", took / base, 5, f"{took * 1000:.0f} ms")
    with journal(1, 5_000) as env:
        took = _scrolled(env)
        yield Figure("a step through 5,000 notes of one person", took / base, 3, f"{took * 1000:.1f} ms")


def ready(screen: str) -> bool:
    """Tell whether home is painted, its timeline too."""
    return "Help" in screen and "1 People" in screen and "3 Timeline" in screen


def _opened(env: dict[str, str]) -> float:
    """Return the processor seconds from the key n until two letters typed behind it stand on the screen."""
    with Terminal(RELBANK, env) as terminal:
        terminal.painted(ready)
        terminal.quiet()
        before = terminal.cpu()
        os.write(terminal._master, b"n")
        time.sleep(0.03)  # no finger is quicker; the screen is not painted yet
        os.write(terminal._master, b"QQ")
        return terminal.painted(lambda screen: "QQ" in screen) - before


def _looked(env: dict[str, str]) -> float:
    """Return the processor seconds of a letter typed into a note of 200 lines, and of its preview."""
    text = "\n".join(SAMPLE.replace("Bob Smith", f"Bob Smith{n}") for n in range(17))
    found = []
    with Terminal(RELBANK, env) as terminal:
        terminal.painted(ready)
        terminal.quiet()
        terminal.key("n")
        os.write(terminal._master, f"\x1b[200~{text}\x1b[201~".encode())
        time.sleep(3)
        for _ in range(12):
            before = terminal.cpu()
            os.write(terminal._master, b"q")
            time.sleep(0.3)  # the preview follows after 0.1 s, the draft is kept after 0.4
            found.append(terminal.cpu() - before)
            time.sleep(0.5)
    return median(found)


def _scrolled(env: dict[str, str]) -> float:
    with Terminal(RELBANK, env) as terminal:
        terminal.painted(ready)
        terminal.quiet()
        terminal.key("3")
        pressed = ["J"] * 12 + ["\x04"] * 12 + ["j"] * 12
        for key in pressed[:4]:
            terminal.key(key)
        return median(terminal.key(key) for key in pressed)


def _preview(base: float) -> Iterator[Figure]:
    """Yield what is done at each pause for a note of 200 lines, with 5,000 people of whom many told something."""
    from relbank.actions.note import file
    from relbank.demo import large
    from relbank.settings import Settings
    from relbank.store import open_store
    from relbank.tui.reader import Reader
    from relbank.tui.render.preview import preview, worth

    now = datetime.fromisoformat(NOW).astimezone()
    with tempfile.TemporaryDirectory(prefix="relbank-bench-") as folder:
        places = Path(folder)
        with open_store(places / "journal", places / "state") as store:
            large(store, 5_000, 5_000, now)
            names = [name for _, name, _ in store.journal.names()][:SECRETS]
            lines = "- secret she leaves the firm in May for a rival\n- dislikes golf, long calls\n- never be late !!"
            for name in names:
                file(store, f"@{name} call yesterday\n{lines}", now, Settings())
            text = "\n".join(SAMPLE.replace("Bob Smith", name) for name in names[:17])
            app = SimpleNamespace(store=store, opened=store, journal=store.journal, settings=Settings())
            app.now, app.today = lambda: now, now.date
            reader = Reader(app)  # type: ignore[arg-type]

            def look() -> None:
                note = reader.read(text)
                preview(note, 3, 60, reader.clashes(note))
                worth(reader.worth(note), 60)

            first = _spent(look, 1)
            again = _spent(look, 15)
            yield Figure("the first preview, names and secrets gathered", first / base, 10, f"{first * 1000:.0f} ms")
            yield Figure("a preview of 200 lines at a pause", again / base, 5, f"{again * 1000:.1f} ms")


def _spent(work: Callable[[], None], times: int) -> float:
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return median(found)


