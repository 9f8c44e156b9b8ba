"""What lists and the timeline cost, in keys of a tiny app: `python -m tests.benchmarks.bench_widgets`.

K is the processor time of one key in an app of one Static. Each figure is the median of rounds in which both are
measured one after the other: a shared machine changes its pace within seconds. Nothing fails: people read the figures.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
from collections.abc import Callable
from time import process_time
from typing import Any, ClassVar

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.setdefault("TEXTUAL_FPS", "120")

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from relbank.tui import themes
from relbank.tui.safe import ControlFilter, plain
from relbank.tui.widgets.columns import Column, line
from relbank.tui.widgets.rows import Rows
from relbank.tui.widgets.timeline import Moment, Timeline
from tests.tui.fast import press

SIZE = (100, 30)
ROUNDS = 3
NOTE = """Plant move slips to Q1 and he takes the heat. He asked who will run the new line when Pat leaves in spring.
- likes Nascar, white wine
- never be late !!
- measured by **uptime**
- [ ] send Ohio article by Thu
- [x] @Bob: org chart by Fri
- gave intro to Pat Roe
- next coffee 9 Sep 9:00 at AB Coffee
"""


class Tiny(App[None]):
    """The yardstick: every key repaints one Static."""

    ENABLE_COMMAND_PALETTE = False
    count = 0

    def compose(self) -> ComposeResult:
        yield Static("0", markup=False)

    def on_key(self) -> None:
        self.count += 1
        self.query_one(Static).update(str(self.count))


class Names(Rows[str]):
    """People as the home screen lists them."""

    COLUMNS = (Column(10), Column(5, 5, 2), Column(4, 5, 1, right=True))

    def format(self, row: str, width: int, cursor: bool) -> Content:
        rung = Content.styled("▰▰▰▱▱", "$text-accent")
        return line((plain(row, "bold"), rung, plain("9 d", "$text-muted")), self.COLUMNS, width)


class Bench(App[None]):
    """One widget, full screen, with the program's theme and gate."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "focused.move(1)"), Binding("f", "step")]

    def __init__(self, widget: Rows[str] | Timeline, step: Callable[[int], None] = lambda turn: None) -> None:
        super().__init__()
        self.widget, self.step, self.turn = widget, step, 0
        for theme in themes.load()[0]:
            self.register_theme(theme)
        self.theme = themes.DEFAULT
        self._gate = ControlFilter()

    def get_line_filters(self) -> list[Any]:
        return [*super().get_line_filters(), self._gate]

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def action_step(self) -> None:
        self.turn += 1
        self.step(self.turn)


async def spent(app: App[None], key: str, keys: int = 40) -> float:
    """Return the median processor time of one key, in milliseconds."""
    async with app.run_test(size=SIZE) as pilot:
        pilot: Pilot[None]
        await press(pilot, *([key] * 5))
        gc.collect()
        gc.freeze()
        taken = []
        for _ in range(keys):
            start = process_time()
            await press(pilot, key)
            taken.append(process_time() - start)
        gc.unfreeze()
    return statistics.median(taken) * 1000


async def show(what: str, make: Callable[[], App[None]], key: str, limit: str, keys: int = 30) -> None:
    """Measure and print one figure."""
    rounds = []
    for _ in range(ROUNDS):
        before, cost, after = await spent(Tiny(), "x", 20), await spent(make(), key, keys), await spent(Tiny(), "x", 20)
        rounds.append((cost / ((before + after) / 2), cost))
    ratio, cost = sorted(rounds)[ROUNDS // 2]
    print(f"{what:<52} {ratio:5.2f} K  ({cost:5.2f} ms)   at most {limit} K", flush=True)


def moments(count: int, whose: str = "") -> list[Moment]:
    """Return so many notes of differing length."""
    lines = NOTE.splitlines()
    return [
        Moment(f"{whose}{i}", f"{i % 28 + 1} Aug · lunch · Vito's", f"Note {i}.\n" + "\n".join(lines[: 1 + i % 8]))
        for i in range(count)
    ]


class MoveRows(Names):
    """With keys, which in the program come from the registry."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "move(1)"), Binding("d", "page(1)")]


class MoveTimeline(Timeline):
    """With keys, which in the program come from the registry."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "move(1)"), Binding("d", "half(1)"), Binding("l", "lines(1)")]


def names(count: int) -> list[str]:
    return [f"Person {i} Smith" for i in range(count)]


def replacing(keep: bool) -> Bench:
    """Return an app whose key shows other rows, many and few in turn."""
    many = names(10_000)
    few, rows = [name for name in many if "7" in name], MoveRows(many)
    return Bench(rows, lambda turn: rows.set_rows(few if turn % 2 else many, keep=keep))


def filtering() -> Bench:
    """Return an app whose key filters 10,000 rows by another digit."""
    many = names(10_000)
    rows, folded = MoveRows(many), [name.lower() for name in many]

    def step(turn: int) -> None:
        wanted = str(turn % 10)
        rows.set_rows([name for name, low in zip(many, folded, strict=True) if wanted in low], keep=False)

    return Bench(rows, step)


def switching(people: int, notes: int) -> Bench:
    """Return an app whose key shows the timeline of the next of some people."""
    timeline, streams = MoveTimeline(), [moments(notes, f"{person}-") for person in range(people)]
    return Bench(timeline, lambda turn: timeline.show(streams[turn % people]))


async def main() -> None:
    """Measure and print."""
    for count in (10, 10_000, 50_000):
        turns = 30 if count > 100 else 4
        await show(f"list of {count:,}: one step", lambda: Bench(MoveRows(names(count))), "j", "2", turns)  # noqa: B023
    await show("list of 10,000: one page", lambda: Bench(MoveRows(names(10_000))), "d", "4")
    await show("list of 10,000: other rows, from the top", lambda: replacing(False), "f", "10")
    await show("list of 10,000: other rows, cursor kept", lambda: replacing(True), "f", "10")
    await show("list of 10,000: one filter key, search included", filtering, "f", "10")
    stream = moments(5_000)
    for what, key, limit in (("step", "j", "5"), ("line", "l", "5"), ("half page", "d", "8")):
        await show(f"timeline of 5,000: one {what}", lambda: Bench(MoveTimeline(stream)), key, limit)
    await show("timeline: another person of 20 notes, first time", lambda: switching(80, 20), "f", "2")
    await show("timeline: back to a person of 20 notes", lambda: switching(2, 20), "f", "2")
    await show("timeline: another person of 5,000 notes", lambda: switching(2, 5_000), "f", "(no limit)", 10)


if __name__ == "__main__":
    asyncio.run(main())
