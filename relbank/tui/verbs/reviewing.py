"""Reviews: the daily one, pushed over whatever is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import Verb

if TYPE_CHECKING:
    from ..screens.home import Home


def _review(home: Home) -> None:
    from ..screens.review import ReviewScreen

    def then(left: tuple[str, str] | None) -> None:
        person, command = left or ("", "")
        if not command:
            return
        if person:
            home.views.close()
            home.select(person)
        if command == "add":
            home.go_pane("profile")
        home.action_command(command)

    home.app.push_screen(ReviewScreen(), then)


VERBS = {"review": Verb(_review)}
