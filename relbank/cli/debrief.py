"""The note that an appointment still owes (M13): its header filled in, and what is worth asking in view."""

from __future__ import annotations

from relbank.method.brief import brief
from relbank.method.capture import Debrief, debriefs
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say, say_day

from .arguments import Call
from .errors import CallError
from .shell import Shell


def header(shell: Shell, call: Call) -> str:
    """Show what one had better know and return the header of the note that is owed; the call's words name a person.

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
    _show(shell, store.journal, found[0])
    return _header(store.journal, found[0])


def _show(shell: Shell, journal: Journal, debrief: Debrief) -> None:
    """Print, for each person met, hard rules, questions and promises both ways; on standard error, like a prompt."""
    for id in debrief.appointment.people:
        person = journal.get(Person, id)
        if person is None:
            continue
        page = brief(journal, person, shell.now(), touches=0)
        shell.warn(f"{page.title}: {page.subtitle}")
        for rule in page.rules:
            shell.warn(f"  !! {rule}")
        shown, label = ("ask", "avoid", "I owe", "they owe"), ""
        for name, text in page.lines:
            label = name or label
            if label in shown:
                shell.warn(f"  {name:8} {text}")


def _header(journal: Journal, debrief: Debrief) -> str:
    from relbank.notes.kinds import kind_of

    appointment = debrief.appointment
    names = ", ".join(f"@{p.name}" for id in appointment.people if (p := journal.get(Person, id)))
    first_word = appointment.text.split(":")[0].split(" ")[0].casefold()
    when, last = appointment.when, appointment.when.last
    day = say(when) if when.at else say_day(last) if last else ""
    place = f"at {appointment.place}" if appointment.place else ""
    return " ".join(part for part in (names, first_word if kind_of(first_word) else "", day, place) if part) + "\n"
