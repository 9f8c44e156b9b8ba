"""What is owed, due and to come, against a naive recomputation on random histories (M16, M18, M25, M29)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from relbank.method.agenda import debriefs
from relbank.method.ahead import ahead, heading_of
from relbank.method.asking import too_early
from relbank.method.bank import gate
from relbank.method.cadence import next_days
from relbank.method.deeds import deeds
from relbank.method.doubt import age, margin, target_passed
from relbank.method.profile import profile
from relbank.method.promises import closed, counters, mine, theirs
from relbank.method.tickler import near, tickler
from relbank.method.tracking import row
from relbank.model.alliance import CIRCLE, CURRENT, CircleStep
from relbank.model.appointment import PLANNED, Appointment
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, THEM, Promise
from relbank.model.say import MONTHS
from relbank.model.touch import JOURNAL, MAILING, MUTUAL, Touch
from relbank.model.trust import TrustSheet
from relbank.model.when import MONTH, WEEK, When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history, on_histories
from tests.method.memory import MemoryJournal
from tests.method.test_promise_figures import last_day

WALL = NOW.replace(tzinfo=None)


def lived(seed: int) -> MemoryJournal:
    """A random history with leads and their news, steps of the circle, deeds, ratings and near appointments added."""
    journal, r = history(seed), Random(seed)
    ids = [p.id for p in journal.every(Person)]

    def day(span: int = 300) -> str:
        return (TODAY - timedelta(days=r.randint(0, span))).isoformat()

    for p in journal.every(Person):
        journal.change(p, birthday=r.choice(("", "--11-19", "1970-11-25", "--12-04", "--02-29")), strategic=True)
        if r.random() < 0.7:
            journal.add(TrustSheet(f"s{p.id}", p.id, *(r.randint(1, 10) for _ in range(4)), date=day()))
        for n in range(r.randint(0, 3)):
            journal.add(CircleStep(f"c{p.id}{n}", p.id, r.choice((*CIRCLE, CURRENT)), date=day()))
    for n in range(r.randint(0, 6)):
        lead = journal.add(Referral(
            f"l{n}", f"firm {n}", r.choice(ids), r.choice(("in", "in", "out")), "open",
            r.choice(("", "500", "900")), r.choice(("$", "€")), day(500), quality=r.randint(0, 5),
        ))  # fmt: skip
        if r.random() < 0.6:
            journal.add(Referral(f"z{n}", lead.text, lead.person, "", r.choice(("won", "lost")),
                                 r.choice(("", "70")), "€", TODAY.isoformat(), lead=lead.id))  # fmt: skip
        journal.add(Mention(f"m{n}", r.choice(ids), "to the board", day()))
        journal.add(Introduction(f"i{n}", r.choice(ids), r.choice((*ids, "")), date=day()))
        journal.add(Entry(f"e{n}", r.choice(ids), r.choice((DEPOSIT, WITHDRAWAL)), "x", date=day()))
    for n in range(r.randint(0, 5)):
        at = WALL + timedelta(days=r.randint(-35, 9), hours=r.randint(-3, 3))
        when = r.choice((When.of(at), When.of(at.date()), When.open()))
        journal.add(Appointment(f"b{n}", when, (r.choice(ids),), held=r.choice(("", "", "t01"))))
    for p in journal.every(Promise):
        target = When.of(TODAY + timedelta(days=r.randint(-9, 9)))
        journal.change(p, target=r.choice((None, target)), snoozed=r.choice(("", "", "2026-11-19", "2026-11-20")))
    return journal


@on_histories
def test_how_old_a_promise_is_and_for_how_long_my_own_day_has_passed(seed):
    for p in lived(seed).every(Promise):
        end = datetime.fromisoformat(p.closed).replace(tzinfo=None) if p.closed else WALL
        took = end - datetime.fromisoformat(p.made)
        noted_as_kept = p.state == KEPT and p.touch and took <= timedelta()
        assert age(p, NOW) == (None if noted_as_kept else max(took, timedelta()))
        passed, last = 0, last_day(p.due)
        if p.target is not None and (last is None or last >= TODAY):
            passed = max(0, (TODAY - last_day(p.target)).days)
        assert target_passed(p, TODAY) == passed
        aim = margin(p.due, TODAY)
        first = p.due.first if p.due else None
        if first is None or (first - TODAY).days < 2:
            assert aim is None
            continue
        left = (first - TODAY).days
        wanted = first - timedelta(days=1 if left < 8 else 7 if left > 27 else left // 4)
        friday = wanted
        while friday.weekday() > 4:
            friday -= timedelta(days=1)
        assert aim == When.of(friday if friday > TODAY else wanted)


@on_histories
def test_the_book_of_one_person_and_its_counters(seed):
    journal = lived(seed)
    today = TODAY.isoformat()
    for id in ("", *(p.id for p in journal.every(Person))):
        for by, found in ((ME, mine(journal, TODAY, id)), (THEM, theirs(journal, TODAY, id))):
            wanted = [p for p in journal.every(Promise) if p.by == by and p.state == OPEN and p.snoozed <= today]
            assert {o.promise.id for o in found} == {p.id for p in wanted if p.person == id or not id}
            last = {o.promise.id: last_day(o.promise.due) for o in found}
            assert {o.promise.id: o.days for o in found} == {p: (d - TODAY).days if d else 0 for p, d in last.items()}
            days = [last[o.promise.id] for o in found]
            assert days == sorted((d for d in days if d), key=date.toordinal) + [d for d in days if not d]
    ended = closed(journal, TODAY, ME)
    assert len(ended) == len([p for p in journal.every(Promise) if p.by == ME and p.state != OPEN])
    assert [o.promise.closed for o in ended] == sorted((o.promise.closed for o in ended), reverse=True)
    states = [o.state for o in mine(journal, TODAY)]
    now, late = states.count("today"), states.count("late")
    told = [f"{now} promise{'s' * (now != 1)} today" if now else "", f"{late} late" if late else ""]
    assert counters(journal, TODAY) == " · ".join(part for part in told if part)


@on_histories
def test_what_is_due_on_a_day_is_what_looking_at_each_thing_says(seed):
    journal, r = lived(seed), Random(seed)
    lead, ahead = r.randint(0, 20), r.randint(0, 14)
    found = tickler(journal, NOW, lead, ahead)
    for by, shown, later in ((ME, found.mine, found.later), (THEM, found.theirs, found.theirs_later)):
        waiting = [p for p in journal.every(Promise) if p.by == by and p.state == OPEN]
        waiting = [p for p in waiting if p.snoozed <= TODAY.isoformat()]
        due = {p.id: (last_day(p.due) - TODAY).days for p in waiting if last_day(p.due) is not None}
        near = sorted((days, id) for id, days in due.items() if days <= ahead)
        assert [(o.days, o.promise.id) for o in shown] == near and later == len(waiting) - len(near)
        states = {o.promise.id: o.state for o in shown}
        assert states == {id: "late" if days < 0 else "coming" if days else "today" for days, id in near}
        if by == ME:
            assert found.late == len([days for days, _ in near if days < 0])
            assert found.today == len([days for days, _ in near if days == 0])
    owed = set()
    for a in journal.every(Appointment):
        last = last_day(a.when)
        over = last is not None and ((a.when.at < WALL) if a.when.at else (last < TODAY))
        if a.state == PLANNED and not a.held and over and (TODAY - last).days <= 30:
            owed.add(a.id)
    assert {d.appointment.id for d in found.debriefs} == owed == {d.appointment.id for d in debriefs(journal, NOW)}
    days = {}
    for p in journal.every(Person):
        for n in range(lead + 1):
            on = (TODAY + timedelta(days=n)).isoformat()[5:]
            if p.birthday[-5:] == on:
                days[p.id] = n
    assert {n.person.id: n.days for n in found.near} == days
    waits = sum(o.state != "coming" for o in found.theirs)
    born = sum(n == 0 for n in days.values())
    told = [f"{found.late} late", f"{found.today} due today", f"{waits} owed to me",
            f"{len(owed)} debrief{'s' * (len(owed) != 1)}", f"{born} date{'s' * (born != 1)} today"]  # fmt: skip
    assert found.line == " · ".join(part for part in told if not part.startswith("0"))
    assert found.pressing == bool(found.line)


@on_histories
def test_an_agenda_holds_what_is_late_owed_to_come_and_without_a_day_in_this_order(seed):
    journal = lived(seed)
    far, today = TODAY + timedelta(days=60), TODAY.isoformat()
    wanted: dict[str, tuple[str, str]] = {}  # what stands in it: what comes first, and the day told
    for p in journal.every(Promise):
        last = last_day(p.due)
        if p.state != OPEN or p.snoozed > today or (last is not None and last > far):
            continue
        late = last is not None and last < TODAY
        wanted[f"promise:{p.id}"] = ("0", "") if late else ("9", "") if last is None else ("2", last.isoformat())
    owed = {d.appointment.id for d in debriefs(journal, NOW)}
    for a in journal.every(Appointment):
        first, last = a.when.first, last_day(a.when)
        over = last is not None and (last < TODAY or (a.when.at is not None and a.when.at < WALL))
        if a.id in owed:
            wanted[f"debrief:{a.id}"] = ("1", "")
        elif a.state == PLANNED and not over and (first is None or first <= far):
            wanted[f"appointment:{a.id}"] = ("9", "") if first is None else ("2", max(first, TODAY).isoformat())
    for one in near(journal, TODAY, 30):
        wanted[f"date:{one.person.id}:birthday"] = ("2", one.occasion.day.isoformat())
    found = ahead(journal, NOW, Settings())
    assert {e.key: (e.order[0][0], e.order[0][1:] if e.order[0][0] == "2" else "") for e in found} == wanted
    places = [wanted[e.key] for e in found]
    assert places == sorted(places)
    for entry in found:
        place, day = wanted[entry.key]
        heads = {"0": "Late", "1": "Notes still owed", "9": "No date yet"}
        assert entry.heading == (heads[place] if day == "" else heading_of(date.fromisoformat(day), TODAY))
        if place == "0":
            assert entry.time == f"{(TODAY - last_day(entry.thing.due)).days}d" and entry.tone == "late"


def test_a_day_is_headed_by_how_far_off_it_is_and_its_year_where_it_is_another():
    days = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21), date(2027, 1, 2), date(2026, 1, 2)]
    assert [heading_of(day, TODAY) for day in days] == [
        "Today, Thu 19 Nov 2026", "Tomorrow, Fri 20 Nov 2026", "Sat 21 Nov", "Sat 2 Jan 2027", "Fri 2 Jan",
    ]  # fmt: skip


@on_histories
def test_a_row_of_the_table_is_the_two_last_touches_the_three_next_steps_and_the_next_meeting(seed):
    journal = lived(seed)
    agreed = next_days(journal, TODAY)
    for person in journal.every(Person):
        found = row(journal, person, CURRENT, TODAY)
        touches = [t for t in journal.of(Touch, person.id) if t.kind not in (JOURNAL, MAILING)]
        past = [t for t in touches if (t.when.iso or "")[:10] <= TODAY.isoformat()]
        assert list(found.touches) == past[:2]
        for t, told in zip(past, found.past, strict=False):
            word = "Meeting" if t.kind == "met" else t.kind.title()
            way = "" if t.direction == MUTUAL else f" {t.direction}"
            day, month = date.fromisoformat(t.when.iso[:10]), MONTHS[int(t.when.iso[5:7]) - 1]
            year = "" if day.year == TODAY.year else f" {day.year}"
            on = {MONTH: f"in {month}{year}", WEEK: f"week of {day.day} {month}{year}"}
            assert told == f"{word}{way} {on.get(t.when.precision, f'on {day.day} {month}{year}')}"
        mine = [p for p in journal.of(Promise, person.id) if p.by == ME and p.state == OPEN]
        mine = [p for p in mine if p.snoozed <= TODAY.isoformat()]
        dated = sorted((p.due.iso, p.id) for p in mine if p.due and p.due.iso)
        bare = [id for _, id in sorted((p.due is None, p.id) for p in mine if not (p.due and p.due.iso))]
        assert {p.id for p in found.promises} == {*[*(id for _, id in dated), *bare][:3]}
        planned = [a for a in journal.of(Appointment, person.id) if a.state == PLANNED]
        fixed = sorted((a.when.iso, a.id) for a in planned if a.when.iso and last_day(a.when) >= TODAY)
        still = [a.id for a in planned if not a.when.iso]
        meeting = found.meeting.id if found.meeting else None
        assert meeting == (fixed[0][1] if fixed else max(still) if still else None)
        assert agreed.get(person.id) == (fixed[0][0][:10] if fixed else None)


@on_histories
def test_what_lies_ahead_of_a_person_and_what_was_asked_of_them_too_early(seed):
    journal, r = lived(seed), Random(seed)
    for n in range(r.randint(0, 4)):
        day = (TODAY - timedelta(days=r.choice((0, 5, 89, 90, 91, 200)))).isoformat()
        journal.add(Entry(f"k{n}", r.choice(list(journal.every(Person))).id, ASK, "a lead", date=day))
    for person in journal.every(Person):
        ahead = []
        for a in journal.of(Appointment, person.id):
            last = last_day(a.when)
            if a.state == PLANNED and (last is None or last >= TODAY):
                ahead.append((a.when.iso or "~", a.id))
        assert [a.id for a in profile(journal, person, TODAY).coming] == [id for _, id in sorted(ahead)]
        found = deeds(journal.of, person.id)
        asks = [n for n, deed in enumerate(found) if deed.kind == ASK]
        early = None
        if asks:
            last = found[asks[-1]]
            given = [deed for deed in found if deed.kind == DEPOSIT and deed.day >= last.day]
            old = (TODAY - date.fromisoformat(last.day)).days > 90
            shut = gate(found[: asks[-1]], person.name, last.day).shut
            early = last if shut and not given and not old else None
        told = too_early(found, person.name, TODAY.isoformat())
        assert (told[0] if told else None) == early
