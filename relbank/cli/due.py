"""Promises from the shell: what is due, what today holds, and ticking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from relbank.method.agenda import agenda
from relbank.method.doubt import age, said
from relbank.method.limits import GAP, away, limits
from relbank.method.promises import LATE, UNDATED, Owed, mine, theirs
from relbank.method.tickler import Near, Tickler, tickler
from relbank.method.unsettled import unsettled
from relbank.model.fact import RULE, Fact
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.say import plural, say, say_day, say_iso
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table

FEW = 5
"""Late promises that are shown after a gap: the newest of them, which can still be mended."""


def due(shell: Shell, call: Call) -> int:
    """List promises both ways, days that are near, debriefs owed and unsettled names.

    With --quiet the exit status alone says whether anything presses; with --line one line does, for a prompt.
    """
    _no_words(call)
    silent = call.on("quiet") or call.on("line")
    journal, now = shell.open(fresh=silent).journal, shell.now()
    found = tickler(journal, now, shell.settings.dates_ahead)
    if call.on("line"):
        return _line(shell, [found.line])
    waiting = unsettled(journal)
    if call.on("quiet"):
        return 0 if found.pressing or waiting else 1
    reached = limits(journal, now, shell.settings)
    if call.on("json"):
        today = now.date()
        shell.json(
            [_promise_json(o) for o in (*mine(journal, today), *theirs(journal, today))]
            + [
                {"what": "debrief", "id": d.appointment.id, "people": list(d.appointment.people), "text": d.label}
                for d in found.debriefs
            ]
            + [_near_json(n) for n in found.near]
            + [{"what": "unsettled", "id": t.id, "text": name} for t, name in waiting]
            + [_limit_json(f) for f in reached]
        )
        return 0
    ids = _ids(journal)
    shown = found.mine if call.on("all") else _after_a_gap(shell, journal, found.mine, now.date())
    _section(shell, "My promises", [(*_row(o, ids), _age(o, now)) for o in shown])
    _section(shell, "They owe me", [(*_row(o, ids), _age(o, now)) for o in found.theirs])
    _section(shell, "Days that are near", [_near_row(n) for n in found.near])
    _section(shell, "Notes still owed (relbank note --debrief NAME)", [(d.label,) for d in found.debriefs])
    _section(shell, "Who is meant? (relbank settle)", [(name, say(t.when)) for t, name in waiting])
    rows = [_limit_row(f, journal) for f in reached]
    _section(shell, "Limits (relbank why NAME tells more, relbank override NAME M20 waves away)", rows)
    _rest(shell, found, bool(waiting or reached))
    return 0


def _after_a_gap(shell: Shell, journal: Journal, owing: Sequence[Owed], today: date) -> Sequence[Owed]:
    """Return what to show of my promises: after a gap no wall of late ones, only the first few (M24)."""
    late = [o for o in owing if o.state == LATE]
    days = away(journal, today) if len(late) > FEW else 0
    if days <= GAP:
        return owing
    shell.say(f"Welcome back: nothing was written for {days} days. One small step is enough for today.")
    shell.say(f"{len(late)} promises are late; these {FEW} first. All of them: relbank due --all")
    shell.say()
    return [*late[-FEW:], *(o for o in owing if o.state != LATE)]


def _limit_row(finding: Finding, journal: Journal) -> tuple[str, ...]:
    person = journal.get(Person, finding.person)
    return (finding.rule, person.name if person else "-", f"{finding.saw} {finding.do}")


def _limit_json(finding: Finding) -> dict[str, Any]:
    return {
        "what": "limit",
        "rule": finding.rule,
        "person": finding.person,
        "about": finding.about,
        "saw": finding.saw,
        "do": finding.do,
    }


def _rest(shell: Shell, found: Tickler, waiting: bool) -> None:
    """Say what is not listed, or that nothing is."""
    if not (found.mine or found.theirs or found.debriefs or found.near or waiting):
        shell.say("Nothing is due." + (f" {plural(found.later, 'promise')} for later." if found.later else ""))
    elif found.later:
        shell.say(f"And {plural(found.later, 'promise')} of mine for later or without a date.")
    if found.theirs_later:
        shell.say(f"And {plural(found.theirs_later, 'promise')} to me for later or without a date.")


def today(shell: Shell, call: Call) -> int:
    """Show today's appointments with the hard rules of whom one meets, promises due today or late, debriefs owed.

    With --quiet the exit status alone says whether the day holds anything; with --line one line tells what.
    """
    _no_words(call)
    silent = call.on("quiet") or call.on("line")
    journal, now = shell.open(fresh=silent).journal, shell.now()
    day = now.date()
    found = tickler(journal, now, 0, 0)
    plan = agenda(journal, now, ahead=0)
    meetings = [(label.removeprefix("today").strip() or "today", text, a) for label, text, a in plan.appointments]
    if call.on("line"):
        first = [f"{label} {text}" for label, text, _ in meetings[:1]]
        more = [f"{len(meetings) - 1} more"] if len(meetings) > 1 else []
        return _line(shell, [*first, *more, found.line])
    if call.on("quiet"):
        return 0 if meetings or found.pressing else 1
    if call.on("json"):
        shell.json(
            [
                {"what": "appointment", "id": a.id, "people": list(a.people), "when": a.when.to_doc(), "text": text}
                for _, text, a in meetings
            ]
            + [_promise_json(o) for o in found.mine]
            + [{"what": "debrief", "id": d.appointment.id, "text": d.label} for d in found.debriefs]
            + [_near_json(n) for n in found.near]
        )
        return 0
    shell.heading(say_day(day))
    rows: list[tuple[str, ...]] = []
    for label, text, appointment in meetings:
        rows.append((label, text))
        for id in appointment.people:
            rows += [("", f"!! {f.text}") for f in journal.of(Fact, id) if f.kind == RULE and not f.superseded]
    shell.page(table(rows, shell.width) or ["No appointment today."])
    shell.say()
    ids = _ids(journal) if found.mine else {}
    _section(shell, "My promises", [_row(o, ids) for o in found.mine])
    _section(shell, "Their day", [_near_row(n) for n in found.near])
    _section(shell, "Notes still owed", [(d.label,) for d in found.debriefs])
    if not found.mine:
        shell.say("No promise is due today.")
    return 0


def _line(shell: Shell, parts: Iterable[str]) -> int:
    """Print the parts as one line for a prompt, nothing when there are none; the exit status says which."""
    told = " · ".join(part for part in parts if part)
    if told:
        shell.say(told)
    return 0 if told else 1
def done(shell: Shell, call: Call) -> int:
    """Tick the promise of an id, or the one open promise that some words fit."""
    if not call.words:
        raise CallError("Which promise?", "relbank due lists them with their ids; then: relbank done ID")
    store = shell.open(write=True)
    promise = promise_named(store.journal, call.words, shell.now().date())
    from relbank.actions import promises

    shell.say(promises.tick(store, promise.id, shell.now()).said)
    return 0


def promise_named(journal: Journal, words: Sequence[str], today: date) -> Promise:
    """Return the open promise of an id, or the one that some words fit; CallError when there is none or several."""
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


def _near_row(near: Near) -> tuple[str, ...]:
    when = "today" if near.days == 0 else f"in {plural(near.days, 'day')}"
    return (when, say_day(near.occasion.day), near.person.name, near.occasion.said)


def _near_json(near: Near) -> dict[str, Any]:
    return {
        "what": "date",
        "person": {"id": near.person.id, "name": near.person.name},
        "text": near.occasion.said,
        "date": near.occasion.day.isoformat(),
        "days": near.days,
    }


def _row(owed: Owed, ids: dict[str, str]) -> tuple[str, ...]:
    return (ids.get(owed.promise.id, owed.promise.id), owed.label, owed.who or "-", owed.promise.text)


def _age(owed: Owed, now: datetime) -> str:
    """Return how old a promise is, my own day for it, and when it was asked about: who waits counts the days."""
    old = age(owed.promise, now)
    told = [f"{said(old)} old"] if old is not None else []
    told += [f"my own day {say(aim)}"] if (aim := owed.promise.target) and aim.iso else []
    told += [f"asked {say_iso(owed.promise.nudged)}"] if owed.promise.nudged else []
    return ", ".join(told)


def _promise_json(owed: Owed) -> dict[str, Any]:
    promise = owed.promise
    return {
        "what": "promise",
        "id": promise.id,
        "by": "me" if promise.by == ME else "them",
        "person": {"id": promise.person, "name": owed.who} if promise.person else None,
        "text": promise.text,
        "due": promise.due.to_doc() if promise.due else None,
        "target": promise.target.to_doc() if promise.target else None,
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
