"""What stands in place of the panes where a terminal is too small for them."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class Small(Widget):
    """One sentence: how much room is needed."""

    DEFAULT_CSS = """
    Small { display: none; width: 1fr; height: 1fr; content-align: center middle; text-align: center; }
    Home.-tiny Small, Home.-flat Small { display: block; }
    """

    def render(self) -> Content:
        """Say it."""
        return Content("This window is too small: the panes need 60 columns and 18 lines. Keys still work; q quits.")
