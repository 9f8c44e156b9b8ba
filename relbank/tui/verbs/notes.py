"""Notes: writing one, changing one, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.model.appointment import Appointment
from relbank.model.person import Person
from relbank.model.touch import Touch

from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home

TOO_LONG = 100_000
"""A note with a line of more characters is opened in $EDITOR only: the text area would stand still for seconds."""


def header(home: Home) -> str:
    """Return the header that a new note starts with: that of the person, or of the appointment, under the cursor."""
    thing = home.thing()
    if isinstance(thing, Appointment):
        names = [p.name for i in thing.people if (p := home.app.journal.get(Person, i))]
        if names:
            when = thing.when.words or (thing.when.iso or "").replace("T", " ")
            iso = (thing.when.iso or "").replace("T", " ") or when
            place = f" at {thing.place}" if thing.place else ""
            return "".join([", ".join(f"@{n}" for n in names), f" {_kind(thing.text)}{iso}{place}\n"])
    return f"@{home.person.name} " if home.person else "@"


def _kind(text: str) -> str:
    from relbank.notes.kinds import KINDS

    first = text.split(" ")[0].casefold()
    return f"{first} " if first in KINDS else ""


async def _new(home: Home) -> None:
    from ..screens.capture import Capture

    done = await home.app.push_screen_wait(Capture(header(home)))
    if done is not None and done.ids:
        _show(home, done.ids[0], done.created)


def _show(home: Home, touch_id: str, created: tuple[str, ...]) -> None:
    """Put the cursor on the person whom the new note is about."""
    touch = home.app.journal.get(Touch, touch_id)
    who = (touch.people if touch is not None else ()) or created
    if who:
        home.select(who[0])


async def edit(home: Home, touch: Touch) -> None:
    """Open a note of the timeline for changing."""
    from ..screens.capture import Capture

    if max((len(line) for line in touch.text.splitlines()), default=0) > TOO_LONG:
        home.app.say("This note has a line of more than 100,000 characters. E opens it in your editor.", "warning")
        return
    await home.app.push_screen_wait(Capture(touch.text, f"edit:{touch.id}", "Edit note"))


async def _drafts(home: Home) -> None:
    from relbank.method.capture import day_of

    from ..dialogs.choose import Choice, Choose
    from ..screens.capture import Capture

    drafts = [d for d in home.app.store.drafts.all() if d.text.strip() and not d.about.startswith("form:")]
    if not drafts:
        home.app.say("There is no draft: everything you typed was filed.")
        return
    today = home.app.today()
    choices = [
        Choice(d, f"{day_of(d.kept.date().isoformat(), today)} {d.kept:%H:%M}", "", " ".join(d.text.split())[:80])
        for d in reversed(drafts)
    ]
    draft = await home.app.push_screen_wait(Choose("Drafts", choices, note="Text that was typed and not filed."))
    if draft is not None:
        about = draft.about if draft.about.startswith("edit:") else "note"
        title = "Edit note" if about != "note" else "Note"
        await home.app.push_screen_wait(Capture(draft.text, about, title, draft.id))


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


VERBS = {
    "note.new": Verb(_new, needs.writable),
    "drafts": Verb(_drafts),
    "editor": Verb(_editor, needs.writable),
}
