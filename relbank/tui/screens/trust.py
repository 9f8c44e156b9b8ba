"""Trust with one person on the screen: the equation and its course, tests, twelve keys, what is sealed (M33-M35)."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.actions import trash
from relbank.method.evidence import of as evidence
from relbank.model.person import Person
from relbank.model.trust import Sealed

from .. import glyphs
from ..commands import in_place
from ..keymap import bindings
from ..render.trusting import LABEL, Line, lines
from ..safe import plain
from ..widgets.bars import HintBar, TopLine
from ..widgets.columns import Column
from ..widgets.columns import line as in_columns
from ..widgets.rows import Rows
from .pushed import Pushed, Step

_COLUMNS = (Column(LABEL, LABEL), Column(10))
_TONES = {"head": "bold $text-primary", "quiet": "$text-muted", "alarm": "bold $text-error", "": ""}


class Page(Rows[Line]):
    """The lines of the page; the cursor stands on what was recorded and on figures."""

    def key(self, row: Line) -> str:
        """Return what the line shows."""
        return row.key

    def heading(self, row: Line) -> bool:
        """What shows nothing is passed over."""
        return row.thing is None and not row.evidence

    def format(self, row: Line, width: int, cursor: bool) -> Content:
        """Draw label and text."""
        style = _TONES[row.tone]
        cells = (plain(row.label, style or "$text-muted"), self.sentence(row.text, style, row.thing, row.evidence))
        return in_columns(cells, _COLUMNS, width, gap=2)


class TrustScreen(Pushed[None]):
    """Trust with a person; esc closes it."""

    CSS_PATH = "trust.tcss"
    BINDINGS: ClassVar = bindings("trust")

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._width = 0

    def compose(self) -> ComposeResult:
        """The page in a frame."""
        yield TopLine(id="top")
        page = Page([], empty=Content("Nothing is rated yet. a rates trust."), id="trusted")
        page.border_subtitle = Content("! sealed · esc closes")
        yield page
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Stand on the first figure."""
        self.rows.focus()
        self.query_one(TopLine).tell(self.app.title, "", "")
        self.query_one(HintBar).show(in_place("trust", "trust"))

    def on_resize(self) -> None:
        """Break sentences at the new width."""
        width = max(30, self.size.width - 7)
        if width != self._width:
            self._width = width
            self.refresh_all()

    def refresh_all(self) -> None:
        """Show the page anew."""
        self._person = self.app.journal.get(Person, self._person.id) or self._person
        rows = self.rows
        rows.border_title = plain(f"Trust with {self._person.name}")
        signs = glyphs.of(self.app)
        rows.set_rows(lines(self.app.journal, self._person, self.app.today(), self._width, signs))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_command("trust.edit")

    @property
    def rows(self) -> Page:
        """The lines of the page."""
        return self.query_one(Page)

    def steps(self) -> dict[str, Step]:
        """Add, change and trash what is recorded; show what is behind a figure, and what is sealed."""
        row = self.rows.row
        return {
            "trust.add": lambda: self.run_worker(self._add()),
            "trust.edit": lambda: self.run_worker(self._edit(row)),
            "trust.trash": lambda: self._trash(row),
            "trust.why": lambda: self.run_worker(self._why(row)),
            "sealed.show": lambda: self.run_worker(self._show()),
            "mask": self.app.action_mask,
        }

    def _refused(self) -> str:
        """Return why nothing can be changed now, "" when it can."""
        return "this journal can only be read here" if self.app.store.readonly else ""

    async def _add(self) -> None:
        from ..verbs.trusting import add

        if reason := self._refused():
            self.app.say(f"Add: {reason}.", "warning")
            return
        await add(self.app, self._person)
        self.refresh_all()

    async def _edit(self, row: Line | None) -> None:
        from ..verbs.trusting import edit

        if reason := self._refused():
            self.app.say(f"Edit: {reason}.", "warning")
        elif row is not None and row.thing is not None:
            await edit(self.app, self._person, row.thing)
            self.refresh_all()
        else:
            self.app.say("This figure is worked out: a rates anew, v shows what is behind it.", "warning")

    def _trash(self, row: Line | None) -> None:
        thing = row.thing if row is not None else None
        if reason := self._refused() or ("" if thing is not None else "there is nothing recorded under the cursor"):
            self.app.say(f"Trash: {reason}.", "warning")
            return
        self.app.attempt(lambda: trash.throw(self.app.store, thing, self.app.now()))
        self.refresh_all()

    async def _why(self, row: Line | None) -> None:
        from .why import Group, WhyScreen

        if row is None or not row.evidence:
            return
        group = Group(f"{row.label.strip()}  {row.text.strip()}", (), evidence(row.evidence, self.app.journal))
        entry = await self.app.push_screen_wait(WhyScreen("Why", lambda: [group]))
        if entry is not None:
            from ..verbs.why import show

            show(self.app.home, entry)
            self.dismiss(None)

    async def _show(self) -> None:
        from ..dialogs.sealed import show

        rows = self.rows
        thing = rows.row.thing if rows.row is not None else None
        await show(self.app, self._person, thing if isinstance(thing, Sealed) else None)
