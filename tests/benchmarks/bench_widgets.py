"""What lists and the timeline cost, in keys of a tiny app: `python -m tests.benchmarks.bench_widgets`.

K is the processor time of one key in an app of one Static, measured in the same run; every figure is a median. Nothing
fails: the figures are read by people (limits stand beside them).
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
from collections.abc import Callable
from time import process_time
from typing import Any

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.setdefault("TEXTUAL_FPS", "120")

from textual.app import App, ComposeResult
from textual.binding import Binding
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
    BINDINGS = [Binding("j", "focused.move(1)"), Binding("f", "step")]

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


async def cost(app: App[None], key: str, keys: int = 40) -> float:
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


def moments(count: int, whose: str = "") -> list[Moment]:
    """Return so many notes of differing length."""
    lines = NOTE.splitlines()
    return [
        Moment(f"{whose}{i}", f"{i % 28 + 1} Aug · lunch · Vito's", f"Note {i}.\n" + "\n".join(lines[: 1 + i % 8]))
        for i in range(count)
    ]


def say(what: str, value: float, key: float, limit: str) -> None:
    print(f"{what:<52} {value:6.2f} ms  {value / key:5.2f} K   at most {limit}")


async def main() -> None:
    """Measure and print."""
    key = statistics.median([await cost(Tiny(), "x") for _ in range(3)])
    say("one key in an app of one Static (K)", key, key, "1 K")
    many = [f"Person {i} Smith" for i in range(10_000)]
    few = [name for name in many if "7" in name]

    class MoveRows(Names):
        BINDINGS = [Binding("j", "move(1)"), Binding("d", "page(1)")]

    class MoveTimeline(Timeline):
        BINDINGS = [Binding("j", "move(1)"), Binding("d", "half(1)"), Binding("l", "lines(1)")]

    for count in (10, 10_000, 50_000):
        rows = MoveRows([f"Person {i} Smith" for i in range(count)])
        say(f"list of {count:,}: one step", await cost(Bench(rows), "j", 40 if count > 100 else 9), key, "2 K")
    say("list of 10,000: one page", await cost(Bench(MoveRows(many)), "d"), key, "4 K")

    def replacing(keep: bool) -> Bench:
        rows = MoveRows(many)
        return Bench(rows, lambda turn: rows.set_rows(few if turn % 2 else many, keep=keep))

    say("list of 10,000: other rows, from the top", await cost(replacing(False), "f"), key, "10 K")
    say("list of 10,000: other rows, cursor kept", await cost(replacing(True), "f"), key, "10 K")

    def filtering() -> Bench:
        rows = MoveRows(many)
        folded = [name.lower() for name in many]

        def step(turn: int) -> None:
            wanted = str(turn % 10)
            rows.set_rows([name for name, low in zip(many, folded, strict=True) if wanted in low], keep=False)

        return Bench(rows, step)

    say("list of 10,000: one filter key, search included", await cost(filtering(), "f"), key, "10 K")
    for count in (20, 5_000):
        stream = moments(count)
        turns = 40 if count > 100 else 10
        say(f"timeline of {count:,}: one step", await cost(Bench(MoveTimeline(stream)), "j", turns), key, "5 K")
        say(f"timeline of {count:,}: one line", await cost(Bench(MoveTimeline(stream)), "l", turns), key, "5 K")
        say(f"timeline of {count:,}: half a page", await cost(Bench(MoveTimeline(stream)), "d", turns), key, "8 K")

    def switching(people: int, notes: int) -> Bench:
        timeline = MoveTimeline()
        streams = [moments(notes, f"{person}-") for person in range(people)]
        return Bench(timeline, lambda turn: timeline.show(streams[turn % people]))

    say("timeline: another person of 20 notes, first time", await cost(switching(80, 20), "f"), key, "2 K")
    say("timeline: back to a person of 20 notes", await cost(switching(2, 20), "f"), key, "2 K")
    say("timeline: another person of 5,000 notes", await cost(switching(2, 5_000), "f", 10), key, "-")


if __name__ == "__main__":
    asyncio.run(main())
