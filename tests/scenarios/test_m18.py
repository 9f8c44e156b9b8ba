"""M18, the tickler: due, overdue, coming, and what they owe me, with gentle nudges that are not repeated at once."""

from __future__ import annotations

import pytest

from relbank.actions import keeping_word
from relbank.actions.done import Refused
from relbank.method.findings import Findings, of_person
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-09T09:00")
    found.note("@Bob Smith call\n- [ ] article by 17 Nov\n- [ ] map by 19 Nov\n- [ ] @Bob: org chart by 13 Nov\n")
    found.at("2026-11-19T14:00")
    yield found
    found.close()


def test_late_and_due_are_told_with_their_age(journal):
    assert sorted(saws(journal, "M18", "Bob Smith")) == [
        "They owe you “org chart”: it was due Fri 13 Nov 2026 and is 10 days old.",
        "“article”, promised by Tue 17 Nov 2026, is 2 days late and 10 days old.",
        "“map”, promised by Thu 19 Nov 2026, is due today.",
    ]
    told = shell(journal, "due")
    assert told.index("late 2d  Bob Smith  article") < told.index("today    Bob Smith  map") < told.index("They owe me")


def test_an_age_in_a_sentence_holds_for_the_whole_day(journal):
    journal.at("2026-11-19T08:00").promise("send the plan", journal.bob.id, "2026-11-18")
    kept = Findings(journal.store.journal, journal.settings)
    kept.refresh(journal.now)
    journal.at("2026-11-19T23:30")
    kept.refresh(journal.now)
    told = [f.saw for f in kept.of(journal.bob.id)]
    assert told == [f.saw for f in of_person(journal.store.journal, journal.bob, journal.now, journal.settings)]
    assert "“send the plan”, promised by Wed 18 Nov 2026, is 1 day late and not a day old." in told


def test_a_nudge_is_gentle_and_comes_back_after_a_week(journal):
    chart = journal.promised("org chart")
    assert "Asked Bob Smith about “org chart”" in shell(journal, "promises", "--nudge", "org")
    assert not [s for s in saws(journal, "M18") if "owe you" in s]
    assert not [s for s in saws(journal.later(days=6), "M18") if "owe you" in s]
    (again,) = [f for f in spoken(journal.later(days=1), "M18") if "owe you" in f.saw]
    assert again.saw.endswith("is 17 days old, asked 7 days ago.")
    wave(journal, again, "he is ill")
    assert not [s for s in saws(journal.later(days=30), "M18") if "owe you" in s]
    with pytest.raises(Refused, match="is not such a promise"):
        keeping_word.tell(journal.store, chart.id, journal.now)


def test_what_they_promised_without_a_day_may_be_asked_about_after_a_fortnight(journal):
    journal.note("@Liz Chen call today\n- [ ] @Liz: names of two buyers\n")
    assert saws(journal.later(days=13), "M18", "Liz Chen") == []
    assert saws(journal.later(days=1), "M18", "Liz Chen") == [
        "They owe you “names of two buyers”: it has no date and is 14 days old."
    ]


def test_nobody_is_nudged_whom_three_touches_did_not_move(journal):
    for day in (16, 17, 18):
        journal.touched("Bob Smith", "email", f"2026-11-{day}T09:00")
    assert not [s for s in saws(journal, "M18") if "owe you" in s]


def test_a_late_promise_waved_away_speaks_again_when_it_gets_another_day_that_passes(journal):
    late = next(f for f in spoken(journal, "M18") if "late" in f.saw)
    wave(journal, late, "he is abroad")
    assert not [s for s in saws(journal.later(days=3), "M18") if "article" in s]
    from datetime import date

    from relbank.actions import promises
    from relbank.model.when import When

    promises.redate(journal.store, late.about, When.of(date(2026, 11, 20)))
    assert [s for s in saws(journal, "M18") if "“article”, promised by Fri 20 Nov 2026, is 2 days late" in s]


async def test_one_key_away_a_word_is_noted(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("5", "w")
        assert "Asked Bob Smith about “org chart”" in screen.said
    assert journal.promised("org chart").nudged == "2026-11-19"


def test_a_promise_to_nobody_in_particular_is_told_as_well(journal):
    journal.at("2026-11-16T14:00").promise("mend the gate", "", "2026-11-17").at("2026-11-19T14:00")
    (found,) = [f for f in spoken(journal, "M18") if not f.person]
    assert found.saw == "“mend the gate”, promised by Tue 17 Nov 2026, is 2 days late and 3 days old."
    wave(journal, found, "it rains")
    assert not [f for f in spoken(journal, "M18") if not f.person]
