"""Why: what the method says or a figure means, the entries behind it, and the way to wave it away with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.method.agenda import day_of
from relbank.method.evidence import Entry, behind
from relbank.method.ideas import called
from relbank.method.overridden import told
from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural

from .. import glyphs
from ..commands import in_place
from ..keymap import bindings
from ..safe import personal, plain
from ..whose import sentence
from ..widgets.bars import HintBar, TopLine
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .pushed import Pushed, Step

if TYPE_CHECKING:
    from relbank.model.journal import Journal

    from ..app import Relbank

MOST = 200
"""Entries shown behind one finding or figure."""
_ENTRY = (Column(11, 11), Column(20))
_WAVES = ("why.override", "why.later")


@record
class Group:
    """One thing that is explained: its head, the lines below it, the entries behind it.

    finding: the finding that it is, None for a figure. silent: it was waved away.
    """

    head: str
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    finding: Finding | None = None
    silent: bool = False


@record
class Line:
    """A row: the head of a group, a line of it (text alone), or an entry.

    about: what the group speaks of. whole: the sentence of which the text stands on this row.
    """

    group: int
    number: int
    text: str
    entry: Entry | None = None
    head: bool = False
    about: Any = None
    whole: str = ""


def grouped(findings: Sequence[Finding], journal: Journal, named: bool, silent: bool = False) -> list[Group]:
    """Return the groups of findings; named: each begins with whom it is about. silent: they were waved away."""
    groups = []
    for finding in findings:
        who = journal.get(Person, finding.person) if named and finding.person else None
        saw = f"{who.name}: {finding.saw}" if who else finding.saw
        entries = behind(finding.evidence[:MOST], journal)
        lines = [f"→ {finding.do}", f"{called(finding.rule)} ({finding.rule}): {finding.why}"]
        if against := told(finding, journal):
            lines.insert(0, against)
        groups.append(Group(saw, tuple(lines), entries, finding, silent))
    return groups


def rows_of(groups: Sequence[Group], width: int) -> list[Line]:
    """Return the rows of groups, their sentences broken at a width."""
    from textwrap import wrap

    rows: list[Line] = []
    for place, group in enumerate(groups):
        texts = [(part, n == 0, group.head) for n, part in enumerate(wrap(group.head, width - 1))]
        for text in group.lines:
            lines = wrap(text, width, initial_indent="   ", subsequent_indent="     ")
            texts += [(part, False, text) for part in lines]
        about = group.finding or group.entries
        found = [Line(place, n, text, None, head, about, whole) for n, (text, head, whole) in enumerate(texts)]
        found += [Line(place, len(found) + n, "", entry) for n, entry in enumerate(group.entries)]
        rows += [*found, Line(place, len(found), "")]
    return rows[:-1]


class Reasons(Rows[Line]):
    """The list of groups: the cursor stands on heads and entries; the head of the group it stands in is marked."""

    def key(self, row: Line) -> str:
        """Return the place of the row in its group."""
        return f"{row.group}:{row.number}"

    def heading(self, row: Line) -> bool:
        """Sentences between are passed over."""
        return not row.head and row.entry is None

    def format(self, row: Line, width: int, cursor: bool) -> Content:
        """Draw a head, a sentence, or an entry with its day."""
        if row.entry is None:
            if not row.head:
                return self.sentence(row.text, "", row.about, whole=row.whole)
            here = self.row
            meant = here is not None and here.entry is not None and here.group == row.group
            tone = "bold $text-accent" if meant else "bold $text-primary"
            text = self.sentence(row.text, tone, row.about, whole=row.whole)
            return Content(glyphs.of(self.app).bar if meant else " ") + text
        app: Relbank = self.app  # type: ignore[assignment]
        day = day_of(row.entry.day, app.today()) if row.entry.day else "–"
        text = personal(row.entry.text, numbers=True) if row.entry.table == "touches" else self.sentence(
            row.entry.text, "", row.entry)  # fmt: skip
        cells = (plain(day, "$text-muted"), text)
        return Content("     ") + line(cells, _ENTRY, max(1, width - 5), gap=2)


class WhyScreen(Pushed[Entry]):
    """What is said and why; gives back the entry that was chosen to be looked at, or None.

    again: makes the groups anew after a change. silent: makes those of what was waved away, which `.` shows below.
    at: the key of the row to begin with, then of the row that was chosen.
    """

    CSS_PATH = "why.tcss"
    BINDINGS: ClassVar = bindings("why")

    def __init__(
        self, title: str, again: Callable[[], Sequence[Group]], empty: str = "", at: str = "",
        silent: Callable[[], Sequence[Group]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._title, self._again, self._empty = title, again, empty
        self._silent, self._all = silent, False
        self.at = at
        self._groups: Sequence[Group] = ()
        self._width = 0

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        yield TopLine(id="top")
        rows = Reasons([], empty=plain(self._empty or "The method has nothing to say here."), id="reasons")
        rows.border_title = plain(self._title)
        yield rows
        yield HintBar(id="hints")

    def on_mount(self) -> None:
        """Fill the list and stand on the first head."""
        self.rows.focus()
        self.query_one(TopLine).tell(self.app.title, "", "")
        self._groups = self._asked()

    def _asked(self) -> Sequence[Group]:
        return [*self._again(), *(self._silent() if self._silent and self._all else ())]

    def on_resize(self) -> None:
        """Break the sentences at the new width."""
        width = max(30, self.size.width - 6)
        if width != self._width:
            self._width = width
            self._fill()
            if self.at:
                self.rows.go_to(self.at)
                self.at = ""

    def refresh_all(self) -> None:
        """Ask again what is said now."""
        self._groups = self._asked()
        self._fill()

    def _fill(self) -> None:
        self.rows.set_rows(rows_of(self._groups, self._width))
        spoken = any(group.finding for group in self._groups)  # a figure can't be waved away
        more = " · x not now, with a reason · z put off" if spoken else ""
        self.rows.border_subtitle = Content(f"enter look at it{more} · esc close")
        left_out = (() if spoken else _WAVES) + (() if self._silent else ("why.silent",))
        self.query_one(HintBar).show([c for c in in_place("why", "why") if c.id not in left_out])

    @on(Rows.Highlighted)
    def _marked(self) -> None:
        self.rows.redraw()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self._open(event.row)

    def _open(self, row: Line | None) -> None:
        if row is not None and row.entry is not None:
            self.at = self.rows.key(row)
            self.dismiss(row.entry)
        elif row is not None:
            self.app.say("Go down to an entry, then enter shows it on the person's page.")

    def finding(self) -> Finding | None:
        """Return the finding that the cursor stands in."""
        row = self.rows.row
        return self._groups[row.group].finding if row is not None and row.group < len(self._groups) else None

    @property
    def rows(self) -> Reasons:
        """The findings or figures, and what is behind them."""
        return self.query_one(Reasons)

    def steps(self) -> dict[str, Step]:
        """Look at an entry; wave a finding away."""
        return {
            "open": lambda: self._open(self.rows.row),
            "why.override": self._wave,
            "why.silent": self._turn,
            "why.later": lambda: self.run_worker(self._later()),
        }

    def _turn(self) -> None:
        """Show what was waved away below, or no more."""
        self._all = not self._all
        count = len(self._silent()) if self._silent else 0
        self.refresh_all()
        if self._all:
            self.app.say(f"{plural(count, 'finding')} waved away; x lets one speak again." if count else
                         "Nothing was waved away here.")  # fmt: skip

    def _wave(self) -> None:
        """Wave the finding away, with a reason; let one that was waved away speak again."""
        row = self.rows.row
        finding = self._writable() if row is not None and self._groups[row.group].silent else None
        if finding is None:
            self.run_worker(self._override())
            return
        from relbank.actions import findings

        told = finding
        self.app.attempt(lambda: findings.speak_again(self.app.store, told.rule, told.person, self.app.now(), told))
        self.refresh_all()

    def _writable(self) -> Finding | None:
        finding = self.finding()
        if finding is None:
            self.app.say("This is a figure: there is nothing to wave away.", "warning")
        elif self.app.store.readonly:
            self.app.say("This journal can only be read here.", "warning")
            return None
        return finding

    async def _override(self) -> None:
        from relbank.actions import findings

        from ..dialogs.form import Field, Form

        finding = self._writable()
        if finding is None:
            return
        field = Field("reason", "Why not", "", "on leave until May")
        saw = sentence(self.app.journal, finding.saw, "", finding)
        note = saw + "\nIt stays silent until something changes."
        answers = await self.app.push_screen_wait(Form(f"Not now: {called(finding.rule).lower()}", [field], note))
        if answers is not None:
            self.app.attempt(
                lambda: findings.override(self.app.store, finding, answers["reason"], self.app.now())
            )
            self.refresh_all()

    async def _later(self) -> None:
        from relbank.actions import findings

        from ..dialogs.until import until

        finding = self._writable()
        if finding is None:
            return
        app = self.app
        saw = sentence(app.journal, finding.saw, "", finding)
        day = await until(app, f"Put off: {called(finding.rule).lower()}", saw, given="")
        if day is not None:
            app.attempt(lambda: findings.override(app.store, finding, "", app.now(), day))
            self.refresh_all()
