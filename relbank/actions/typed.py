"""Facts and appointments typed as one line, in the words of a note: one language everywhere (M12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.appointment import Appointment
from relbank.model.fact import AVOID, CUE, FIELD, KEY, QUESTION, RULE, Fact
from relbank.model.promise import Promise
from relbank.model.say import say
from relbank.model.when import When
from relbank.settings import Settings

from . import appointments, facts, promises
from .done import Done, Refused, short
from .effects import month_day
from .found import found
from .naming import checked

if TYPE_CHECKING:
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


def add_fact(store: Store, person: str, typed: str, now: datetime) -> Done:
    """Add what one line tells about a person; raises Refused when it is no fact."""
    refused = fact_refused(typed, now)
    if refused:
        raise Refused(f"{short(typed)} is no fact.", refused)
    with store.transaction("fact add"):
        added = [
            facts.add(store, person, x.filed, x.text, now, key=x.key, pinned=_pinned(x)) for x in lines(typed, now)
        ]
    return Done(" ".join(done.said for done in added), tuple(id for done in added for id in done.ids))


def _pinned(line: Line) -> bool:
    return line.pinned or line.filed == RULE


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
    refused = fact_refused(typed, now)
    if refused:
        raise Refused(f"{short(typed)} is no fact.", refused)
    first, *more = lines(typed, now)
    with store.transaction("fact edit"):
        done = facts.edit(store, id, now, kind=first.filed, text=first.text, key=first.key, pinned=_pinned(first))
        before = found(store.journal, Fact, id)
        added = [facts.add(store, before.person, x.filed, x.text, now, key=x.key, pinned=_pinned(x)) for x in more]
    return Done(" ".join([done.said, *(d.said for d in added)]), (id, *(i for d in added for i in d.ids)))


# ---- promises ----
def edit_promise(store: Store, id: str, text: str, due: When | None) -> Done:
    """Give a promise other words and another date, as one change."""
    before = found(store.journal, Promise, id)
    said = []
    with store.transaction("promise edit"):
        if text.strip() != before.text:
            said.append(promises.reword(store, id, text).said)
        if due != before.due:
            said.append(promises.redate(store, id, due).said)
    return Done(" ".join(said) or "Nothing was changed.", (id,))


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
    return appointments.add(store, (person,), line.when, now, line.text, line.place)


def appointment_line(appointment: Appointment) -> str:
    """Return an appointment as it would be typed."""
    when = say(appointment.when) if appointment.when.iso else "??"
    parts = [appointment.text, when, f"at {appointment.place}" if appointment.place else ""]
    return " ".join(p for p in parts if p)


def edit_appointment(store: Store, id: str, typed: str, now: datetime, settings: Settings) -> Done:
    """Give an appointment another time, place or purpose."""
    line = _appointment(typed, now, settings)
    if line is None or line.when is None:
        raise Refused(f"{short(typed)} names no time.", "Type what, when and where; ?? when it is still open.")
    return appointments.reword(store, id, line.when, line.text, line.place)


# ---- people ----
def name_refused(typed: str) -> str:
    """Return why a name can't be taken, "" when it can."""
    try:
        checked(typed)
    except Refused as refused:
        return f"{refused.what} {refused.do}"
    return ""


def birthday_of(typed: str, now: datetime, date_order: str) -> str:
    """Return a birthday as it is kept: "1970-05-12", "--05-12" without a year, "" for none; raises Refused."""
    plain = typed.strip()
    if not plain or (plain.startswith("--") and len(plain) == 7):
        return plain
    kept = month_day(plain, now, date_order)
    if not kept:
        raise Refused(f"{short(plain)} is no birthday I understand.", "Type it like 12 May or 12 May 1970.")
    return kept
