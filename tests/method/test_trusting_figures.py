"""The figures of section H against a naive recomputation over random histories (M33-M37)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from relbank.method.findings import Findings
from relbank.method.integrity import integrity
from relbank.method.organisation import organisations, weak
from relbank.method.slipping import slipping
from relbank.method.trust import PARTS, trust
from relbank.method.trust import scores as scores_alone
from relbank.method.twelve import compared, scores, written
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.sheets import FACTS, FactsCheck, Organisation, TwelveSheet
from relbank.model.trust import IntegrityTest, TrustSheet
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history
from tests.method.memory import MemoryJournal

STRATEGIC = ("M33", "M35", "M36")


def day(r: Random) -> str:
    return (TODAY - timedelta(days=r.choice((r.randint(0, 9), r.randint(0, 400))))).isoformat()


def told(seed: int) -> MemoryJournal:
    """A random history with sheets, tests, entries and organisations on top."""
    r = Random(seed)
    journal = history(seed)
    people = list(journal.every(Person))
    for n, person in enumerate(people):
        journal.change(person, organisation=r.choice(("", "Acme", "acme", "Zeta  AG")))
        for k in range(r.randint(0, 4)):
            given = {part: r.choice((0, *range(1, 11), *range(1, 11))) for part in PARTS}
            journal.add(TrustSheet(f"s{n}{k}", person.id, **given, date=day(r)))
        for k in range(r.randint(0, 3)):
            kind, outcome = r.choice(("shared", "asked", "opinion")), r.choice(("held", "failed"))
            journal.add(IntegrityTest(f"i{n}{k}", person.id, kind, outcome, date=day(r)))
        for k in range(r.randint(0, 6)):
            journal.add(Entry(f"e{n}{k}", person.id, r.choice((DEPOSIT, DEPOSIT, WITHDRAWAL, ASK)), "x", date=day(r)))
        for k in range(r.randint(0, 3)):
            both = [written([r.choice((None, r.randint(0, 10))) for _ in range(12)]) for _ in range(2)]
            journal.add(TwelveSheet(f"w{n}{k}", person.id, *both, r.random() < 0.2, date=day(r)))
    for n, name in enumerate(r.sample(("Acme", "Zeta AG", "Beta"), 2)):
        journal.add(Organisation(f"o{n}", name))
        for k in range(r.randint(0, 2)):
            journal.add(FactsCheck(f"f{n}{k}", f"o{n}", **{part: r.randint(0, 10) for part in FACTS}, date=day(r)))
    return journal


def naive_score(journal, person):
    """The score of the newest sheet, each part the newest that was given; None while one never was."""
    sheets = sorted((s for s in journal.every(TrustSheet) if s.person == person), key=lambda s: (s.date, s.id))
    parts = {}
    for part in PARTS:
        given = [getattr(s, part) for s in sheets if getattr(s, part)]
        parts[part] = given[-1] if given else None
    if not sheets or None in parts.values():
        return None
    c, r, i, s = (parts[part] for part in PARTS)
    return Fraction(c + r + i, s)


def naive_reliability(journal, person):
    good = count = 0
    for p in journal.every(Promise):
        if p.person != person or p.by != "me":
            continue
        last = p.due.last if p.due else None
        if p.state == "kept":
            count += 1
            good += last is None or date.fromisoformat(p.closed[:10]) <= last
        elif p.state == "broken" or (p.state == "open" and last is not None and last < TODAY):
            count += 1
    return (good, count)


def naive_weakest(parts, good, count, taken, deeds):
    """The part of least strength; the journal's own figure counts from three of them on, where it is the worse one."""
    strengths = {}
    for part in ("self_orientation", "reliability", "intimacy", "credibility"):  # the order of those equally weak
        rated = parts.get(part)
        if not rated:
            continue
        if part == "reliability" and count >= 3:
            rated = min(rated, rounded(good, count))
        if part == "self_orientation":
            rated = 11 - (max(rated, rounded(taken, deeds)) if deeds >= 3 else rated)
        strengths[part] = rated
    return next((part for part in strengths if strengths[part] == min(strengths.values())), "")


def rounded(hits: int, of: int) -> int:
    return int(1 + Fraction(9 * hits, of) + Fraction(1, 2))


def check(seed: int) -> None:
    journal = told(seed)
    for person in journal.every(Person):
        found = trust(journal, person.id, TODAY)
        score = naive_score(journal, person.id)
        now = found.now.score if found.now else None
        assert (now is None) == (score is None) and (score is None or abs(now - float(score)) < 1e-9)
        assert tuple(scores_alone(journal.of(TrustSheet, person.id))) == found.scores
        good, count = naive_reliability(journal, person.id)
        assert (found.reliability.hits, found.reliability.of) == (good, count)
        assert len(found.reliability.evidence) == count
        assert found.reliability.value == (rounded(good, count) if count else None)
        deeds = [e for e in journal.every(Entry) if e.person == person.id]
        taken = sum(e.kind in ("ask", "withdrawal") for e in deeds)
        assert found.self_hint.value == (rounded(taken, len(deeds)) if deeds else None)
        assert found.weakest == naive_weakest(found.now.parts if found.now else {}, good, count, taken, len(deeds))
        moved = found.scores[-1] - found.scores[-2] if len(found.scores) > 1 else None
        assert found.change == moved
        tests = [t for t in journal.every(IntegrityTest) if t.person == person.id]
        whole = integrity(tests)
        assert (whole.held, whole.failed) == tuple(sum(t.outcome == o for t in tests) for o in ("held", "failed"))
        check_keys([s for s in journal.every(TwelveSheet) if s.person == person.id])
        check_early(journal, person.id)
    ids = {p.id for p in journal.every(Person)}
    told_early = slipping(journal.every(Promise), TODAY, 3)
    assert {s.promise.person for s in told_early} <= ids, "nobody in particular is told"
    check_organisations(journal)
    check_findings(journal)


def check_keys(sheets) -> None:
    found = compared(sheets)
    if not sheets:
        assert found is None
        return
    newest, *before = sorted(sheets, key=lambda s: (s.date, s.id), reverse=True)
    moved, compared_any = 0, False
    for side in ("mine", "theirs"):
        now = scores(getattr(newest, side))
        assert getattr(found, f"total_{side}") == sum(v for v in now if v is not None)
        old = scores(getattr(before[0], side)) if before else [None] * 12
        for a, b in zip(now, old, strict=True):
            if a is not None and b is not None:
                moved, compared_any = moved + a - b, True
    assert found.moved == (moved if compared_any else None)
    both = zip(scores(newest.mine), scores(newest.theirs), strict=True)
    sums = {n: mine + theirs for n, (mine, theirs) in enumerate(both, 1) if mine is not None and theirs is not None}
    lowest = min(sums, key=lambda n: (sums[n], n), default=None)
    assert (found.weakest.number if found.weakest else None) == lowest


def check_early(journal, person: str) -> None:
    wanted = set()
    for p in journal.every(Promise):
        last = p.due.last if p.due else None
        if p.person == person and p.by == "me" and p.state == "open" and not p.told and last is not None:
            wanted |= {p.id} if TODAY < last <= TODAY + timedelta(days=3) else set()
    assert {s.promise.id for s in slipping(journal.of(Promise, person), TODAY, 3)} == wanted


def check_organisations(journal) -> None:
    found = organisations(journal)
    wanted = {" ".join(p.organisation.casefold().split()) for p in journal.every(Person) if p.organisation}
    wanted |= {o.name.casefold() for o in journal.every(Organisation)}
    assert {o.name.casefold() for o in found} == wanted and len(found) == len(wanted)
    assert sum(len(o.people) for o in found) == sum(bool(p.organisation) for p in journal.every(Person))
    for one in found:
        checks = [c for c in journal.every(FactsCheck) if one.document and c.organisation == one.document.id]
        last = max(checks, key=lambda c: (c.date, c.id), default=None)
        assert one.last == last
        assert weak(last) == tuple(p for p in FACTS if last and getattr(last, p) in (1, 2, 3, 4))


def check_findings(journal) -> None:
    """No strategic finding about a friend, and each finding has its own key and mark."""
    found = Findings(journal, Settings())
    found.refresh(NOW)
    mine = [f for f in found.all() if f.rule in ("M33", "M34", "M35", "M36", "M37")]
    people = {p.id: p for p in journal.every(Person)}
    assert not [f for f in mine if f.rule in STRATEGIC and f.person and not people[f.person].strategic]
    assert len({f.key for f in mine}) == len(mine) and all(f.mark and f.do and f.why for f in mine)
    strategic = {p.organisation.casefold().split()[0] for p in people.values() if p.strategic and p.organisation}
    assert all(f.about.split()[0] in {*strategic, "never"} for f in mine if f.rule == "M36")


def test_figures_of_some_histories():
    for seed in range(150):
        check(seed)


@pytest.mark.long
def test_figures_of_ten_thousand_histories():
    for seed in range(10_000):
        check(seed)
