"""The user's own editor, from inside the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from relbank.store import StoreError

if TYPE_CHECKING:
    from .app import Relbank


def in_editor(app: Relbank, text: str, about: str) -> tuple[str, str] | None:
    """Open a text in $VISUAL or $EDITOR; return what it became and the id of the draft that holds it.

    None when there was no change or no editor; why is said.
    """
    from relbank.exchange.editor import EditorError, call, edited
    from relbank.exchange.left_behind import FILE

    draft = ""

    def keep(new: str) -> None:
        nonlocal draft
        draft = app.store.drafts.keep(new, about=about)

    try:
        call(app.environ, Path(FILE))  # what can be known before is said while the screen stands
        with handed_over(app):
            new = edited(text, app.environ, app.store.state, keep, about)
    except (EditorError, StoreError) as error:
        app.say(f"{error.what} {error.do}", "error", stay=True)
        return None
    except SuspendNotSupported:
        app.say("This terminal can't hand over to an editor.", "error", stay=True)
        return None
    except OSError as error:
        app.say(f"The editor's file could not be used: {error.strerror}. Try again.", "error", stay=True)
        return None
    if not draft:
        app.say("Nothing was changed.")
        return None
    return new, draft


@contextmanager
def handed_over(app: Relbank) -> Iterator[None]:
    """Give the terminal away, and take it back whatever happens meanwhile.

    Textual's own way leaves the terminal to nobody when something is raised in it.
    """
    given = app.suspend()
    given.__enter__()
    try:
        yield
    finally:
        given.__exit__(None, None, None)
