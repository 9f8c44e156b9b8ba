"""Section E, accountability: the report of a week for a coach or partner, full or in counts alone (M24)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from relbank.model.journal import Journal
from relbank.model.ladder import RUNGS, Move
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.review import WEEKLY, Review
from relbank.model.say import plural, say_day
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.model.trust import Stop
from relbank.settings import Settings

from .cadence import IN_TIME, drifts
from .capture import told
from .followup import day_of
from .ladder import rung_name, standing, way
from .performance import percent, performance
from .practice import Week, steadiness, week
from .promises import LATE, closed_as, mine
from .weekplan import plans, week_of

WEEKS = 8
"""How many weeks the course of a figure shows, the week of the report last."""


@record
class Row:
    """A figure of the report with its course: one number for each week, the oldest first."""

    name: str
    course: tuple[int, ...]

    @property
    def now(self) -> int:
        """The number of the week of the report."""
        return self.course[-1]

    @property
    def usual(self) -> float:
        """The mean of the weeks before."""
        before = self.course[:-1]
        return sum(before) / len(before) if before else 0.0


@record
class Report:
    """The report of one week.

    first, last: its days. redacted: whether it holds counts alone. weeks: the first days of the weeks of the course.
    rows: the figures with their course. standing: (what, number) as things stand today. parts: (heading, lines) with
    names and words, none when redacted.
    """

    first: date
    last: date
    redacted: bool
    weeks: tuple[date, ...]
    rows: tuple[Row, ...]
    standing: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"Week of {say_day(self.first)}"


def report(
    journal: Journal, day: date, today: date, settings: Settings, *, redacted: bool = False
) -> Report:
    """Return the report of the week of a day, as it stands today; redacted: no name and no word of the journal."""
    first = week_of(day, settings)
    starts = tuple(first - timedelta(days=7 * back) for back in range(WEEKS - 1, -1, -1))
    weeks = [week(journal, start, today, settings.week_start) for start in starts]
    last = first + timedelta(days=6)
    parts = () if redacted else tuple((head, lines) for head, lines in _parts(journal, first, last, settings) if lines)
    rows = tuple(Row(name, tuple(of(w) for w in weeks)) for name, of in _ROWS)
    return Report(first, last, redacted, starts, rows, tuple(_standing(journal, today, settings)), parts)


_ROWS: tuple[tuple[str, Callable[[Week], int]], ...] = (
    ("touches", lambda w: w.touches),
    ("people touched", lambda w: w.people),
    ("meetings and calls", lambda w: w.met),
    ("noted the same day", lambda w: w.noted),
    ("promises made", lambda w: w.promised),
    ("promises kept", lambda w: len(w.share.kept)),
    ("of them late", lambda w: len(w.share.late)),
    ("promises missed", lambda w: len(w.share.failed)),
    ("deposits", lambda w: w.given),
    ("leads, both ways", lambda w: w.referrals),
    ("steps on the ladder", lambda w: w.moves),
    ("planned", lambda w: w.planned),
    ("planned and done", lambda w: w.done),
)


def _standing(journal: Journal, today: date, settings: Settings) -> Iterator[tuple[str, str]]:
    found = steadiness(journal, today, settings.week_start)
    yield "weeks in a row", str(found.weeks)
    shares = performance(journal.every(Promise), today)
    yield "kept, all time", f"{percent(shares.ever.share)} of {shares.ever.judged}"
    yield "kept on time, last 90 days", f"{percent(shares.now.on_time)} of {shares.now.judged}"
    owing = mine(journal, today)
    yield "promises open", str(sum(p.by == ME and p.state == OPEN for p in journal.open_promises()))
    yield "late now", str(sum(o.state == LATE for o in owing))
    yield "past their rhythm", str(sum(one.state != IN_TIME for one in drifts(journal, today, settings)))
    strategic = [p for p in journal.every(Person) if p.strategic]
    if strategic:
        numbers = [standing(journal, p).number for p in strategic]
        for number in range(1, len(RUNGS) + 1):
            # the method's own names: those of the settings are the user's words, which a redacted report has none of
            yield f"on {rung_name(RUNGS[number - 1])}", str(numbers.count(number))


def _parts(journal: Journal, first: date, last: date, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    low, high = first.isoformat(), last.isoformat()

    def within(iso: str) -> bool:
        return low <= iso[:10] <= high

    def name(id: str) -> str:
        person = journal.get(Person, id) if id else None
        return person.name if person else ""

    planned = plans(journal, first)
    yield "The plan", tuple(
        f"{p.person.name}: {p.plan.why or 'time for them'} ({'done' if p.done else 'not done'})" for p in planned
    )
    yield "Touches", tuple(f"{say_day(date.fromisoformat(day_of(t)[:10]))}: {told(t, journal)}"
                           for t in _touches(journal, low, high))  # fmt: skip
    promises = [p for p in journal.every(Promise) if p.by == ME]
    yield "Promises made", _promised([p for p in promises if within(p.made or p.created)], name)
    yield "Promises closed", tuple(
        f"{p.text}{_of(name(p.person))}: {closed_as(p)}"
        for p in promises if p.state != OPEN and within(p.closed)
    )  # fmt: skip
    yield "Given", tuple(f"{name(e.person)}: {e.text}" for e in journal.every(Entry)
                         if e.kind == DEPOSIT and within(e.date))  # fmt: skip
    yield "Steps on the ladder", tuple(
        f"{name(m.person)}: {way(journal, m, settings.rungs)}" + (f", because {m.reason}" if m.reason else "")
        for m in journal.every(Move) if within(m.date)
    )  # fmt: skip
    yield "To stop doing", tuple(s.text for s in journal.every(Stop) if within(s.date or s.created))
    yield "What the week taught", tuple(
        r.text for r in journal.every(Review) if r.kind == WEEKLY and r.day == low and r.text
    )


def _promised(found: Sequence[Promise], name: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(p.text + _of(name(p.person)) for p in found)


def _of(name: str) -> str:
    return f" ({name})" if name else ""


def _touches(journal: Journal, low: str, high: str) -> list[Touch]:
    out = []
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is None or touch.kind in (MAILING, JOURNAL):
            continue
        day = day_of(touch)
        if day < low:
            break
        if day[:10] <= high:
            out.append(touch)
    return out[::-1]


def headline(found: Report) -> str:
    """Return the week in one sentence of counts."""
    by = {row.name: row.now for row in found.rows}
    return (
        f"{plural(by['touches'], 'touch', 'touches')} with {plural(by['people touched'], 'person', 'people')}, "
        f"{by['promises kept']} promises kept and {by['promises missed']} missed, {plural(by['deposits'], 'deposit')}, "
        f"{by['planned and done']} of {by['planned']} planned done."
    )
