"""The figures of touch discipline (M11, M20 to M24) against a naive recomputation, on random histories."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.method.cadence import drifts, parked, rhythm
from relbank.method.findings import Findings
from relbank.method.jotting import has_words, jotting, late_by
from relbank.method.ladder import standing
from relbank.method.limits import limits
from relbank.method.nurture import lane
from relbank.method.practice import week
from relbank.method.streaks import Gap, monday, streak
from relbank.method.threetouch import unanswered
from relbank.method.weekplan import candidates
from relbank.model.appointment import PLANNED, Appointment
from relbank.model.nurture import PARKED, Parking
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.touch import JOURNAL, MAILING, OUT, Touch
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history

SEEDS = st.integers(0, 10**9)
SETTINGS = Settings(cadence={**Settings().cadence, "#golf": (20, 25)})


def iso(touch: Touch) -> str:
    return (touch.when.iso or touch.created)[:10]


def real(journal, person: str) -> list[Touch]:
    """A person's touches that count, newest first."""
    return [t for t in journal.of(Touch, person) if t.kind not in (MAILING, JOURNAL)]


def waits(journal, person: str) -> bool:
    """Whether somebody is in the nurture lane, worked out from the whole history."""
    parkings = sorted(journal.of(Parking, person), key=lambda p: (p.date, p.id))
    if not parkings or parkings[-1].state != PARKED:
        return False
    last = parkings[-1]
    return not any(
        t.direction != OUT and (iso(t) > last.date or (iso(t) == last.date and t.id > last.id))
        for t in real(journal, person)
    )


def check_three_touches(seed: int) -> None:
    journal = history(seed)
    for person in journal.every(Person):
        expected = []
        for touch in reversed(real(journal, person.id)):
            expected = [*expected, touch] if touch.direction == OUT else []
        assert list(unanswered(journal.newest(person.id))) == expected


def check_lane(seed: int) -> None:
    journal = history(seed)
    assert parked(journal) == {p.id for p in journal.every(Person) if waits(journal, p.id)}
    for person in journal.every(Person):
        one = lane(journal.of(Parking, person.id), journal.newest(person.id))
        if one is not None and one.back is not None:
            after = [t for t in real(journal, person.id) if t.direction != OUT and iso(t) >= one.parked.date]
            after = [t for t in after if iso(t) > one.parked.date or t.id > one.parked.id]
            assert one.back == after[-1], "the first answer brings them back"
            assert one.days_away == (date.fromisoformat(iso(one.back)) - date.fromisoformat(one.parked.date)).days


def check_drift(seed: int) -> None:
    journal = history(seed)
    expected = []
    for person in journal.every(Person):
        place = standing(journal, person)
        if person.wished:
            wished, worst = person.wished, person.worst or person.wished * 2
        elif person.tags:
            wished, worst = 20, 25
        elif place.number:
            wished, worst = SETTINGS.cadence[place.rung]
        else:
            continue
        if waits(journal, person.id):
            continue
        touched = real(journal, person.id)
        since = max(map(iso, touched)) if touched else person.created[:10]
        days = max(0, (TODAY - date.fromisoformat(since)).days)
        state = "worst" if days > worst else "due" if days > wished else "in time"
        expected.append((person.id, days, days / wished, state))
    found = [(d.person.id, d.days, d.ratio, d.state) for d in drifts(journal, TODAY, SETTINGS)]
    assert sorted(found) == sorted(expected)
    assert [d[2] for d in found] == sorted((d[2] for d in found), reverse=True)


def check_streak(seed: int) -> None:
    journal = history(seed)
    days = sorted({t.created[:10] for t in journal.every(Touch)})
    found = streak([t.created for t in journal.every(Touch)], TODAY)
    if not days:
        assert found.away is None and found.weeks == found.longest == 0
        return
    on = {date.fromisoformat(d) for d in days}
    assert found.away == (TODAY - max(on)).days and found.age == (TODAY - min(on)).days

    def active(start: date) -> bool:
        return any(start <= d < start + timedelta(days=7) for d in on)

    start = monday(TODAY)
    start = start if active(start) else start - timedelta(days=7)
    weeks = 0
    while active(start):
        weeks, start = weeks + 1, start - timedelta(days=7)
    assert found.weeks == weeks <= found.longest
    gaps, quiet = [], 0
    for n in range(found.age + 1):
        day = min(on) + timedelta(days=n)
        if day in on:
            if quiet >= 14:
                gaps.insert(0, Gap(day - timedelta(days=quiet), day - timedelta(days=1), quiet))
            quiet = 0
        else:
            quiet += 1
        if day == max(on):
            break
    assert list(found.gaps) == gaps


def check_notes(seed: int) -> None:
    journal = history(seed)
    touches = [journal.get(Touch, id) for id in journal.touches()]
    found = jotting(touches, TODAY)
    near = [t for t in touches if (TODAY - date.fromisoformat(iso(t))).days < 30]
    visits = [t for t in near if t.direction == "mutual" and t.kind in ("met", "call", "event")]
    assert [*found.bare] == [t for t in visits if t.text in ("", "@X lunch")]
    noted = [t for t in visits if t.text not in ("", "@X lunch")]
    assert {t.id for t in (*found.same_day, *found.later)} == {t.id for t in noted}
    assert all(t.created[:10] > iso(t) for t in found.later) and all(has_words(t) for t in noted)
    assert all(late_by(t) == 0 for t in found.same_day)


def check_week(seed: int) -> None:
    journal = history(seed)
    found = week(journal, TODAY, TODAY)
    days = [(found.first + timedelta(days=n)).isoformat() for n in range(7)]
    touches = [t for t in journal.every(Touch) if iso(t) in days and t.kind not in (MAILING, JOURNAL)]
    assert found.touches == len(touches) and found.people == len({id for t in touches for id in t.people})
    assert found.promised == sum(p.by == ME and p.made[:10] in days for p in journal.every(Promise))
    assert len(found.share.kept) == sum(
        p.by == ME and p.state == "kept" and p.closed[:10] in days for p in journal.every(Promise)
    )


def check_candidates(seed: int) -> None:
    journal = history(seed)
    found = candidates(journal, TODAY, SETTINGS, 99)
    sunday = (monday(TODAY) + timedelta(days=6)).isoformat()
    for one in found:
        id = one.person.id
        assert one.why and not waits(journal, id)
        assert len(unanswered(journal.newest(id))) < 3
        assert not any(
            a.state == PLANNED and a.when.iso and TODAY.isoformat() <= a.when.iso[:10] <= sunday
            for a in journal.of(Appointment, id)
        )
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)


def check_findings(seed: int) -> None:
    """What `due` finds without looking at everybody is what the rules find; a change makes them say the same anew."""
    journal = history(seed)
    kept = Findings(journal, SETTINGS)
    kept.refresh(NOW)
    quick = {f.key for f in limits(journal, NOW, SETTINGS)}
    third = {f.key for f in kept.all() if f.rule == "M20"}
    assert {key for key in quick if key.startswith("M20")} == third
    for thing in (*journal.every(Promise)[:1], *journal.every(Touch)[:1]):
        journal.remove(thing)
        kept.refresh(NOW)
        anew = Findings(journal, SETTINGS)
        anew.refresh(NOW)
        assert kept.all() == anew.all()


CHECKS = (
    check_three_touches, check_lane, check_drift, check_streak, check_notes, check_week, check_candidates,
    check_findings,
)  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
@given(seed=SEEDS)
@settings(max_examples=50, deadline=None)
def test_figures_are_those_worked_out_one_by_one(check, seed):
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("check", CHECKS)
def test_figures_on_ten_thousand_histories(check):
    for seed in range(10_000):
        check(seed)


def test_friends_have_a_rhythm_only_by_a_tag_or_their_own():
    journal = history(1)
    friend = Person("p", "Anna")
    unranked = standing(journal, friend)
    assert rhythm(friend, unranked, SETTINGS) is None
    assert rhythm(Person("p", "Anna", tags={"golf": ""}), unranked, SETTINGS).source == "#golf"
    assert rhythm(Person("p", "Anna", wished=40), unranked, SETTINGS).worst == 80


def test_somebody_coming_back_after_a_gap_is_known_for_a_day():
    away = streak(["2026-10-01", "2026-10-02"], TODAY)
    assert away.returning == Gap(date(2026, 10, 3), date(2026, 11, 18), 47)
    assert streak(["2026-10-01", "2026-11-19"], TODAY).returning.days == 48
    assert streak(["2026-10-01", "2026-11-10", "2026-11-19"], TODAY).returning is None
