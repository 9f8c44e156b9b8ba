"""The header of a note that an appointment owes, written for its user (M13)."""

from __future__ import annotations

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say, say_day


def header(journal: Journal, appointment: Appointment) -> str:
    """Return the first line of an appointment's note, "@Pat Roe coffee Tue 17 Nov 2026 at AB Coffee", with its end.

    "" when it is with nobody who is in the journal.
    """
    from relbank.notes.kinds import kind_of

    names = ", ".join(f"@{p.name}" for id in appointment.people if (p := journal.get(Person, id)))
    if not names:
        return ""
    first = (appointment.text.split(":")[0].split() or [""])[0].casefold()
    when, last = appointment.when, appointment.when.last
    day = say(when) if when.at else say_day(last) if last else ""
    place = f"at {appointment.place}" if appointment.place else ""
    return " ".join(part for part in (names, first if kind_of(first) else "", day, place) if part) + "\n"
