"""Names of saved notes that fitted several people: say who was meant, and what waited is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.method.agenda import day_of
from relbank.method.capture import told
from relbank.method.recent import recent
from relbank.method.unsettled import unsettled

from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home


async def _settle(home: Home) -> None:
    from relbank.actions import note as notes

    from ..dialogs.choose import Choice, Choose
    from ..dialogs.whom import Whom, choices

    app = home.app
    waiting = unsettled(app.journal)
    if not waiting:
        app.say("Every name is clear: nobody waits to be told apart.")
        return
    chosen = waiting[0]
    if len(waiting) > 1:
        days = (day_of(touch.when.iso or touch.created, app.today()) for touch, _ in waiting)
        menu = [
            Choice((touch, typed), typed, "", f"{day} · {told(touch, app.journal)}", mine=True)
            for (touch, typed), day in zip(waiting, days, strict=True)
        ]
        chosen = await app.push_screen_wait(Choose("Who is meant?", menu, filter=True))
    if chosen is None:
        return
    touch, typed = chosen
    candidates = notes.names(app.store, recent=recent(app.journal)).resolve(typed).candidates
    day = day_of(touch.when.iso or touch.created, app.today())
    about = f"In your note of {day} ({told(touch, app.journal)})"
    meant = await app.push_screen_wait(Whom(typed, choices(app.journal, candidates), about))
    if meant is not None:
        app.attempt(
            lambda: notes.settle(app.store, touch.id, typed, meant.id, app.now(), app.settings, meant.remember)
        )


VERBS = {"settle": Verb(_settle, needs.writable)}
