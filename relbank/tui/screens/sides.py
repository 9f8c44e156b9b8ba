"""Both sides said: strengths, weaknesses, measures, successes of both, their input, and who else has a say (M10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.actions import sides as action
from relbank.actions import trash
from relbank.method.agenda import day_of
from relbank.method.sides import BOTH, TITLES, Stakeholder, sheet, stakeholders
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.sheets import INPUT, ME, STAKEHOLDER, THEM, Side
from relbank.model.touch import Touch

from ..commands import in_place
from ..keymap import bindings
from ..safe import personal, plain
from ..widgets.bars import HintBar, TopLine
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .pushed import Pushed, Step

COLUMNS = (Column(6, 6), Column(20), Column(12, 26, 1))
_ONE = (("s", "a strength"), ("w", "a weakness"), ("v", "a measure of value"), ("p", "an expected success"))
"""The key of each kind in the menu, and what one of it is called."""


@record
class Row:
    """A line of the sheet, or a heading: line None; told: when it was agreed, used, or last spoken."""

    text: str
    line: Side | None = None
    told: str = ""


class Sheet(Rows[Row]):
    """The sheet as a list with a heading for each kind."""

    def key(self, row: Row) -> str:
        """Return the line's id, or the heading."""
        return row.line.id if row.line else row.text

    def heading(self, row: Row) -> bool:
        """Kinds are headings."""
        return row.line is None

    def format(self, row: Row, width: int, cursor: bool) -> Content:
        """Draw whose it is, what is said, and how it stands."""
        if row.line is None:
            return plain(row.text)
        whose = "mine" if row.line.side == ME else "theirs"
        cells = (Content.styled(whose, "$text-accent"), personal(row.text), plain(row.told, "$text-muted"))
        return line(cells, COLUMNS, width, gap=2)


class SidesScreen(Pushed[None]):
    """The sheet of one person; a adds, A marks it as agreed today, space uses their input, x lets a line go."""

    CSS_PATH = "sides.tcss"
    BINDINGS: ClassVar = bindings("sides")

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        yield TopLine(id="top")
        empty = "Nothing is said yet. a begins: what are you strong and weak in, what is success, for you and for them?"
        rows = Sheet([], empty=plain(empty), id="sheet")
        rows.border_subtitle = Content("esc closes")
        yield rows
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.focus()
        self.query_one(TopLine).tell(self.app.title, "", "")
        self.query_one(HintBar).show(in_place("sides", "sides"))
        self.refresh_all()

    def refresh_all(self) -> None:
        """Show what is said."""
        journal, today = self.app.journal, self.app.today()
        lines = journal.of(Side, self._person.id)
        page = sheet(lines)
        last = {s.line.id: s for s in stakeholders(lines, lambda id: journal.of(Touch, id), today)}
        rows = []
        for kind in (*BOTH, INPUT, STAKEHOLDER):
            found = [x for x in page.all if x.kind == kind]
            gaps = [("mine" if side == ME else "theirs") for side, missing in page.missing if missing == kind]
            open_ones = f"  (not said: {', '.join(gaps)})" if gaps and page.all else ""
            if found or open_ones:
                rows.append(Row(f"{TITLES[kind].upper()}{open_ones}"))
            rows += [Row(x.text, x, _told(x, last.get(x.id), today)) for x in found]
        sheet_rows = self.rows
        sheet_rows.set_rows(rows)
        agreed = f"agreed {day_of(page.agreed, today)}" if page.agreed else "not agreed yet" if page.all else ""
        sheet_rows.border_title = plain(" · ".join(x for x in (f"Both sides: {self._person.name}", agreed) if x))

    @property
    def rows(self) -> Sheet:
        """The lines of the sheet."""
        return self.query_one(Sheet)

    def steps(self) -> dict[str, Step]:
        """Add a line, use it, let it go or trash it; note that both agreed."""
        app = self.app
        return {
            "sides.add": lambda: self.run_worker(self._add()),
            "sides.agree": lambda: self._attempt(lambda: action.agree(app.store, self._person.id, app.now())),
            "sides.use": lambda: self._on_line(action.use),
            "sides.gone": lambda: self._on_line(action.let_go),
            "trash": lambda: self._on_line(lambda store, id, now: trash.throw(store, store.journal.get(Side, id), now)),
        }

    def _attempt(self, change: Callable[[], Any]) -> None:
        if self.app.store.readonly:
            self.app.say("This journal can only be read here.", "warning")
            return
        self.app.attempt(change)
        self.refresh_all()

    def _on_line(self, act: Callable[..., Any]) -> None:
        row, app = self.rows.row, self.app
        line = row.line if row is not None else None
        if line is not None:
            self._attempt(lambda: act(app.store, line.id, app.now()))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_command("sides.use")

    async def _add(self) -> None:
        """Ask what kind of line, then for its words; for a stakeholder, for the person."""
        from ..dialogs.choose import Choice, Choose
        from ..dialogs.form import Field, Form

        app, name = self.app, self._person.name
        menu = [Choice((side, kind), f"{what}, {whose}", key if side == ME else key.upper())
                for (key, what), kind in zip(_ONE, BOTH, strict=True)
                for side, whose in ((ME, "mine"), (THEM, f"{name}'s"))]  # fmt: skip
        menu += [Choice((THEM, INPUT), f"{name}'s word on an idea of mine", "i"),
                 Choice((THEM, STAKEHOLDER), "Somebody else who has a say", "o")]  # fmt: skip
        chosen = await app.push_screen_wait(Choose("Say", menu))
        if chosen is None:
            return
        side, kind = chosen
        if kind == STAKEHOLDER:
            others = [Choice(p.id, p.name, "", p.organisation, mine=True) for p in app.journal.every(Person)
                      if p.id != self._person.id]  # fmt: skip
            other = await app.push_screen_wait(Choose("Who else has a say?", others, filter=True))
            if other:
                self._attempt(lambda: action.add(app.store, self._person.id, side, kind, "", app.now(), other))
            return
        label = next(c.label for c in menu if c.value == chosen)
        answers = await app.push_screen_wait(Form(label[:1].upper() + label[1:], [Field("text", "In one line")]))
        if answers is not None and answers["text"].strip():
            self._attempt(
                lambda: action.add(app.store, self._person.id, side, kind, answers["text"], app.now())
            )


def _told(line: Side, spoken: Stakeholder | None, today: date) -> str:
    if spoken is not None:
        return "never spoken with" if spoken.days is None else f"spoke {plural(spoken.days, 'day')} ago"
    if line.used:
        return f"used {day_of(line.used, today)}"
    return f"agreed {day_of(line.agreed, today)}" if line.agreed else ""
