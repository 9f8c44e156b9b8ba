"""Nothing entered is lost: a text that could not be filed is kept, and the user told where."""

from __future__ import annotations

import os

from .shell import Shell


def keep(shell: Shell) -> str:
    """Keep the entered text as a draft, or else in a private file; return the sentence that tells it. Never raises."""
    if keep_as_draft(shell):
        shell.entered = ""
        return "Your text is kept as a draft: relbank drafts"
    from relbank.exchange.editor import EditorError, private_folder
    from relbank.exchange.left_behind import FILE

    try:
        path = private_folder(shell.environ, shell.places.state) / FILE
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(shell.entered.encode("utf-8", "surrogatepass"))
    except (OSError, EditorError):
        return "Your text could not be kept anywhere; it is still where it came from."
    shell.entered = ""
    return f"Your text is kept in {path}; copy it from there, it goes when you log out."


def take_back(shell: Shell) -> None:
    """Keep as drafts, and say so, what an editor still held when relbank was killed."""
    from relbank.exchange.left_behind import recover
    from relbank.store.drafts import Drafts
    from relbank.store.ids import Ids

    drafts = Drafts(shell.places.state / "drafts", Ids())
    if recover(shell.environ, shell.places.state, lambda text, about: drafts.keep(text, about=about)):
        shell.warn("A text from your editor whose end relbank did not see is kept as a draft: relbank drafts")


def keep_as_draft(shell: Shell) -> bool:
    """Keep the entered text among the drafts, if it is not there yet; False when that is impossible."""
    from relbank.store import StoreError
    from relbank.store.drafts import Drafts
    from relbank.store.ids import Ids

    try:
        if not shell.draft:  # not through an open journal: that may be what failed
            shell.draft = Drafts(shell.places.state / "drafts", Ids()).keep(shell.entered, about="note")
    except (OSError, StoreError):
        return False
    return True
