"""M22, cadence: a rhythm for each rung, tag or person, wished and worst; drift is a ratio, sorted."""

from __future__ import annotations

import json

import pytest

from relbank.method.cadence import drifts
from relbank.settings import Settings
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

CADENCE = {**Settings().cadence, "#golf": (20, 25)}


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, cadence=CADENCE)
    found.note("@Bob Smith lunch 23 Oct\n- stage nurturing\n", at="2026-10-23T13:00")  # 27 days, 30 wished
    found.note("@Liz Chen call 1 Nov\n- stage initiating\n", at="2026-11-01T13:00")  # 18 days, 14 wished
    found.note("@Anna Lee dinner 3 May\nOld friend.", at="2026-05-03T20:00")  # a friend: no rhythm
    found.note("@Max Ray golf 21 Oct #golf\nFun.", at="2026-10-21T20:00")
    found.change(found.max, tags={"golf": ""})  # 29 days, 20 wished, 25 at the worst
    yield found
    found.close()


def ratios(journal):
    found = drifts(journal.store.journal, journal.now.date(), journal.settings)
    return [(d.person.name, d.days, round(d.ratio, 2), d.state, d.rhythm.source) for d in found]


def test_drift_is_days_over_the_days_wished_the_furthest_first(journal):
    assert ratios(journal) == [
        ("Max Ray", 29, 1.45, "worst", "#golf"), ("Liz Chen", 18, 1.29, "due", "Initiating"),
        ("Bob Smith", 27, 0.9, "in time", "Nurturing"),
    ]  # fmt: skip
    assert [f.person for f in spoken(journal, "M22")] == [journal.max.id, journal.liz.id]
    assert saws(journal, "M22", "Liz Chen") == [
        "18 days since the last touch: 1.3 times the 14 wished (the rhythm of Initiating; 30 at the worst)."
    ]


def test_a_friend_has_a_rhythm_only_when_one_is_given(journal):
    assert "Anna Lee" not in [row[0] for row in ratios(journal)]
    assert "Anna Lee: every 90 days, at the worst every 180." in shell(journal, "rhythm", "Anna", "90")
    assert ratios(journal)[0][:3] == ("Anna Lee", 200, 2.22)
    assert "no rhythm of their own any more" in shell(journal, "rhythm", "Anna", "0")
    assert "Anna Lee" not in [row[0] for row in ratios(journal)]


def test_any_touch_but_a_mailing_resets_it(journal):
    journal.touched("Max Ray", "mailing", "2026-11-19T09:00")
    assert ratios(journal)[0][:2] == ("Max Ray", 29)
    journal.touched("Max Ray", "email", "2026-11-19T10:00")
    assert [row[0] for row in ratios(journal)] == ["Liz Chen", "Bob Smith", "Max Ray"]
    assert spoken(journal, "M22", "Max Ray") == []


def test_it_is_silent_after_a_reason_until_the_worst_is_over(journal):
    (liz,) = spoken(journal, "M22", "Liz Chen")
    wave(journal, liz, "she is on leave")
    assert spoken(journal, "M22", "Liz Chen") == [] == spoken(journal.at("2026-11-29"), "M22", "Liz Chen")
    assert len(spoken(journal.at("2026-12-02"), "M22", "Liz Chen")) == 1, "now the worst rhythm is over, too"


def test_who_is_met_soon_does_not_drift(journal):
    journal.meeting("Max Ray", "2026-11-25T09:00", "golf")
    assert spoken(journal, "M22", "Max Ray") == []


def test_the_shell_lists_them(journal):
    told = json.loads(shell(journal, "drift", "--json"))
    assert [(one["person"]["name"], one["ratio"]) for one in told] == [("Liz Chen", 1.29)], "its settings know no #golf"
    assert "every 30, worst 60" in shell(journal, "drift", "--all")


async def test_the_view_shows_ratio_and_rhythm_and_a_key_changes_it(journal, tmp_path):
    async with opened(journal, tmp_path, cadence=CADENCE) as screen:
        await screen.keys("g", "d")
        text = screen.text
        assert text.index("Max Ray") < text.index("Liz Chen") < text.index("Bob Smith")
        assert next(line for line in text.splitlines() if "Max Ray" in line).split()[6:8] == ["20/25", "#golf"]
        await screen.keys("R")
        await screen.type("60 90")
        await screen.keys("enter")
        assert "Max Ray: every 60 days, at the worst every 90." in screen.said
    assert (journal.max.wished, journal.max.worst) == (60, 90)
