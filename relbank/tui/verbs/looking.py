"""Looking something up: the search through everything, the history of a thing, what two devices changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.method.search import FACT, NOTE, PERSON, Finder, Hit
from relbank.model.document import TABLES, table_of
from relbank.model.touch import Touch

from . import Verb, notes

if TYPE_CHECKING:
    from ..screens.home import Home

_CLASSES = {cls for _, cls in TABLES.values()}


async def _search(home: Home) -> None:
    from ..screens.search import SearchScreen

    app = home.app
    if app.finder is None:
        app.finder = Finder(app.journal, lambda table: app.store.view(table).items())
    hit = await app.push_screen_wait(SearchScreen(app.finder))
    if hit is not None:
        await show(home, hit)


async def show(home: Home, hit: Hit) -> None:
    """Go to what was found: the person, and the note, fact or promise on their page."""
    if not hit.people or not hit.people[0]:
        touch = home.app.journal.get(Touch, hit.id) if hit.what == NOTE else None
        if touch is not None and not home.app.store.readonly:
            await notes.edit(home, touch)  # a note about nobody stands in nobody's timeline
        else:
            home.app.say("That is about nobody in particular; relbank find prints it.", "warning")
        return
    home.filters.pop("timeline", None)
    home.select(hit.people[0])
    if hit.what == PERSON:
        home.go_pane("people")
    elif hit.what == NOTE:
        home.go_pane("timeline")
        home.pane("timeline").go_to(f"note:{hit.id}")
    elif hit.what == FACT:
        home.go_pane("profile")
        _stand_on(home, hit.id)
    elif not any(_promised(home, pane, hit.id) for pane in ("mine", "theirs")):
        home.go_pane("timeline")
        home.pane("timeline").go_to(f"promise:{hit.id}")


def _stand_on(home: Home, id: str) -> None:
    flow = home.pane("profile")
    flow.action_top()
    while flow.item is not None and getattr(flow.item.thing, "id", "") != id:
        before = flow.cursor
        flow.action_move(1)
        if flow.cursor == before:
            flow.action_top()
            return


def _promised(home: Home, pane: str, id: str) -> bool:
    if not home.pane(pane).go_to(id):
        return False
    home.go_pane(pane)
    return True


def _recorded(home: Home) -> str:
    thing = home.thing()
    if thing is None:
        return "there is nothing under the cursor"
    return "" if getattr(thing, "id", "") and type(thing).__name__ in _CLASSES else "this is worked out, not recorded"


async def _history(home: Home) -> None:
    from ..screens.history import HistoryScreen

    thing = home.thing()
    await home.app.push_screen_wait(HistoryScreen(table_of(type(thing)), thing.id))


async def _conflicts(home: Home) -> None:
    from ..screens.conflicts import ConflictsScreen

    await home.app.push_screen_wait(ConflictsScreen())
    home.refresh_all()


VERBS = {
    "search": Verb(_search),
    "history": Verb(_history, _recorded),
    "conflicts": Verb(_conflicts),
}
