"""Promises from the shell: what is due, what today holds, and ticking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from relbank.method.agenda import agenda, debriefs
from relbank.method.capture import unsettled
from relbank.method.promises import COMING, LATE, TODAY, UNDATED, Owed, mine, theirs
from relbank.model.fact import RULE, Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.say import plural, say, say_day
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table

AHEAD = 7  # days that are shown as coming
NEWEST = 200  # how many of the newest notes are looked through for names that were not settled


def due(shell: Shell, call: Call) -> int:
    """List promises both ways, debriefs owed and unsettled names; with --quiet the exit status alone says it."""
    _no_words(call)
    journal, now = shell.open(fresh=call.on("quiet")).journal, shell.now()
    today = now.date()
    owing, owed = _soon(mine(journal, today)), _soon(theirs(journal, today))
    missing = debriefs(journal, now)
    waiting = unsettled(journal, NEWEST)
    pressing = any(o.state in (LATE, TODAY) for o in (*owing, *owed)) or bool(missing) or bool(waiting)
    if call.on("quiet"):
        return 0 if pressing else 1
    if call.on("json"):
        shell.json(
            [_promise_json(o) for o in (*mine(journal, today), *theirs(journal, today))]
            + [
                {"what": "debrief", "id": d.appointment.id, "people": list(d.appointment.people), "text": d.label}
                for d in missing
            ]
            + [{"what": "unsettled", "id": t.id, "text": name} for t, name in waiting]
        )
        return 0
    ids = _ids(journal)
    _section(shell, "My promises", [_row(o, ids) for o in owing])
    _section(shell, "They owe me", [_row(o, ids) for o in owed])
    _section(shell, "Notes still owed (relbank note --debrief NAME)", [(d.label,) for d in missing])
    _section(shell, "Who is meant? (relbank settle)", [(name, say(t.when)) for t, name in waiting])
    later = len(mine(journal, today)) - len(owing)
    to_come = len(theirs(journal, today)) - len(owed)
    if not (owing or owed or missing or waiting):
        shell.say("Nothing is due." + (f" {plural(later, 'promise')} for later." if later else ""))
    elif later:
        shell.say(f"And {plural(later, 'promise')} of mine for later or without a date.")
    if to_come:
        shell.say(f"And {plural(to_come, 'promise')} to me for later or without a date.")
    return 0


def today(shell: Shell, call: Call) -> int:
    """Show today's appointments with the hard rules of whom one meets, promises due today or late, debriefs owed."""
    _no_words(call)
    journal, now = shell.open().journal, shell.now()
    day = now.date()
    plan = agenda(journal, now, ahead=0)
    owing = [o for o in mine(journal, day) if o.state in (LATE, TODAY)]
    if call.on("json"):
        shell.json(
            [
                {"what": "appointment", "id": a.id, "people": list(a.people), "when": a.when.to_doc(), "text": text}
                for _, text, a in plan.appointments
            ]
            + [_promise_json(o) for o in owing]
            + [{"what": "debrief", "id": d.appointment.id, "text": d.label} for d in plan.debriefs]
        )
        return 0
    shell.heading(say_day(day))
    rows: list[tuple[str, ...]] = []
    for label, text, appointment in plan.appointments:
        rows.append((label.removeprefix("today").strip() or "today", text))
        for id in appointment.people:
            rows += [("", f"!! {f.text}") for f in journal.of(Fact, id) if f.kind == RULE and not f.superseded]
    shell.page(table(rows, shell.width) or ["No appointment today."])
    shell.say()
    _section(shell, "My promises", [_row(o, _ids(journal)) for o in owing])
    _section(shell, "Notes still owed", [(d.label,) for d in plan.debriefs])
    if not owing:
        shell.say("No promise is due today.")
    return 0


def done(shell: Shell, call: Call) -> int:
    """Tick the promise of an id, or the one open promise that some words fit."""
    if not call.words:
        raise CallError("Which promise?", "relbank due lists them with their ids; then: relbank done ID")
    store = shell.open(write=True)
    promise = _choose(store.journal, call.words, shell.now().date())
    from relbank.actions import promises

    shell.say(promises.tick(store, promise.id, shell.now()).said)
    return 0


def _choose(journal: Journal, words: Sequence[str], today: date) -> Promise:
    found: Sequence[Promise] = journal.open_promises()
    ids = _ids(journal)
    typed = words[0].casefold()
    if len(words) == 1 and len(typed) >= 4:
        by_id = [p for p in found if p.id.casefold().endswith(typed)]
        if len(by_id) == 1:
            return by_id[0]
    parts = [part for word in words for part in fold(word).split()]

    def fits(promise: Promise) -> bool:
        person = journal.get(Person, promise.person) if promise.person else None
        text = fold(f"{promise.text} {person.name if person else ''}")
        return all(part in text for part in parts)

    fitting = [p for p in found if fits(p)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise CallError(f"No open promise fits {' '.join(words)!r}.", "relbank due lists them with their ids.")
    from relbank.method.promises import owed

    rows = [_row(owed(p, journal, today), ids) for p in fitting[:12]]
    more = tuple("  " + line for line in table(rows, 0))
    raise CallError(f"{len(fitting)} promises fit.", "Name one by its id: relbank done ID", more=more)


def _ids(journal: Journal) -> dict[str, str]:
    return short_ids([p.id for p in journal.open_promises()])


def _soon(owed: Sequence[Owed]) -> list[Owed]:
    return [o for o in owed if o.state in (LATE, TODAY) or (o.state == COMING and o.days <= AHEAD)]


def _row(owed: Owed, ids: dict[str, str]) -> tuple[str, ...]:
    return (ids.get(owed.promise.id, owed.promise.id), owed.label, owed.who or "-", owed.promise.text)


def _promise_json(owed: Owed) -> dict[str, Any]:
    promise = owed.promise
    return {
        "what": "promise",
        "id": promise.id,
        "by": "me" if promise.by == ME else "them",
        "person": {"id": promise.person, "name": owed.who} if promise.person else None,
        "text": promise.text,
        "due": promise.due.to_doc() if promise.due else None,
        "state": owed.state,
        "days": None if owed.state == UNDATED else owed.days,
    }


def _section(shell: Shell, title: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        shell.heading(title)
        shell.page("  " + line for line in table(rows, max(shell.width - 2, 0)))
        shell.say()


def _no_words(call: Call) -> None:
    if call.words:
        raise CallError(f"relbank {call.verb} takes no words.", f"relbank help {call.verb} shows how it is used.")
