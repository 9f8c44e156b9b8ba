"""Every window of days ends where it says: what is of its last day counts, and what is a day older does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from relbank.method.arithmetic import own
from relbank.method.bank import WAITS, balance
from relbank.method.capacity import Pace, capacity, seen
from relbank.method.circle import membership
from relbank.method.dossier import dossier
from relbank.method.effort import DAYS as EFFORT
from relbank.method.effort import effort
from relbank.method.findings import Findings
from relbank.method.followup import led_on
from relbank.method.impact import impact
from relbank.method.integrity import sealed_of
from relbank.method.jotting import DAYS as NOTED
from relbank.method.jotting import jotting
from relbank.method.meetings import days_to, in_days, meets, next_meeting
from relbank.method.performance import WINDOW, performance
from relbank.method.pressing import PRESSING, pressing
from relbank.method.pruning import effort as made_by
from relbank.method.referrals import leads
from relbank.method.statistics import BROAD, figures
from relbank.method.tickler import AHEAD, tickler
from relbank.method.trust import CREDIBILITY, INTIMACY, RELIABILITY, SELF, action
from relbank.model.alliance import CURRENT, CircleStep
from relbank.model.appointment import CANCELLED, PLANNED, Appointment
from relbank.model.fact import KEY, LIKE, Fact
from relbank.model.ladder import Mention
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.touch import IN, MET, OUT, Touch
from relbank.model.trust import Sealed
from relbank.model.when import MONTH, WEEK, When
from relbank.settings import Settings
from tests.method.histories import NOW, TODAY
from tests.method.memory import MemoryJournal

WALL = NOW.replace(tzinfo=None)
BOB = Person("bob", "Bob Smith", strategic=True)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def entry(kind: str, days: int) -> Entry:
    return Entry("e", "bob", kind, "a deed", date=ago(days))


def touch(days: int, way: str = OUT) -> Touch:
    return Touch("t", When(ago(days)), direction=way, people=("bob",), text="@Bob\nwords", created=f"{ago(days)}T10:00")


def kept(days: int) -> Promise:
    return Promise("q", ME, "x", "bob", state=KEPT, made=f"{ago(days)}T09:00", closed=f"{ago(days)}T10:00:00+01:00")


def due(days: int) -> Promise:
    return Promise("q", ME, "x", "bob", When(ago(-days)), state=OPEN, made=f"{ago(9)}T09:00")


def figure(journal: MemoryJournal, key: str) -> int:
    return int(next(f for f in figures(journal, TODAY, Settings()) if f.key == key).said)


def of_ally(journal: MemoryJournal) -> tuple[int, ...]:
    journal.add(CircleStep("c", "bob", CURRENT, date=ago(400)))
    found = made_by(journal.of, BOB, membership(journal.of, BOB), TODAY, 90)
    return len(found.mentions) + len(found.helped) + len(found.reached) + len(found.leads)


WINDOWS: dict[str, tuple[int, Callable[[int], Any], Callable[[MemoryJournal], int]]] = {
    "effort, touches": (EFFORT - 1, touch, lambda j: len(effort(j.of, BOB, TODAY).touches)),
    "effort, deposits": (EFFORT - 1, lambda n: entry(DEPOSIT, n), lambda j: len(effort(j.of, BOB, TODAY).deposits)),
    "pace": (55, kept, lambda j: len(capacity(j.every(Promise), TODAY, 9, ago(400)).delivered)),
    "share of the last days": (WINDOW - 1, kept, lambda j: performance(j.every(Promise), TODAY).now.judged),
    "share of the days before": (2 * WINDOW - 1, kept, lambda j: performance(j.every(Promise), TODAY).before.judged),
    "waiting for an answer": (WAITS, lambda n: entry(ASK, n), lambda j: len(balance(j.of, "bob", ago(0)).waiting)),
    "notes": (NOTED - 1, lambda n: touch(n, "mutual"), lambda j: len(jotting(j.every(Touch), TODAY).same_day)),
    "touches of a year": (371, touch, lambda j: figure(j, "touches")),
    "touches of a week": (6, touch, lambda j: figure(j, "week")),
    "breadth": (BROAD, touch, lambda j: figure(j, "breadth")),
    "deposits of a year": (364, lambda n: entry(DEPOSIT, n), lambda j: figure(j, "deposits")),
    "leads of a year": (
        364, lambda n: Referral("r", "Acme", "bob", "in", date=ago(n)),
        lambda j: len(own(leads(j.every(Referral)), TODAY).came),
    ),
    "what an ally did, mentions": (90, lambda n: Mention("m", "bob", "x", ago(n)), of_ally),
    "what an ally did, touches": (90, lambda n: touch(n, IN), of_ally),
    "what an ally did, leads": (90, lambda n: Referral("r", "Acme", "bob", "in", date=ago(n)), of_ally),
    "what an ally did, favours": (90, lambda n: entry(WITHDRAWAL, n), of_ally),
    "coming": (AHEAD, due, lambda j: len(tickler(j, NOW).mine)),
    "impact since a day": (30, lambda n: entry(DEPOSIT, n), lambda j: len(impact(j, ago(30)).given)),
}  # fmt: skip


@pytest.mark.parametrize("name", WINDOWS)
def test_what_is_of_the_last_day_counts_and_what_is_a_day_further_does_not(name: str) -> None:
    last, made, count = WINDOWS[name]
    assert [count(MemoryJournal(BOB, made(days))) for days in (last - 1, last, last + 1)] == [1, 1, 0]


def test_a_share_of_the_last_days_is_none_of_the_days_before():
    found = [performance([kept(days)], TODAY) for days in (WINDOW - 1, WINDOW)]
    assert [(p.now.judged, p.before.judged) for p in found] == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("age", "waiting", "delivered", "said", "behind"),
    [
        (13, 3, 4, "told after 2 weeks", ""),
        (14, 3, 4, "2.0 a week, 1.5 weeks to clear them", ": at your pace of 2.0 a week that is 1.5 weeks"),
        (55, 3, 0, "none delivered in 7 weeks", ": none was delivered in 7 weeks"),
        (56, 3, 8, "1.0 a week, 3.0 weeks to clear them", ": at your pace of 1.0 a week that is 3.0 weeks"),
        (400, 52, 8, "1.0 a week, 52.0 weeks to clear them", ": at your pace of 1.0 a week that is 52.0 weeks"),
        (400, 53, 8, "1.0 a week, more than a year to clear them",
         ": at your pace of 1.0 a week that is more than a year"),
    ],
)  # fmt: skip
def test_a_pace_is_told_after_two_weeks_and_up_to_a_year(
    age: int, waiting: int, delivered: int, said: str, behind: str
) -> None:
    pace = Pace(waiting, delivered, seen(ago(age), TODAY))
    assert (pace.said, pace.behind) == (said, behind)


def test_room_is_what_the_ceiling_leaves():
    assert [capacity([due(1)] * n, TODAY, 12, "").over for n in (0, 12, 13, 15)] == [0, 0, 1, 3]


def test_a_meeting_is_told_up_to_its_last_minute_and_so_many_days_ahead():
    meetings = [Appointment("a", When.of(WALL + timedelta(minutes=n)), ("bob",)) for n in (-1, 0, 60 * 24 * 5)]
    found = [next_meeting(dossier(MemoryJournal(BOB, one), BOB, NOW, Settings())) for one in meetings]
    assert [one and days_to(one, TODAY) for one in found] == [None, 0, 5]
    assert days_to(meetings[1], TODAY + timedelta(days=1)) == 0, "one that has begun is not in days gone by"
    assert [in_days(n) for n in (0, 1, 2)] == ["today", "tomorrow", "in 2 days"]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (When("2026-11-30", WEEK), "in the week of 30 Nov 2026"),
        (When((TODAY - timedelta(days=6)).isoformat(), WEEK), "this week"),
        (When((TODAY - timedelta(days=7)).isoformat(), WEEK), None),
        (When("2026-12-01", MONTH), "in Dec 2026"),
        (When("2026-11-01", MONTH), "this month"),
        (When("2026-10-01", MONTH), None),
        (When.of(TODAY), "today"),
        (When.open(), None),
    ],
)
def test_a_meeting_of_some_week_is_ahead_up_to_its_last_day_and_told_as_vaguely(when: When, told: str | None) -> None:
    found = next_meeting(dossier(MemoryJournal(BOB, Appointment("a", when, ("bob",))), BOB, NOW, Settings()))
    assert (found and meets(found, TODAY)) == told


@pytest.mark.parametrize("days", [6, 7, 8])
def test_what_presses_is_found_alone_as_among_all_up_to_its_last_day(days: int) -> None:
    bare = Touch("t", When(ago(days)), MET, people=("bob",), created=f"{ago(days)}T10:00")
    journal = MemoryJournal(BOB, bare)
    found = Findings(journal, Settings())
    found.refresh(NOW)
    alone = pressing(journal, NOW, Settings())
    assert alone == [f for f in found.all() if f.weight >= PRESSING]
    assert [f.rule for f in alone].count("M11") == (days <= 7)


def test_a_visit_leads_on_by_what_was_promised_or_agreed_and_not_by_what_was_called_off():
    visit = touch(3, "mutual")
    off, agreed = (Appointment(state, When(ago(-5)), ("bob",), state=state) for state in (CANCELLED, PLANNED))
    assert led_on(visit, [], [off, agreed]) == (agreed,)
    assert led_on(visit, [kept(4), kept(3), kept(2)], []) == (kept(3), kept(2))
    assert led_on(visit, [], [Appointment("a", When(ago(1)), held=visit.id), Appointment("b", When(ago(9)))]) == ()


@pytest.mark.parametrize(
    ("part", "known", "bare"),
    [
        (RELIABILITY, "Keep this one early: x.", "Make one small promise with a date, and keep it a day early."),
        (INTIMACY, "Ask about sailing: you noted it and never came back to it.",
         "Ask one question that has nothing to do with business, and listen."),
        (CREDIBILITY, "Bring one piece of work that helps with what they are measured by: uptime.",
         "Ask how they are measured, then bring one piece of work that helps with it."),
        (SELF, "Give one thing that serves them alone, and ask for nothing at the next meeting.",
         "Give one thing that serves them alone, and ask for nothing at the next meeting."),
    ],
)  # fmt: skip
def test_a_weak_part_proposes_one_thing_in_the_journals_own_words(part: str, known: str, bare: str) -> None:
    facts = (Fact("f1", "bob", LIKE, "sailing"), Fact("f2", "bob", KEY, "uptime", "measured"),
             Fact("f0", "bob", LIKE, "golf", used=ago(1)))  # fmt: skip
    journal = MemoryJournal(BOB, due(3), *facts)
    assert action(part, lambda cls: journal.of(cls, "bob")) == known
    assert action(part, lambda cls: ()) == bare


def test_what_was_told_in_confidence_is_shown_in_the_order_of_its_days():
    journal = MemoryJournal(BOB, Sealed("s1", "bob", "later", date=ago(1)), Sealed("s2", "bob", "first", date=ago(9)))
    assert [s.text for s in sealed_of(journal, "bob")] == ["first", "later"]
