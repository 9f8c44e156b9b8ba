"""Facts, promises and appointments typed as one line, in the words of a note: one language everywhere (M12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.appointment import Appointment
from relbank.model.fact import AVOID, CUE, FIELD, KEY, QUESTION, RULE, Fact
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, THEM, Promise
from relbank.model.say import say
from relbank.settings import Settings

from .done import Done, Refused, short

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.notes import Line
    from relbank.store import Store

FACTS = ("like", "dislike", "preference", "taste", "prejudice", RULE, KEY, FIELD, QUESTION, AVOID, CUE)
VERBS = {
    "like": "likes",
    "dislike": "dislikes",
    "preference": "prefers",
    "taste": "taste",
    "prejudice": "prejudice",
    QUESTION: "ask",
    AVOID: "avoid",
}
KEY_VERBS = {"measured": "measured by", "earns": "earns by", "revenue": "revenue model"}


def lines(typed: str, now: datetime, date_order: str = "mdy") -> Sequence[Line]:
    """Return what one bullet would be filed as, typed without its dash."""
    from relbank.notes import Names, parse

    text = " ".join(typed.split())
    note = parse(f"@Somebody\n- {text}", now=now, names=Names(()), date_order=date_order)
    return [line for visit in note.visits for line in visit.lines if line.line > 1]


# ---- facts ----
def fact_refused(typed: str, now: datetime) -> str:
    """Return why a line is no fact, "" when it is one."""
    if typed.strip() and all(line.filed in FACTS for line in lines(typed, now)):
        return ""
    return "Begin with likes, dislikes, prefers, taste, prejudice, always, never, measured by, avoid, ask or fact."


def fact_said(typed: str, now: datetime) -> str:
    """Return how a line is understood: "-> like: hockey · like: golf"."""
    if not typed.strip() or fact_refused(typed, now):
        return ""
    told = [f"{_kind(line)}: {line.text}" for line in lines(typed, now)]
    return "-> " + " · ".join(told)


def _kind(line: Line) -> str:
    if line.filed == RULE:
        return "hard rule"
    return f"{line.filed} {line.key}".strip()


def _fact(line: Line) -> dict[str, Any]:
    return {"kind": line.filed, "text": line.text, "key": line.key, "pinned": line.pinned or line.filed == RULE}


def add_fact(store: Store, person: str, typed: str, now: datetime) -> Done:
    """Add what one line tells about a person; raises Refused when it is no fact."""
    refused = fact_refused(typed, now)
    if refused:
        raise Refused(f"{short(typed)} is no fact.", refused)
    stamp, day = now.isoformat(timespec="seconds"), now.date().isoformat()
    with store.transaction("fact add") as tx:
        facts = [Fact(tx.new_id(), person, learned=day, created=stamp, **_fact(x)) for x in lines(typed, now)]
        for fact in facts:
            tx.add(fact)
    told = ", ".join(f"{f.kind} {f.text}" for f in facts)
    return Done(f"Noted about {_name(store.journal, person)}: {told}.", tuple(f.id for f in facts))


def line_of(fact: Fact) -> str:
    """Return a fact as it would be typed: "likes hockey", "never be late !!"."""
    if fact.kind == RULE:
        return (
            f"{fact.text} !!" if fact.text.split(" ")[0].casefold() in ("never", "always") else f"never {fact.text} !!"
        )
    if fact.kind == KEY:
        return f"{KEY_VERBS.get(fact.key, fact.key)} {fact.text}"
    if fact.kind == FIELD:
        return f"fact {fact.key}: {fact.text}"
    if fact.kind == CUE:
        return f"cue {fact.text}: {fact.key}"
    return f"{VERBS.get(fact.kind, fact.kind)} {fact.text}" + (" !!" if fact.pinned else "")


def edit_fact(store: Store, id: str, typed: str, now: datetime) -> Done:
    """Say a fact in other words, or as another kind; a comma list adds the further ones."""
    before = store.journal.get(Fact, id)
    refused = fact_refused(typed, now)
    if before is None or refused:
        raise Refused(f"{short(typed)} is no fact.", refused or "It may be gone; undo brings it back.")
    first, *more = lines(typed, now)
    with store.transaction("fact edit") as tx:
        fact = replace(before, **_fact(first))
        tx.change(fact)
        for line in more:
            tx.add(Fact(tx.new_id(), fact.person, learned=now.date().isoformat(), **_fact(line)))
    return Done(f"Now {fact.kind}: {short(fact.text)}.", (fact.id,))


# ---- promises ----
def _promise(typed: str, theirs: bool, now: datetime, settings: Settings) -> Line | None:
    box = "" if typed.lstrip().startswith("[") else "[ ] @Somebody: " if theirs else "[ ] "
    found = [x for x in lines(box + typed, now, settings.date_order) if x.filed == "promise"]
    return found[0] if found else None


def promise_said(journal: Journal, person: str, typed: str, theirs: bool, now: datetime, settings: Settings) -> str:
    """Return how a promise is understood: its words and its date, and how many are open already."""
    if not typed.strip():
        return ""
    line = _promise(typed, theirs, now, settings)
    if line is None:
        return ""
    due = f"due {say(line.due)}" if line.due else "no date; “by Fri” at the end sets one"
    by = THEM if theirs else ME
    open_ones = sum(p.state == OPEN and p.by == by for p in journal.of(Promise, person))
    return f"-> {short(line.text)} · {due}" + (f" · {open_ones} open already" if open_ones else "")


def add_promise(store: Store, person: str, typed: str, theirs: bool, now: datetime, settings: Settings) -> Done:
    """Add a promise typed as in a note, "send article by Thu"; raises Refused when there are no words."""
    line = _promise(typed, theirs, now, settings)
    if line is None or not line.text.strip():
        raise Refused("A promise needs words.", "Type what is promised, for instance: send article by Thu.")
    stamp = now.isoformat(timespec="seconds")
    with store.transaction("promise add") as tx:
        promise = Promise(
            tx.new_id(), THEM if theirs else ME, line.text, person, line.due, made=now.date().isoformat(), created=stamp
        )
        tx.add(promise)
    due = f", due {say(line.due)}" if line.due else ""
    who = _name(store.journal, person)
    said = f"{who} promised: {short(line.text)}{due}." if theirs else f"Promised to {who}: {short(line.text)}{due}."
    return Done(said, (promise.id,))


# ---- appointments ----
def _appointment(typed: str, now: datetime, settings: Settings) -> Line | None:
    found = [x for x in lines(f"next {typed}", now, settings.date_order) if x.filed == "appointment"]
    return found[0] if found else None


def appointment_said(typed: str, now: datetime, settings: Settings) -> str:
    """Return how an appointment is understood."""
    line = _appointment(typed, now, settings) if typed.strip() else None
    if line is None:
        return ""
    return "-> " + " · ".join(x for x in (say(line.when), line.text, line.place and f"at {line.place}") if x)


def add_appointment(store: Store, person: str, typed: str, now: datetime, settings: Settings) -> Done:
    """Add an appointment typed as in a note, "coffee 9 Sep 9:00 at AB Coffee"."""
    line = _appointment(typed, now, settings)
    if line is None or line.when is None:
        raise Refused(f"{short(typed)} names no time.", "Type what, when and where; ?? when it is still open.")
    with store.transaction("appointment add") as tx:
        found = Appointment(
            tx.new_id(), line.when, (person,), line.text, line.place, created=now.isoformat(timespec="seconds")
        )
        tx.add(found)
    return Done(f"Next with {_name(store.journal, person)}: {say(line.when)}.", (found.id,))


def appointment_line(appointment: Appointment) -> str:
    """Return an appointment as it would be typed."""
    when = (appointment.when.iso or "??").replace("T", " ")
    parts = [appointment.text, when, f"at {appointment.place}" if appointment.place else ""]
    return " ".join(p for p in parts if p)


def edit_appointment(store: Store, id: str, typed: str, now: datetime, settings: Settings) -> Done:
    """Give an appointment another time, place or purpose."""
    before, line = store.journal.get(Appointment, id), _appointment(typed, now, settings)
    if before is None or line is None or line.when is None:
        raise Refused(f"{short(typed)} names no time.", "Type what, when and where; ?? when it is still open.")
    with store.transaction("appointment edit") as tx:
        tx.change(replace(before, when=line.when, text=line.text, place=line.place))
    return Done(f"The appointment is now {say(line.when)}.", (id,))


def _name(journal: Journal, person: str) -> str:
    found = journal.get(Person, person)
    return found.name if found else "somebody"
