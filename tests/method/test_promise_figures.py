"""The figures of the promises (M15 to M19) against a naive recomputation, on random histories."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.method.book import book
from relbank.method.books import Books
from relbank.method.capacity import capacity
from relbank.method.doubt import age, delivery, margin, said, target_passed
from relbank.method.followup import crowded, is_visit
from relbank.method.performance import arrow, decided, percent, performance
from relbank.method.rules.promising import tallied
from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, THEM, Promise
from relbank.model.touch import Touch
from relbank.model.when import MONTH, WEEK, When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY, history

SEEDS = st.integers(0, 10**9)


def last_day(when: When | None) -> date | None:
    """The last day a promise may be delivered, worked out day by day."""
    if when is None or when.iso is None:
        return None
    day = date.fromisoformat(when.iso[:10])
    if when.precision == WEEK:
        return day + timedelta(days=6)
    if when.precision == MONTH:
        while (day + timedelta(days=1)).month == day.month:
            day += timedelta(days=1)
    return day


def naive_shares(promises: list[Promise], first: date | None, last: date) -> tuple[int, int, int]:
    """Return (judged, kept, kept on time) of promises decided after a day and up to another, one by one."""
    judged = kept = on_time = 0
    for p in promises:
        due = last_day(p.due)
        if p.state == OPEN:
            day = due if due is not None and due < TODAY else None
        else:
            day = date.fromisoformat(p.closed[:10])
        if day is None or p.state == DROPPED or day > last or (first is not None and day <= first):
            continue
        judged += 1
        if p.state == KEPT:
            kept += 1
            on_time += due is None or day <= due
    return judged, kept, on_time


def check_shares(seed: int) -> None:
    journal = history(seed)
    promises = list(journal.every(Promise))
    for by in (ME, THEM):
        side = [p for p in promises if p.by == by]
        found = performance(promises, TODAY, by)
        windows = (
            (found.ever, None, date.max), (found.now, TODAY - timedelta(days=90), TODAY),
            (found.before, TODAY - timedelta(days=180), TODAY - timedelta(days=90)),
        )  # fmt: skip
        for share, first, last in windows:
            judged, kept, on_time = naive_shares(side, first, last)
            assert (share.judged, len(share.kept), len(share.kept) - len(share.late)) == (judged, kept, on_time)
            assert share.share == (kept / judged if judged else None)
            assert share.on_time == (on_time / judged if judged else None)


def check_pace(seed: int) -> None:
    journal = history(seed)
    promises = [p for p in journal.every(Promise) if p.by == ME]
    days = seed % 90  # since the journal began
    first = (TODAY - timedelta(days=days)).isoformat()
    found = capacity(journal.every(Promise), TODAY, 12, first)
    waiting = [p for p in promises if p.state == OPEN]
    delivered = [
        p for p in promises
        if p.state == KEPT and 0 <= (TODAY - date.fromisoformat(p.closed[:10])).days < 56
    ]  # fmt: skip
    assert (list(found.open), list(found.delivered)) == (waiting, delivered)
    weeks = min(days / 7, 8)
    assert found.pace.a_week == (len(delivered) / weeks if weeks >= 2 else None)
    assert found.pace.weeks == (pytest.approx(len(waiting) * weeks / len(delivered))
                                if weeks >= 2 and delivered else None)  # fmt: skip
    took = sorted(
        (datetime.fromisoformat(p.closed).replace(tzinfo=None) - datetime.fromisoformat(p.made)).total_seconds()
        for p in promises if p.state == KEPT
    )  # fmt: skip
    middle = delivery(promises).middle
    assert (middle.total_seconds() if middle is not None else None) == (median(took) if took else None)


def check_sums(seed: int) -> None:
    """The quick sums of the rules are those of the figures."""
    journal = history(seed)
    books = Books(journal, NOW, Settings())
    books.refresh(NOW)
    sums, promises = tallied(books), list(journal.every(Promise))
    found, room = performance(promises, TODAY), capacity(promises, TODAY, 12, books.began)
    assert (sums.open, sums.delivered) == (len(room.open), len(room.delivered))
    assert (sums.judged, sums.judged_before) == (found.now.judged, found.before.judged)
    assert sums.on_time == pytest.approx(found.now.on_time) if found.now.judged else sums.on_time is None
    before = found.before
    assert sums.on_time_before == (pytest.approx(before.on_time) if before.judged else None)
    lines = book(journal, TODAY, Settings())
    assert sum(one.open for one in lines.lines) == len(room.open)
    assert sum(one.mine.ever.judged for one in lines.lines) == found.ever.judged
    dropped = journal.change(promises[0], person="") if promises else None
    if dropped is not None:
        books.refresh(NOW)
        assert tallied(books).open == len(room.open), "who it was promised to changes no sum"


def check_crowded(seed: int) -> None:
    journal = history(seed)
    for id in ("p0", "p1"):
        promises, touches = list(journal.of(Promise, id)), list(journal.of(Touch, id))
        expected = []
        for touch in touches:
            day = (touch.when.iso or touch.created)[:10]
            mine = [p for p in promises if p.by == ME and p.state != DROPPED]
            same_day = [t for t in touches if (t.when.iso or t.created)[:10] == day and is_visit(t)]
            by_hand = [p for p in mine if not p.touch and p.made[:10] == day] if same_day[:1] == [touch] else []
            whole = [p for p in mine if p.touch == touch.id and p.made[:10] == day] + by_hand
            if len(whole) > 1 and any(p.state == OPEN for p in whole):
                expected.append((touch.id, {p.id for p in whole}))
        found = [(v.id, {p.id for p in mine if p.made[:10] == (v.when.iso or v.created)[:10]})
                 for v, mine in crowded(promises, iter(touches), 1)]  # fmt: skip
        assert [one for one in found if len(one[1]) > 1] == expected


CHECKS = (check_shares, check_pace, check_sums, check_crowded)


@pytest.mark.parametrize("check", CHECKS)
@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_figures_are_those_worked_out_one_by_one(check, seed):
    check(seed)


@pytest.mark.long
@pytest.mark.parametrize("check", CHECKS)
def test_figures_on_ten_thousand_histories(check):
    for seed in range(10_000):
        check(seed)


def test_an_age_is_told_in_hours_then_in_days():
    promise = Promise("q", ME, "x", made="2026-11-19T09:00")
    assert said(age(promise, NOW)) == "5 h"
    assert [said(timedelta(minutes=m)) for m in (40, 60 * 47, 60 * 48, 60 * 24 * 12)] == [
        "40 min", "47 h", "2 days", "12 days",
    ]  # fmt: skip
    assert age(Promise("q", ME, "x"), NOW) is None


@pytest.mark.parametrize(
    ("due", "aim"),
    [("2026-11-20", None), ("2026-11-21", "2026-11-20"), ("2026-11-26", "2026-11-25"), ("2026-12-09", "2026-12-04"),
     ("2027-02-19", "2027-02-12")],
)  # fmt: skip
def test_a_margin_is_a_quarter_of_the_time_and_no_weekend(due, aim):
    found = margin(When.of(date.fromisoformat(due)), TODAY)
    assert (found.iso if found else None) == aim


def test_my_own_day_passes_only_while_the_one_promised_has_not():
    def passed(target: str, due: str) -> int:
        on = [When.of(date.fromisoformat(x)) for x in (target, due)]
        return target_passed(Promise("q", ME, "x", due=on[1], target=on[0]), TODAY)

    assert (passed("2026-11-17", "2026-11-20"), passed("2026-11-19", "2026-11-20")) == (2, 0)
    assert passed("2026-11-10", "2026-11-18") == 0, "a promise that is late is told as late"


def test_shares_and_trends_as_they_are_shown():
    assert [percent(x) for x in (None, 0.834, 1.0)] == ["-", "83 %", "100 %"]
    assert [arrow(x) for x in (None, 0.12, -0.051, 0.001)] == ["", "+12 %", "-5 %", "0 %"]
    assert decided(Promise("q", ME, "x", state=BROKEN, closed="2026-11-01T10:00"), TODAY) == "2026-11-01"
