"""M23, weekly priority: whom to make time for this week, and why, as blocks in the calendar."""

from __future__ import annotations

import json

import pytest

from relbank.actions import appointments
from relbank.method.practice import week
from relbank.method.weekplan import candidates, plans, week_of
from relbank.model.review import Plan
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-17T08:00")  # a Tuesday
    found.note("@Liz Chen call 1 Nov\n- stage initiating\n", at="2026-11-01T13:00")
    found.note("@Bob Smith call 10 Nov\n- [ ] send the plan by 13 Nov\n", at="2026-11-10T13:00")
    found.note("@Anna Lee dinner 3 May\nOld friend.", at="2026-05-03T20:00")
    yield found
    found.close()


def reasons(journal):
    found = candidates(journal.store.journal, journal.now.date(), journal.settings)
    return {c.person.name: c.why for c in found}


def test_whom_and_why_the_most_pressing_first(journal):
    assert reasons(journal) == {
        "Bob Smith": ("promised: send the plan (4 days late)",),
        "Liz Chen": ("16 days since the last touch, every 14 wished", "no next appointment"),
    }
    assert list(reasons(journal)) == ["Bob Smith", "Liz Chen"]
    told = shell(journal, "plan")
    assert "The week of Mon 16 Nov 2026" in told and "Nobody is planned for yet." in told


def test_a_plan_is_an_appointment_with_its_reason(journal):
    assert "Planned: Liz Chen, Thu 19 Nov 2026 09:00: 16 days" in shell(journal, "plan", "Liz", "thu", "9:00")
    (block,) = journal.appointments()
    assert block.people == (journal.liz.id,) and block.text == "16 days since the last touch, every 14 wished"
    (planned,) = plans(journal.store.journal, week_of(journal.now.date(), journal.settings))
    assert (planned.person.name, planned.done) == ("Liz Chen", "")
    assert list(reasons(journal)) == ["Bob Smith"], "who is planned for waits no more"
    journal.at("2026-11-19T11:00").note("@Liz Chen coffee today 9:00\nGood.")
    (planned,) = plans(journal.store.journal, week_of(journal.now.date(), journal.settings))
    assert planned.done == "2026-11-19"
    assert [p["done"] for p in json.loads(shell(journal, "plan", "--json")) if p["planned"]] == ["2026-11-19"]


def test_an_empty_week_is_told_once_and_waved_away_for_that_week(journal):
    (found,) = spoken(journal, "M23")
    assert found.saw == "1 person is past their rhythm, and no time of this week is set aside for anybody."
    wave(journal, found, "at the fair all week")
    assert saws(journal, "M23") == []
    assert len(saws(journal.at("2026-11-24"), "M23")) == 1, "another week"
    shell(journal, "plan", "Bob", "thu 9:00", "--why", "-", stdin="ask about the plant\n")
    assert saws(journal, "M23") == []
    assert [p.why for p in journal.every(Plan)] == ["ask about the plant"]


def test_a_block_called_off_is_no_plan_any_more(journal):
    shell(journal, "plan", "Liz", "thu 9:00")
    appointments.cancel(journal.store, journal.appointments()[0].id)
    assert plans(journal.store.journal, week_of(journal.now.date(), journal.settings)) == ()
    assert "Liz Chen" in reasons(journal) and len(saws(journal, "M23")) == 1
    assert week(journal.store.journal, journal.now.date(), journal.now.date()).planned == 0


async def test_a_plans_from_the_view(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "d")
        assert "Week of 16 Nov" in screen.text and "4 days late" in screen.text
        await screen.keys("tab", "j", "a")
        assert "Time for Liz Chen" in screen.text
        await screen.type("thu 9:00")
        await screen.keys("enter", "enter")
        assert "Planned: Liz Chen, Thu 19 Nov 2026 09:00" in screen.said
    assert len(journal.every(Plan)) == 1
    journal.undo()
    assert journal.every(Plan) == [] and journal.appointments() == [], "one undo takes both back"


async def test_enter_goes_to_the_person_and_d_gives_up_the_block_and_nobody(journal, tmp_path):
    shell(journal, "plan", "Liz", "thu 9:00")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "d", "d")
        assert "Go to the people" in screen.said and not journal.liz.trashed, "a key too many throws nobody away"
        await screen.keys("tab", "d")
        assert journal.appointments() == [] and "Nobody" not in screen.said
        await screen.keys("shift+tab", "enter")
        assert screen.app.home.shown.name == "Liz Chen" and screen.app.home.place == "profile"
        await screen.keys("escape")
        assert screen.app.home.views.name == "drift", "esc leads back to where one came from"
