"""Section I: the figures of the practice, each with its course and with the entries behind it (M24, M41)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.ladder import RUNGS, Move
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.say import MONTHS, plural, say_day
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.settings import Settings

from .coverage import coverage
from .deeds import said_monies, sized
from .followup import day_of
from .impact import impact
from .ladder import rung_name, standing, steps
from .performance import arrow, percent, performance, shares
from .practice import steadiness
from .referrals import IN, of_journal

YEAR = 53 * 7
"""Days of the heatmap: a year in whole weeks."""
DEEP, BROAD = 0.5, 90
"""The share of a profile from which a person counts as known in depth; days within which breadth is counted."""


@record
class Bar:
    """One part of a picture: its label, how long it is from 0 to 1, the number in words, the documents behind it."""

    label: str
    part: float
    said: str
    things: tuple[Any, ...] = ()


@record
class Figure:
    """One figure: the section it stands in, its name, the number in words, a remark, its course, what is behind it.

    heat: for the year of touches the count of each ISO day.
    """

    key: str
    section: str
    name: str
    said: str
    note: str = ""
    bars: tuple[Bar, ...] = ()
    things: tuple[Any, ...] = ()
    heat: Mapping[str, int] | None = None


def figures(journal: Journal, today: date, settings: Settings) -> tuple[Figure, ...]:
    """Return all figures of a day in their order; ladder, depth and bank are of people marked strategic alone."""
    people = journal.every(Person)
    strategic = [p for p in people if p.strategic]
    touches = list(_year(journal, today))
    parts = (
        _touched(touches, today),
        _steady(journal, touches, today, settings),
        _promised(journal, today),
        _breadth(journal, strategic, touches, today),
        _rungs(journal, strategic, today, settings),
        _bank(journal, {p.id for p in strategic}, today),
        _leads(journal, today),
        _impact(journal),
    )
    return tuple(figure for part in parts for figure in part)


def _year(journal: Journal, today: date) -> Iterator[Touch]:
    low = (today - timedelta(days=YEAR)).isoformat()
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is None or touch.kind in (MAILING, JOURNAL):
            continue
        day = day_of(touch)
        if day < low:
            return
        if day <= today.isoformat():
            yield touch


def last_months(today: date, count: int = 12) -> list[str]:
    """Return the last months as "2026-11", this one last."""
    first, out = today.replace(day=1), []
    for _ in range(count):
        out.append(first.isoformat()[:7])
        first = (first - timedelta(days=1)).replace(day=1)
    return out[::-1]


def said_month(month: str) -> str:
    """Return "2026-11" as "Nov 26"."""
    return f"{MONTHS[int(month[5:7]) - 1]} {month[2:4]}"


def monthly(
    found: Iterable[tuple[str, Any]], today: date, weigh: Callable[[Any], int] = lambda _: 1
) -> tuple[Bar, ...]:
    """Return one bar for each of the last twelve months; found: (ISO day, document); weigh: what each counts."""
    by: dict[str, list[Any]] = {month: [] for month in last_months(today)}
    for day, thing in found:
        if day[:7] in by:
            by[day[:7]].append(thing)
    sums = {month: sum(map(weigh, things)) for month, things in by.items()}
    most = max(sums.values(), default=0) or 1
    return tuple(Bar(said_month(m), sums[m] / most, str(sums[m]), tuple(by[m])) for m in by)


def _touched(touches: list[Touch], today: date) -> Iterator[Figure]:
    heat: dict[str, int] = {}
    for touch in touches:
        day = day_of(touch)
        heat[day] = heat.get(day, 0) + 1
    busiest = max(heat.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    most = f"; most on {say_day(date.fromisoformat(busiest[0]))}: {busiest[1]}" if heat else ""
    note = f"on {plural(len(heat), 'day')}{most}"
    bars = monthly([(day_of(t), t) for t in touches], today)
    yield Figure("touches", "Touches", "touches in a year", str(len(touches)), note, bars, tuple(touches), heat)
    week = (today - timedelta(days=6)).isoformat()
    recent = [t for t in touches if day_of(t) >= week]
    told = f"with {plural(len({id for t in recent for id in t.people}), 'person', 'people')}"
    yield Figure("week", "Touches", "in the last 7 days", str(len(recent)), told, (), tuple(recent))


def _steady(journal: Journal, touches: list[Touch], today: date, settings: Settings) -> Iterator[Figure]:
    found = steadiness(journal, today, settings.week_start)
    gap = found.gaps[0] if found.gaps else None
    told = f"; the last gap {plural(gap.days, 'day')}, up to {say_day(gap.last)}" if gap else ""
    days = {month: sum(day.isoformat()[:7] == month for day in found.days) for month in last_months(today)}
    written = [(t.created[:7] or day_of(t)[:7], t) for t in touches]
    most = max(days.values(), default=0) or 1
    bars = tuple(
        Bar(said_month(m), n / most, plural(n, "day"), tuple(t for at, t in written if at == m))
        for m, n in days.items()
    )
    since = (today - timedelta(days=7 * found.weeks + 6)).isoformat()
    run = tuple(t for t in touches if (t.created or day_of(t)) >= since) if found.weeks else ()
    note = f"longest {plural(found.longest, 'week')}{told}"
    yield Figure("streak", "Steadiness", "weeks in a row", str(found.weeks), note, bars, run)


def _promised(journal: Journal, today: date) -> Iterator[Figure]:
    mine = [p for p in journal.every(Promise) if p.by == ME]
    found = performance(mine, today)
    bars = []
    for month in last_months(today):
        part = shares(mine, today, f"{month}-00", f"{month}-99")
        told = f"{percent(part.on_time)} of {part.judged}" if part.judged else "-"
        bars.append(Bar(said_month(month), part.on_time or 0.0, told, (*part.kept, *part.failed)))
    trend = f", {arrow(found.trend)} against the 90 days before" if arrow(found.trend) else ""
    note = f"of {found.ever.judged} due or done; last 90 days {percent(found.now.on_time)} on time{trend}"
    judged = (*found.ever.kept, *found.ever.failed)
    yield Figure("kept", "Promises", "kept", percent(found.ever.share), note, (), judged)
    yield Figure("on time", "Promises", "kept on time", percent(found.ever.on_time), f"of {found.ever.judged}",
                 tuple(bars), judged)  # fmt: skip


def _breadth(
    journal: Journal, strategic: list[Person], touches: list[Touch], today: date
) -> Iterator[Figure]:
    since = (today - timedelta(days=BROAD)).isoformat()
    met = {id for t in touches if day_of(t) >= since for id in t.people}
    people = tuple(p for id in met if (p := journal.get(Person, id)) is not None and not p.trashed)
    count = len(journal.every(Person))
    yield Figure("breadth", "Breadth and depth", f"people touched in {BROAD} days", str(len(people)),
                 f"of {count} in the journal", (), tuple(sorted(people, key=lambda p: p.order)))  # fmt: skip
    if not strategic:
        return
    known = [(coverage(p, journal.of(Fact, p.id)).share, p) for p in strategic]
    deep = [p for share, p in known if share >= DEEP]
    known.sort(key=lambda pair: (-pair[0], pair[1].order))
    bars = tuple(Bar(p.name, share, f"{round(share * 100)} %", (p,)) for share, p in known[:12])
    yield Figure("depth", "Breadth and depth", "known in depth", str(len(deep)),
                 f"of {len(strategic)} strategic: half of the profile or more", bars, tuple(deep))  # fmt: skip


def _rungs(journal: Journal, strategic: list[Person], today: date, settings: Settings) -> Iterator[Figure]:
    if not strategic:
        return
    stays: dict[int, list[tuple[int, Move]]] = {n: [] for n in range(1, len(RUNGS) + 1)}
    here: dict[int, list[Person]] = {n: [] for n in range(len(RUNGS) + 1)}
    for person in strategic:
        here[standing(journal, person).number].append(person)
        for step in steps(journal.of(Move, person.id)):
            days = step.days(today)
            if step.number and days is not None:
                stays[step.number].append((days, step.move))
    most = max((len(people) for people in here.values()), default=0) or 1
    names = {n: rung_name(RUNGS[n - 1], settings.rungs) for n in stays}
    bars = tuple(Bar(names[n], len(here[n]) / most, plural(len(here[n]), "person", "people"), tuple(here[n]))
                 for n in names)  # fmt: skip
    ranked = [p for n, people in here.items() if n for p in people]
    yield Figure("ladder", "Ladder", "people on the ladder", str(len(ranked)), f"{len(here[0])} strategic, not ranked",
                 bars, tuple(ranked))  # fmt: skip
    middle = {n: round(median(days for days, _ in found)) if found else 0 for n, found in stays.items()}
    longest = max(middle.values(), default=0) or 1
    bars = tuple(Bar(names[n], middle[n] / longest, plural(middle[n], "day") if stays[n] else "-",
                     tuple(move for _, move in stays[n])) for n in names)  # fmt: skip
    every = [days for found in stays.values() for days, _ in found]
    told = plural(round(median(every)), "day") if every else "-"
    yield Figure("rung days", "Ladder", "time on a rung", told, f"the middle one of {plural(len(every), 'stay')}", bars,
                 tuple(move for found in stays.values() for _, move in found))  # fmt: skip


def _bank(journal: Journal, known: set[str], today: date) -> Iterator[Figure]:
    entries = [e for e in journal.every(Entry) if e.person in known]
    for kind, name in ((DEPOSIT, "deposits"), (WITHDRAWAL, "withdrawals")):
        found = [(e.date or e.created[:10], e) for e in entries if e.kind == kind]
        year = [e for day, e in found if day > (today - timedelta(days=365)).isoformat()]
        size = sum(sized(e.size) for e in year)
        yield Figure(name, "Bank", f"{name} in a year", str(len(year)), f"of size {size} together",
                     monthly(found, today, lambda e: sized(e.size)), tuple(year))  # fmt: skip


def _leads(journal: Journal, today: date) -> Iterator[Figure]:
    found = of_journal(journal)
    came = [lead.referral for lead in found if lead.referral.direction == IN]
    went = [lead.referral for lead in found if lead.referral.direction != IN]
    won = sum(lead.outcome == "won" for lead in found)
    yield Figure("leads in", "Leads", "leads that came in", str(len(came)), f"{won} of all leads were won",
                 monthly([(r.date, r) for r in came], today), tuple(came))  # fmt: skip
    yield Figure("leads out", "Leads", "leads passed on", str(len(went)), "",
                 monthly([(r.date, r) for r in went], today), tuple(went))  # fmt: skip


def _impact(journal: Journal) -> Iterator[Figure]:
    found = impact(journal)
    most = max((len(one.things) for one in found.came), default=0) or 1
    bars = tuple(
        Bar(one.name, len(one.things) / most, f"{len(one.things)}{_money(one.money)}", one.things) for one in found.came
    )
    yield Figure("in", "Return on impact", "went in", str(len(found.given)), f"deeds of size {found.size} together", (),
                 found.given)  # fmt: skip
    things = tuple(thing for one in found.came for thing in one.things)
    yield Figure("back", "Return on impact", "came back", str(found.back), "by kinds", bars, things)


def _money(sums: Mapping[str, Any]) -> str:
    told = said_monies(sums.items())
    return f", {told}" if told else ""
