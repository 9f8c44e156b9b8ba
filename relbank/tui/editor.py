"""The user's own editor, on a file that nobody else can read and that leaves no copies behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import Relbank


async def in_editor(app: Relbank, text: str, about: str) -> str | None:
    """Open a text in $VISUAL or $EDITOR; return what it became, or None when there was no change or no editor.

    What comes back is kept as a draft before the file goes.
    """
    from relbank.editor import EditorError, edited

    try:
        with app.suspend():
            return edited(text, app.environ, app.store.state, lambda new: _keep(app, new, about))
    except EditorError as error:
        app.say(f"{error.what} {error.do}", "error", stay=True)
        return None


def _keep(app: Relbank, text: str, about: str) -> None:
    app.store.drafts.keep(text, about=about)
