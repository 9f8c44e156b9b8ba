"""What every line passes last on its way to the terminal."""

from __future__ import annotations

from textual.filter import LineFilter

from .safe import ControlFilter


def gates(no_color: bool, ascii_only: bool) -> list[LineFilter]:
    """Return the filters of a terminal: without colours, in ASCII alone, and always without control characters."""
    found: list[LineFilter] = []
    if no_color:
        from .colourless import Colourless

        found.append(Colourless())
    if ascii_only:
        from .ascii import AsciiFilter

        found.append(AsciiFilter())
    return [*found, ControlFilter()]
