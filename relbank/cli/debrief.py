"""The note that an appointment still owes (M13): its header filled in, and what is worth asking in view."""

from __future__ import annotations

from relbank.method.agenda import debriefs
from relbank.method.debrief import HARD, worth_asking
from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.person import Person

from .arguments import Call
from .errors import CallError
from .shell import Shell


def header(shell: Shell, call: Call, *, show: bool = True) -> str:
    """Return the header of the note that is owed; the call's words name a person. show: print what is worth asking.

    CallError, with status 1, when no note is owed; with the choices when several are.
    """
    store = shell.open()
    found = list(debriefs(store.journal, shell.now()))
    if call.words:
        from .choosing import person

        who = person(shell, store, call.words)
        found = [d for d in found if who.id in d.appointment.people][:1]
    if not found:
        raise CallError("No note is owed.", "relbank note files one all the same.", status=1)
    if len(found) > 1:
        more = tuple(f"  {d.label}" for d in found)
        raise CallError(f"{len(found)} notes are owed:", "Name one: relbank note --debrief NAME", more=more)
    appointment = found[0].appointment
    if show:
        _show(shell, store.journal, appointment)
    from relbank.actions.debrief import header as of_appointment

    return of_appointment(store.journal, appointment) or "@"


def _show(shell: Shell, journal: Journal, appointment: Appointment) -> None:
    """Print, for each person met, what is worth asking and knowing; on standard error, like a prompt."""
    today = shell.now().date()
    for id in appointment.people:
        person = journal.get(Person, id)
        if person is None:
            continue
        shell.warn(person.name)
        for worth in worth_asking(journal, person, today):
            label = "!!" if worth.label == HARD else f"{worth.label:8}"
            shell.warn(f"  {label} {worth.text}")
