"""Remarks told in confidence, shown for a moment: any key closes them, and so does a while without one (M34)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from relbank.method.agenda import day_of
from relbank.method.integrity import sealed_of
from relbank.method.trust import dated
from relbank.model.person import Person
from relbank.model.trust import Sealed

from ..render.pages import labelled
from ..safe import personal, plain

if TYPE_CHECKING:
    from ..app import Relbank

MOMENT = 12.0
"""Seconds until they close by themselves."""


class SealedScreen(ModalScreen[None]):
    """Some sealed remarks of one person."""

    CSS_PATH = "sealed.tcss"
    app: Relbank

    def __init__(self, person: Person, remarks: Sequence[Sealed]) -> None:
        super().__init__()
        self._person, self._remarks = person, remarks

    def compose(self) -> ComposeResult:
        """The remarks in a box."""
        today = self.app.today()
        rows = [(day_of(dated(r), today) if dated(r) else "-", personal(r.text, multiline=True)) for r in self._remarks]
        with VerticalScroll(id="box") as box:
            box.border_title = plain(f"Told in confidence by {self._person.name}")
            box.border_subtitle = Content("any key closes")
            yield Static(labelled(rows, max(24, min(self.app.size.width - 8, 72))), markup=False)

    def on_mount(self) -> None:
        """Close by itself after a while."""
        self.query_one("#box").focus()
        self.set_timer(MOMENT, self._close)

    def on_key(self, event: events.Key) -> None:
        """Close; the arrows read on."""
        if event.key not in ("up", "down", "pageup", "pagedown"):
            event.stop()
            self._close()

    def on_click(self) -> None:
        """Close."""
        self._close()

    def _close(self) -> None:
        if self.is_current:
            self.dismiss(None)


async def show(app: Relbank, person: Person, only: Sealed | None = None, touch: str = "") -> None:
    """Show what a person told in confidence: one remark, those of one note, or all; say so when there is none."""
    from ..masking import WHY

    if app.masked:
        app.say(f"Show sealed: {WHY}.", "warning")
        return
    remarks = [only] if only is not None else [r for r in sealed_of(app.journal, person.id) if touch in ("", r.touch)]
    if not remarks:
        app.say(f"{person.name} told you nothing that is sealed here.")
        return
    await app.push_screen_wait(SealedScreen(person, remarks))
