"""The keys that move in a screen that is one list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..widgets.rows import Rows


def moves(rows: Rows[Any]) -> dict[str, Callable[[], object]]:
    """Return what each command of moving does to a list, by the command's id."""
    return {
        "move.down": lambda: rows.action_move(1),
        "move.up": lambda: rows.action_move(-1),
        "move.half_down": lambda: rows.action_half(1),
        "move.half_up": lambda: rows.action_half(-1),
        "move.top": rows.action_top,
        "move.bottom": rows.action_bottom,
    }
