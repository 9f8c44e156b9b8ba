"""Pane 1: the people."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural, say_age

from .. import glyphs
from ..glyphs import Glyphs
from ..safe import plain
from .columns import Column, line
from .rows import Rows

COLUMNS = (Column(10), Column(5, 5, 2), Column(6, 6, 1, right=True))
WIDE = (Column(14, 28), Column(8, 0, 4), Column(24, 24, 2), Column(6, 6, 1, right=True), Column(10, 11, 3))
MIDDLE = (Column(17, 20), Column(8, 0, 4), Column(5, 5, 2), Column(6, 6, 1, right=True), Column(10, 11, 3))

ROOMY = 72
"""Cells from which on own fields have columns of their own."""
NAMED = 100
"""Cells from which on rungs are told by name, too."""


@record
class Standing:
    """What a row tells beside the name: rung 0 to 5, its name, days since the last touch (None: never), promises owed.

    late: one of the promises is.
    """

    rung: int
    rung_name: str
    days: int | None
    owing: int = 0
    late: bool = False
    parked: bool = False

    def waiting(self, signs: Glyphs) -> str:
        """Return what waits, in at most eleven cells."""
        if self.parked:
            return f"parked {signs.open} {self.owing}" if self.owing else "parked"
        return plural(self.owing, "promise") if self.owing else ""


class People(Rows[Person]):
    """The contact list; what a row tells beside the name is looked up only for rows in sight.

    own: what a person's own fields say that are kept for several people; asked for only where there is room for them.
    """

    LASTING = True

    def __init__(
        self, standing: Callable[[Person], Standing], own: Callable[[Person], tuple[str, ...]], id: str,
        classes: str = "",
    ) -> None:  # fmt: skip
        super().__init__(id=id, classes=classes)
        self._standing = standing
        self._own = own

    def key(self, row: Person) -> str:
        """Return the person's id."""
        return row.id

    def format(self, row: Person, width: int, cursor: bool) -> Content:
        """Draw a person: name, rung, days since the last touch; with more room the organisation and what waits."""
        signs, now = glyphs.of(self.app), self._standing(row)
        name = self.personal(row.name, "bold" if now.rung else "")
        age = "" if now.days is None else say_age(now.days)
        since = Content.assemble((age, "$text-muted"), (" !" if now.late else "  ", "bold $text-error"))
        rung = signs.rung(now.rung) if now.rung else ""
        if width < 56:
            return line((name, Content.styled(rung, "$text-accent"), since), COLUMNS, width)
        if rung and width >= NAMED:
            rung = f"{rung} {now.rung_name}"
        cells = (
            name,
            self.personal(row.organisation, "$text-muted"),
            Content.styled(rung, "$text-accent"),
            since,
            plain(now.waiting(signs), "$text-warning" if now.late else "$text-muted"),
        )
        fields = self._own(row) if width >= ROOMY else ()
        wide = WIDE if width >= NAMED else MIDDLE
        columns = (*wide, *(Column(14, 24, 5 + place) for place in range(len(fields))))
        return line((*cells, *(self.personal(text, "$text-muted") for text in fields)), columns, width, gap=2)
