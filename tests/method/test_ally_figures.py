"""How allies do, what the upper rungs ask, and what leads are worth, against a naive recomputation (M2, M26 to M32)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random

from relbank.method import pruning
from relbank.method.arithmetic import EXAMPLE, own, worth
from relbank.method.circle import membership
from relbank.method.dossier import dossier
from relbank.method.effort import TOO_LITTLE, TOO_MUCH, ranks
from relbank.method.exits_held import CHECKS
from relbank.method.launching import standings
from relbank.method.referrals import leads, tally
from relbank.method.shelf import landings, received
from relbank.method.trust import trust
from relbank.model.alliance import CURRENT, PHASES, Launch, LaunchStep
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.nurture import LANDINGS, Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, THEM, Promise
from relbank.model.touch import IN, JOURNAL, MAILING, Touch
from relbank.model.trust import TrustSheet
from relbank.model.when import When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, on_histories
from tests.method.test_owing_figures import lived
from tests.method.test_promise_figures import last_day


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
