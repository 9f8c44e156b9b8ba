"""Section I: the figures of the practice, each number with its course and with the entries behind it (M24, M41)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.ladder import RUNGS, Move
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.say import plural, say_day
from relbank.model.touch import JOURNAL, MAILING, Touch
from relbank.settings import Settings

from .coverage import coverage
from .deeds import said_monies, sized
from .figure import MIDDLE, SHARE, SIZES, Figure, Number, Part, barred, counted, last_months, monthly, said_month, told
from .followup import day_of
from .impact import impact
from .ladder import rung_name, standing, steps
from .performance import Share, arrow, percent, performance, shares
from .referrals import IN, of_strategic
from .steady import steady

WEEKS = 53
"""Weeks of the heatmap: a year in whole weeks."""
DEEP, BROAD = 0.5, 90
"""The share of a profile from which a person counts as known in depth; days within which breadth is counted."""
SHOWN = 12
"""People whose depth is drawn."""


def figures(journal: Journal, today: date, settings: Settings) -> tuple[Figure, ...]:
    """Return all figures of a day in their order; ladder, depth and bank are of people marked strategic alone."""
    return tuple(figure for part in by_part(journal, today, settings) for figure in part)


def by_part(journal: Journal, today: date, settings: Settings) -> Iterator[tuple[Figure, ...]]:
    """Yield the figures some at a time, for who has other work between two of them."""
    people = journal.every(Person)
    strategic = [p for p in people if p.strategic]
    touches = list(_year(journal, today))
    yield tuple(_touched(touches, today))
    yield (steady(journal, today, settings),)
    yield tuple(_promised(journal, today))
    yield tuple(_breadth(journal, strategic, touches, today))
    yield tuple(_rungs(journal, strategic, today, settings))
    yield tuple(_bank(journal, {p.id for p in strategic}, today))
    yield tuple(_leads(journal, today))
    yield tuple(_impact(journal))


def _year(journal: Journal, today: date) -> Iterator[Touch]:
    low = (today - timedelta(days=7 * WEEKS)).isoformat()
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is None or touch.kind in (MAILING, JOURNAL):
            continue
        day = day_of(touch)
        if day < low:
            return
        if day <= today.isoformat():
            yield touch


def _touched(touches: list[Touch], today: date) -> Iterator[Figure]:
    by: dict[str, list[Touch]] = {}
    for touch in touches:
        by.setdefault(day_of(touch), []).append(touch)
    notes = [told(f"on {plural(len(by), 'day')}", len(by),
                  (Part("one of each day", tuple(some[0] for some in by.values())),))]  # fmt: skip
    if by:
        day, most = max(by.items(), key=lambda item: (len(item[1]), item[0]))
        notes.append(told(f"most on {say_day(date.fromisoformat(day))}: {len(most)}", len(most), counted(most)))
    how = "Every header of a note is one; mailings and notes to oneself are none."
    heat = {day: len(some) for day, some in by.items()}
    yield Figure("touches", "Touches", f"touches in {WEEKS} weeks", str(len(touches)), counted(touches, how),
                 notes=tuple(notes), bars=monthly([(day_of(t), t) for t in touches], today), heat=heat)  # fmt: skip
    week = (today - timedelta(days=6)).isoformat()
    recent = [t for t in touches if day_of(t) >= week]
    met: dict[str, Touch] = {id: t for t in recent for id in t.people}
    label = f"with {plural(len(met), 'person', 'people')}"
    with_whom = (Part("somebody's last one each", tuple(met.values())),)
    yield Figure("week", "Touches", "in the last 7 days", str(len(recent)), counted(recent),
                 notes=(told(label, len(met), with_whom),))  # fmt: skip


def _promised(journal: Journal, today: date) -> Iterator[Figure]:
    mine = [p for p in journal.every(Promise) if p.by == ME]
    found = performance(mine, today)
    rows = []
    for month in last_months(today):
        part = shares(mine, today, f"{month}-00", f"{month}-99")
        said = f"{percent(part.on_time)} of {part.judged}" if part.judged else "-"
        rows.append(Number(said_month(month), said, part.on_time or 0.0, _on_time(part), SHARE))
    judged = found.ever.judged
    of = told(f"of {judged} due or done", judged, counted((*found.ever.kept, *found.ever.failed)))
    notes = [of, told(f"last 90 days {percent(found.now.share)}", percent(found.now.share), _kept(found.now), SHARE)]
    yield Figure("kept", "Promises", "kept", percent(found.ever.share), _kept(found.ever), SHARE, tuple(notes))
    now, before = found.now.on_time, found.before.on_time
    notes = [of, told(f"last 90 days {percent(now)}", percent(now), _on_time(found.now), SHARE)]
    if before is not None:
        trend = f", so {arrow(found.trend)} since" if arrow(found.trend) else ""
        label = f"in the 90 days before {percent(before)}{trend}"
        notes.append(told(label, percent(before), _on_time(found.before), SHARE))
    yield Figure("on time", "Promises", "kept on time", percent(found.ever.on_time), _on_time(found.ever), SHARE,
                 tuple(notes), tuple(rows))  # fmt: skip


def _kept(share: Share) -> tuple[Part, ...]:
    return Part("kept", share.kept), Part("broken, or open after their day", share.failed)


def _on_time(share: Share) -> tuple[Part, ...]:
    late = {p.id for p in share.late}
    timely = tuple(p for p in share.kept if p.id not in late)
    return (Part("kept on time", timely), Part("kept late", share.late),
            Part("broken, or open after their day", share.failed))  # fmt: skip


def _breadth(
    journal: Journal, strategic: list[Person], touches: list[Touch], today: date
) -> Iterator[Figure]:
    since = (today - timedelta(days=BROAD)).isoformat()
    met = {id for t in touches if day_of(t) >= since for id in t.people}
    everybody = journal.every(Person)
    people = [p for p in everybody if p.id in met]
    notes = (told(f"of {len(everybody)} in the journal", len(everybody), counted(everybody)),)
    yield Figure("breadth", "Breadth and depth", f"people touched in {BROAD} days", str(len(people)), counted(people),
                 notes=notes)  # fmt: skip
    if not strategic:
        return
    known = sorted(((coverage(p, journal.of(Fact, p.id)), p) for p in strategic),
                   key=lambda pair: (-pair[0].share, pair[1].order))  # fmt: skip
    deep = [p for found, p in known if found.share >= DEEP]
    notes = (told(f"of {len(strategic)} strategic: half of the profile or more", len(strategic), counted(strategic)),)
    bars = []
    for found, p in known[:SHOWN]:
        parts = [part for part in found.parts if part.known]
        behind = Part(found.said, tuple(part.evidence[0] for part in parts), tuple(part.title for part in parts))
        asked = ", ".join(part.title for part in found.open)
        open_ = (Part(f"not known yet: {asked}", ()),) if asked else ()
        bars.append(Number(p.name, f"{round(found.share * 100)} %", found.share, (behind, *open_), found.said))
    yield Figure("depth", "Breadth and depth", "known in depth", str(len(deep)), counted(deep), notes=notes,
                 bars=tuple(bars))  # fmt: skip


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
    names = {n: rung_name(RUNGS[n - 1], settings.rungs) for n in stays}
    bars = barred([(names[n], len(here[n]), plural(len(here[n]), "person", "people"), counted(here[n]))
                   for n in names])  # fmt: skip
    ranked = [p for n, people in here.items() if n for p in people]
    notes = (told(f"{len(here[0])} strategic, not ranked", len(here[0]), counted(here[0])),)
    yield Figure("ladder", "Ladder", "people on the ladder", str(len(ranked)), counted(ranked), notes=notes, bars=bars)
    bars = barred([(names[n], _middle(found), plural(_middle(found), "day") if found else "-", (_stays(found),))
                   for n, found in stays.items()], MIDDLE)  # fmt: skip
    every = [stay for found in stays.values() for stay in found]
    said = plural(_middle(every), "day") if every else "-"
    notes = (told(f"the middle one of {plural(len(every), 'stay')}", len(every), (_stays(every),)),)
    yield Figure("rung days", "Ladder", "time on a rung", said, (_stays(every),), MIDDLE, notes, bars)


def _middle(stays: list[tuple[int, Move]]) -> int:
    return round(median(days for days, _ in stays)) if stays else 0


def _stays(stays: list[tuple[int, Move]]) -> Part:
    found = sorted(stays, key=lambda stay: (stay[0], stay[1].id))
    return Part("the shortest first", tuple(move for _, move in found), tuple(plural(d, "day") for d, _ in found))


def _bank(journal: Journal, known: set[str], today: date) -> Iterator[Figure]:
    entries = [e for e in journal.every(Entry) if e.person in known]
    low = (today - timedelta(days=365)).isoformat()
    for kind, name in ((DEPOSIT, "deposits"), (WITHDRAWAL, "withdrawals")):
        found = [(e.date or e.created[:10], e) for e in entries if e.kind == kind]
        year = [e for day, e in found if day > low]
        size = sum(sized(e.size) for e in year)
        notes = (told(f"of size {size} together", size, counted(year), SIZES),)
        yield Figure(name, "Bank", f"{name} in a year", str(len(year)), counted(year), notes=notes,
                     bars=monthly(found, today, lambda e: sized(e.size)))  # fmt: skip


def _leads(journal: Journal, today: date) -> Iterator[Figure]:
    found = of_strategic(journal)
    came = [lead.referral for lead in found if lead.referral.direction == IN]
    went = [lead.referral for lead in found if lead.referral.direction != IN]
    won = [lead.referral for lead in found if lead.outcome == "won"]
    notes = (told(f"{len(won)} of all leads were won", len(won), counted(won)),)
    for key, name, leads, more in (("in", "that came in", came, notes), ("out", "passed on", went, ())):
        yield Figure(f"leads {key}", "Leads", f"leads {name}", str(len(leads)), counted(leads), notes=more,
                     bars=monthly([(r.date, r) for r in leads], today))  # fmt: skip


def _impact(journal: Journal) -> Iterator[Figure]:
    found = impact(journal)
    deeds = told(f"deeds of size {found.size} together", found.size, counted(found.given), SIZES)
    yield Figure("in", "Return on impact", "deeds that went in", str(len(found.given)), counted(found.given),
                 notes=(deeds,))  # fmt: skip
    bars = barred([(one.name, len(one.things), f"{len(one.things)}{_money(one.money)}",
                    (Part("", one.things, one.worths),)) for one in found.came])  # fmt: skip
    things = tuple(thing for one in found.came for thing in one.things)
    yield Figure("back", "Return on impact", "returns that came back", str(found.back), counted(things), bars=bars)


def _money(sums: Mapping[str, Any]) -> str:
    said = said_monies(sums.items())
    return f", {said}" if said else ""
