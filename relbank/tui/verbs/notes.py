"""Notes: writing one, changing one, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.model.appointment import Appointment
from relbank.model.touch import Touch

from ..masking import WHY
from . import Verb, needs
from .promises import ask_why

if TYPE_CHECKING:
    from relbank.actions.done import Done

    from ..screens.home import Home

TOO_LONG = 100_000
"""A note with a line of more characters is opened in $EDITOR only: the text area would stand still for seconds."""


def header(home: Home) -> str:
    """Return the header that a new note starts with: that of the person, or of the appointment, under the cursor."""
    from relbank.actions.debrief import header as of_appointment

    thing = home.thing()
    if home.app.masked:
        return "@"
    if isinstance(thing, Appointment) and (first := of_appointment(home.app.journal, thing)):
        return first
    return f"@{home.person.name} " if home.person else "@"


def _new(home: Home) -> None:
    from ..screens.capture import Capture

    def then(done: Done | None) -> None:
        if done is not None and done.ids:
            _show(home, done.ids[0], done.created)
            home.run_worker(ask_why(home, done.ids), exclusive=False)

    home.app.push_screen(Capture(header(home)), then)  # at once: what is typed next belongs to the note


def _show(home: Home, touch_id: str, created: tuple[str, ...]) -> None:
    """Put the cursor on the person whom the new note is about."""
    touch = home.app.journal.get(Touch, touch_id)
    who = (touch.people if touch is not None else ()) or created
    if who:
        home.select(who[0])


async def edit(home: Home, touch: Touch) -> None:
    """Open a note of the timeline for changing."""
    from ..screens.capture import Capture

    if home.app.masked:
        home.app.say(f"Edit: {WHY}.", "warning")
        return
    if max((len(line) for line in touch.text.splitlines()), default=0) > TOO_LONG:
        home.app.say("This note has a line of more than 100,000 characters. E opens it in your editor.", "warning")
        return
    await home.app.push_screen_wait(Capture(touch.text, f"edit:{touch.id}", "Edit note"))


async def _drafts(home: Home) -> None:
    from ..dialogs.choose import Choose
    from ..dialogs.drafts import about, choices, kept
    from ..screens.capture import Capture

    drafts = kept(home.app.store)
    if not drafts:
        home.app.say("There is no draft: everything you typed was filed.")
        return
    offered = choices(home.app.store, drafts, home.app.today())
    menu = Choose("Drafts", offered, note="Text that was typed and not filed; one that you empty is gone.")
    draft = await home.app.push_screen_wait(menu)
    if draft is not None:
        await home.app.push_screen_wait(Capture(draft.text, *about(draft), draft.id))


def _editor(home: Home) -> None:
    """Change the note under the cursor in the user's own editor, or write a new one there."""
    from relbank.actions import note as notes

    from ..editor import in_editor

    thing, app = home.thing(), home.app
    touch = thing if isinstance(thing, Touch) else None
    written = in_editor(app, touch.text if touch else header(home), f"edit:{touch.id}" if touch else "note")
    if written is None:
        return
    text, draft = written
    if touch is not None:
        done = app.attempt(lambda: notes.edit(app.store, touch.id, text, app.now(), app.settings))
    else:
        done = app.attempt(lambda: notes.file(app.store, text, app.now(), app.settings))
    if done is not None:
        app.store.drafts.discard(draft)
        home.run_worker(ask_why(home, done.ids), exclusive=False)


VERBS = {
    "note.new": Verb(_new, needs.writable),
    "drafts": Verb(_drafts),
    "editor": Verb(_editor, needs.writable),
}
