"""The rules of section I: today's meetings with their brief, and the half hour a week (M38-M41)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relbank.model.finding import Finding
from relbank.model.review import WEEKLY, Review
from relbank.model.say import plural, say_day

from ..books import Books
from ..dossier import Dossier
from ..groups import PLANS
from .rule import DUE, UPKEEP, Rule

WEEK = 7
"""Days after which a weekly review is missed."""


def _today(d: Dossier) -> Sequence[Finding]:
    """Tell of each appointment of the day that is still to come; one with several people once, with the first."""
    out = []
    wall = d.now.replace(tzinfo=None)
    for a in d.of(PLANS):
        at = a.when.at
        if not (a.when.iso or "").startswith(d.day) or a.people[0] != d.person.id:
            continue
        if (at is not None and at < wall) or (at is None and a.when.precision != "day"):
            continue
        where = f" at {a.place}" if a.place else ""
        saw = f"You meet today{f' at {at:%H:%M}' if at else ''}: {a.text or 'appointment'}{where}."
        early = (at.hour * 60 + at.minute) // 16 if at else 0  # the day's meetings in their order
        out.append(MEET.found(d, saw, "Read the brief a minute before: hard rules first.", about=a, mark=d.day,
                              weight=DUE - 5 - early, command="brief", evidence=[a]))  # fmt: skip
    return out


def _weekly(books: Books) -> Sequence[Finding]:
    held = max((r.day for r in books.journal.every(Review) if r.kind == WEEKLY), default="")
    first = held or books.began
    if not first:
        return ()
    days = (books.now.date() - date.fromisoformat(first)).days
    if days <= (WEEK + 6 if held else 2 * WEEK):  # a week's review is kept by the week's first day
        return ()
    saw = f"No weekly review was held yet; the journal is {plural(days, 'day')} old."
    if held:
        day = say_day(date.fromisoformat(held))
        saw = f"The last weekly review was of the week of {day}, {plural(days, 'day')} ago."
    do = "Take half an hour: plan whom to see, climb, prune, and one thing to stop."
    return (HALF_HOUR.found(None, saw, do, mark=held or "never", weight=UPKEEP + 55, command="view.week"),)


MEET = Rule(
    "M40", "Brief", "Who comes prepared is trusted; a page a minute before is enough.", _today,
    needs=(PLANS,),
)  # fmt: skip
HALF_HOUR = Rule("M39", "Weekly review", "Half an hour a week keeps the method alive.", whole=_weekly)
RULES: tuple[Rule, ...] = (MEET, HALF_HOUR)
