"""Columns: never wider than the room, aligned whatever the script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from relbank.model.text import clean
from relbank.tui.widgets.columns import Column, broken, cut, fit, line, widths

COLUMNS = (Column(10), Column(5, 5, 2), Column(4, 6, 1, right=True))
TEXT = st.text(alphabet=st.sampled_from("ab 漢字é\u0301👨\u200d👩ß"), max_size=30).map(clean)


def test_columns_give_way_by_rank_and_the_first_takes_what_is_left() -> None:
    assert widths(COLUMNS, 40) == (27, 5, 6)
    assert widths(COLUMNS, 21) == (10, 5, 4)
    assert widths(COLUMNS, 20) == (13, 0, 6)
    assert widths(COLUMNS, 12) == (12, 0, 0)
    assert widths(COLUMNS, 3) == (3, 0, 0)
    assert widths(COLUMNS, 0) == (0, 0, 0)


def test_a_row_is_aligned() -> None:
    cells = (Content("陳大文陳大文"), Content("▰▰▰▱▱"), Content("9 d"))
    assert line(cells, COLUMNS, 24).plain == "陳大文陳大… ▰▰▰▱▱    9 d"
    assert line(cells, COLUMNS, 13).plain == "陳大文陳大文 "


@given(st.lists(TEXT, min_size=3, max_size=3), st.integers(0, 60))
def test_a_row_has_the_width_of_its_columns(texts: list[str], room: int) -> None:
    got = line([Content(text) for text in texts], COLUMNS, room)
    given_widths = [width for width in widths(COLUMNS, room) if width]
    assert got.cell_length == sum(given_widths) + max(0, len(given_widths) - 1) <= room


@given(TEXT, st.integers(0, 20))
def test_what_is_cut_begins_as_it_did(text: str, width: int) -> None:
    got = cut(Content(text), width)
    assert got.cell_length <= width
    assert text.startswith(got.plain.rstrip(" ").removesuffix("…")) or cell_len(text) <= width
    assert fit(Content(text), width, right=True).cell_length == width


@given(TEXT, st.integers(2, 20))
def test_a_broken_text_keeps_its_words_in_lines_that_fit(text: str, width: int) -> None:
    lines = broken(text, width)
    assert all(cell_len(one) <= width for one in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


def test_a_text_is_broken_between_words_and_long_ones_at_a_hyphen() -> None:
    assert broken("send the Quintanilha-Prado list", 14) == ["send the", "Quintanilha-", "Prado list"]
    assert broken("", 9) == [""]


def test_the_titles_of_a_page_fit_their_column():
    from relbank.method.profile import TITLES

    assert max(map(len, TITLES.values())) <= 11
