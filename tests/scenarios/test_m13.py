"""M13, debrief owed: an appointment that has passed without a note is asked for, until it is noted or called off."""

from __future__ import annotations

from datetime import date

import pytest

from relbank.actions import appointments
from relbank.method.agenda import debriefs
from relbank.method.debrief import worth_asking
from relbank.model.appointment import HELD, PLANNED
from relbank.model.when import When
from tests.builder import build
from tests.scenarios.spoken import spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Pat Roe lunch 10 Nov\n- never be late !!\n- next coffee 17 Nov 9:00 at AB Coffee", at="2026-11-10")
    yield found
    found.store.close()


def owed(journal) -> list[str]:
    return [d.label for d in debriefs(journal.store.journal, journal.now)]


def test_it_is_owed_from_its_hour_on_and_not_before(journal):
    assert owed(journal.at("2026-11-17T08:59")) == []
    assert owed(journal.at("2026-11-17T09:00")) == [], "it begins just now"
    assert owed(journal.at("2026-11-17T09:01")) == ["Pat Roe, Tue"]


def test_its_note_settles_it_whatever_way_it_is_written(journal):
    journal.at("2026-11-19T14:00").note("@Pat coffee tue\nShe is tired.")
    assert owed(journal) == []
    assert [a.state for a in journal.appointments()] == [HELD] and spoken(journal, "M13") == []
    journal.undo()
    assert owed(journal) == ["Pat Roe, Tue"] and [a.state for a in journal.appointments()] == [PLANNED]


def test_what_is_worth_asking_is_of_that_person_alone_and_nothing_a_friend_would_mind(journal):
    journal.person("Liz Chen", strategic=True).promise("the chart", "Liz Chen").promise("the map", "Pat Roe")
    journal.note("@Pat Roe call\n- avoid golf\n- likes tea\n- ask about her move", at="2026-11-11")
    found = [one.text for one in worth_asking(journal.store.journal, journal.pat, journal.now.date())]
    assert found == ["never be late", "about her move", "golf", "no date: the map"]
    keys = [one.text for one in worth_asking(journal.store.journal, journal.liz, journal.now.date())]
    assert keys[0].startswith("not known yet: ") and keys[1:] == ["no date: the chart"]


def test_after_a_month_it_is_not_asked_for_any_more(journal):
    assert len(spoken(journal.at("2026-12-17T14:00"), "M13")) == 1
    assert spoken(journal.at("2026-12-18T14:00"), "M13") == []


def test_an_appointment_called_off_owes_nothing(journal):
    appointments.cancel(journal.store, journal.appointments()[0].id)
    assert owed(journal) == []


async def test_the_program_shows_it_and_opens_the_note_with_its_header(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert "1 debrief owed" in screen.text and "Pat Roe, Tue" in screen.text
        await screen.keys("6", "enter")
        assert screen.app.screen.area.text == "@Pat Roe coffee Tue 17 Nov 2026 09:00 at AB Coffee\n"
        await screen.keys("escape")
        assert "1 debrief owed" in screen.text, "leaving the note leaves the debt"
        await screen.keys("6", "enter")
        await screen.type("She is tired.")
        await screen.keys("ctrl+s")
        assert "debrief" not in screen.text.splitlines()[0]
    assert owed(journal) == []


def test_the_finding_is_overridden_with_a_reason_and_speaks_again_when_it_is_moved(journal):
    journal.at("2026-11-19T14:00")
    (found,) = spoken(journal, "M13")
    assert found.saw == "“coffee” on Tue 17 Nov 2026 09:00 has no note yet."
    wave(journal, found, "nothing was said that matters")
    assert spoken(journal, "M13") == []
    appointments.redate(journal.store, journal.appointments()[0].id, When.of(date(2026, 11, 18)))
    assert len(spoken(journal, "M13")) == 1, "it was another day"
