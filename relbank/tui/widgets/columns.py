"""Cells in aligned columns: widths are terminal cells, columns give way one by one when there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from relbank.model.record import record


@record
class Column:
    """One column: least cells it needs, most it uses (0: all there is), and when it gives way (higher rank first).

    The column of rank 0 never goes: it shrinks to whatever is left.
    """

    least: int
    most: int = 0
    rank: int = 0
    right: bool = False


def widths(columns: Sequence[Column], room: int, gap: int = 1) -> tuple[int, ...]:
    """Return the width of each column in a line of `room` cells; 0 for a column that is left out.

    Widths and gaps together never exceed the room. What is left over goes to the first column without a most.
    """
    return _widths(tuple(columns), room, gap)


@lru_cache(64)
def _widths(columns: tuple[Column, ...], room: int, gap: int) -> tuple[int, ...]:
    keep = list(range(len(columns)))
    while len(keep) > 1 and sum(columns[i].least for i in keep) + gap * (len(keep) - 1) > room:
        last = max(keep, key=lambda i: (columns[i].rank, i))
        if columns[last].rank == 0:
            break
        keep.remove(last)
    found = [0] * len(columns)
    left = max(0, room - gap * (len(keep) - 1))
    for i in keep:
        found[i] = min(columns[i].least, left)
        left -= found[i]
    for i in sorted(keep, key=lambda i: columns[i].most == 0):
        more = left if columns[i].most == 0 else min(left, max(0, columns[i].most - found[i]))
        found[i] += more
        left -= more
    return tuple(found)


def cut(content: Content, width: int, ellipsis: str = "…") -> Content:
    """Return one line of at most `width` cells; what was cut ends in the ellipsis (one cell)."""
    if width <= 0:
        return Content("")
    if content.cell_length <= width:
        return content
    kept = _prefix(content.plain, width - 1)
    return content[: len(kept)].append_text(ellipsis) + Content(" " * (width - 1 - Content(kept).cell_length))


def fit(content: Content, width: int, *, right: bool = False, ellipsis: str = "…") -> Content:
    """Return one line of exactly `width` cells: cut with an ellipsis, or padded."""
    content = cut(content, width, ellipsis)
    lack = width - content.cell_length
    if lack <= 0:
        return content
    return content.pad_left(lack) if right else content.pad_right(lack)


def line(
    cells: Sequence[Content], columns: Sequence[Column], room: int, *, gap: int = 1, ellipsis: str = "…"
) -> Content:
    """Return the cells of one row side by side, each in its column; columns without room are left out."""
    parts = [
        fit(cell, width, right=column.right, ellipsis=ellipsis)
        for cell, column, width in zip(cells, columns, widths(columns, room, gap), strict=True)
        if width
    ]
    return Content(" " * gap).join(parts)


def broken(text: str, width: int) -> list[str]:
    """Return a text as lines of at most `width` cells, broken between words; a longer word is broken anywhere."""
    lines, here = [], ""
    for word in text.split():
        longer = f"{here} {word}" if here else word
        if cell_len(longer) <= width:
            here = longer
            continue
        lines += [here] if here else []
        while cell_len(word) > width and (start := _start(word, max(2, width))):
            lines.append(start)
            word = word[len(start) :]
        here = word
    return [*lines, here] if here or not lines else lines


def _start(word: str, width: int) -> str:
    """Return how a word that is too long begins: up to its last hyphen, where one is near enough."""
    start = _prefix(word, width)
    hyphen = start.rfind("-") + 1
    return start[:hyphen] if 2 * hyphen > len(start) else start


def _prefix(text: str, width: int) -> str:
    """Return the longest beginning of at most `width` cells; a wide character is never halved."""
    if text.isascii():
        return text[:width]
    kept = set_cell_size(text, width)
    return kept if text.startswith(kept) else kept[:-1]
