"""Home and the main views in its place: one is shown, the others wait hidden, each made when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from ..commands import BY_ID, in_place
from ..trail import Trail
from ..views import BY_NAME, TABS
from ..widgets.bars import ALWAYS, HintBar, TopLine

if TYPE_CHECKING:
    from .home import Home
    from .view import View

_HOMES = ("people", "middle", "right")
"""What home itself consists of, between the top line and the hint bar."""


class Switch:
    """Which main view stands in home's place; name "" is home itself."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._made: dict[str, View] = {}
        self._stale: set[str] = set()
        self.name = ""

    @property
    def current(self) -> View | None:
        """The view that is shown, None for home itself."""
        return self._made[self.name] if self.name else None

    async def show(self, name: str) -> None:
        """Show a view and give it the keys."""
        home, entry = self._home, BY_NAME[name]
        if name not in self._made:
            module, _, cls = entry.home.partition(":")
            view: View = getattr(import_module(f"{__package__}.{module}"), cls)(id=f"view-{name}")
            view.display = False
            await home.mount(view, before=home.query_one(HintBar))
            self._made[name] = view
            self._stale.add(name)
        from_home = not self.name
        self._turn_to(name)
        self._refill()
        if from_home and home.shown is not None:
            self._made[name].stand_on(home.shown.id)
        home.set_focus(self._made[name].target(), scroll_visible=False)
        self.hint()

    def close(self) -> bool:
        """Show home; False when it was shown already."""
        if not self.name:
            return False
        self._turn_to("")
        if "" in self._stale:
            self._stale.discard("")
            self._home.refresh_panes()
        self._home.set_focus(self._home.pane("people"), scroll_visible=False)
        return True

    def visit(self, person: str) -> None:
        """Show a person's page at home; as long as one stays on it, esc and q lead back to the view, once."""
        home, name = self._home, self.name
        self.close()
        home.select(person)
        home.go_pane("profile")
        if name:
            home.trail = Trail(person, lambda: self.show(name), "profile")
            home.app.say(f"esc leads back to “{BY_NAME[name].title}”.")

    def refresh(self) -> bool:
        """Show the journal anew in the view that is shown, the others when they come back; False for home itself."""
        self._stale = {"", *self._made}
        if not self.name:
            self._stale.discard("")
            return False
        self._refill()
        return True

    def hint(self) -> None:
        """Show the keys of the view."""
        view = self.current
        if view is not None:
            known = in_place(self.name, "view")
            named = (*(id for id in view.HINTS if id != "back"), "back")
            wanted = [replace(BY_ID[id], rank=place + 1) for place, id in enumerate(named)]
            always = [c for c in known if c.id in ALWAYS]
            if not view.HINTS:
                wanted = [*(c for c in known if c.rank and c.id not in ALWAYS), replace(BY_ID["back"], rank=80)]
            self._home.query_one(HintBar).show([*wanted, *always])

    def verb(self, id: str) -> Callable[[], object] | None:
        """Return what a command does in the view that is shown, None when home's own verb does it."""
        view = self.current
        if view is None:
            return None
        known = view.verbs()
        return known.get(id) or ({"back": self.close, "quit": self.close}.get(id))

    def _refill(self) -> None:
        view = self.current
        if view is not None and self.name in self._stale:
            self._stale.discard(self.name)
            view.refill()

    def _turn_to(self, name: str) -> None:
        home = self._home
        self.name = name
        with home.app.batch_update():
            for id in _HOMES:
                home.pane(id).styles.display = "none" if name else None  # None: the stylesheet decides by the size
            for other, view in self._made.items():
                view.styles.display = None if other == name else "none"
            home.query_one(TopLine).stand_in(TABS, BY_NAME[name].title if name else "Home")
