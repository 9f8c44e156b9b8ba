"""Section C: the stream of everything that happened, and the debriefs that are owed (M11, M13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from relbank.model.appointment import Appointment
from relbank.model.journal import Journal
from relbank.model.ladder import RUNG_NAMES, Introduction, Mention, Move
from relbank.model.ledger import ASK, DEPOSIT, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.say import DAYS, MONTHS
from relbank.model.touch import IN, JOURNAL, OUT, Touch

from .promises import closed_as
from .unsealed import open_text

NOTE, PROMISE, APPOINTMENT, ENTRY, MOVE = "note", "promise", "appointment", "entry", "move"


@record
class Moment:
    """One thing in a timeline.

    kind: note, promise, appointment, entry or move. iso: local time or day, by which the stream is sorted, newest
    first. head: one line. text: a note's Markdown without its header line, "" for the rest. thing: what it shows.
    """

    kind: str
    iso: str
    head: str
    text: str
    thing: Any

    @property
    def key(self) -> str:
        """The id of what is shown, with its kind."""
        return f"{self.kind}:{self.thing.id}"


def day_of(iso: str, today: date) -> str:
    """Return a moment's day as a timeline says it: "12 Aug" this year, "12 Aug 2025" before."""
    day = date.fromisoformat(iso[:10])
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return short if day.year == today.year else f"{short} {day.year}"


def body(text: str) -> str:
    """Return a visit note without its header line."""
    stripped = text.lstrip("\n\r ")
    if not stripped.startswith("@"):
        return text.strip("\n")
    _, _, rest = stripped.partition("\n")
    return rest.strip("\n")


def told(touch: Touch, journal: Journal, person: str = "") -> str:
    """Return a touch in one line: "lunch · Vito's · with Liz Chen"; the person of the page is left out."""
    word = touch.word or ("note" if touch.kind == JOURNAL else touch.kind)
    if touch.direction in (IN, OUT) and touch.kind != JOURNAL:
        word += f" {touch.direction}"
    others = [p.name for i in touch.people if i != person and (p := journal.get(Person, i))]
    others += [f"{name}?" for name in touch.unsettled]
    parts = [word, touch.place]
    if others:
        parts.append(("with " if person else "") + ", ".join(others))
    parts += [f"#{tag}" for tag in touch.tags]
    return " · ".join(p for p in parts if p)


def of_touch(touch: Touch, journal: Journal, person: str = "") -> Moment:
    """Return the moment of one touch."""
    text = body(open_text(journal, touch))
    return Moment(NOTE, touch.when.iso or touch.created, told(touch, journal, person), text, touch)


def others_of(journal: Journal, person: str) -> Sequence[Moment]:
    """Return what is not a note in a person's stream: promises, appointments, entries, moves, mentions."""
    out = []
    for p in journal.of(Promise, person):
        whose = "I promised" if p.by == ME else "promised me"
        if not p.touch:
            out.append(Moment(PROMISE, p.made, f"{whose}: {p.text}", "", p))
        if p.state != OPEN and p.closed:
            out.append(Moment(PROMISE, p.closed[:16], f"{closed_as(p)}: {p.text}", "", p))
    for a in journal.of(Appointment, person):
        if a.when.iso and not a.touch and not a.held:
            out.append(Moment(APPOINTMENT, a.when.iso, f"{a.state}: {a.text or 'appointment'}", "", a))
    for e in journal.of(Entry, person):
        if not e.touch:
            word = "gave" if e.kind == DEPOSIT else "asked" if e.kind == ASK else "got"
            out.append(Moment(ENTRY, e.date, f"{word}: {e.text}", "", e))
    for r in journal.of(Referral, person):
        if not r.touch:
            out.append(Moment(ENTRY, r.date, f"referral {r.direction}: {r.text}", "", r))
    for m in journal.of(Move, person):
        if not m.touch:
            because = f" because {m.reason}" if m.reason else ""
            out.append(Moment(MOVE, m.date, f"moved to {RUNG_NAMES.get(m.rung, m.rung)}{because}", "", m))
    for mention in journal.of(Mention, person):
        if not mention.touch:
            out.append(Moment(ENTRY, mention.date, f"mentioned me: {mention.text}", "", mention))
    for i in journal.of(Introduction, person):
        by = journal.get(Person, i.by) if i.by else None
        if not i.touch:
            out.append(Moment(ENTRY, i.date, f"introduced by {by.name if by else i.text}", "", i))
    return out


def stream(journal: Journal, person: str) -> tuple[Moment, ...]:
    """Return everything that happened with a person, newest first, as one merged stream."""
    moments = [of_touch(t, journal, person) for t in journal.of(Touch, person)]
    moments += others_of(journal, person)
    return tuple(sorted(moments, key=lambda m: (m.iso, m.thing.id), reverse=True))


@record
class Debrief:
    """An appointment that has passed without a note; label: "Pat Roe, Tue"."""

    appointment: Appointment
    label: str


def debriefs(journal: Journal, now: datetime, days: int = 30) -> tuple[Debrief, ...]:
    """Return the debriefs owed for appointments of the last days, the newest first (M13)."""
    wall, today = now.replace(tzinfo=None), now.date()
    out = []
    for a in journal.coming():
        at, last = a.when.at, a.when.last
        passed = at < wall if at else last is not None and last < today
        if not passed or a.held or (last and (today - last).days > days):
            continue
        names = [p.name for i in a.people if (p := journal.get(Person, i))]
        day = last or today
        when = DAYS[day.weekday()] if (today - day).days < 7 else f"{day.day} {MONTHS[day.month - 1]}"
        out.append(Debrief(a, f"{', '.join(names) or a.text or 'appointment'}, {when}"))
    return tuple(sorted(out, key=lambda d: d.appointment.when.sort, reverse=True))


@record
class Today:
    """What the day holds: appointments of today (and the next ones), debriefs owed."""

    appointments: tuple[tuple[str, str, Appointment], ...]
    debriefs: tuple[Debrief, ...]


def agenda(journal: Journal, now: datetime, ahead: int = 7) -> Today:
    """Return today's and the next days' appointments as (when, who and what, appointment), and the debriefs owed."""
    today, wall = now.date(), now.replace(tzinfo=None)
    rows = []
    for a in journal.coming():
        first, at = a.when.first, a.when.at
        if first is None or (at and at < wall) or (not at and (a.when.last or first) < today):
            continue
        days = (first - today).days
        if days > ahead:
            continue
        day = "today" if days <= 0 else "tomorrow" if days == 1 else DAYS[first.weekday()]
        label = f"{day} {at:%H:%M}" if at else day
        names = ", ".join(p.name for i in a.people if (p := journal.get(Person, i)))
        rows.append((label, " · ".join(x for x in (names, a.text, a.place) if x), a))
    return Today(tuple(rows), debriefs(journal, now))
