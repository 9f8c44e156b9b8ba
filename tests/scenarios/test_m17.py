"""M17, capacity: what I owe against the pace at which I really deliver, with a ceiling."""

from __future__ import annotations

import pytest

from relbank.method.capacity import capacity
from relbank.model.promise import Promise
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-09-01T09:00", open_promises=4)
    found.person("Bob Smith").person("Liz Chen").at("2026-11-01T09:00")
    for n in range(4):
        found.promise(f"kept {n}", "Liz Chen").tick(f"kept {n}")
    found.at("2026-11-19T14:00")
    for n in range(4):
        found.promise(f"thing {n}", "Bob Smith", "2026-12-20")
    yield found
    found.close()


def test_the_ceiling_speaks_with_the_pace(journal):
    assert saws(journal, "M17") == []
    journal.promise("one more", "", "2026-12-20")
    (found,) = spoken(journal, "M17")
    assert found.saw == "5 promises of yours are open; 4 are enough: at your pace of 0.5 a week that is 10.0 weeks."
    assert len(found.evidence) == 5 and found.person == ""
    wave(journal, found, "the fair is in a week")
    assert saws(journal, "M17") == []
    for n in range(5):
        journal.promise(f"more {n}", "Bob Smith", "2026-12-20")
    assert saws(journal, "M17") == [
        "10 promises of yours are open; 4 are enough: at your pace of 0.5 a week that is 20.0 weeks."
    ], "five more are another situation"


def test_a_slow_pace_speaks_below_the_ceiling(tmp_path):
    journal = build(tmp_path, now="2026-09-01T09:00")
    journal.person("Bob Smith").at("2026-11-19T14:00").promise("done", "Bob Smith").tick("done")
    for n in range(6):
        journal.promise(f"thing {n}", "Bob Smith", "2026-12-20")
    assert saws(journal, "M17") == ["6 promises of yours are open: at your pace of 0.1 a week that is 48.0 weeks."]
    journal.close()


def test_the_pace_is_that_of_eight_weeks(journal):
    found = capacity(journal.every(Promise), journal.now.date(), 4, "2026-09-01")
    assert (len(found.open), found.pace.a_week, found.pace.weeks, found.over) == (4, 0.5, 8.0, 0)
    assert "4 of 12 at most; 0.5 a week, 8.0 weeks to clear them" in shell(journal, "promises")
    later = capacity(journal.every(Promise), journal.at("2027-01-30T09:00").now.date(), 4, "2026-09-01")
    assert (later.pace.a_week, later.pace.weeks, later.pace.said) == (0, None, "none delivered in 8 weeks")


def test_a_journal_of_a_few_days_has_no_pace_and_a_young_one_that_of_its_weeks(tmp_path):
    journal = build(tmp_path, now="2026-11-05T09:00", open_promises=4).person("Bob Smith")
    journal.promise("done", "Bob Smith").tick("done")
    for n in range(6):
        journal.promise(f"thing {n}", "Bob Smith", "2026-12-20")
    assert saws(journal, "M17") == ["6 promises of yours are open; 4 are enough."]
    assert "6 of 12 at most; told after 2 weeks" in shell(journal, "promises")
    journal.at("2026-11-26T09:00")
    assert saws(journal, "M17") == [
        "6 promises of yours are open; 4 are enough: at your pace of 0.3 a week that is 18.0 weeks."
    ]
    journal.close()


async def test_v_shows_the_promises_behind_the_figure(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "p", "tab", "j", "j", "j", "j", "v")
        assert "pace: 0.5 a week" in screen.text and "I promised: kept 0" in screen.text
