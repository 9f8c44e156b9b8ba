"""Why: what the method says of the person under the cursor, or of everybody, and the entries behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from relbank.method.evidence import Entry
from relbank.model.document import class_of
from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.touch import Touch

from ..trail import Trail
from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home
    from ..screens.why import Group


Groups = Callable[[], "Sequence[Group]"]
MOST = 300
"""Findings about everybody that are shown."""


async def ask(home: Home, title: str, again: Groups, empty: str = "", silent: Groups | None = None) -> None:
    """Show groups of reasons, and those that were waved away when asked for; go to the entry that is chosen there."""
    await _ask(home, title, again, empty, silent)


async def _ask(home: Home, title: str, again: Groups, empty: str, silent: Groups | None, at: str = "") -> None:
    from ..screens.why import WhyScreen

    view, person, pane = home.views.name, home.shown, home.place
    screen = WhyScreen(title, again, empty, at, silent)
    focused = home.focused
    entry = await home.app.push_screen_wait(screen)
    if entry is None or not (whom := show(home, entry)):
        return

    async def back() -> None:
        if view:
            await home.views.show(view)
            if focused is not None:
                home.set_focus(focused, scroll_visible=False)
        else:
            if person is not None:
                home.select(person.id)
            home.go_pane(pane)
        await _ask(home, title, again, empty, silent, screen.at)

    home.trail = Trail(whom, back)
    home.app.say(f"esc leads back to “{title}”.")


def show(home: Home, entry: Entry) -> str:
    """Go to an entry on the page of whom it concerns; return the person's id, "" where it concerns nobody."""
    journal = home.app.journal
    thing = journal.get(class_of(entry.table), entry.id)
    people = (thing.id,) if isinstance(thing, Person) else getattr(thing, "people", ()) or (
        getattr(thing, "person", ""),
    )  # fmt: skip
    person = next((id for id in people if id and (p := journal.get(Person, id)) and not p.trashed), "")
    if not person:
        home.app.say("That is about nobody in particular; relbank history tells more.", "warning")
        return ""
    home.filters.pop("timeline", None)
    if home.views.close():  # the panes need their sizes back before they are filled
        home.call_after_refresh(_stand_on, home, person, thing, entry)
    else:
        _stand_on(home, person, thing, entry)
    return person


def _stand_on(home: Home, person: str, thing: Any, entry: Entry) -> None:
    journal = home.app.journal
    home.select(person)
    source = thing if isinstance(thing, Touch) else journal.get(Touch, getattr(thing, "touch", "") or "-")
    home.go_pane("timeline")
    if source is not None:
        home.pane("timeline").go_to(f"note:{source.id}")
    elif entry.table == "promises":
        home.pane("timeline").go_to(f"promise:{entry.id}")


async def _person(home: Home) -> None:
    from relbank.method.findings import of_person, silent_of

    from ..screens.why import grouped

    view = home.views.current
    if view is not None and (reasons := view.why()) is not None:
        await ask(home, *reasons)
        return
    person, app = home.person, home.app
    if person is None:
        return

    def again(of: Callable[..., Sequence[Finding]] = of_person) -> Sequence[Group]:
        known = app.journal.get(Person, person.id) or person
        found = of(app.journal, known, app.now(), app.settings)
        return grouped(found, app.journal, named=False, silent=of is silent_of)

    title, empty = f"What the method says of {person.name}", f"Nothing to say of {person.name} now."
    await ask(home, title, again, empty, lambda: again(silent_of))


async def _everybody(home: Home) -> None:
    from ..screens.why import grouped

    app = home.app

    def again() -> Sequence[Group]:
        return grouped(app.findings().all()[:MOST], app.journal, named=True)

    def silent() -> Sequence[Group]:
        return grouped(app.findings().silent()[:MOST], app.journal, named=True, silent=True)

    await ask(home, "What the method says", again, "", silent)


def _somebody(home: Home) -> str:
    view = home.views.current
    if view is None:
        return needs.reading(home)
    return "" if view.why() is not None or view.person is not None else "there is nobody under the cursor"


VERBS = {
    "why": Verb(_person, _somebody),
    "why.all": Verb(_everybody),
}
