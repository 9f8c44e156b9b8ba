"""M39, weekly review: last week's plan against what was, whom to see, rungs, sheets, what to stop; it is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from relbank.actions import findings as overriding
from relbank.actions import rhythm
from relbank.actions import week as acting
from relbank.method.findings import Findings
from relbank.method.week import weekly
from relbank.model.review import WEEKLY, Plan, Review
from relbank.model.trust import Stop
from relbank.model.when import When
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-09T09:00:00+01:00")  # a Monday
    found.note("@Bob Smith lunch 1 Sep\n- stage initiating\n- [ ] send Ohio article by 10 Sep", at="2026-09-01T14:00")
    found.note("@Liz Chen call 1 Oct\nFine.\n- stage initiating", at="2026-10-01T17:00")
    found.note("@Anna Kowalska dinner 3 May\nOld friend.", at="2026-05-03T22:00")
    yield found
    found.close()


def page(journal):
    findings = Findings(journal.store.journal, journal.settings)
    return weekly(journal.store.journal, findings, journal.now, journal.settings)


def test_the_plan_of_last_week_is_compared_with_what_happened(journal):
    for name, day in (("Bob Smith", 1), ("Liz Chen", 2)):
        when = When.of((journal.now + timedelta(days=day)).date())
        rhythm.plan(journal.store, journal.id_of(name), when, journal.now, journal.settings, "too long ago")
    assert [(p.person.name, p.done) for p in page(journal).planned] == [("Bob Smith", ""), ("Liz Chen", "")]
    assert len(journal.appointments()) == 2, "a plan is a block in the calendar"
    journal.note("@Bob Smith call 11 Nov\nGlad.", at="2026-11-11T18:00").at("2026-11-16T09:00")
    found = page(journal)
    assert [(p.person.name, p.done) for p in found.kept] == [("Bob Smith", "2026-11-11"), ("Liz Chen", "")]
    assert found.compared == "1 of 2 people planned were touched, 1 not."
    assert found.planned == () and found.before.touches == 1
    journal.note("@Bob Smith call today\nAgain.", at="2026-11-16T10:00")
    assert [p.done for p in page(journal).kept] == ["2026-11-11", ""], "a touch of this week takes none from the last"


def test_whom_to_see_comes_with_the_reason_and_friends_are_no_pipeline(journal):
    whom = {c.person.name: " ".join(c.why) for c in page(journal).whom}
    assert "send Ohio article" in whom["Bob Smith"] and "days since the last touch" in whom["Liz Chen"]
    assert "Anna Kowalska" not in whom
    found = page(journal)
    anna = journal.anna.id
    assert not [f for f in (*found.climb, *found.prune, *found.sheets) if f.person == anna]


def test_rungs_are_proposed_with_evidence_and_a_reason_silences_one(journal):
    journal.at("2027-02-09T09:00")
    stalled = [f for f in page(journal).climb if f.person == journal.bob.id]
    assert stalled and "without a move" in stalled[0].saw and stalled[0].evidence
    overriding.override(journal.store, stalled[0], "he changes jobs in spring", journal.now)
    assert not [f for f in page(journal).climb if f.key == stalled[0].key]


def test_sheets_that_are_due_are_named(journal):
    journal.note("@Liz Chen call 2 Oct\n- trust c5 r6 i4 s3", at="2026-10-02T17:00").at("2027-02-09T09:00")
    assert [f.rule for f in page(journal).sheets if f.person == journal.liz.id][:1] == ["M33"]


def test_the_stop_line_and_the_review_are_kept_and_come_back_next_week(journal):
    acting.stop(journal.store, "promising dates on the phone", journal.now)
    acting.finish(journal.store, journal.now, journal.settings, "two dates instead of one")
    acting.finish(journal.store, journal.now, journal.settings, "two dates, written down")
    (kept,) = [r for r in journal.every(Review) if r.kind == WEEKLY]
    assert (kept.day, kept.text) == ("2026-11-09", "two dates, written down")
    journal.at("2026-11-16T09:00")
    found = page(journal)
    assert found.last == kept and found.held is None
    assert [s.text for s in found.stops] == ["promising dates on the phone"]
    journal.undo().undo().undo()
    assert journal.every(Review) == [] and journal.every(Stop) == []


def test_a_week_that_was_forgotten_is_mentioned_once_and_overridden_with_a_reason(journal):
    acting.finish(journal.store, journal.now, journal.settings)

    def said():
        found = Findings(journal.store.journal, journal.settings)
        found.refresh(journal.now)
        return [f for f in found.of("") if f.rule == "M39"]

    journal.at("2026-11-22T09:00")
    assert said() == []
    journal.at("2026-11-23T09:00")
    (one,) = said()
    assert "14 days ago" in one.saw
    overriding.override(journal.store, one, "holidays", journal.now)
    assert said() == []


async def test_on_the_screen_with_the_keyboard(journal, tmp_path):
    journal.at("2026-11-16T09:00")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "w")
        assert "Week of Mon 16 Nov 2026" in screen.text and "whom to make time for" in screen.text
        await screen.keys("j", "j", "enter")
        await screen.type("thu 9:00")
        await screen.keys("enter", "enter")
        (plan,) = journal.every(Plan)
        assert plan.week == "2026-11-16" and len(journal.appointments()) == 1
        await screen.keys("a")
        await screen.type("cancelling on the day")
        await screen.keys("enter")
        assert "cancelling on the day" in screen.text
        await screen.keys("ctrl+s")
        await screen.type("less is more")
        await screen.keys("enter")
        assert [r.text for r in journal.every(Review)] == ["less is more"]
        await screen.keys("escape")
        assert "1 People" in screen.text
