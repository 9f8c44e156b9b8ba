"""A main view of several lists side by side: one has the keys; where there is little room one is shown at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.widget import Widget

from .view import View

if TYPE_CHECKING:
    from .home import Home


class Panes(View):
    """A main view whose lists have the class "pane", in containers of the class "side".

    tab and shift+tab go round, h and l go left and right, esc goes back to the first list and then home.
    """

    SCOPED_CSS: ClassVar[bool] = False  # its rules look at the screen's size, which is a class of the screen
    DEFAULT_CSS = """
    Panes > .side { width: 1fr; height: 1fr; layout: vertical; visibility: hidden; }
    Panes .pane { width: 1fr; height: 1fr; }
    Home.-narrow Panes .pane, Home.-narrow Panes .side { display: none; }
    Home.-narrow Panes .alone { display: block; width: 1fr !important; height: 1fr !important; }
    """

    def panes(self) -> list[Widget]:
        """Return the lists in their order."""
        return list(self.query(".pane"))

    @property
    def pane(self) -> Widget:
        """The list that has the keys, the first one when none has."""
        found = self.panes()
        focused = self.screen.focused
        return focused if focused in found else found[0]

    def on_mount(self) -> None:
        """Begin with the first list."""
        self.stand_in(self.panes()[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the list that got the keys, which a mouse may have given it."""
        if event.widget in self.panes():
            self.stand_in(event.widget)

    def stand_in(self, pane: Widget) -> None:
        """Let a list be the one that is shown where there is room for one alone."""
        for other in self.panes():
            other.set_class(other is pane, "alone")
        for side in self.query(".side"):
            side.set_class(pane in side.query(".pane"), "alone")

    def go(self, pane: Widget) -> None:
        """Give the keys to a list."""
        self.stand_in(pane)
        self.screen.set_focus(pane, scroll_visible=False)

    def step(self, by: int, round: bool = True) -> None:
        """Go to the next list, or the one before."""
        found = self.panes()
        place = found.index(self.pane) + by
        if round or 0 <= place < len(found):
            self.go(found[place % len(found)])

    def back(self) -> None:
        """Go back to the first list, from there home."""
        home: Home = self.screen  # type: ignore[assignment]
        if self.pane is self.panes()[0]:
            home.views.close()
        else:
            self.go(self.panes()[0])

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what moves between the lists."""
        return {
            **super().verbs(),
            "move.next": lambda: self.step(1),
            "move.previous": lambda: self.step(-1),
            "move.right": lambda: self.step(1, round=False),
            "move.left": lambda: self.step(-1, round=False),
            "back": self.back,
        }
