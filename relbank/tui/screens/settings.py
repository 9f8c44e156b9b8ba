"""Settings: what each is set to, where that comes from, and what in the file could not be used."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.actions.configured import Setting, settings_said
from relbank.settings import FILE, Settings

from ..widgets.rows import Rows
from ..widgets.told import Page, Told
from .view import View

if TYPE_CHECKING:
    from relbank.store import Store


def lines(settings: Settings, path: str) -> list[Told]:
    """Return what the view tells: what could not be used first, then every setting, then where the file lies."""
    out = [Told("", complaint, tone="$text-warning") for complaint in settings.complaints]
    for one in settings_said(settings):
        out.append(Told(one.name, one.value, one, one.source, "bold" if one.source != "default" else "", key=one.name))
    said = f"They are set in {path}; relbank reads it and never writes it. relbank settings --sample prints one."
    return [*out, Told("", said, tone="$text-muted")]


class SettingsView(View):
    """What the user set, read when the program started; the lower border tells what the one under the cursor means."""

    HINTS: ClassVar = ("go", "back")

    def compose(self) -> ComposeResult:
        """One list in a frame."""
        rows = Page(id="settings", classes="pane")
        rows.border_title = Content("Settings")
        yield rows

    def fill(self, store: Store, now: datetime) -> None:
        """Show the settings as they were read."""
        path = str(self.app.places.config / FILE)
        self.query_one(Page).set_rows(lines(self.app.settings, path))
        self._tell()

    @on(Rows.Highlighted)
    def _tell(self) -> None:
        page = self.query_one(Page)
        one = page.row.thing if page.row is not None else None
        page.border_subtitle = Content(one.about if isinstance(one, Setting) else "")
