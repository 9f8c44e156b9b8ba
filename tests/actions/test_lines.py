"""Which line became which: equal lines only, in order, and the same seen from the other side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relbank.actions.lines import compare, split

texts = st.lists(st.sampled_from(["a", "b", "c", "", "d "]), max_size=12).map("\n".join)


@given(texts, texts)
def test_the_map_joins_equal_lines_in_order_and_mirrors(old: str, new: str) -> None:
    lines = compare(old, new)
    a, b = split(old), split(new)
    assert all(a[i - 1] == b[j - 1] for i, j in lines.same.items())
    pairs = sorted(lines.same.items())
    assert [j for _, j in pairs] == sorted(lines.same.values())
    covered = {i for before, _ in lines.blocks for i in before} | set(lines.same)
    assert covered == set(range(1, len(a) + 1))
    mirrored = compare(new, old)
    if old != new:
        assert mirrored.same == {j: i for i, j in lines.same.items()}
        assert mirrored.blocks == tuple((after, before) for before, after in lines.blocks)


def test_a_line_that_was_put_between_moves_the_rest() -> None:
    lines = compare("a\nb\nc", "a\nx\nb\nc")
    assert lines.same == {1: 1, 2: 3, 3: 4}
    assert lines.blocks == ((range(2, 2), range(2, 3)),)
