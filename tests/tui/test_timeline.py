"""The timeline: cursor, scrolling, replacing moments, notes of any length, any size."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from relbank.tui.render import markdown
from relbank.tui.safe import plain
from relbank.tui.widgets.timeline import LIMIT, Moment, Timeline
from tests.tui.fast import press, screen_text, settle, strips


class Stream(Timeline):
    """A timeline with keys, which in the program come from the registry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)"), Binding("k", "move(-1)"), Binding("J", "lines(1)"), Binding("K", "lines(-1)"),
        Binding("d", "half(1)"), Binding("u", "half(-1)"), Binding("f", "page(1)"), Binding("g", "top"),
        Binding("G", "bottom"), Binding("enter", "choose"),
    ]  # fmt: skip


class One(App[None]):
    """One timeline, and a record of what it told."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, moments: list[Moment], empty: Content | None = None) -> None:
        super().__init__()
        self.stream = Stream(moments, empty=empty)
        self.told: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.stream

    def on_mount(self) -> None:
        self.stream.focus()

    def on_timeline_highlighted(self, event: Timeline.Highlighted) -> None:
        self.told.append(("Highlighted", event.moment and event.moment.key))

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        self.told.append(("Chosen", event.moment and event.moment.key))


def read(app: One) -> list[str]:
    """Return the lines in view without the cursor's margin and the scroll bar."""
    return [strip.text[2:-1].rstrip() for strip in strips(app)]


def moments(count: int, lines: int = 3) -> list[Moment]:
    return [Moment(str(i), f"head {i}", "\n".join(f"line {i}.{y}" for y in range(i % lines + 1))) for i in range(count)]


async def test_the_moment_under_the_cursor_has_a_bar_at_its_left() -> None:
    app = One(moments(3))
    async with app.run_test(size=(20, 9)) as pilot:
        await press(pilot, "j")
        assert [line.rstrip(" ▐") for line in screen_text(app).split("\n")[:7]] == [
            "  head 0", "  line 0.0", "", "▎ head 1", "▎ line 1.0", "▎ line 1.1", "",
        ]  # fmt: skip


async def test_keys_move_tell_and_choose() -> None:
    app = One(moments(30))
    async with app.run_test(size=(20, 9)) as pilot:
        await press(pilot, "j", "enter", "G", "g", "k")
    assert app.told == [("Highlighted", "1"), ("Chosen", "1"), ("Highlighted", "29"), ("Highlighted", "0")]


async def test_every_moment_reached_is_seen_whole() -> None:
    app = One(moments(40))
    async with app.run_test(size=(20, 7)) as pilot:
        for key in "jjjjjGkkkkgjjdkkfj":
            await press(pilot, key)
            moment = app.stream.moment
            assert moment is not None
            for line in [moment.heading, *moment.body.split("\n")]:
                if key in "jkGg":
                    assert str(line) in screen_text(app), (key, line)


async def test_lines_scroll_by_one_and_back_and_the_cursor_stays_in_view() -> None:
    app = One(moments(60, lines=9))
    async with app.run_test(size=(20, 7)) as pilot:
        frames = [read(app)]
        for _ in range(80):
            await press(pilot, "J")
            frames.append(read(app))
            assert frames[-1][:-1] == frames[-2][1:]
            assert "▎" in screen_text(app)
        for frame in reversed(frames[:-1]):
            await press(pilot, "K")
            assert read(app) == frame


async def test_scrolling_up_from_the_end_is_exact_though_heights_were_estimates() -> None:
    wide = [Moment(str(i), f"head {i}", "word " * (i * 7 % 90)) for i in range(200)]
    app = One(wide)
    async with app.run_test(size=(24, 8)) as pilot:
        await press(pilot, "G")
        for _ in range(60):
            before = read(app)
            await press(pilot, "K")
            assert read(app)[1:] == before[:-1]


async def test_measuring_in_idle_time_moves_nothing() -> None:
    app = One([Moment(str(i), f"head {i}", "word " * (i * 7 % 90)) for i in range(300)])
    async with app.run_test(size=(24, 8)) as pilot:
        app.stream.go_to("150")
        await settle(pilot)
        before, total = read(app), app.stream._stack.total
        app.stream._moved = 0.0
        for _ in range(60):
            app.stream._tick()
        await settle(pilot)
        assert read(app) == before and app.stream._stack.total != total


async def test_only_what_is_in_view_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    render = markdown.render
    monkeypatch.setattr(markdown, "render", lambda *given: rendered.append(given) or render(*given))
    app = One(moments(5_000))
    async with app.run_test(size=(40, 20)) as pilot:
        await press(pilot, "j", "j", "G")
        assert len(rendered) < 40
        rendered.clear()
        app.stream.show(moments(20))
        await settle(pilot)
        assert len(rendered) < 12
        rendered.clear()
        app.stream.show(moments(20))
        await settle(pilot)
        assert not rendered, "the same notes are not rendered again"


async def test_shown_anew_with_keep_the_cursor_and_the_view_stay() -> None:
    app = One(moments(30))
    async with app.run_test(size=(20, 7)) as pilot:
        app.stream.go_to("12")
        await settle(pilot)
        before = read(app)
        app.stream.show([Moment("new", "new", "x\ny"), *moments(30)], keep=True)
        await settle(pilot)
        assert app.stream.moment is not None and app.stream.moment.key == "12"
        assert read(app) == before
        app.stream.show([m for m in moments(30) if m.key != "12"], keep=True)
        await settle(pilot)
        assert app.stream.moment.key == "13", "a moment that is gone hands over to the next"
        app.stream.show(moments(30))
        await settle(pilot)
        assert app.stream.moment.key == "0"
    assert app.told == [("Highlighted", key) for key in ("12", "13", "0")]


async def test_a_changed_note_is_drawn_anew() -> None:
    app = One([Moment("1", "head", "old")])
    async with app.run_test(size=(20, 5)) as pilot:
        await settle(pilot)
        app.stream.show([Moment("1", "head", "new\nlonger")], keep=True)
        await settle(pilot)
        assert "new" in screen_text(app) and "old" not in screen_text(app)
        app.stream.show([Moment("1", Content.styled("head", "bold red"), "new\nlonger")], keep=True)
        app.stream.show([Moment("1", Content.styled("head", "green"), "new\nlonger")], keep=True)
        await settle(pilot)
        assert "longer" in screen_text(app)


async def test_a_million_characters_are_cut_and_say_so() -> None:
    app = One([Moment("1", "long", "x" * 1_000_000), Moment("2", "words", "word " * 200_000), Moment("3", "end")])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        app.stream.action_lines(-2)
        await settle(pilot)
        assert f"{1_000_000 - LIMIT:,} more characters" in screen_text(app)
        await press(pilot, "G", "k")
        assert screen_text(app).count("word word") > 10


async def test_bare_quiet_moments_stand_without_gaps() -> None:
    quiet = [Moment(str(i), f"gave {i}", quiet=True) for i in range(3)]
    app = One([*quiet, Moment("n", "lunch", "note")])
    async with app.run_test(size=(20, 8)) as pilot:
        await settle(pilot)
        assert screen_text(app).split("\n")[:6] == ["▎ gave 0", "  gave 1", "  gave 2", "", "  lunch", "  note"]


async def test_without_moments_it_says_what_fills_it() -> None:
    app = One([], empty=plain("No note yet."))
    async with app.run_test(size=(20, 4)) as pilot:
        await press(pilot, *"jGdJg", "enter")
        assert screen_text(app).startswith("  No note yet.")
        app.stream.show(moments(2))
        await settle(pilot)
        assert "head 0" in screen_text(app)
        app.stream.show([])
        await settle(pilot)
        assert app.stream.moment is None
    assert app.told == [("Highlighted", "0"), ("Highlighted", None)]


async def test_clicks_move_and_double_clicks_choose() -> None:
    app = One(moments(3))
    async with app.run_test(size=(20, 9)) as pilot:
        await pilot.click(Stream, offset=(3, 4))
        await pilot.click(Stream, offset=(3, 0), times=2)
    assert app.told == [("Highlighted", "1"), ("Highlighted", "0"), ("Chosen", "0")]


async def test_the_wheel_scrolls_and_the_cursor_follows() -> None:
    app = One(moments(100))
    async with app.run_test(size=(20, 9)) as pilot:
        for _ in range(10):
            app.stream._scroll_down_for_pointer(animate=False)
            await settle(pilot)
            assert "▎" in screen_text(app)
        assert app.stream.cursor > 3
        app.stream.scroll_to(y=200, animate=False)
        await settle(pilot)
        assert "▎" in screen_text(app)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 1), (5, 3), (8, 1), (9, 2), (200, 50)])
async def test_any_size_is_filled_exactly(size: tuple[int, int]) -> None:
    table, code = "|a|b|\n|-|-|\n|c|d|", "```\n[/x]\n```"
    texts = ["Bob", "- 陳大文陳大文", "> 👨\u200d👩\u200d👧 Roe", "e\u0301" * 30, table, code]
    app = One([Moment(str(i), text, text) for i, text in enumerate(texts)])
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"jjdGkgJKf")
        assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]


async def test_another_width_keeps_the_note_at_the_top() -> None:
    app = One([Moment(str(i), f"head {i}", "word " * 30) for i in range(50)])
    async with app.run_test(size=(60, 12)) as pilot:
        app.stream.go_to("20")
        await press(pilot, "j", "j", "k")
        await pilot.resize_terminal(25, 12)
        await settle(pilot)
        assert app.stream.moment is not None
        assert f"▎ {app.stream.moment.heading}" in screen_text(app)
