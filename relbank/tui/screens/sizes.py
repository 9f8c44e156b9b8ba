"""The sizes at which home changes its layout: class names for stylesheets, by columns and by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..commands import PANES

if TYPE_CHECKING:
    from textual.geometry import Size

    from .home import Home

WIDTHS = [(0, "-tiny"), (60, "-narrow"), (90, "-mid"), (130, "-wide")]
HEIGHTS = [(0, "-flat"), (18, "-short"), (28, "-tall")]

COLUMNS = {"people": "left", "profile": "middle", "timeline": "middle"}
"""The column that a pane stands in; those not named stand in the right one."""


def fitting(cells: int, steps: list[tuple[int, str]]) -> str:
    """Return the class of a size, so that the first layout is the right one already."""
    return [name for least, name in steps if cells >= least][-1]


def too_small(size: Size) -> bool:
    """Tell whether there is no room for a pane."""
    return size.width < WIDTHS[1][0] or size.height < HEIGHTS[1][0]


def stand_in(home: Home, name: str) -> None:
    """Let the layout show a pane: its column where there is one at a time, itself alone at full size."""
    if not home.pane(name).has_class("alone"):
        for side in ("left", "middle", "right"):
            home.set_class(side == COLUMNS.get(name, "right"), f"at-{side}")
        for other in PANES:
            home.pane(other).set_class(other == name, "alone")
