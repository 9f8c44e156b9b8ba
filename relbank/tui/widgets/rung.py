"""One rung of the board: the people who stand on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.content import Content
from textual.strip import Strip

from relbank.method.ladder import rung_name
from relbank.model.ladder import RUNGS
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural, say_age
from relbank.model.text import cells

from ..safe import personal, plain
from .columns import Column, line
from .rows import Rows

COLUMNS = (Column(7), Column(6, 6, 1, right=True), Column(4, 4, 1, right=True))
ROOMY = 22
"""Cells from which on a row has room for figures."""
_HEAD = "shown"
"""The key of the line that names the columns."""


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
        self._called, self._count = "", 0
        self.beside = ""
        """What stands in the lower border instead of the number: the neighbours, where no other rung is shown."""

    def show(self, name: str, count: int, rows: Sequence[Climber | str]) -> None:
        """Show who stands here, under the rung's name and their number."""
        self._called, self._count = name, count
        self.set_rows([_HEAD, *rows] if rows else [])
        self.call()

    def stand_here(self, here: bool) -> None:
        """Be the rung in use, or not: the others show no cursor."""
        if here != self.has_class("here"):
            self.set_class(here, "here")
            self.refresh()

    def _draw(self, row: Climber | str, width: int, cursor: bool) -> Strip:
        return super()._draw(row, width, cursor and self.has_class("here"))

    def on_resize(self, event: events.Resize) -> None:
        """Fit rows and title to another width."""
        super().on_resize(event)
        self.call()

    def call(self) -> None:
        """Write the rung's name into the border in whole words; a number that has no room there stands below."""
        number, name, count = self.number, self._called, self._count
        room = self.outer_size.width - 6 if self.outer_size.width else 80
        first = name.split(" ")[0]
        titles = (f"{number} {name} {count}", f"{number} {name}", name, f"{number} {first}", first)
        title = next((t for t in titles if cells(t) <= room), titles[-1])
        self.retitle(plain(title))
        standing = plural(count, "person", "people")
        if not title.startswith(str(number)):
            below = f"{number} · {standing}"
            standing = below if cells(below) <= room else f"{number} · {count}"
        self.border_subtitle = plain(self.beside or ("" if title == titles[0] else standing))

    def key(self, row: Climber | str) -> str:
        """Return the person's id."""
        return row if isinstance(row, str) else row.person.id

    def heading(self, row: Climber | str) -> bool:
        """A text is a heading."""
        return isinstance(row, str)

    def format(self, row: Climber | str, width: int, cursor: bool) -> Content:
        """Draw a name, how much is shown of what the rung asks, and the days on it."""
        if row == _HEAD:
            names = ("", "shown", "days") if width >= ROOMY else ("", "", "")
            return line([Content(name) for name in names], COLUMNS, width)
        if isinstance(row, str):
            return plain(row.upper())
        if width < ROOMY:
            return personal(row.person.name)
        met, asked = self._told(row.person)
        age = "" if row.days is None else say_age(row.days)
        tone = "$text-success" if met == asked else "$text-muted"
        cells = (personal(row.person.name), Content.styled(f"{met}/{asked}" if asked else "", tone), Content(age))
        return line(cells, COLUMNS, width)


def others(here: int, names: Mapping[str, str], counts: Mapping[int, int], room: int) -> str:
    """Return the rungs beside one in their order, each with its number of people, in as many words as there is room."""

    def told(name: Callable[[int], str]) -> str:
        keys = {here - 1: "h ", here + 1: "l "}
        others = (n for n in range(1, len(RUNGS) + 1) if n != here)
        return " · ".join(f"{keys.get(n, '')}{name(n)} {counts[n]}" for n in others)

    called = [rung_name(rung, names) for rung in RUNGS]
    short = told(lambda n: f"{n}:")
    longer = (told(lambda n: f"{n} {called[n - 1]}"), told(lambda n: f"{n} {called[n - 1].split(' ')[0]}"))
    return next((text for text in longer if cells(text) <= room), short)
