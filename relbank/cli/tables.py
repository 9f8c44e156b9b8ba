"""Rows of cells, lined up for people and left plain for pipes."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.text import cells, clean, fit


def table(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return rows as lines whose columns start at the same cell; width 0: as wide as needed, else lines are cut."""
    cleaned = [[clean(cell) for cell in row] for row in rows]
    sized = [[cells(cell) for cell in row] for row in cleaned]
    count = max(map(len, cleaned), default=0)
    columns = [max((row[i] for row in sized if i < len(row)), default=0) for i in range(count)]
    if width:
        columns = [min(size, max(12, width // 2)) for size in columns]
    lines = []
    for row, sizes in zip(cleaned, sized, strict=True):
        parts = [_padded(cell, size, columns[i]) for i, (cell, size) in enumerate(zip(row, sizes, strict=True))]
        line = "  ".join([*parts[:-1], row[-1]]).rstrip()
        lines.append(fit(line, width).rstrip() if width and cells(line) > width else line)
    return lines


def _padded(cell: str, size: int, column: int) -> str:
    return cell + " " * (column - size) if size <= column else fit(cell, column)


def wrap(text: str, width: int) -> list[str]:
    """Return a cleaned line broken at spaces into lines of at most width cells; words that are longer are cut up."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
        while cells(line) > width:
            head = ""
            for char in line:
                if cells(head + char) > width:
                    break
                head += char
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line] if line or not lines else lines


def short_ids(ids: Sequence[str], least: int = 4) -> dict[str, str]:
    """Return for each id its shortest ending, of at least 4 characters, that no other of them has."""
    found: dict[str, str] = {}
    left, size = list(dict.fromkeys(ids)), least
    while left:
        ends: dict[str, int] = {}
        for id in left:
            ends[id[-size:]] = ends.get(id[-size:], 0) + 1
        for id in left:
            if ends[id[-size:]] == 1 or size >= len(id):
                found[id] = id[-size:]
        left = [id for id in left if id not in found]
        size += 1
    return found
