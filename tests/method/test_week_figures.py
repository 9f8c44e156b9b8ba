"""The counts of a week, the report for a coach and the weekly plan against a naive recomputation (M19, M23, M24)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from relbank.method.cadence import IN_TIME, drifts
from relbank.method.ladder import standing
from relbank.method.practice import steadiness, week
from relbank.method.report import report
from relbank.method.streaks import WEEKDAYS, streak
from relbank.method.weekplan import candidates, plans
from relbank.model.appointment import CANCELLED, PLANNED, Appointment
from relbank.model.ladder import RUNG_NAMES, RUNGS, UP, Move
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.nurture import PARKED, Parking
from relbank.model.person import Person
from relbank.model.promise import DROPPED, ME, OPEN, Promise
from relbank.model.review import DAILY, Plan, Review
from relbank.model.touch import CALL, EVENT, JOURNAL, MAILING, MET, MUTUAL, OUT, Touch
from relbank.model.when import When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history, on_histories
from tests.method.memory import MemoryJournal
from tests.method.test_promise_figures import last_day, naive_shares
from tests.method.test_touch_figures import real, waits

NEAR = 63  # days within which most of what is added lies: the weeks that are looked at


def lived(seed: int) -> MemoryJournal:
    """A random history with deeds, leads, moves, plans and reviews added, most of them of the last weeks."""
    journal, r = history(seed), Random(seed)
    ids = [p.id for p in journal.every(Person)]

    def day() -> str:
        return (TODAY - timedelta(days=r.randint(0, NEAR))).isoformat()

    for n in range(r.randint(0, 6)):
        journal.add(Entry(f"e{n}", r.choice(ids), r.choice((DEPOSIT, WITHDRAWAL, ASK)), "x", date=day()))
        journal.add(Referral(f"l{n}", f"firm {n}", r.choice(ids), r.choice(("in", "out", "")), date=day()))
        journal.add(Move(f"w{n}", r.choice(ids), r.choice((*RUNGS, UP)), "x", day()))
        journal.add(Touch(f"v{n}", When.of(date.fromisoformat(day())), r.choice((MET, CALL, EVENT)), "", MUTUAL,
                          (r.choice(ids),), text="@X lunch\nwords", created=f"{day()}T10:00"))  # fmt: skip
        journal.add(Review(f"r{n}", DAILY, day(), created=r.choice(("", f"{day()}T10:00"))))
    for n in range(r.randint(0, 4)):
        state = r.choice((PLANNED, CANCELLED))
        block = journal.add(Appointment(f"b{n}", When.of(date.fromisoformat(day())), (r.choice(ids),), state=state))
        journal.add(Plan(f"y{n}", block.people[0], day(), appointment=r.choice(("", block.id))))
    for p in journal.every(Promise):
        if r.random() < 0.2:
            journal.change(p, made="", created=f"{day()}T10:00", snoozed=r.choice(("", day(), "2026-12-01")))
    for p in journal.every(Person):
        if r.random() < 0.3:
            journal.change(p, created=f"{day()}T10:00")
    return journal


def day_of(touch: Touch) -> str:
    return (touch.when.iso or touch.created)[:10]


def naive_week(journal: MemoryJournal, first: date) -> dict[str, object]:
    """Return what a week was, each count by going through everything there is."""
    days = {(first + timedelta(days=n)).isoformat() for n in range(7)}
    touches = [t for t in journal.every(Touch) if day_of(t) in days and t.kind not in (MAILING, JOURNAL)]
    visits = [t for t in touches if t.direction == MUTUAL and t.kind in (MET, CALL, EVENT)]
    noted = [t for t in visits if t.text not in ("", "@X lunch") and t.created[:10] <= last_day(t.when).isoformat()]
    mine = [p for p in journal.every(Promise) if p.by == ME]
    off = {a.id for a in journal.every(Appointment) if a.state == CANCELLED}
    planned = [p for p in journal.every(Plan) if p.week in days and p.appointment not in off]
    touched = {id for t in touches for id in t.people}
    return {
        "touches": len(touches),
        "mine": len([t for t in touches if t.direction == OUT]),
        "people": len(touched),
        "met": len(visits),
        "noted": len(noted),
        "promised": len([p for p in mine if (p.made or p.created)[:10] in days]),
        "given": len([e for e in journal.every(Entry) if e.kind == DEPOSIT and e.date in days]),
        "referrals": len([x for x in journal.every(Referral) if x.direction and x.date in days]),
        "moves": len([m for m in journal.every(Move) if m.date in days]),
        "new": len([p for p in journal.every(Person) if p.created[:10] in days]),
        "planned": len(planned),
        "done": len([p for p in planned if p.person in touched]),
        "parked": len([p for p in journal.every(Parking) if p.state == PARKED and p.date in days]),
        "appointments": len([a for a in journal.every(Appointment) if (a.when.iso or "")[:10] in days]),
    }


def first_of(day: date, start: str) -> date:
    while WEEKDAYS[day.weekday()] != start:
        day -= timedelta(days=1)
    return day


@on_histories
def test_a_week_is_what_counting_its_days_says(seed):
    journal, r = lived(seed), Random(seed)
    start, day = r.choice(WEEKDAYS), TODAY - timedelta(days=r.randint(0, NEAR))
    first = first_of(day, start)
    found = week(journal, day, TODAY, start)
    assert (found.first, found.last) == (first, first + timedelta(days=6))
    assert {name: getattr(found, name) for name in naive_week(journal, first)} == naive_week(journal, first)
    mine = [p for p in journal.every(Promise) if p.by == ME]
    judged, kept, on_time = naive_shares(mine, first - timedelta(days=1), first + timedelta(days=6))
    share = found.share
    assert (share.judged, len(share.kept), len(share.late)) == (judged, kept, kept - on_time)
    days = [(first + timedelta(days=n)).isoformat() for n in range(7)]
    assert len(share.dropped) == len([p for p in mine if p.state == DROPPED and p.closed[:10] in days])


ROWS = {
    "touches": "touches", "people touched": "people", "meetings and calls": "met", "noted the same day": "noted",
    "promises made": "promised", "deposits": "given", "leads, both ways": "referrals", "steps on the ladder": "moves",
    "planned": "planned", "planned and done": "done",
}  # fmt: skip


@on_histories
def test_a_report_tells_eight_weeks_and_how_things_stand(seed):
    journal, r = lived(seed), Random(seed)
    settings = Settings(week_start=r.choice(("monday", "sunday")))
    day = TODAY - timedelta(days=r.randint(0, 14))
    found = report(journal, day, TODAY, settings)
    weeks = [first_of(day, settings.week_start) - timedelta(days=7 * back) for back in (7, 6, 5, 4, 3, 2, 1, 0)]
    assert list(found.weeks) == weeks and found.first == weeks[-1] and found.last == weeks[-1] + timedelta(days=6)
    mine = [p for p in journal.every(Promise) if p.by == ME]
    for row in found.rows:
        if row.name in ROWS:
            course = [naive_week(journal, first)[ROWS[row.name]] for first in weeks]
        else:
            parts = [naive_shares(mine, first - timedelta(days=1), first + timedelta(days=6)) for first in weeks]
            told = {"promises kept": [kept for _, kept, _ in parts], "of them late": [k - t for _, k, t in parts],
                    "promises missed": [judged - kept for judged, kept, _ in parts]}  # fmt: skip
            course = told[row.name]
        assert list(row.course) == course, row.name
        assert row.now == course[7] and row.usual == sum(course[:7]) / 7

    parts = {heading: len(lines) for heading, lines in found.parts}
    this, ends = naive_week(journal, weeks[-1]), [p.closed[:10] for p in mine if p.closed]
    days = [(weeks[-1] + timedelta(days=n)).isoformat() for n in range(7)]
    told = {"The plan": this["planned"], "Touches": this["touches"], "Promises made": this["promised"],
            "Promises closed": len([day for day in ends if day in days]), "Given": this["given"],
            "Steps on the ladder": this["moves"]}  # fmt: skip
    assert parts == {heading: count for heading, count in told.items() if count}

    def share(judged: int, good: int) -> str:
        return f"{round(100 * good / judged)} % of {judged}" if judged else "- of 0"

    stands = dict(found.standing)
    judged, kept, _ = naive_shares(mine, None, date.max)
    assert stands["kept, all time"] == share(judged, kept)
    judged, _, on_time = naive_shares(mine, TODAY - timedelta(days=90), TODAY)
    assert stands["kept on time, last 90 days"] == share(judged, on_time)
    waiting = [p for p in mine if p.state == OPEN]
    assert stands["promises open"] == str(len(waiting))
    late = [p for p in waiting if (last := last_day(p.due)) is not None and last < TODAY]
    assert stands["late now"] == str(len([p for p in late if p.snoozed <= TODAY.isoformat()]))
    past = [d for d in drifts(journal, TODAY, settings) if d.state != IN_TIME]
    assert stands["past their rhythm"] == str(len(past))
    assert stands["weeks in a row"] == str(steadiness(journal, TODAY, settings.week_start).weeks)
    strategic = [p for p in journal.every(Person) if p.strategic]
    for rung in RUNGS if strategic else ():
        there = [p for p in strategic if standing(journal, p).rung == rung]
        assert stands[f"on {RUNG_NAMES[rung]}"] == str(len(there))
    assert len(stands) == (11 if strategic else 6)


@on_histories
def test_a_day_counts_for_the_streak_when_anything_was_written_down_on_it(seed):
    journal, r = lived(seed), Random(seed)
    start = r.choice(WEEKDAYS)
    days = {t.created[:10] for t in journal.every(Touch)}
    days |= {moment[:10] for p in journal.every(Promise) for moment in (p.created, p.closed)}
    days |= {(r.created or r.day)[:10] for r in journal.every(Review)}
    found = steadiness(journal, TODAY, start)
    assert list(found.days) == sorted(date.fromisoformat(d) for d in days if d)
    weeks = {first_of(d, start) for d in found.days}
    longest = 0
    for one in weeks:
        length = 0
        while one in weeks:
            length, one = length + 1, one + timedelta(days=7)
        longest = max(longest, length)
    assert found.longest == longest
    gap = found.returning
    last, before = (found.days[-1], found.days[-2:-1]) if found.days else (TODAY, [])
    if (TODAY - last).days > 14:
        assert gap is not None and (gap.first, gap.last) == (last + timedelta(days=1), TODAY - timedelta(days=1))
        assert gap.days == (TODAY - last).days - 1
    elif gap is not None:
        back = gap.last + timedelta(days=1)
        assert back in found.days and (TODAY - back).days <= 1 and gap.days >= 14
    elif before and (TODAY - last).days <= 1:
        assert (last - before[0]).days <= 14, "the first line after a gap is a return"


@on_histories
def test_a_plan_is_done_by_a_touch_of_its_week(seed):
    journal = lived(seed)
    for back in range(9):
        first = first_of(TODAY, "monday") - timedelta(days=7 * back)
        found = plans(journal, first)
        naive = naive_week(journal, first)
        assert (len(found), len([p for p in found if p.plan])) == (naive["planned"], naive["planned"])
        for one in found:
            days = [(first + timedelta(days=n)).isoformat() for n in range(7)]
            assert one.done == max({day_of(t) for t in real(journal, one.person.id)} & {*days}, default="")


SETTINGS = Settings()


@on_histories
def test_who_a_week_is_for_is_what_adding_up_the_reasons_says(seed):
    journal = lived(seed)
    first = first_of(TODAY, "monday")
    sunday, today = first + timedelta(days=6), TODAY.isoformat()
    planned = {p.person.id for p in plans(journal, first)}
    expected = {}
    for person in journal.every(Person):
        id, score, why = person.id, 0.0, []
        ahead = [a.when for a in journal.of(Appointment, id) if a.state == PLANNED and a.when.iso]
        ahead = [when for when in ahead if last_day(when) >= TODAY]
        soon = [when for when in ahead if when.iso[:10] <= sunday.isoformat()]
        in_a_row = 0
        for touch in real(journal, id):
            if touch.direction != OUT:
                break
            in_a_row += 1
        if waits(journal, id) or id in planned or soon or in_a_row >= 3:
            continue
        for one in drifts(journal, TODAY, SETTINGS):
            if one.person.id == id and one.ratio > 1:
                score += min(one.ratio, 5) + (30 if one.days > one.rhythm.worst else 20)
                why.append("wished")
        for p in journal.of(Promise, id):
            last = last_day(p.due)
            if p.by == ME and p.state == OPEN and last is not None and last <= sunday and p.snoozed <= today:
                score += 40 if last < TODAY else 15
                why.append(p.text)
        parkings = sorted(journal.of(Parking, id), key=lambda p: (p.date, p.id))
        if parkings and parkings[-1].state == PARKED:
            latest = parkings[-1]
            after = [t for t in real(journal, id) if t.direction != OUT]
            after = [t for t in after if (day_of(t), t.id) > (latest.date, latest.id)]
            if after and (TODAY - date.fromisoformat(day_of(after[-1]))).days <= 14:
                score += 25
                why.append("came back")
        if why and person.strategic and not ahead:
            score += 5 + standing(journal, person).number
            why.append("no next appointment")
        if why:
            expected[id] = (score, sorted(why))
    found = candidates(journal, TODAY, SETTINGS, 99)
    assert [c.person.id for c in found] == sorted(expected, key=lambda id: (-round(expected[id][0], 9), id))
    for one in found:
        score, why = expected[one.person.id]
        assert abs(one.score - score) < 1e-9 and len(one.why) == len(why)
        assert all(any(reason in said for said in one.why) for reason in why)
    assert candidates(journal, TODAY, SETTINGS, 1) == found[:1]


def test_one_more_than_fourteen_days_make_a_gap_and_one_day_ends_a_return():
    assert streak(["2026-11-04"], TODAY).returning is not None and streak(["2026-11-05"], TODAY).returning is None
    assert streak(["2026-10-01", "2026-11-18"], TODAY).returning is not None
    assert streak(["2026-10-01", "2026-11-17"], TODAY).returning is None
    assert NOW.date() == TODAY
