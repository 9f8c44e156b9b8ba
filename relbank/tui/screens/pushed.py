"""What the screens over home have in common: keys move their list, undo and help work as at home, esc closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen
from textual.widget import Widget

from ..widgets.rows import Rows
from .moving import moves

if TYPE_CHECKING:
    from ..app import Relbank

Given = TypeVar("Given")
"""What a screen gives back when it closes; None when it was only left."""
Step = Callable[[], object]
"""What a command does."""


class Pushed(Screen[Given | None]):
    """A screen over home that is one list, and perhaps something beside it; a command it does not know closes it."""

    app: Relbank

    @property
    def rows(self) -> Rows[Any]:
        """The list that the keys move."""
        raise NotImplementedError

    def steps(self) -> dict[str, Step]:
        """Return what the commands of this screen alone do, by the command's id."""
        return {}

    def refresh_all(self) -> None:
        """Show everything anew after a change."""

    def action_command(self, id: str) -> None:
        """Carry out a command by its id."""
        self.app.unsay()
        known: dict[str, Step] = {
            **moves(self.rows),
            "undo": lambda: self._as_at_home("undo"),
            "redo": lambda: self._as_at_home("redo"),
            "help": self._help,
            "quit.now": lambda: self.app.exit(0),
            **self.steps(),
        }
        known.get(id, lambda: self.dismiss(None))()

    def _as_at_home(self, id: str) -> None:
        self.app.home.action_command(id)
        self.refresh_all()

    def _help(self) -> None:
        from .help import Help

        self.app.push_screen(Help())


def scrolls(beside: Widget) -> dict[str, Step]:
    """Return what the commands that scroll do to something beside the list, by the command's id."""
    return {
        "scroll.down": lambda: beside.scroll_relative(y=3, animate=False),
        "scroll.up": lambda: beside.scroll_relative(y=-3, animate=False),
    }
