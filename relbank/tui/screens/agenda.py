"""The agenda: what is late, what today holds, and the weeks ahead, by day (M18, M23)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from relbank.method import evidence
from relbank.method.ahead import Entry, ahead
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.store import Store

from .. import glyphs
from ..safe import own, personal, plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .view import View

if TYPE_CHECKING:
    from .why import Group

_YEARLY = re.compile(r"(\d+[a-z]{2} )?(birthday|anniversary)")
_TONES = {"late": "$text-error", "debrief": "$text-warning", "date": "$text-accent"}


class Days(Rows[Entry | str]):
    """Entries below the heading of their day; a heading is its words."""

    def key(self, row: Entry | str) -> str:
        """Return what names the entry."""
        return row if isinstance(row, str) else row.key

    def heading(self, row: Entry | str) -> bool:
        """Headings are passed over."""
        return isinstance(row, str)

    def format(self, row: Entry | str, width: int, cursor: bool) -> Content:
        """Draw the box, the hour or how late it is, what it is, whom it concerns, and its words."""
        if isinstance(row, str):
            return plain(row, "bold $text-primary")
        signs = glyphs.of(self.app)
        box = f"{signs.tick(False)} " if isinstance(row.thing, Promise) else ""
        tone = _TONES.get(row.tone, "")
        cells = (plain(box + row.time, tone if box else ""), plain(row.what, tone or "$text-muted"),
                 personal(row.who, "bold"), _said(row))  # fmt: skip
        columns = (Column(6, 6), Column(9, 11), Column(12, 24), Column(16, 0, 1))
        return Content(" ") + line(cells, columns, max(1, width - 1), gap=2)


def _said(row: Entry) -> Content:
    """Return the words of an entry; how late it is follows those of a promise."""
    if isinstance(row.thing, Person):  # a day of theirs, which may have a name of the user's
        return own(row.text) if _YEARLY.fullmatch(row.text) else personal(row.text, numbers=True)
    words = row.thing.text if isinstance(row.thing, Promise) else row.text
    ours = row.text.removeprefix(words)
    return personal(row.text.removesuffix(ours), numbers=True) + own(ours) if ours else personal(words, numbers=True)


class AgendaView(View):
    """One list of days; space ticks, z puts off, n writes the note of an appointment."""

    HINTS: ClassVar = ("go", "tick", "snooze", "note.new", "brief", "open", "review", "back")

    def compose(self) -> ComposeResult:
        """The list."""
        yield Days(id="days", classes="pane", empty=Content("Nothing is agreed or due. n writes a note, p a promise."))

    def fill(self, store: Store, now: datetime) -> None:
        """Show what is late, today, and ahead."""
        rows: list[Entry | str] = []
        heading = ""
        count = 0
        for entry in ahead(self.app.journal, now, self.app.settings):
            if entry.heading != heading:
                heading = entry.heading
                rows.append(heading)
            rows.append(entry)
            count += 1
        days = self.query_one(Days)
        days.set_rows(rows)
        days.retitle(plain(f"Agenda {count or ''}".rstrip()))

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.query_one(Days).row
        return row if isinstance(row, Entry) else None

    def thing(self) -> Any:
        """Return the promise, appointment or person under the cursor."""
        return self.entry.thing if self.entry else None

    @property
    def person(self) -> Person | None:
        """The person whom the entry under the cursor concerns."""
        entry = self.entry
        found = self.app.journal.get(Person, entry.person) if entry and entry.person else None
        return found

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Show the entry under the cursor with the note that it comes from."""
        entry = self.entry
        if entry is None:
            return None

        def again() -> Sequence[Group]:
            from relbank.model.touch import Touch

            from .why import Group

            source = self.app.journal.get(Touch, getattr(entry.thing, "touch", "") or "-")
            things = [thing for thing in (entry.thing, source) if thing is not None]
            return [Group(f"{entry.what}: {entry.text or entry.who}", (), evidence.of(things, self.app.journal))]

        return entry.who or entry.what, again

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Enter goes to the person."""
        return {**super().verbs(), "open": self._open}

    def _open(self) -> None:
        person = self.person
        if person is not None:
            self.app.home.views.visit(person.id)
