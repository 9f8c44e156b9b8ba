"""Section G: the tracking table, a row a person, and vague dates as they were said (M29)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from relbank.model.appointment import PLANNED, Appointment
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.say import MONTHS
from relbank.model.touch import IN, JOURNAL, MAILING, OUT, Touch
from relbank.model.when import MONTH, WEEK, When

from .circle import circle

COLUMNS = ("Name and phone", "Recent past actions", "Specific next steps", "Next appointment")
RECENT, STEPS = 2, 3
"""How many past actions and next steps a row tells."""
UNSETTLED = "??"


@record
class Row:
    """A person's row: each cell as text, and the documents behind it.

    past, next: one line each. appointment: "??" while it is to be settled. touches, promises: behind past and next.
    meeting: the appointment, None when there is none at all. state: possible or current.
    """

    person: Person
    state: str
    phone: str
    past: tuple[str, ...]
    next: tuple[str, ...]
    appointment: str
    touches: tuple[Touch, ...]
    promises: tuple[Promise, ...]
    meeting: Appointment | None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The four cells of the table, in its order."""
        name = f"{self.person.name} {self.phone}".strip()
        return name, "; ".join(self.past), "; ".join(self.next), self.appointment


def rows(journal: Journal, today: date) -> tuple[Row, ...]:
    """Return the rows of the current and the possible allies."""
    return tuple(row(journal, person, m.state, today) for person, m in circle(journal) if m.inside)


def row(journal: Journal, person: Person, state: str, today: date) -> Row:
    """Return one person's row on a day."""
    touches = _recent(journal, person, today)
    promises = next_steps(journal.of(Promise, person.id), today)
    meeting = next_meeting(journal.of(Appointment, person.id), today)
    phone = next(iter(person.phones), "")
    return Row(
        person, state, phone, tuple(_did(t, today) for t in touches), tuple(_step(p, today) for p in promises),
        _agreed(meeting, today), touches, promises, meeting,
    )  # fmt: skip


def _recent(journal: Journal, person: Person, today: date) -> tuple[Touch, ...]:
    found: list[Touch] = []
    for touch in journal.newest(person.id):
        if touch.kind not in (JOURNAL, MAILING) and (touch.when.iso or "")[:10] <= today.isoformat():
            found.append(touch)
            if len(found) == RECENT:
                break
    return tuple(found)


def next_steps(promises: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Return my open promises that are next, the first due first; those put off to a later day are left out."""
    mine = [p for p in promises if p.by == ME and p.state == OPEN and not p.snoozed > today.isoformat()]
    mine.sort(key=lambda p: (p.due.sort if p.due else "~~", p.id))
    return tuple(mine[:STEPS])


def next_meeting(appointments: Sequence[Appointment], today: date) -> Appointment | None:
    """Return the next appointment: the first that is not past; one still open where nothing is fixed."""
    planned = [a for a in appointments if a.state == PLANNED]
    dated = [a for a in planned if a.when.last and a.when.last >= today]
    dated.sort(key=lambda a: (a.when.sort, a.id))
    if dated:
        return dated[0]
    return next((a for a in reversed(planned) if a.when.iso is None), None)


def _did(touch: Touch, today: date) -> str:
    word = touch.word or {"met": "meeting"}.get(touch.kind, touch.kind)
    word = word[:1].upper() + word[1:]
    if touch.direction in (IN, OUT) and not touch.word.endswith(touch.direction):
        word += f" {touch.direction}"
    when = touch.when
    link = " in " if when.precision == MONTH else " " if when.precision == WEEK else " on "
    return f"{word}{link}{said(when, today, hour=False)}" if when.iso else word


def _step(promise: Promise, today: date) -> str:
    due = promise.due
    if due is None:
        return promise.text
    return f"{promise.text} {said(due, today)}"


def _agreed(meeting: Appointment | None, today: date) -> str:
    if meeting is None:
        return UNSETTLED
    what = meeting.text[:1].upper() + meeting.text[1:]
    when = said(meeting.when, today)
    on = f"on {when}" if what and meeting.when.iso and meeting.when.precision not in (WEEK, MONTH) else when
    return " ".join(x for x in (what, on, f"at {meeting.place}" if meeting.place else "") if x)


def said(when: When, today: date, hour: bool = True) -> str:
    """Return a date as the table says it: "7 Aug", "9 Sep 9:00", "week of 7 Sep", "Oct", "??"; other years with it."""
    first = when.first
    if first is None:
        return UNSETTLED
    month = MONTHS[first.month - 1]
    year = "" if first.year == today.year else f" {first.year}"
    if when.precision == MONTH:
        return f"{month}{year}"
    if when.precision == WEEK:
        return f"week of {first.day} {month}{year}"
    at = when.at if hour else None
    return f"{first.day} {month}{year}" + (f" {at.hour}:{at.minute:02d}" if at else "")
