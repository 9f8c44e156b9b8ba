"""Pane 6: today and the days to come, and the debriefs that are owed."""

from __future__ import annotations

from textual.content import Content

from relbank.method.agenda import Today
from relbank.model.appointment import Appointment
from relbank.model.record import record

from ..safe import personal, plain
from .columns import Column, line
from .rows import Rows


@record
class Line:
    """A line of the agenda: when, who and what, and the appointment; owed: its debrief is owed."""

    when: str
    what: str
    appointment: Appointment
    owed: bool = False


def lines(today: Today) -> tuple[Line, ...]:
    """Return the agenda's lines: debriefs owed first, for they fade."""
    owed = [Line("debrief", d.label, d.appointment, True) for d in today.debriefs]
    return (*owed, *(Line(when, what, a) for when, what, a in today.appointments))


class Agenda(Rows[Line]):
    """The day's appointments and debriefs."""

    def key(self, row: Line) -> str:
        """Return the appointment's id."""
        return row.appointment.id

    def format(self, row: Line, width: int, cursor: bool) -> Content:
        """Draw a line: when at the left, who and what at the right."""
        tone = "bold $text-warning" if row.owed else "$text-accent" if row.when.startswith("today") else "$text-muted"
        when = max(len(r.when) for r in self.rows)
        cells = (plain(row.when, tone), personal(row.what, numbers=True))
        return line(cells, (Column(when, when), Column(8, 0, 1)), width)
