"""The list: cursor, headings, replacing rows, any size."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from relbank.tui import glyphs
from relbank.tui.safe import plain
from relbank.tui.widgets.rows import Rows
from tests.tui.fast import press, screen_text, settle, strips

MANY = [f"row {i}" for i in range(100)]


class Names(Rows[str]):
    """Rows of names; a row that begins with # is a heading."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)"), Binding("k", "move(-1)"), Binding("d", "half(1)"), Binding("u", "half(-1)"),
        Binding("f", "page(1)"), Binding("b", "page(-1)"), Binding("g", "top"), Binding("G", "bottom"),
        Binding("enter", "choose"),
    ]  # fmt: skip

    def format(self, row: str, width: int, cursor: bool) -> Content:
        return plain(row.lstrip("#"))

    def heading(self, row: str) -> bool:
        return row.startswith(("#", "+"))

    def follows(self, row: str) -> bool:
        return row.startswith("+")


class One(App[None]):
    """One list, and a record of what it told."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: list[str], empty: Content | None = None) -> None:
        super().__init__()
        self.list = Names(rows, empty=empty)
        self.told: list[tuple[str, str | None]] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        self.told.append((type(event).__name__, event.row))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.told.append(("Chosen", event.row))


async def test_moving_stays_between_first_and_last_and_tells_each_new_row() -> None:
    app = One(["a", "b"])
    async with app.run_test(size=(20, 5)) as pilot:
        await press(pilot, "k", "j", "j", "j", "k")
        assert app.list.row == "a"
    assert app.told == [("Highlighted", "b"), ("Highlighted", "a")]


async def test_the_cursor_row_is_marked_by_a_sign_and_not_by_colour_alone() -> None:
    app = One(["a", "b"])
    async with app.run_test(size=(20, 3)) as pilot:
        await press(pilot, "j")
        assert screen_text(app).split("\n")[:2] == ["  a", "› b"]


async def test_the_sign_is_ascii_when_the_app_draws_in_ascii() -> None:
    app = One(["漢字漢字漢字漢字漢字", "b"])
    app.glyphs = glyphs.ASCII  # type: ignore[attr-defined]
    async with app.run_test(size=(12, 3)) as pilot:
        await settle(pilot)
        assert screen_text(app).split("\n")[:2] == ["> 漢字漢字~", "  b"]


async def test_the_scroll_bar_is_ascii_too() -> None:
    app = One(MANY)
    app.glyphs = glyphs.ASCII  # type: ignore[attr-defined]
    async with app.run_test(size=(12, 7)) as pilot:
        for key in "dddjjjGkk":
            await press(pilot, key)
            assert screen_text(app).isascii()


async def test_pages_halves_and_ends() -> None:
    app = One(MANY)
    async with app.run_test(size=(20, 10)) as pilot:
        seen = []
        for key in "dfubGg":
            await press(pilot, key)
            seen.append(app.list.cursor)
    assert seen == [5, 14, 9, 0, 99, 0]


async def test_the_cursor_stays_in_view() -> None:
    app = One(MANY)
    async with app.run_test(size=(20, 10)) as pilot:
        for key in "GgfffkkkkkkkkkkkkG":
            await press(pilot, key)
            assert f"› row {app.list.cursor}" in screen_text(app)


async def test_headings_are_passed_over_and_seen() -> None:
    app = One(["#late", "a", "#today", "b", "#later"])
    async with app.run_test(size=(20, 3)) as pilot:
        assert app.list.row == "a"
        await press(pilot, "j")
        assert app.list.row == "b"
        await press(pilot, "j", "G")
        assert app.list.row == "b"
        await press(pilot, "k")
        assert [line.rstrip(" ▐") for line in screen_text(app).split("\n")[:2]] == ["  late", "› a"]


async def test_further_lines_belong_to_the_row_above() -> None:
    app = One(["one", "+of one", "two", "+of two", "+and two"])
    async with app.run_test(size=(20, 4)) as pilot:
        await press(pilot, "j")
        assert app.list.row == "two" and "+and two" in screen_text(app), "all of it is seen"
        grounds = [next(iter(strip.crop(3, 4))).style.bgcolor for strip in strips(app)]
        assert grounds[1] == grounds[2] == grounds[3] != grounds[0], "the cursor stands on all its lines"
        assert sum("›" in one for one in screen_text(app).splitlines()) == 1
        await press(pilot, "k")
        await pilot.click(offset=(3, 1))
        assert app.list.row == "one", "a click on a further line is one on the row"


async def test_replaced_rows_keep_the_cursor_on_the_row_with_the_same_key() -> None:
    app = One(["a", "b", "c"])
    async with app.run_test(size=(20, 5)) as pilot:
        await press(pilot, "j")
        app.list.set_rows(["x", "y", "z", "b"])
        assert app.list.row == "b"
        app.list.set_rows(["x", "y"])
        assert (app.list.row, app.list.cursor) == ("y", 1), "the row is gone: the same place, as far as there is one"
        app.list.set_rows(["k", "l", "m"], keep=False)
        assert app.list.row == "k"
        await settle(pilot)
    assert app.told == [("Highlighted", "b"), ("Highlighted", "y"), ("Highlighted", "k")]


async def test_rows_kept_stay_at_the_same_height_of_the_view() -> None:
    app = One(MANY)
    async with app.run_test(size=(20, 10)) as pilot:
        app.list.go(50)
        await settle(pilot)
        line = next(y for y, strip in enumerate(strips(app)) if "›" in strip.text)
        app.list.set_rows(["new", *MANY])
        await settle(pilot)
        assert "› row 50" in strips(app)[line].text


async def test_no_rows_say_what_fills_them_and_nothing_can_be_chosen() -> None:
    app = One(["a"], empty=plain("Nobody yet: press n."))
    async with app.run_test(size=(24, 4)) as pilot:
        app.list.set_rows([])
        await press(pilot, "j", "enter", "G")
        assert app.list.row is None
        assert screen_text(app).startswith("  Nobody yet: press n.")
        app.list.set_rows(["#only a heading"])
        await press(pilot, "j", "enter")
        assert app.list.row is None
        app.list.set_rows(["#h", "b"])
        await settle(pilot)
        assert app.list.row == "b"
    assert app.told == [("Highlighted", None), ("Highlighted", "b")]


async def test_enter_and_double_click_choose_and_a_click_moves() -> None:
    app = One(["a", "#h", "c"])
    async with app.run_test(size=(20, 5)) as pilot:
        await press(pilot, "enter")
        await pilot.click(Names, offset=(3, 2))
        assert app.list.row == "c"
        await pilot.click(Names, offset=(3, 1))
        await pilot.click(Names, offset=(3, 4))
        assert app.list.row == "c", "headings and empty space take no click"
        await pilot.click(Names, offset=(3, 0), times=2)
    assert app.told == [("Chosen", "a"), ("Highlighted", "c"), ("Highlighted", "a"), ("Chosen", "a")]


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 1), (5, 3), (8, 1), (9, 2), (200, 50)])
async def test_any_size_is_filled_exactly(size: tuple[int, int]) -> None:
    app = One(["Bob", "陳大文陳大文", "👨\u200d👩\u200d👧 Roe", "e\u0301" * 30, "#h", "[/x]"] * 4)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *"jjdGkg")
        assert [strip.cell_length for strip in strips(app)] == [size[0]] * size[1]


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    app = One(MANY)
    async with app.run_test(size=(20, 30)) as pilot:
        app.list.go(25)
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        assert "› row 25" in screen_text(app)


async def test_thousands_of_rows_are_formatted_only_where_seen() -> None:
    drawn: list[str] = []

    class Counting(Names):
        def format(self, row: str, width: int, cursor: bool) -> Content:
            drawn.append(row)
            return plain(row)

    app = One([])
    app.list = Counting([f"row {i}" for i in range(50_000)])
    async with app.run_test(size=(20, 10)) as pilot:
        await press(pilot, *"jjjG")
    assert len(drawn) < 60
