"""What is owed, what is due and how allies do, against a naive recomputation (M16, M18, M27 to M32)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from relbank.method import pruning
from relbank.method.agenda import debriefs
from relbank.method.ahead import ahead, heading_of
from relbank.method.arithmetic import EXAMPLE, own, worth
from relbank.method.asking import too_early
from relbank.method.bank import gate
from relbank.method.cadence import next_days
from relbank.method.circle import membership
from relbank.method.deeds import deeds
from relbank.method.dossier import dossier
from relbank.method.doubt import age, margin, target_passed
from relbank.method.effort import TOO_LITTLE, TOO_MUCH, ranks
from relbank.method.exits_held import CHECKS
from relbank.method.launching import standings
from relbank.method.profile import profile
from relbank.method.promises import closed, counters, mine, theirs
from relbank.method.referrals import leads, tally
from relbank.method.shelf import landings, received
from relbank.method.tickler import near, tickler
from relbank.method.tracking import row
from relbank.method.trust import trust
from relbank.model.alliance import CIRCLE, CURRENT, PHASES, CircleStep, Launch, LaunchStep
from relbank.model.appointment import PLANNED, Appointment
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.nurture import LANDINGS, Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, THEM, Promise
from relbank.model.say import MONTHS
from relbank.model.touch import IN, JOURNAL, MAILING, MUTUAL, Touch
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
def test_effort_and_trust_do_not_fit_where_their_ranks_lie_far_apart(seed):
    journal, r = lived(seed), Random(seed)
    for n in range(r.randint(0, 8)):  # more people than a history has, so that ranks can lie apart
        person = journal.add(Person(f"x{n}", f"X {n}", strategic=r.random() < 0.9))
        journal.add(TrustSheet(f"sx{n}", person.id, r.choice((2, 5, 9)), 5, 5, 5, date=TODAY.isoformat()))
        for k in range(r.choice((0, 0, 1, 2, 3))):
            journal.add(Entry(f"ex{n}{k}", person.id, DEPOSIT, "x", date=TODAY.isoformat()))
    found = ranks(journal, TODAY)
    trust = {one.effort.person.id: one.effort.trust for one in found}
    count = {one.effort.person.id: one.effort.count for one in found}
    rated = {s.person for s in journal.every(TrustSheet)}
    assert {*trust} == {p.id for p in journal.every(Person) if p.strategic} & rated
    assert [one.by_trust for one in found] == sorted(one.by_trust for one in found)

    def middle(scores: dict[str, float], id: str) -> Fraction:
        places = [n for n, score in enumerate(sorted(scores.values(), reverse=True), 1) if score == scores[id]]
        return Fraction(sum(places), len(places))

    gap = max(2, -(-len(found) // 3))
    for one in found:
        id = one.effort.person.id
        apart = middle(trust, id) - middle(count, id)
        assert one.verdict == (TOO_MUCH if apart >= gap else TOO_LITTLE if apart <= -gap else "")
        level = tuple(list(scores.values()).count(scores[id]) > 1 for scores in (count, trust))
        assert one.level == level and one.of == len(found)
        assert one.said == (f"{one.by_effort}{'=' * level[0]}", f"{one.by_trust}{'=' * level[1]}")


@on_histories
def test_what_an_ally_did_since_they_joined_in_quarters_and_all_of_its_kinds(seed):
    journal = lived(seed)
    found = {e.person.id: e for e in pruning.efforts(journal, TODAY, 90)}
    inside = {}
    for p in journal.every(Person):
        where = membership(journal.of, p)
        if where.state == CURRENT:
            inside[p.id] = where
    assert {*found} == {*inside}
    won = {x.lead for x in journal.every(Referral) if x.outcome == "won"}
    for id, where in inside.items():
        one, joined = found[id], date.fromisoformat(where.joined)
        since = max(joined, TODAY - timedelta(days=90)).isoformat()
        came = [x for x in journal.of(Referral, id) if x.direction == "in" and x.date >= since]
        good = [x for x in came if x.quality not in (1, 2) or x.id in won]
        brought = [x for x in journal.every(Introduction) if x.by == id and x.date >= since]
        mentions = [x for x in journal.of(Mention, id) if x.date >= since]
        kept = [p for p in journal.of(Promise, id) if p.by == THEM and p.state == KEPT and p.closed[:10] >= since]
        helped = [e for e in journal.of(Entry, id) if e.kind == WITHDRAWAL and e.date >= since]
        reached = [t for t in journal.of(Touch, id) if t.direction == IN and (t.when.iso or "")[:10] >= since]
        assert [x.referral.id for x in one.good] == [x.id for x in sorted(good, key=lambda x: (x.date, x.id))]
        sizes = [len(x) for x in (one.leads, one.introduced, one.mentions, one.kept, one.helped, one.reached)]
        assert sizes == [len(x) for x in (came, brought, mentions, kept, helped, reached)]
        assert len(one.evidence) == sum(sizes) and one.idle == (not good and not brought)
        assert (one.since, one.quarters) == (since, (TODAY - joined).days // 90)
        assert pruning.due(one, where, TODAY, 90) == (one.idle and one.quarters >= 1)
        words = ("lead", "introduction", "mention", "promise", "favour", "touch")
        told = {part.split()[1].rstrip("s"): int(part.split()[0]) for part in one.said().split(", ")}
        assert [told.get(w, told.get(w + "e", 0)) for w in words] == sizes
    order = [(len(e.good), len(e.introduced), len(e.evidence)) for e in pruning.efforts(journal, TODAY, 90)]
    assert order == sorted(order)


@on_histories
def test_the_journals_own_arithmetic_is_what_its_leads_say(seed):
    journal = lived(seed)
    papers = list(journal.every(Referral))
    found = own(leads(papers), TODAY)
    news = {x.lead: x for x in papers if x.lead}
    came = [x for x in papers if x.direction == "in"]
    year = [x for x in came if (TODAY - date.fromisoformat(x.date)).days < 365]
    ends = {x.id: news[x.id].outcome if x.id in news else "open" for x in came}
    won, lost = ([x for x in came if ends[x.id] == end] for end in ("won", "lost"))
    assert {x.referral.id for x in found.came} == {x.id for x in year}
    assert ([x.referral.id for x in found.won], len(found.lost)) == (
        [x.id for x in sorted(won, key=lambda x: (x.date, x.id))], len(lost)
    )  # fmt: skip
    paid = [(news[x.id].currency, news[x.id].money) if news[x.id].money else (x.currency, x.money) for x in won]
    paid = [(currency, Decimal(money)) for currency, money in paid if money]
    each = {c: [money for currency, money in paid if currency == c] for c in ("$", "€")}
    main = "€" if len(each["€"]) > len(each["$"]) else "$"
    assert found.currency == main
    guessed = {"years"} | ({"revenue"} if not paid else set()) | ({"closed"} if not won and not lost else set())
    assert {*found.guessed} == guessed and len(found.guessed) == len(guessed)
    given = found.given
    assert given.referrals == Decimal(len(year)) / 4 and given.years == EXAMPLE.years
    assert given.revenue == (sum(each[main]) / len(each[main]) if paid else EXAMPLE.revenue)
    decided = (len(won), len(won) + len(lost)) if won or lost else (EXAMPLE.closed, EXAMPLE.of)
    assert (given.closed, given.of) == decided
    result = worth(given)
    clients = Fraction(given.referrals) * 4 * Fraction(given.closed) / Fraction(given.of)
    assert (result.clients, result.year) == (clients, clients * Fraction(given.revenue))
    assert (result.client, result.cohort) == (given.years * Fraction(given.revenue), given.years * result.year)
    some = tally(leads(papers))
    outcomes = [news[x.id].outcome if x.id in news else "open" for x in papers if x.direction]
    assert (some.won, some.lost, some.open) == tuple(outcomes.count(o) for o in ("won", "lost", "open"))
    poor = [x for x in papers if x.direction and x.quality in (1, 2)]
    assert some.good == some.count - len([x for x in poor if x.id not in news or news[x.id].outcome != "won"])


@on_histories
def test_what_the_upper_rungs_ask_is_shown_where_the_record_shows_it(seed):
    journal, r = lived(seed), Random(seed)
    for person in journal.every(Person):
        back, every = r.randint(150, 300), r.choice((10, 25, 30, 40))
        for n in range(back // every):
            when = When.of(TODAY - timedelta(days=back - n * every))
            journal.add(Touch(f"u{person.id}{n}", when, r.choice((*["call"] * 5, JOURNAL)), people=(person.id,)))
        for n in range(r.randint(0, 3)):
            parts = (r.choice((0, 0, 6, 7, 8)), r.choice((0, 8)), r.choice((0, 8)), r.choice((0, 2, 3)))
            day = (TODAY - timedelta(days=r.randint(0, 99))).isoformat()
            journal.add(TrustSheet(f"q{person.id}{n}", person.id, *parts, date=day))
        for p in journal.of(Promise, person.id) if r.random() < 0.5 else ():
            journal.change(p, state=r.choice((KEPT, DROPPED, OPEN)), due=None, target=None)
    since = TODAY - timedelta(days=182)
    for person in journal.every(Person):
        d = dossier(journal, person, NOW, Settings())
        met = {check.key: check.see(d).met for checks in CHECKS.values() for check in checks}
        touches = [t for t in journal.of(Touch, person.id) if t.kind not in (MAILING, JOURNAL)]
        days = sorted(date.fromisoformat(t.when.iso[:10]) for t in touches)
        before = [day for day in days if day < since]
        days = [*before[-1:], *(day for day in days if day >= since), TODAY]
        worst = person.worst or Settings().cadence.get(d.standing.rung, (30, 60))[1]
        assert met["rhythm"] == (bool(before) and all((b - a).days <= worst for a, b in pairwise(days)))
        slipped = 0
        for p in journal.of(Promise, person.id):
            last, end = last_day(p.due), date.fromisoformat(p.closed[:10]) if p.closed else TODAY
            late = p.state == BROKEN or (last is not None and end > last)
            slipped += p.by == ME and p.state != DROPPED and not p.told and end >= since and late
        assert met["surprises"] == (slipped == 0)
        scores = trust(journal, person.id, TODAY).scores
        assert met["trust"] == (len(scores) > 1 and scores[-1] >= 4 and scores[-1] >= 0.8 * scores[-2])
        given = [e.date for e in journal.of(Entry, person.id) if e.kind == DEPOSIT]
        given += [x.date for x in journal.of(Referral, person.id) if x.direction == "out"]
        quiet = (TODAY - date.fromisoformat(max(given))).days if given else None
        assert met["deposits"] == (quiet is not None and quiet <= Settings().quiet_days)
        ways = {x.direction for x in journal.of(Referral, person.id)}
        got = [e for e in journal.of(Entry, person.id) if e.kind == WITHDRAWAL]
        assert (met["given"], met["returned"]) == (bool(given), bool(got or "in" in ways))


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


@on_histories
def test_a_launch_stands_at_its_first_open_step_and_counts_a_month_of_leads(seed):
    journal, r = lived(seed), Random(seed)
    for n in range(2):
        started = (TODAY - timedelta(days=r.choice((3, 28, 29, 30, 31, 200)))).isoformat()
        journal.add(Launch(f"x{n}", f"Circle {n}", r.choice(("", started)), date=f"2026-0{n + 1}-01"))
        for k in range(r.randint(0, 6)):
            done = r.choice(("", TODAY.isoformat()))
            journal.add(LaunchStep(f"y{n}{k}", f"x{n}", r.choice(PHASES), f"step {k}", done))
    found = standings(journal)
    assert [x.launch.id for x in found] == ["x1", "x0"]
    for one in found:
        steps = [s for phase in PHASES for s in journal.every(LaunchStep)
                 if s.phase == phase and s.launch == one.launch.id]  # fmt: skip
        still = [s for s in steps if not s.done]
        assert list(one.steps) == steps and one.next == (still[0] if still else None)
        assert one.phase == (still[0].phase if still else "")
        done = f"{len(steps) - len(still)} of {len(steps)} steps done"
        assert one.progress == (f"{done}, phase: {one.phase}" if still else done)
        if not one.launch.started:
            assert one.leads == () and one.month(TODAY) == "" and one.said(TODAY) == one.progress
            continue
        day = date.fromisoformat(one.launch.started)
        month = [(day + timedelta(days=n)).isoformat() for n in range(30)]
        came = [x for x in journal.every(Referral) if x.direction == "in" and x.date in month]
        left = (day - TODAY).days + 29
        over = f"so far, {left} day{'s' * (left != 1)} left" if left >= 0 else "in all"
        assert len(one.leads) == len(came)
        assert one.month(TODAY).startswith(f"{len(came)} lead{'s' * (len(came) != 1)} {over} ")


@on_histories
def test_how_a_thing_of_the_shelf_landed_with_all_who_have_it(seed):
    journal, r = lived(seed), Random(seed)
    item = journal.add(ShelfItem("i", "A paper"))
    for n in range(r.randint(0, 8)):
        day = (TODAY - timedelta(days=r.randint(0, 9))).isoformat()
        journal.add(Handed(f"h{n}", f"x{n}", r.choice(("i", "other")), r.choice(("", *LANDINGS)), date=day))
    had = sorted((h for h in journal.every(Handed) if h.item == "i"), key=lambda h: (h.date, h.id))
    assert list(received(journal, item)) == had
    told = [h.landed for h in had if h.landed]
    assert landings(had) == ", ".join(f"{told.count(word)} {word}" for word in dict.fromkeys(told))
