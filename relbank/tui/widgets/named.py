"""A list in columns under a line that names them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.content import Content

from .columns import Column, line
from .rows import Rows

Row = TypeVar("Row")
_NAMES = "names"


class Named(Rows["Row | str"], Generic[Row]):
    """Rows in columns. A subclass says what the columns are (COLUMNS, NAMES, GAP) and what stands in them (cells)."""

    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    NAMES: ClassVar[tuple[str, ...]] = ()
    GAP: ClassVar[int] = 2

    def cells(self, row: Row, width: int) -> Sequence[Content]:
        """Return what stands in each column of a row."""
        raise NotImplementedError

    def called(self, row: Row) -> str:
        """Return what a row is called when the rows are replaced."""
        return str(row)

    def show(self, rows: Sequence[Row]) -> None:
        """Show rows, the line of names above them."""
        self.set_rows([_NAMES, *rows] if rows else [])

    @property
    def found(self) -> Row | None:
        """The row under the cursor."""
        return None if isinstance(self.row, str) else self.row

    def key(self, row: Row | str) -> str:
        """Return what names the row."""
        return row if isinstance(row, str) else self.called(row)

    def heading(self, row: Row | str) -> bool:
        """Tell whether it is the line of names."""
        return isinstance(row, str)

    def format(self, row: Row | str, width: int, cursor: bool) -> Content:
        """Draw the names, or a row's cells beneath them."""
        cells = [Content(name) for name in self.NAMES] if isinstance(row, str) else self.cells(row, width)
        return line(cells, self.COLUMNS, width, gap=self.GAP)
