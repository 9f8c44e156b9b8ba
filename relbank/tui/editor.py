"""The user's own editor, from inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from .app import Relbank


def in_editor(app: Relbank, text: str, about: str) -> tuple[str, str] | None:
    """Open a text in $VISUAL or $EDITOR; return what it became and the id of the draft that holds it.

    None when there was no change or no editor; why is said.
    """
    from relbank.exchange.editor import EditorError, edited

    draft = ""

    def keep(new: str) -> None:
        nonlocal draft
        draft = app.store.drafts.keep(new, about=about)

    try:
        with app.suspend():
            new = edited(text, app.environ, app.store.state, keep)
    except EditorError as error:
        app.say(f"{error.what} {error.do}", "error", stay=True)
        return None
    except SuspendNotSupported:
        app.say("This terminal can't hand over to an editor.", "error", stay=True)
        return None
    if not draft:
        app.say("Nothing was changed.")
        return None
    return new, draft
