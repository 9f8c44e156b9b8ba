"""Asking for a promise in one line: mine to somebody, or theirs to me, which a key turns round."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.content import Content

from ..keymap import bindings
from ..safe import plain
from .form import Answers, Field, Form

NOTE = "By when goes at the end: by Thu, by 26 Nov, by eom. Of somebody else: @Liz: org chart by Fri."
WHOSE = "whose"
"""The answer beside the line: whose promise it is, THEIRS or ""."""
THEIRS = "theirs"


class PromiseForm(Form):
    """Asks for a promise with one person; answers "promise" and WHOSE.

    said: how a line is understood, given whether it is theirs.
    """

    BINDINGS: ClassVar = bindings("form", "promising")

    def __init__(
        self, name: str, theirs: bool, said: Callable[[str, bool], str], keep: Callable[[str], None], draft: str
    ) -> None:
        field = Field("promise", "Promise", "", "send Ohio article by Thu", lambda typed: said(typed, self._theirs))
        super().__init__("", [field], NOTE, keep, draft)
        self._name = name
        self._theirs = self._draft.get(WHOSE, THEIRS if theirs else "") == THEIRS
        self._title = self._whose()

    def _whose(self) -> str:
        return f"{self._name} promises me" if self._theirs else f"I promise {self._name}"

    def _keys(self) -> str:
        """Name the key that turns it round."""
        return f"enter saves · ctrl+t {'I promise them' if self._theirs else 'they promise me'} · esc leaves"

    def _answers(self) -> Answers:
        return {**super()._answers(), WHOSE: THEIRS if self._theirs else ""}

    def does(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command here, by its id."""
        return {**super().does(), "turn": self.turn}

    def turn(self) -> None:
        """Let it be theirs instead of mine, or mine instead of theirs."""
        self._theirs = not self._theirs
        box = self.query_one("#box", VerticalScroll)
        box.border_title, box.border_subtitle = plain(self._whose()), Content(self._keys())
        for f in self._fields:
            self._say(f, self._value(f))
