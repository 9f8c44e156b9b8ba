"""The sizes at which home changes its layout: class names for stylesheets, by columns and by lines."""

from __future__ import annotations

WIDTHS = [(0, "-tiny"), (60, "-narrow"), (90, "-mid"), (130, "-wide")]
HEIGHTS = [(0, "-flat"), (18, "-short"), (28, "-tall")]

COLUMNS = {"people": "left", "profile": "middle", "timeline": "middle"}
"""The column that a pane stands in; those not named stand in the right one."""


def fitting(cells: int, steps: list[tuple[int, str]]) -> str:
    """Return the class of a size, so that the first layout is the right one already."""
    return [name for least, name in steps if cells >= least][-1]
