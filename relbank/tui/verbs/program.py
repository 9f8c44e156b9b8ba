"""What acts on whatever is under the cursor, and on the program: open, add, edit, trash, undo, copy, help, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions import trash, undo
from relbank.method.unsealed import open_text
from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.text import clean
from relbank.model.touch import Touch
from relbank.model.trust import Sealed

from ..commands import BY_ID, COMMANDS, PANES, all_keys, shown
from ..suspending import step_aside
from ..widgets.rows import Rows
from . import Verb, facts, needs, notes, people, promises

if TYPE_CHECKING:
    from collections.abc import Callable

    from relbank.actions.done import Done
    from relbank.store import Store

    from ..screens.home import Home


async def edit_thing(home: Home, thing: object) -> None:
    """Open whatever can be changed of a thing: its form, or the note that it came from."""
    if isinstance(thing, Person):
        await people.edit(home, thing)
    elif isinstance(thing, Fact):
        await facts.edit(home, thing)
    elif isinstance(thing, Promise):
        await promises.edit(home, thing)
    elif isinstance(thing, Appointment):
        await promises.edit_appointment(home, thing)
    elif isinstance(thing, Touch):
        await notes.edit(home, thing)
    else:
        source = getattr(thing, "touch", "")
        touch = home.app.journal.get(Touch, source) if source else None
        if touch is None:
            home.app.say("This came without a note; it can be moved to the trash with d.", "warning")
        else:
            await notes.edit(home, touch)


async def _edit(home: Home) -> None:
    await edit_thing(home, home.thing())


async def _open(home: Home) -> None:
    thing, item = home.thing(), home.pane("profile").item
    if home.place == "profile" and item is not None and item.command:
        home.action_command(item.command)
    elif home.place == "people":
        home.go_pane("profile" if home.pane("profile").item else "timeline")
    elif home.place == "today" and isinstance(thing, Appointment):
        row = home.pane("today").row
        if row.owed:
            VERBS_OF_NOTES["note.new"].run(home)
        else:
            await promises.edit_appointment(home, thing)
    else:
        await edit_thing(home, thing)


VERBS_OF_NOTES = notes.VERBS


async def _add(home: Home) -> None:
    place = home.place
    if place == "people" or home.person is None:
        await people.add(home)
    elif place == "profile":
        await facts.add(home)
    elif place == "timeline":
        VERBS_OF_NOTES["note.new"].run(home)
    elif place == "today":
        await promises.add_appointment(home)
    else:
        await promises.add(home)


def _trash(home: Home) -> None:
    thing, app = home.thing(), home.app
    if isinstance(thing, Person) and home.place != "people":
        app.say("Go to the people (1) to move a person to the trash.", "warning")
        return
    app.attempt(lambda: trash.throw(app.store, thing, app.now()))


def _again(home: Home, which: Callable[[Store], Done]) -> None:
    """Undo or redo, and go to whoever came back by it, or to what came back to the list in use."""
    done = home.app.attempt(lambda: which(home.app.store))
    if done is None:
        return
    if done.created and home.views.current is None:
        home.select(done.created[0])
    elif isinstance(focused := home.focused, Rows) and home.place != "people":
        next((id for id in done.ids if focused.go_to(id)), None)


def _copy(home: Home) -> None:
    thing = home.thing()
    text = getattr(thing, "name", "") or getattr(thing, "text", "")
    if isinstance(thing, Touch):
        text = open_text(home.app.journal, thing)  # what was told in confidence is not copied
    if not text or isinstance(thing, Sealed):
        home.app.say("What is sealed is not copied." if text else "There is nothing to copy here.", "warning")
        return
    home.app.copy_to_clipboard(clean(text, multiline=True))  # where it is pasted it may act no more than here
    home.app.say("Copied to the clipboard.")


def _follow_trail(home: Home) -> bool:
    """Go back to where what is in view was opened from; False when one came another way, or has gone on since."""
    trail, home.trail = home.trail, None
    if trail is None or home.place != trail.pane or home.shown is None or home.shown.id != trail.person:
        return False
    home.verbs.append(home.run_worker(trail.back(), exclusive=False))
    return True


def _back(home: Home) -> None:
    """One step back: to where an entry was found, the filter, the full size, then the people."""
    if _follow_trail(home):
        return
    if home.filters.close(clear=True):
        return
    if home.has_class("full"):
        home.remove_class("full")
        home.go_pane(home.place)
    elif home.place != "people":
        home.go_pane("people")


def _quit(home: Home) -> None:
    """Quit; where panes are shown one column at a time, from the others back to the people first."""
    if _follow_trail(home):
        return
    if home.has_class("full") or (home.place != "people" and home.has_class("-narrow")):
        _back(home)
    else:
        home.app.exit(0)


async def _theme(home: Home) -> None:
    from ..dialogs.choose import Choice, Choose

    app, before = home.app, home.app.theme
    app.load_themes()
    ours = [name for name in app.available_themes if name in app.theme_names]
    choices = [Choice(name, name, "", "dark" if app.available_themes[name].dark else "light") for name in ours]

    def show(name: str) -> None:
        app.theme = name

    chosen = await app.push_screen_wait(Choose("Theme", choices, filter=True, current=before, preview=show))
    app.theme = chosen or before
    if chosen and not app.remembered.put("theme", chosen):
        app.say("The theme is set, but could not be remembered: the state folder can't be written.", "warning")


def _in_reach(home: Home, id: str) -> bool:
    """Tell whether the palette lists a command: at home those of all panes, in a view those that apply there."""
    if home.views.current is not None:
        return BY_ID[id].applies(home.place, "view")
    return any(BY_ID[id].applies(pane, "home") for pane in PANES)


async def _palette(home: Home) -> None:
    from ..dialogs.choose import Choice, Choose
    from ..looked_for import SHELL, WORDS
    from ..screens.doing import why_not

    choices = [
        Choice(
            c.id,
            c.label,
            shown(c.keys[0]) if c.keys else all_keys(c),
            c.help,
            why_not=why_not(home, c.id),
            words=WORDS.get(c.id, ""),
        )
        for c in COMMANDS
        if c.group not in ("While typing", "Move") and _in_reach(home, c.id)
    ]
    choices.sort(key=lambda c: bool(c.why_not))
    choices += [Choice("", label, "", "", f"in the shell: {line}", words=words) for label, line, words in SHELL]
    chosen = await home.app.push_screen_wait(Choose("Commands", choices, filter=True))
    if chosen and chosen in BY_ID:
        home.action_command(chosen)


def _help(home: Home) -> None:
    from ..screens.help import Help

    home.app.push_screen(Help())


async def _trash_bin(home: Home) -> None:
    from ..screens.trash import TrashScreen

    await home.app.push_screen_wait(TrashScreen())
    home.refresh_all()


VERBS = {
    "mask": Verb(lambda home: home.app.action_mask()),
    "open": Verb(_open, needs.seen),
    "add": Verb(_add, needs.writable),
    "edit": Verb(_edit, needs.thing),
    "trash": Verb(_trash, needs.thing),
    "copy": Verb(_copy, needs.seen),
    "undo": Verb(lambda home: _again(home, undo.undo), needs.writable),
    "redo": Verb(lambda home: _again(home, undo.redo), needs.writable),
    "theme": Verb(_theme),
    "palette": Verb(_palette),
    "help": Verb(_help),
    "trash.open": Verb(_trash_bin),
    "back": Verb(_back),
    "quit": Verb(_quit),
    "suspend": Verb(lambda home: step_aside(home.app)),
    "quit.now": Verb(lambda home: home.app.exit(0)),
}
