"""M6, the one thing: one or two hard rules, seen first wherever the person is shown, above all before a meeting."""

from __future__ import annotations

import pytest

from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

RULE = "Don't ever be late to anything"


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(f"@Bob Smith lunch today\n- likes hockey\n- {RULE}!!\n", at="2026-11-02T13:00").at("2026-11-05")
    yield found
    found.store.close()


def test_it_comes_first_on_the_page_and_in_the_brief(journal):
    page = shell(journal, "show", "Bob").splitlines()
    assert page[2].startswith("!!") and "be late to anything" in page[2]
    brief = shell(journal, "brief", "Bob").splitlines()
    assert any("be late to anything" in line for line in brief[:4])


def test_it_is_said_before_a_meeting_from_the_day_before_on(journal):
    journal.meeting("Bob Smith", "2026-11-10T12:30", "lunch")
    assert saws(journal.at("2026-11-08"), "M6") == []
    (finding,) = spoken(journal.at("2026-11-09T18:00"), "M6")
    assert finding.saw.startswith("You meet tomorrow at 12:30. Their hard rule: ") and "be late" in finding.saw
    assert "be late" in shell(journal.at("2026-11-10T08:00"), "today")
    wave(journal, spoken(journal, "M6")[0], "read it")
    assert saws(journal, "M6") == []
    journal.meeting("Bob Smith", "2026-11-11T09:00", "coffee")
    assert saws(journal.at("2026-11-10T12:00"), "M6") == [], "the next meeting is still the same one"
    assert "tomorrow at 09:00" in saws(journal.at("2026-11-10T20:00"), "M6")[0], "another meeting: it is said again"


def test_friends_have_hard_rules_too(journal):
    assert not journal.bob.strategic
    journal.meeting("Bob Smith", "2026-11-06T12:30")
    assert len(saws(journal, "M6")) == 1


def test_a_third_hard_rule_is_one_too_many(journal):
    journal.fact("Bob Smith", "rule", "never mention his brother")
    assert saws(journal, "M6") == []
    journal.fact("Bob Smith", "rule", "never call before nine")
    assert saws(journal, "M6")[0].startswith("3 hard rules: ")
    wave(journal, spoken(journal, "M6")[0], "all three are real")
    assert saws(journal, "M6") == []
    journal.fact("Bob Smith", "rule", "never send slides")
    assert saws(journal, "M6")[0].startswith("4 hard rules: ")


async def test_the_program_shows_it_first(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        profile = screen.text.splitlines()
        first = next(line for line in profile if "!!" in line)
        assert "be late to anything" in first
        assert profile.index(first) < next(i for i, line in enumerate(profile) if "LIKES" in line)
