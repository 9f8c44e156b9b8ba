"""Figures of giving and of alliances against naive recomputation of random histories (M26-M31)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from relbank.method import pruning
from relbank.method.circle import membership
from relbank.method.effort import DAYS, effort, ranks
from relbank.method.launching import FIRST_MONTH, standings
from relbank.method.referrals import leads, months, tally
from relbank.method.shelf import Interests, fitting, topics_of, words
from relbank.model.alliance import CIRCLE, CircleStep, Launch
from relbank.model.fact import Fact
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.promise import KEPT, THEM, Promise
from relbank.model.touch import IN, MUTUAL, OUT, Touch
from relbank.model.trust import TrustSheet
from relbank.model.when import When
from tests.method.histories import few_and_many
from tests.method.memory import MemoryJournal

FIRST = date(2026, 1, 1)
TODAY = date(2026, 12, 1)
PEOPLE = ("bob", "liz", "pat")
FIRMS = ("Acme", "Zeta", "Iota", "Kappa", "Lambda", "Sigma")
days = some.integers(0, 333)
people = some.sampled_from(PEOPLE)


def iso(day: int) -> str:
    return (FIRST + timedelta(days=day)).isoformat()


def numbered(strategy: some.SearchStrategy[Any], most: int = 12) -> some.SearchStrategy[list[Any]]:
    """Things with ids of their own: each is made by a function of its number."""
    return some.lists(strategy, max_size=most).map(lambda makers: [make(f"{n:03}") for n, make in enumerate(makers)])


def journal(*groups: Sequence[Any]) -> MemoryJournal:
    found = MemoryJournal(*(Person(id, id.title(), strategic=True) for id in PEOPLE))
    for group in groups:
        for thing in group:
            found.add(thing)
    return found


# ---- referrals ----
def _lead(person, way, day, firm):
    return lambda id: Referral(f"l{id}", firm, person, way, money="100", currency="$", date=iso(day))


def _news(person, day, firm, outcome):
    return lambda id: Referral(f"n{id}", firm, person, "", outcome, "70", "$", iso(day))


passed = numbered(some.builds(_lead, people, some.sampled_from(("in", "out")), days, some.sampled_from(FIRMS)))
told = numbered(
    some.builds(_news, people, days, some.sampled_from(FIRMS), some.sampled_from(("won", "lost", "open")))
)


def check_referrals(papers: list[Referral], news: list[Referral]) -> None:
    firms = {}
    for paper in papers:  # a name belongs to one lead alone, so that a plain join is right
        firms.setdefault(paper.text, paper)
    papers = list(firms.values())
    found = leads([*papers, *news])
    outcome, won = {}, {}
    for one in sorted(news, key=lambda n: (n.date, n.id)):
        lead = firms.get(one.text)
        if lead is not None and (lead.date, lead.id) <= (one.date, one.id):
            outcome[lead.id] = one.outcome
    for lead in papers:
        after = [n for n in news if n.text == lead.text and (lead.date, lead.id) <= (n.date, n.id)]
        paid = [n for n in after if n.outcome != "lost"]
        won[lead.id] = 70 if paid else 100
    assert {x.referral.id: x.outcome for x in found} == {p.id: outcome.get(p.id, "open") for p in papers}
    total = tally(found)
    naive = sum(won[p.id] for p in papers if outcome.get(p.id) == "won")
    assert (total.count, sum(m for _, m in total.money)) == (len(papers), naive)
    course = months(found, TODAY, 12)
    assert sum(m.came + m.went for m in course) == len(papers), "all of them were within the year"
    assert all(m.came == sum(p.date[:7] == m.month and p.direction == "in" for p in papers) for m in course)


@given(passed, told)
@settings(max_examples=100, deadline=None)
def test_leads_are_joined_and_counted_as_by_hand(papers, news):
    check_referrals(papers, news)


@pytest.mark.long
@given(passed, told)
@settings(max_examples=10_000, deadline=None)
def test_leads_of_ten_thousand_histories(papers, news):
    check_referrals(papers, news)


# ---- effort, circle, pruning, launch ----
def _touch(person, way, day, kind):
    return lambda id: Touch(f"t{id}", When.of(FIRST + timedelta(days=day)), kind, direction=way, people=(person,))


def _entry(person, kind, day):
    return lambda id: Entry(f"e{id}", person, kind, "a deed", date=iso(day))


def _sheet(person, day, a, b, c, d):
    return lambda id: TrustSheet(f"s{id}", person, a, b, c, d, date=iso(day))


score = some.integers(1, 10)
kinds = some.sampled_from(("met", "call", "mailing"))
touched = numbered(some.builds(_touch, people, some.sampled_from((IN, OUT, MUTUAL)), days, kinds))
deeds = numbered(some.builds(_entry, people, some.sampled_from((DEPOSIT, WITHDRAWAL)), days))
sheets = numbered(some.builds(_sheet, people, days, score, score, score, score), 5)
steps = numbered(
    some.builds(
        lambda person, state, day: lambda id: CircleStep(f"c{id}", person, state, date=iso(day)),
        people, some.sampled_from(CIRCLE), days,
    )
)  # fmt: skip


def check_effort(touches: list[Touch], entries: list[Entry], rated: list[TrustSheet]) -> None:
    all_of_it = journal(touches, entries, rated)
    since = (TODAY - timedelta(days=DAYS)).isoformat()
    count = {}
    for id in PEOPLE:
        made = effort(all_of_it.of, all_of_it.get(Person, id), TODAY)
        mine = [t for t in touches if id in t.people and t.direction != IN and t.kind != "mailing"]
        naive = sum(t.when.iso > since for t in mine)
        naive += sum(e.person == id and e.kind == DEPOSIT and e.date > since for e in entries)
        assert made.count == naive
        count[id] = naive
    newest = {s.person: s for s in sorted(rated, key=lambda s: (s.date, s.id))}
    trust = {id: (s.credibility + s.reliability + s.intimacy) / s.self_orientation for id, s in newest.items()}
    for row in ranks(all_of_it, TODAY):
        id = row.effort.person.id
        assert row.by_trust == 1 + sum(other > trust[id] for other in trust.values())
        assert row.by_effort == 1 + sum(count[other] > count[id] for other in trust)


@given(touched, deeds, sheets)
@settings(max_examples=100, deadline=None)
def test_effort_and_ranks_are_what_counting_says(touches, entries, rated):
    check_effort(touches, entries, rated)


@pytest.mark.long
@given(touched, deeds, sheets)
@settings(max_examples=10_000, deadline=None)
def test_effort_of_ten_thousand_histories(touches, entries, rated):
    check_effort(touches, entries, rated)


@few_and_many(steps)
def test_a_membership_is_the_newest_step_and_joined_the_first_of_the_unbroken_ones(found):
    all_of_it = journal(found)
    for id in PEOPLE:
        own = sorted((s for s in found if s.person == id), key=lambda s: (s.date, s.id))
        member = membership(all_of_it.of, all_of_it.get(Person, id))
        assert member.state == (own[-1].state if own else "")
        joined = ""
        for step in reversed(own):
            if step.state != "current":
                break
            joined = step.date
        assert member.joined == joined


brought = numbered(
    some.builds(
        lambda kind, person, day: lambda id: (
            Mention(f"m{id}", person, "to his board", iso(day)) if kind == "mention"
            else Introduction(f"i{id}", "new", person, date=iso(day)) if kind == "intro"
            else Promise(f"p{id}", THEM, "a chart", person, state=KEPT, closed=iso(day))
        ),
        some.sampled_from(("mention", "intro", "kept")), people, days,
    )
)  # fmt: skip


@few_and_many(passed, touched, deeds, brought)
def test_what_an_ally_did_is_what_counting_says(papers, touches, entries, more):
    joined = CircleStep("c1", "bob", "current", date=iso(100))
    all_of_it = journal([joined], papers, touches, entries, more)
    found = pruning.efforts(all_of_it, TODAY, 90)
    assert [e.person.id for e in found] == ["bob"]
    since = (TODAY - timedelta(days=90)).isoformat()
    made = found[0]
    assert len(made.leads) == sum(p.person == "bob" and p.direction == "in" and p.date >= since for p in papers)
    assert len(made.helped) == sum(e.person == "bob" and e.kind == WITHDRAWAL and e.date >= since for e in entries)
    assert len(made.reached) == sum("bob" in t.people and t.direction == IN and t.when.iso >= since for t in touches)
    assert len(made.introduced) == sum(getattr(m, "by", "") == "bob" and m.date >= since for m in more
                                       if isinstance(m, Introduction))  # fmt: skip
    assert len(made.kept) == sum(m.person == "bob" and m.closed >= since for m in more if isinstance(m, Promise))


@few_and_many(passed, days)
def test_the_first_month_counts_the_leads_that_came_in_it(papers, start):
    all_of_it = journal(papers, [Launch("x", "The six", iso(start))])
    month = {iso(start + n) for n in range(FIRST_MONTH)}
    assert len(standings(all_of_it)[0].leads) == sum(p.direction == "in" and p.date in month for p in papers)


# ---- the shelf ----
THINGS = ("hockey", "ice hockey", "uptime", "white wine", "plants and uptime")
facts = numbered(
    some.builds(lambda p, text, gone: lambda id: Fact(f"f{id}", p, "like", text, superseded=gone), people,
                some.sampled_from(THINGS), some.sampled_from(("", "2026-02-02")))
)  # fmt: skip
items = numbered(
    some.builds(lambda topics: lambda id: ShelfItem(f"s{id}", f"Thing {id}", topics=dict.fromkeys(topics, "")),
                some.lists(some.sampled_from(THINGS), min_size=1, max_size=3)), 4
)  # fmt: skip


@few_and_many(facts, items, some.lists(some.tuples(people, some.integers(0, 3)), max_size=4))
def test_the_shelf_fits_by_words_and_gives_nothing_twice(known, shelf, handed):
    given_ = [Handed(f"h{n}", who, f"s{place:03}") for n, (who, place) in enumerate(handed)]
    all_of_it = journal(known, shelf, given_)
    for id in PEOPLE:
        person = all_of_it.get(Person, id)
        naive = set()
        for item in shelf:
            likes = [words(f.text) for f in known if f.person == id and not f.superseded]
            if any(words(topic) <= like for topic in topics_of(item) for like in likes):
                naive.add(item.id)
        assert {m.item.id for m in fitting(shelf, person, all_of_it.of)} == naive - {
            h.item for h in given_ if h.person == id
        }
        for item in shelf:
            assert (Interests(person, all_of_it.of).match(item) is not None) == (item.id in naive)
