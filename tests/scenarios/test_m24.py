"""M24, accountability: streaks, gaps, an easy return without a wall, and a week in counts alone."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from relbank.method.practice import steadiness, week
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-10-05T20:00")
    for day in ("2026-10-05", "2026-10-13", "2026-10-21"):
        found.note("@Bob Smith call\nWords.", at=f"{day}T20:00")
    yield found
    found.close()


def test_weeks_in_a_row_and_gaps_are_counted(journal):
    found = steadiness(journal.store.journal, date(2026, 10, 22))
    assert (found.weeks, found.longest, found.gaps, found.away) == (3, 3, (), 1)
    journal.note("@Bob Smith call\nBack.", at="2026-11-17T20:00")
    found = steadiness(journal.store.journal, date(2026, 11, 19))
    assert (found.weeks, found.longest, found.away) == (1, 3, 2)
    assert [(gap.first, gap.days) for gap in found.gaps] == [(date(2026, 10, 22), 26)]
    told = shell(journal.at("2026-11-19"), "streak")
    assert "1 week in a row, the longest run 3 weeks." in told
    assert "A gap of 26 days from Thu 22 Oct 2026." in told


def test_a_promise_counts_on_the_day_it_was_made_also_when_it_is_kept(journal):
    journal.at("2026-10-29T20:00").promise("send the plan", "Bob Smith").at("2026-11-12T20:00")
    before = steadiness(journal.store.journal, date(2026, 11, 12)).weeks
    journal.tick("plan")
    assert (before, steadiness(journal.store.journal, date(2026, 11, 12)).days[-2:]) == (
        0, (date(2026, 10, 29), date(2026, 11, 12)),
    )  # fmt: skip


def test_between_day_30_and_60_a_quiet_week_is_noticed(journal):
    assert saws(journal.at("2026-10-27"), "M24") == []
    journal.note("@Bob Smith call\nWords.", at="2026-10-28T20:00")
    (found,) = spoken(journal.at("2026-11-06"), "M24")
    assert found.saw == "Nothing was written for 9 days. Most stop between day 30 and 60; this is day 32."
    assert "one line" in found.do and found.command == "note.new"
    wave(journal, found, "on holiday")
    assert saws(journal.at("2026-11-16"), "M24") == []
    journal.note("@Bob Smith call\nHome.", at="2026-11-17T20:00")
    assert len(saws(journal.at("2026-11-26"), "M24")) == 1, "another silence"


def test_coming_back_is_easy_and_no_wall(journal):
    for n in range(9):
        journal.promise(f"thing {n}", "Bob Smith", f"2026-10-{22 + n}")
    told = shell(journal.at("2026-11-19"), "due")
    assert "Welcome back: nothing was written for 29 days." in told
    assert "9 promises are late; these 5 first. All of them: relbank due --all" in told
    shown = [n for n in range(9) if f"thing {n}" in told]
    assert shown == [4, 5, 6, 7, 8], "the newest can still be mended"
    assert all(f"thing {n}" in shell(journal, "due", "--all") for n in range(9))
    assert len(json.loads(shell(journal, "due", "--json"))) >= 9, "scripts get everything"
    journal.note("@Bob Smith call\nBack.", at="2026-11-19T10:00")
    assert all(f"thing {n}" in shell(journal, "due") for n in range(9)), "who is back sees all of it"


def test_a_week_is_told_in_counts_without_names_or_words(journal):
    journal.at("2026-10-21T21:00").promise("send the plan", "Bob Smith").tick("plan")
    found = week(journal.store.journal, date(2026, 10, 21), date(2026, 10, 25))
    assert (found.touches, found.people, found.met, found.noted) == (1, 1, 1, 1)
    assert (found.promised, len(found.share.kept), found.planned) == (1, 1, 0)
    for field in fields(found):
        value = getattr(found, field.name)
        assert isinstance(value, int | date) or field.name == "share", "nothing that could name somebody"
