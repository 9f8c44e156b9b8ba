"""Settings: what each is set to, where that comes from, and what in the file could not be used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from relbank.model.record import record
from relbank.settings import FILE, Settings

from ..safe import plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .view import View

if TYPE_CHECKING:
    from relbank.store import Store

COLUMNS = (Column(14, 26), Column(8), Column(7, 12, 1))
_TOLD_APART = ("sources", "complaints")


@record
class Setting:
    """A line: a setting's name, its value, and its source ("default", "line 4"); without a name it is a sentence."""

    name: str
    value: str
    source: str = ""


def lines(settings: Settings, path: str) -> list[Setting]:
    """Return what the view tells: what could not be used first, then every setting, then where the file lies."""
    out = [Setting("", complaint) for complaint in settings.complaints]
    sources: Mapping[str, str] = getattr(settings, "sources", {})
    for field in fields(settings):
        if field.name not in _TOLD_APART:
            value = getattr(settings, field.name)
            out += _table(field.name, value, sources) if isinstance(value, Mapping) else [
                Setting(field.name, _said(value), sources.get(field.name, "default"))
            ]
    return [*out, Setting("", f"They are set in {path}; relbank reads it and never writes it.")]


def _table(name: str, values: Mapping[str, Any], sources: Mapping[str, str]) -> list[Setting]:
    keys = [(f"{name}.{key}", value) for key, value in values.items()]
    return [Setting(key, _said(value), sources.get(key, "default")) for key, value in keys]


def _said(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_said(part) for part in value)
    return str(value)


class SettingRows(Rows[Setting]):
    """The lines of the settings; values that differ from the default stand out."""

    def key(self, row: Setting) -> str:
        """Return the setting's name, or the sentence."""
        return row.name or row.value

    def format(self, row: Setting, width: int, cursor: bool) -> Content:
        """Draw name, value and source; a sentence takes the whole line."""
        if not row.name:
            last = row is self.rows[-1]
            return plain(row.value, "$text-muted" if last else "$text-warning")
        own = row.source != "default"
        cells = (plain(row.name), plain(row.value, "bold" if own else ""), plain(row.source, "$text-muted"))
        return line(cells, COLUMNS, width, gap=2)


class SettingsView(View):
    """What the user set, read when the program started."""

    HINTS: ClassVar = ("go", "back")

    def compose(self) -> ComposeResult:
        """One list in a frame."""
        rows = SettingRows(id="settings", classes="pane")
        rows.border_title = Content("Settings")
        yield rows

    def fill(self, store: Store, now: datetime) -> None:
        """Show the settings as they were read."""
        path = str(self.app.places.config / FILE)
        self.query_one(SettingRows).set_rows(lines(self.app.settings, path))
