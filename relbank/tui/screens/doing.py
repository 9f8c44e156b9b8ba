"""What a key at home sets off: the command that applies where the cursor stands, or the reason why none does."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from ..commands import BY_ID, COMMANDS, PANES
from ..masking import HIDDEN, WHY
from ..verbs import table
from ..views import VIEWS

FEW = 3
"""Places that a sentence can name."""

if TYPE_CHECKING:
    from .home import Home


def why_not(home: Home, id: str) -> str:
    """Return why a command can't be carried out now, "" when it can."""
    command, view = BY_ID[id], home.views.current
    if home.app.masked and id in HIDDEN:
        return WHY
    if not command.applies(home.place, "home" if view is None else "view"):
        return elsewhere(id, view is None)
    if home.views.verb(id) is not None:
        return ""
    verb = table().get(id)
    return "not in this view" if verb is None else verb.needs(home)


def elsewhere(id: str, at_home: bool) -> str:
    """Return where a command can be carried out that can't here, and the keys that lead there."""
    command = BY_ID[id]
    panes = [pane for pane in PANES if command.applies(pane, "home")]
    places = [(BY_ID[f"pane.{pane}"].label, BY_ID[f"pane.{pane}"].keys[0]) for pane in panes]
    places += [(view.title, f"g {view.key}") for view in VIEWS if command.applies(view.name, "view")]
    here = "not in this pane" if at_home else "not in this view"
    if not places or len(places) > FEW:
        return here
    return f"{here}, but in {' and '.join(f'{name} ({keys})' for name, keys in places)}"


def carry_out(home: Home, id: str) -> None:
    """Carry out a command by its id, or say why it is impossible."""
    id = _meant(home, id)
    if "ctrl+s" in BY_ID[id].keys and not BY_ID[id].applies(home.place, "view" if home.views.current else "home"):
        home.app.say("There is nothing to save: every change is kept at once.")
        return
    if reason := why_not(home, id):
        home.app.say(f"{BY_ID[id].label.rstrip('…')}: {reason}.", "warning")
        return
    home.app.unsay()
    own = home.views.verb(id)
    run: Callable[[], Any] = own if own is not None else lambda: table()[id].run(home)
    if isawaitable(result := run()):
        home.verbs.append(home.run_worker(result, exclusive=False))


def _meant(home: Home, id: str) -> str:
    """Return the command that is meant here: in a view, a key may stand for another command than in the panes."""
    view = home.views.current
    if view is None or BY_ID[id].applies(home.place, "view"):
        return id
    keys = set(BY_ID[id].keys)
    return next((c.id for c in COMMANDS if keys & set(c.keys) and c.applies(home.place, "view")), id)


def thing(home: Home) -> Any:
    """Return what is under the cursor: a person, fact, promise, appointment, touch or other document, or None."""
    if home.views.current is not None:
        return home.views.current.thing()
    place = home.place
    pane = home.pane(place)
    if place == "profile":
        return pane.item.thing if pane.item else None
    if place == "timeline":
        return home.moment_under(pane.moment.key if pane.moment else "")
    row = pane.row
    if place in ("mine", "theirs"):
        return row.promise if row else None
    return row.appointment if place == "today" and row else row
