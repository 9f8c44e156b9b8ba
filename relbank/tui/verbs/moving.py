"""Moving about: in a pane, between panes, to other places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..commands import PANES
from ..views import VIEWS
from . import Verb

if TYPE_CHECKING:
    from ..screens.home import Home


def _moved(act: Callable[[Any], None]) -> Verb:
    """Return a verb that moves in the pane in use; profile and timeline follow with the same paint.

    A key that is held moves as often as it was pressed, and paints once: the list never runs on when it is let go.
    """

    def run(home: Home) -> None:
        if home.views.current is None:
            for _ in range(1 + home.app.repeated()):
                act(home.pane(home.place))
            home.follow()

    return Verb(run)


def _move(by: int) -> Verb:
    return _moved(lambda pane: pane.action_move(by))


def _half(by: int) -> Verb:
    return _moved(lambda pane: pane.action_half(by))


def _pane(name: str) -> Verb:
    return Verb(lambda home: home.go_pane(name))


def _view(name: str) -> Verb:
    return Verb(lambda home: home.views.show(name))


def _step(home: Home, by: int) -> None:
    home.go_pane(PANES[(PANES.index(home.place) + by) % len(PANES)])


LEFT = {"profile": "people", "timeline": "people", "mine": "profile", "theirs": "profile", "today": "timeline"}
RIGHT = {"people": "profile", "profile": "mine", "timeline": "mine"}


def _sideways(home: Home, to: dict[str, str]) -> None:
    if home.place in to:
        home.go_pane(to[home.place])


def _go(home: Home) -> None:
    """Open the menu at once, not from a worker: the next key belongs to it, however quickly it is typed."""
    from ..dialogs.choose import Choice, Choose

    places = [
        Choice("move.top", "Top of this list", "g"),
        Choice("pane.people", "People", "h", "home"),
        Choice("pane.today", "Agenda", "a", "today, the days to come, debriefs owed"),
        Choice("pane.mine", "My promises", "p"),
        Choice("trash.open", "Trash bin", "d", "look into it, restore from it"),
        Choice("search", "Search", "f", "all notes, people, facts and promises"),
        Choice("conflicts", "Conflicts", "x", "what two devices changed unknown to each other"),
        Choice("drafts", "Drafts", "n", "text that was not filed yet"),
        Choice("help", "Help", "?"),
    ]
    taken = {view.key for view in VIEWS}
    places = [place for place in places if place.key not in taken]
    places[2:2] = [Choice(f"view.{view.name}", view.title, view.key, view.help.rstrip(".").lower()) for view in VIEWS]

    def chosen(id: str | None) -> None:
        if id:
            home.action_command(id)

    home.app.push_screen(Choose("Go to", places), chosen)


def _full(home: Home) -> None:
    home.toggle_class("full")
    home.go_pane(home.place)


VERBS = {
    "move.down": _move(1),
    "move.up": _move(-1),
    "move.left": Verb(lambda home: _sideways(home, LEFT)),
    "move.right": Verb(lambda home: _sideways(home, RIGHT)),
    "move.next": Verb(lambda home: _step(home, 1)),
    "move.previous": Verb(lambda home: _step(home, -1)),
    "move.bottom": _moved(lambda pane: pane.action_bottom()),
    "move.top": _moved(lambda pane: pane.action_top()),
    "move.half_down": _half(1),
    "move.half_up": _half(-1),
    "scroll.down": Verb(lambda home: home.pane("timeline").action_lines(3)),
    "scroll.up": Verb(lambda home: home.pane("timeline").action_lines(-3)),
    **{f"pane.{name}": _pane(name) for name in PANES},
    "go": Verb(_go),
    **{f"view.{view.name}": _view(view.name) for view in VIEWS},
    "full": Verb(_full),
    "find": Verb(lambda home: home.filters.open()),
}
