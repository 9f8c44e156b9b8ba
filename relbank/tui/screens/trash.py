"""The trash: what was thrown away, the last first, and its way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from relbank.actions import trash
from relbank.method.agenda import day_of
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.touch import Touch

from ..commands import in_place
from ..keymap import bindings
from ..safe import plain
from ..widgets.bars import HintBar, TopLine
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .pushed import Pushed, Step

if TYPE_CHECKING:
    from ..app import Relbank


@record
class Entry:
    """A thing in the trash; along: how many things went there with it and come back with it."""

    thing: Any
    along: int = 0


def entries(things: Sequence[Any]) -> list[Entry]:
    """Return what is shown of the trash: a note stands for what it took along."""
    notes = {thing.id: thing.trashed for thing in things if isinstance(thing, Touch)}
    along = [t for t in things if notes.get(getattr(t, "touch", "")) == t.trashed]
    count = Counter(thing.touch for thing in along)
    hidden = {id(thing) for thing in along}
    return [Entry(thing, count[thing.id]) for thing in things if id(thing) not in hidden]


class Trashed(Rows[Entry]):
    """The list of what lies in the trash."""

    def key(self, row: Entry) -> str:
        """Return the document's id."""
        return str(row.thing.id)

    def format(self, row: Entry, width: int, cursor: bool) -> Content:
        """Draw when it was thrown away, what it is called, and how much comes back with it."""
        app: Relbank = self.app  # type: ignore[assignment]
        today = app.today()
        days = max(len(day_of(r.thing.trashed, today)) for r in (row, self.rows[-1]))  # the last is the oldest
        when = plain(day_of(row.thing.trashed, today), "$text-muted")
        what = self.sentence(trash.called(app.journal, row.thing), "", row.thing)
        if row.along:
            what += plain(f"  and {plural(row.along, 'thing')} filed from it", "$text-muted")
        return line((when, what), (Column(6, max(6, days)), Column(10)), width, gap=2)


class TrashScreen(Pushed[None]):
    """The trash bin; enter restores, esc closes."""

    CSS_PATH = "trash.tcss"
    BINDINGS: ClassVar = bindings("trash")

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        yield TopLine(id="top")
        rows = Trashed(entries(self.app.journal.trash()), empty=Content("The trash is empty."), id="trashed")
        rows.border_title = Content("Trash")
        rows.border_subtitle = Content("enter restores · esc closes")
        yield rows
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Stand on what was thrown away last."""
        self.rows.focus()
        self.query_one(TopLine).tell(self.app.title, "", "")
        self.query_one(HintBar).show(in_place("trash", "trash"))

    def refresh_all(self) -> None:
        """Show the trash anew."""
        self.rows.set_rows(entries(self.app.journal.trash()))

    @property
    def rows(self) -> Trashed:
        """What lies in the trash."""
        return self.query_one(Trashed)

    def steps(self) -> dict[str, Step]:
        """Bring something back."""
        return {"restore": lambda: self._restore(self.rows.row)}

    def _restore(self, entry: Entry | None) -> None:
        if entry is None:
            return
        thing = entry.thing
        self.app.attempt(lambda: trash.restore(self.app.store, type(thing), thing.id))
        self.refresh_all()
