"""Tables as lines of text: columns as wide as they need, cells wrapped when there is less room."""

from __future__ import annotations

from textual.content import Content

from relbank.tui.render.look import Look


def table(rows: tuple[tuple[Content, ...], ...], room: int, look: Look) -> list[Content]:
    """Return a table as lines: columns as wide as they need, cells wrapped when the room is short."""
    count = max(len(row) for row in rows)
    between = f" {look.signs.column} "
    rows = tuple(row + (Content(""),) * (count - len(row)) for row in rows)
    wide = shares([max(1, *(row[c].cell_length for row in rows)) for c in range(count)], room - 3 * (count - 1))
    if not wide:  # no room for columns: cell beneath cell
        return [line for row in rows for cell in row if cell for line in cell.wrap(room)]
    out = []
    for number, row in enumerate(rows):
        if number == 0:
            row = tuple(cell.stylize(look.styles["strong"]) for cell in row)
        wrapped = [cell.wrap(width) for cell, width in zip(row, wide, strict=True)]
        for y in range(max(len(cell) for cell in wrapped)):
            parts = [cell[y] if y < len(cell) else Content("") for cell in wrapped]
            padded = [part.pad_right(max(0, width - part.cell_length)) for part, width in zip(parts, wide, strict=True)]
            out.append(Content(between).join(padded))
        if number == 0:
            out.append(Content((look.signs.rule * 3).join(look.signs.rule * width for width in wide)))
    return out


def shares(wanted: list[int], room: int) -> list[int]:
    """Return widths that fit the room, the widest columns giving first; nothing if a column would be under four."""
    if room < 4 * len(wanted):
        return []
    wide = list(wanted)
    while (over := sum(wide) - room) > 0:
        widest = max(wide)
        second = max((w for w in wide if w < widest), default=0)
        most = [i for i, w in enumerate(wide) if w == widest]
        step = min(widest - max(second, 4), -(-over // len(most)))
        for i in most:
            wide[i] -= max(1, step)
    return wide
