"""One rung of the board: the people who stand on it."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import say_age

from .. import glyphs
from ..safe import plain
from .columns import Column, line
from .rows import Rows

COLUMNS = (Column(8), Column(5, 5, 2), Column(4, 4, 1, right=True))


@record
class Climber:
    """A person on a rung, and for how many days (None: not known)."""

    person: Person
    days: int | None


class Rung(Rows["Climber | str"]):
    """The list of a rung; a text between is a heading. told: how many of how many things are shown of a person."""

    def __init__(self, number: int, told: Callable[[Person], tuple[int, int]], id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self.number = number
        self._told = told

    def key(self, row: Climber | str) -> str:
        """Return the person's id."""
        return row if isinstance(row, str) else row.person.id

    def heading(self, row: Climber | str) -> bool:
        """A text is a heading."""
        return isinstance(row, str)

    def format(self, row: Climber | str, width: int, cursor: bool) -> Content:
        """Draw a name, how much is shown of what the rung asks, and the days on it."""
        if isinstance(row, str):
            return plain(row)
        signs = glyphs.of(self.app)
        met, asked = self._told(row.person) if width >= 22 else (0, 0)
        age = "" if row.days is None else say_age(row.days)
        cells = (plain(row.person.name), Content.styled(signs.rung(met, asked), "$text-accent"), Content(age))
        return line(cells, COLUMNS, width)
