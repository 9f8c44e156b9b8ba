"""Which line of a text became which line of another, so that what was filed from a line can follow it."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.lines import bodies
from relbank.model.record import record


@record
class LineMap:
    """How two texts' lines belong together, counted from 1.

    same: old line to new line where they are equal. blocks: (old lines, new lines) that stand in each other's place,
    one of both may be empty.
    """

    same: dict[int, int]
    blocks: tuple[tuple[range, range], ...]


def compare(old: str, new: str) -> LineMap:
    """Return how the lines of two texts belong together; compare(a, b) is the mirror image of compare(b, a)."""
    if old > new:
        turned = compare(new, old)
        return LineMap({b: a for a, b in turned.same.items()}, tuple((b, a) for a, b in turned.blocks))
    a, b = split(old), split(new)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    same = {line: line for line in range(1, head + 1)}
    same.update((len(a) - at, len(b) - at) for at in range(tail))
    blocks = _middle(a[head : len(a) - tail], b[head : len(b) - tail], head + 1, same)
    return LineMap(same, tuple(blocks))


def split(text: str) -> list[str]:
    """Return the lines of a text as notes count them: at newlines alone."""
    return [line.rstrip() for line in bodies(text)]


def _middle(a: Sequence[str], b: Sequence[str], first: int, same: dict[int, int]) -> list[tuple[range, range]]:
    """Compare what lies between the equal ends; first: the number of the first line there."""
    if not a and not b:
        return []
    if not a or not b:
        return [(range(first, first + len(a)), range(first, first + len(b)))]
    from difflib import SequenceMatcher

    blocks = []
    for how, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes():
        if how == "equal":
            same.update((first + i + at, first + k + at) for at in range(j - i))
        else:
            blocks.append((range(first + i, first + j), range(first + k, first + m)))
    return blocks
