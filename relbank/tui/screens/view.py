"""What a main view is: a widget that stands in home's place, filled from the journal.

A view is composed the first time that it is gone to (the start pays nothing for it), hidden while another is shown, and
filled anew when it comes back after a change. A small one:

    class LadderView(View):
        def compose(self) -> ComposeResult:
            yield Board(id="board", classes="pane")       # "pane": the border and its focus, as in home

        def fill(self, store: Store, now: datetime) -> None:
            self.query_one(Board).set_rows(standing(store.journal, now.date()))

        def thing(self) -> Person | None:                  # edit, trash, copy, history … act on this
            return self.query_one(Board).row

        def verbs(self) -> dict[str, Callable[[], object]]:
            return {**super().verbs(), "sort": self._sort}   # "sort" names "ladder" among its places in the registry

and one line in `views.py`. Its style is its DEFAULT_CSS, theme variables only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widget import Widget

from relbank.model.person import Person

from ..widgets.rows import Rows
from .moving import moves

if TYPE_CHECKING:
    from relbank.store import Store

    from ..app import Relbank
    from .why import Group


class View(Widget):
    """A main view. A subclass says what it holds (compose), how it is filled (fill), and what it answers to."""

    HINTS: ClassVar[tuple[str, ...]] = ()
    """The ids of the commands in the hint bar, in this order; those with a rank that apply here when it is empty."""
    DEFAULT_CSS = """
    View { width: 1fr; height: 1fr; layout: vertical; }
    Home.-tiny View, Home.-flat View { display: none; }
    """
    app: Relbank

    def fill(self, store: Store, now: datetime) -> None:
        """Show what the journal holds at a moment; cursors stay where they can (Rows.set_rows keeps them)."""
        raise NotImplementedError

    def refill(self) -> None:
        """Show the journal anew after a change."""
        self.fill(self.app.store, self.app.now())

    def thing(self) -> Any:
        """Return what is under the cursor: a person or another document, None for nothing."""
        return None

    @property
    def person(self) -> Person | None:
        """The person under the cursor, to whom a new note or promise belongs."""
        thing = self.thing()
        return thing if isinstance(thing, Person) else None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Return what explains the figure under the cursor (v): a title, and what makes its groups anew.

        None: the findings about the person under the cursor are shown. A figure's group is
        Group("kept 82 % of 17 promises", ("how it is worked out",), evidence.of(promises, journal)).
        """
        return None

    def stand_on(self, id: str) -> None:
        """Put the cursor on a person, if they are here: the one at home, when the view is gone to from there."""
        first = self.target()
        if isinstance(first, Rows):
            first.go_to(id)

    def target(self) -> Widget:
        """Return what takes the focus when the view is gone to: its first list, or itself."""
        return next(iter(self.query(Rows)), self)

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the view does of its own, by command id; a function may be a coroutine function.

        "back" (esc) and "quit" (q) go home unless they are among them.
        """
        focused = self.screen.focused
        return {**moves(focused)} if isinstance(focused, Rows) else {}
