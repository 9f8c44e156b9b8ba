"""M35, twelve keys: a sheet for both sides, compared with the last; pointing at the contract is an alarm."""

from __future__ import annotations

import json

import pytest

from relbank.actions import twelve
from relbank.actions.done import Refused
from relbank.method.twelve import KEYS, compared
from relbank.model.sheets import TwelveSheet
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

FIRST = [7, 8, 9, 7, 9, 6, 7, 8, 9, 6, 7, None]


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-05-04T09:00")
    found.person("Liz Chen", role="strategic ally", strategic=True).person("Pat Roe")
    twelve.score(found.store, found.liz.id, FIRST, FIRST, found.now, text="over noodles")
    yield found
    found.close()


def test_there_are_twelve_and_each_asks_something():
    assert len(KEYS) == 12 and len({name for name, _ in KEYS}) == 12
    assert all(question.endswith("?") for _, question in KEYS)


def test_both_sides_are_compared_with_the_last_sheet(journal):
    journal.later(days=80)
    mine = [7, 8, 9, 7, 7, 6, 7, 8, 9, 6, 7, 5]
    theirs = [7, 9, 9, 7, 5, 6, 7, 8, 9, 6, 7, None]
    twelve.score(journal.store, journal.liz.id, mine, theirs, journal.now)
    found = compared(journal.every(TwelveSheet))
    assert (found.total_mine, found.total_theirs, found.moved) == (sum(mine), sum(theirs[:11]), -2 + 1 - 4)
    fifth, last = found.rows[4], found.rows[11]
    assert (fifth.moved_mine, fifth.moved_theirs) == (-2, -4)
    assert (last.mine, last.moved_mine, last.theirs) == (5, None, None), "scored for the first time"
    fell = next(f for f in spoken(journal, "M35", "Liz Chen") if f.about == "fell")
    assert "fell by 5 since Mon 4 May 2026, most on “no more than can be done well”" in fell.saw
    wave(journal, fell, "a hard quarter for both")
    assert not [f for f in spoken(journal, "M35") if f.about == "fell"]


def test_pointing_at_the_contract_is_an_alarm_that_stands_first(journal):
    twelve.score(journal.store, journal.liz.id, FIRST, FIRST, journal.later(days=2).now, contract=True)
    found = spoken(journal, "M35", "Liz Chen")
    assert found[0].saw == "Somebody pointed at the contract (Wed 6 May 2026)."
    assert found[0].weight > 600, "before limits and drift"
    wave(journal, found[0], "their lawyer is new; we laughed about it")
    assert not saws(journal, "M35", "Liz Chen")
    twelve.score(journal.store, journal.liz.id, FIRST, FIRST, journal.later(days=2).now, contract=True)
    assert saws(journal, "M35", "Liz Chen") == ["Somebody pointed at the contract (Fri 8 May 2026)."]


def test_the_next_sheet_is_due_for_allies_after_the_days_set(journal):
    assert saws(journal.later(days=89), "M35") == []
    assert saws(journal.later(days=1), "M35", "Liz Chen") == ["The twelve keys were last scored 90 days ago."]


def test_who_is_no_partner_is_not_asked_and_a_friend_can_not_be_scored(journal):
    with pytest.raises(Refused, match="friend"):
        twelve.score(journal.store, journal.pat.id, FIRST, FIRST, journal.now)
    journal.change(journal.pat, strategic=True)
    assert saws(journal, "M35", "Pat Roe") == []
    journal.note("@Pat Roe call today\n- stage sustaining")
    assert saws(journal, "M35", "Pat Roe") == ["The twelve keys were never scored with them."]


def test_the_shell_scores_and_shows_it(journal):
    scores = "7 8 9 7 8 6 7 8 9 6 7 -"
    assert "-2 since the last time" in shell(journal.later(days=1), "twelve", "Liz", "--me", scores, "--them", scores)
    told = shell(journal, "twelve", "Liz")
    assert "no more than can be done well     8   -1  8     -1" in told and "Weakest: no games." in told
    found = json.loads(shell(journal, "twelve", "Liz", "--json"))
    assert found["moved"] == -2 and len(found["keys"]) == 12 and found["keys"][11]["mine"] is None
    assert "11 scores; there are 12 keys" in shell(journal, "twelve", "Liz", "--me", scores[:-2], status=2)
    assert "friend" in shell(journal, "twelve", "Pat", status=1)


async def test_the_form_shows_each_key_beside_the_last_time(journal, tmp_path):
    journal.later(days=1)
    async with opened(journal, tmp_path, (100, 30)) as screen:
        screen.app.home.select(journal.liz.id)
        await screen.keys("T", "a", "w")
        assert "last 7 7" in screen.text
        await screen.type("8 6")
        assert "last 7 7: me +1, them -1" in screen.text
        await screen.keys("enter")
        await screen.type("11 2")
        assert "Two scores from 0 to 10" in screen.text
        await screen.keys("backspace", "backspace", "backspace", "backspace", "ctrl+s")
        await screen.settle()
        assert "8 mine, 6 theirs on 5 May  (= since 4 May)" in screen.text
