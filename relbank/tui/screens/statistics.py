"""Statistics: every figure of the practice, its number, its picture, and the entries behind it (M24, M41)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.method import evidence
from relbank.method.heatmap import drawn, heatmap
from relbank.method.statistics import Bar, Figure, figures
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import cells as cells_of
from relbank.store import Store

from .. import glyphs
from ..safe import plain
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from .panes import Panes

if TYPE_CHECKING:
    from .why import Group

LABEL = 9


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
        spark = "".join(signs.spark(bar.part) for bar in row.bars[-12:])
        cells = (plain(row.said, "bold"), plain(row.name), plain(spark, "$text-accent"))
        columns = (Column(8, 9, 0, True), Column(16), Column(12, 12, 1))
        return Content(" ") + line(cells, columns, max(1, width - 1), gap=2)


@record
class Bit:
    """One row of a picture: a bar, or a line of text that only stands there."""

    key: str
    text: str = ""
    bar: Bar | None = None


class Picture(Rows[Bit]):
    """The figure under the cursor, drawn: the heatmap where there is one, then a bar for each part."""

    longest = LABEL
    """Cells of the longest label."""

    def key(self, row: Bit) -> str:
        """Return what names the row."""
        return row.key

    def heading(self, row: Bit) -> bool:
        """Lines without a bar are passed over."""
        return row.bar is None

    def format(self, row: Bit, width: int, cursor: bool) -> Content:
        """Draw a label, a bar and its number; or the line as it is."""
        if row.bar is None:
            return plain(row.text, "$text-muted" if row.key.startswith("note") else "")
        bar, signs = row.bar, glyphs.of(self.app)
        room = max(6, min(40, width - self.longest - 18))
        size = round(max(0.0, min(bar.part, 1.0)) * room) or (1 if bar.part > 0 else 0)
        picture = Content.assemble((signs.full * size, "$text-accent"), (signs.empty * (room - size), "$text-muted"))
        cells = (self.sentence(bar.label, "", bar.things), picture, plain(bar.said, "bold"))
        return line(cells, (Column(9, self.longest), Column(room, room, 1), Column(8)), width, gap=2)


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

    def compose(self) -> ComposeResult:
        """Two lists."""
        found = Figures(id="figures", classes="pane", empty=Content("Nothing to count yet: n writes the first note."))
        found.border_title = Content("Statistics")
        found.border_subtitle = Content("v the entries behind a number")
        yield found
        yield Picture(id="picture", classes="pane", empty=Content("No course here; v shows what is behind the number."))

    def fill(self, store: Store, now: datetime) -> None:
        """Work all figures out anew."""
        rows: list[Figure | str] = []
        section = ""
        for figure in figures(self.app.journal, now.date(), self.app.settings):
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
        rows = [Bit("note", figure.note)] if figure.note else []
        if figure.heat is not None:
            app = self.app
            found = heatmap(figure.heat, app.today(), app.settings.week_start)
            shades = glyphs.of(app).heat
            rows += [Bit(f"heat{n}", text) for n, text in enumerate(drawn(found, shades))]
            rows.append(Bit("note shades", f"    less {' '.join(shades)} more"))
        rows += [Bit(bar.label, "", bar) for bar in figure.bars]
        picture.longest = max([LABEL, *(min(37, cells_of(bar.label)) for bar in figure.bars)])
        picture.set_rows(rows, keep=False)
        picture.retitle(plain(f"{figure.said} {figure.name}"))

    @on(Rows.Chosen, "#figures")
    def _open(self) -> None:
        self.go(self.query_one(Picture))

    def thing(self) -> Any:
        """Return the person that a bar is about, where it is about one."""
        row = self.query_one(Picture).row
        if self.pane.id == "picture" and row is not None and row.bar is not None and len(row.bar.things) == 1:
            return row.bar.things[0] if isinstance(row.bar.things[0], Person) else None
        return None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Show the entries behind the number under the cursor: of one bar, or of the whole figure."""
        figure = self.figure
        if figure is None:
            return None
        row = self.query_one(Picture).row if self.pane.id == "picture" else None
        return f"{figure.said} {figure.name}", lambda: self._groups(figure, row.bar if row else None)

    def _groups(self, figure: Figure, bar: Bar | None) -> Sequence[Group]:
        from .why import Group

        journal = self.app.journal
        if bar is not None:
            return [Group(f"{bar.label}: {bar.said}", (), evidence.of(bar.things, journal))]
        note = (figure.note,) if figure.note else ()
        return [Group(f"{figure.said} {figure.name}", note, evidence.of(figure.things, journal))]

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Go to the picture and back; enter on a bar shows what is behind it."""
        return {**super().verbs(), "open": self._enter}

    def _enter(self) -> None:
        if self.pane.id == "figures":
            self.go(self.query_one(Picture))
        else:
            self.app.home.action_command("why")
