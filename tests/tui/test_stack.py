"""The stack behind the timeline, against the plainest thing that could work: a list of all lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relbank.tui.widgets.heights import Heights
from relbank.tui.widgets.stack import Stack

HEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=30)


@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 9)), max_size=9))
def test_heights_agree_with_plain_sums(values: list[int], changes: list[tuple[int, int]]) -> None:
    heights = Heights(values)
    for place, value in changes:
        if place < len(values):
            heights.set(place, value)
            values[place] = value
    assert heights.total == sum(values) and len(heights) == len(values)
    assert [heights.before(i) for i in range(len(values) + 1)] == [sum(values[:i]) for i in range(len(values) + 1)]
    lines = [(item, offset) for item, height in enumerate(values) for offset in range(height)]
    assert [heights.find(line) for line in range(len(lines))] == lines


@given(HEIGHTS, st.lists(st.integers(1, 9), min_size=30, max_size=30), st.integers(1, 12), st.integers(0, 29),
       st.lists(st.integers(-20, 20), max_size=8))  # fmt: skip
def test_moving_by_lines_is_exact_whatever_was_estimated(
    heights: list[int], estimates: list[int], window: int, item: int, ways: list[int]
) -> None:
    lines = [(i, offset) for i, height in enumerate(heights) for offset in range(height)]
    stack = Stack(estimates[: len(heights)], heights.__getitem__)
    stack.window = window
    stack.place(min(item, len(heights) - 1), 0)
    for by in ways:
        last = max(0, len(lines) - window)
        wanted = lines[max(0, min(last, lines.index(stack.top) + by))]
        stack.place(stack.top[0], stack.top[1] + by)
        assert stack.top == wanted
        seen = range(stack.top[0], len(heights))
        assert stack.find(stack.line) == stack.top
        assert not stack.unmeasured([i for i in seen if sum(heights[stack.top[0] : i]) - stack.top[1] < window])


@given(HEIGHTS, st.integers(1, 12), st.integers(0, 29), st.integers(0, 29))
def test_what_is_revealed_is_seen_whole_or_from_its_beginning(
    heights: list[int], window: int, first: int, item: int
) -> None:
    item = min(item, len(heights) - 1)
    stack = Stack([3] * len(heights), heights.__getitem__)
    stack.window = window
    stack.place(min(first, len(heights) - 1), 0)
    stack.reveal(item, 0)
    lines = [i for i, height in enumerate(heights) for _ in range(height)]
    top = lines.index(stack.top[0]) + stack.top[1]
    seen = lines[top : top + window]
    assert seen.count(item) == min(heights[item], window)
    assert stack.nearest(item) == item
    assert stack.nearest(0) in seen and stack.nearest(len(heights)) in seen


@given(HEIGHTS, st.integers(1, 12))
def test_measuring_what_is_above_does_not_move_the_window(heights: list[int], window: int) -> None:
    stack = Stack([2] * len(heights), heights.__getitem__)
    stack.window = window
    stack.place(len(heights) - 1, 0)
    before = stack.top
    for item in range(len(heights)):
        stack.height(item)
    assert stack.top == before and stack.find(stack.line) == before
    assert stack.total == sum(heights)
