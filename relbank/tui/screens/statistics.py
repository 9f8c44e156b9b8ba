"""Statistics: every figure of the practice, its number, its picture, and the entries behind it (M24, M41)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.worker import Worker

from relbank.method import evidence
from relbank.method.figure import COUNT, Figure, Number, Part
from relbank.method.heatmap import drawn, heatmap
from relbank.method.statistics import by_part
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import cells as cells_of
from relbank.store import Store

from .. import glyphs
from ..learning import READ, at_ease
from ..safe import plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .panes import Panes
from .why import MOST

if TYPE_CHECKING:
    from .why import Group

LABEL = 9
AT_ONCE = 2_000
"""Up to so many notes everything is counted before the view is shown."""


class Figures(Rows[Figure | str]):
    """The list of figures below the headings of their sections; a heading is its words."""

    def key(self, row: Figure | str) -> str:
        """Return what names the figure."""
        return row if isinstance(row, str) else row.key

    def heading(self, row: Figure | str) -> bool:
        """Headings are passed over."""
        return isinstance(row, str)

    def format(self, row: Figure | str, width: int, cursor: bool) -> Content:
        """Draw the number, what it is, and its course in a few signs."""
        if isinstance(row, str):
            return plain(row, "bold $text-primary")
        signs = glyphs.of(self.app)
        spark = "".join(signs.spark(bar.length) for bar in row.bars[-12:])
        cells = (plain(row.said, "bold"), plain(row.name), plain(spark, "$text-accent"))
        columns = (Column(8, 9, 0, True), Column(16), Column(12, 12, 1))
        return Content(" ") + line(cells, columns, max(1, width - 1), gap=2)


@record
class Bit:
    """One row of a picture: a number with or without a bar, or a line of text that only stands there."""

    key: str
    text: str = ""
    number: Number | None = None


class Picture(Rows[Bit]):
    """The figure under the cursor, drawn: remarks, the heatmap where there is one, then a bar for each part."""

    longest = LABEL
    """Cells of the longest label of a bar."""

    def key(self, row: Bit) -> str:
        """Return what names the row."""
        return row.key

    def heading(self, row: Bit) -> bool:
        """Lines without a number are passed over."""
        return row.number is None

    def format(self, row: Bit, width: int, cursor: bool) -> Content:
        """Draw a label, a bar and its number; a remark; or the line as it is."""
        number = row.number
        if number is None:
            return plain(row.text, "$text-muted" if row.key.startswith("note") else "")
        if number.length < 0:
            return plain(number.label, "$text-muted")
        signs = glyphs.of(self.app)
        room = max(6, min(40, width - self.longest - 18))
        size = round(max(0.0, min(number.length, 1.0)) * room) or (1 if number.length > 0 else 0)
        picture = Content.assemble((signs.full * size, "$text-accent"), (signs.empty * (room - size), "$text-muted"))
        cells = (self.sentence(number.label, "", number.things), picture, plain(number.said, "bold"))
        return line(cells, (Column(self.longest, self.longest), Column(room, room, 1), Column(8)), width, gap=2)


class StatisticsView(Panes):
    """The figures at the left (above, where there is less room), the picture of the one under the cursor beside."""

    HINTS: ClassVar = ("go", "open", "why", "copy", "back")
    SCOPED_CSS: ClassVar[bool] = False  # its rules look at the screen's size, which is a class of the screen
    DEFAULT_CSS = """
    StatisticsView { layout: horizontal; }
    StatisticsView #figures { width: 46%; }
    Home.-mid StatisticsView { layout: vertical; }
    Home.-mid StatisticsView #figures { width: 1fr; height: 2fr; }
    Home.-mid StatisticsView #picture { width: 1fr; height: 3fr; }
    """

    _counting: Worker[None] | None = None
    _read = False
    """Whether everything was counted once, so that counting again is quick."""
    _shown = ""
    """The key of the figure that is drawn."""

    def compose(self) -> ComposeResult:
        """Two lists."""
        found = Figures(id="figures", classes="pane", empty=Content("Nothing to count yet: n writes the first note."))
        found.border_title = Content("Statistics")
        found.border_subtitle = Content("v the entries behind a number")
        yield found
        yield Picture(id="picture", classes="pane", empty=Content("No course here; v shows what is behind the number."))

    def fill(self, store: Store, now: datetime) -> None:
        """Work all figures out anew, in a large journal for the first time part by part."""
        if self._counting is not None:
            self._counting.cancel()
        if self._read or len(self.app.journal.touches()) <= AT_ONCE:
            self._list([figure for part in by_part(self.app.journal, now.date(), self.app.settings) for figure in part])
        else:
            self._counting = self.run_worker(self._count(now), exit_on_error=True)

    async def _count(self, now: datetime) -> None:
        """Read and count in small steps, none of them while keys come; what is counted is shown at once."""
        app, found = self.app, list[Figure]()
        self.query_one(Figures).empty = plain("Counting…")
        await at_ease(app, (step for cls in READ for step in app.journal.reading(cls)))
        for part in by_part(app.journal, now.date(), app.settings):
            found += part
            self._list(found)
            await at_ease(app, (None,))
        self._read = True

    def _list(self, found: Sequence[Figure]) -> None:
        rows: list[Figure | str] = []
        section = ""
        for figure in found:
            if figure.section != section:
                section = figure.section
                rows.append(section)
            rows.append(figure)
        self.query_one(Figures).set_rows(rows)
        self._show()

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        row = self.query_one(Figures).row
        return row if isinstance(row, Figure) else None

    @on(Rows.Highlighted, "#figures")
    def _show(self) -> None:
        figure, picture = self.figure, self.query_one(Picture)
        if figure is None:
            picture.set_rows([])
            return
        rows = [Bit(f"note{n}", "", number) for n, number in enumerate(figure.notes)]
        if figure.heat is not None:
            app = self.app
            found = heatmap(figure.heat, app.today(), app.settings.week_start)
            shades = glyphs.of(app).heat
            rows += [Bit(f"heat{n}", text) for n, text in enumerate(drawn(found, shades))]
            rows.append(Bit("note shades", f"    less {' '.join(shades)} more"))
        rows += [Bit(bar.label, "", bar) for bar in figure.bars]
        picture.longest = max([LABEL, *(min(37, cells_of(bar.label)) for bar in figure.bars)])
        picture.set_rows(rows, keep=figure.key == self._shown)
        self._shown = figure.key
        picture.retitle(plain(f"{figure.said} {figure.name}"))

    @on(Rows.Chosen, "#figures")
    def _open(self) -> None:
        self.go(self.query_one(Picture))

    def thing(self) -> Any:
        """Return the person that a bar is about, where it is about one."""
        number = self._number
        if self.pane.id == "picture" and number is not None and len(number.things) == 1:
            return number.things[0] if isinstance(number.things[0], Person) else None
        return None

    @property
    def _number(self) -> Number | None:
        """The number under the cursor of the pane in use."""
        if self.pane.id != "picture":
            return self.figure.number if self.figure else None
        row = self.query_one(Picture).row
        return row.number if row else None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Show the entries behind the number under the cursor: of a remark, of a bar, or of the figure."""
        figure, number = self.figure, self._number
        if figure is None or number is None:
            return None
        return f"{figure.said} {figure.name}", lambda: self._groups(figure, number)

    def _groups(self, figure: Figure, number: Number) -> Sequence[Group]:
        from .why import Group

        if number.length >= 0:
            head = f"{number.label}: {number.said}"
        else:
            head = number.label if number.label != figure.name else f"{figure.said} {figure.name}"
        how = (f"{number.how[0].upper()}{number.how[1:]}.",) if number.how != COUNT else ()
        if len(number.parts) == 1:
            said = (f"{number.parts[0].said.rstrip('.')}.",) if number.parts[0].said else ()
            return [Group(head, (*said, *how, *_more(number.parts[0])), self._entries(number.parts[0]))]
        groups = [Group(head, how)]
        for part in number.parts:
            counted = f"{part.said}: {len(part.things)}" if part.things or number.how else part.said
            groups.append(Group(counted, _more(part), self._entries(part)))
        return groups

    def _entries(self, part: Part) -> tuple[evidence.Entry, ...]:
        """Return the entries of a part, each with its remark."""
        found = evidence.of(part.things[:MOST], self.app.journal)
        remarks = part.remarks or ("",) * len(found)
        return tuple(replace(entry, text=f"{remark} · {entry.text}" if remark else entry.text)
                     for entry, remark in zip(found, remarks, strict=False))  # fmt: skip

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Go to the picture and back; enter on a bar shows what is behind it."""
        return {**super().verbs(), "open": self._enter}

    def _enter(self) -> None:
        if self.pane.id == "figures":
            self.go(self.query_one(Picture))
        else:
            self.app.home.action_command("why")


def _more(part: Part) -> tuple[str, ...]:
    """Return what is said where not all entries are listed."""
    count = len(part.things)
    return (f"The first {MOST} of {count}; the bars divide them.",) if count > MOST else ()
