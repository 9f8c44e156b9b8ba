"""M10, both sides said: mine and theirs, dated and re-agreed; their input used; the other stakeholders spoken with."""

from __future__ import annotations

import json

import pytest

from relbank.actions import ladder, sides
from relbank.actions.done import Refused
from relbank.method.sides import sheet
from relbank.model.sheets import Side
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- stage nurturing\n", at="2026-03-02T13:00")
    found.note("@Roe Adams call today\nShe signs the orders.", at="2026-03-02T17:00").at("2026-03-03")
    yield found
    found.store.close()


def say(journal, side, kind, text, other=""):
    return sides.add(journal.store, journal.bob.id, side, kind, text, journal.now, other).ids[0]


def page(journal):
    return sheet(journal.store.journal.of(Side, journal.bob.id))


def test_the_sheet_is_begun_agreed_on_and_agreed_on_again_after_half_a_year(journal):
    assert saws(journal, "M10") == ["Nothing is written yet of what you two expect of each other."]
    say(journal, "me", "strength", "quick to deliver")
    say(journal, "them", "success", "a line that never stops")
    assert saws(journal, "M10") == ["What you two expect of each other has 2 lines not agreed."]
    assert ("them", "strength") in page(journal).missing and page(journal).agreed == ""
    sides.agree(journal.store, journal.bob.id, journal.now)
    assert saws(journal, "M10") == [] and page(journal).agreed == "2026-03-03"
    say(journal, "me", "weakness", "late on Fridays")
    assert saws(journal, "M10") == ["What you two expect of each other has 1 line not agreed."]
    sides.agree(journal.store, journal.bob.id, journal.now)
    say(journal, "them", "input", "start with line 3")
    sides.use(journal.store, journal.every(Side)[-1].id, journal.now)
    assert saws(journal.at("2026-08-30"), "M10") == []
    assert saws(journal.at("2026-09-10"), "M10") == ["What you two expect of each other was last agreed 191 days ago."]
    wave(journal, spoken(journal, "M10")[0], "he is on leave")
    assert saws(journal.at("2026-10-10"), "M10") == []


def test_their_input_is_to_be_used(journal):
    say(journal, "me", "strength", "quick")
    sides.agree(journal.store, journal.bob.id, journal.now)
    word = say(journal, "them", "input", "start with line 3")
    assert saws(journal.at("2026-04-01"), "M10") == []
    assert saws(journal.at("2026-04-10"), "M10") == [
        "They gave you a word on your idea, and it was not used: start with line 3."
    ]
    sides.use(journal.store, word, journal.now)
    assert saws(journal, "M10") == []


def test_their_word_on_an_idea_of_mine_is_asked_for_where_it_never_was(journal):
    say(journal, "me", "strength", "quick")
    assert ("them", "input") in page(journal).missing and ("them", "stakeholder") in page(journal).missing
    sides.agree(journal.store, journal.bob.id, journal.now)
    assert saws(journal.at("2026-04-02"), "M10") == []
    (found,) = spoken(journal.at("2026-04-03"), "M10")
    assert found.saw == "They never gave you a word on an idea of yours; perhaps they were not asked."
    wave(journal, found, "he builds, I listen")
    assert saws(journal.at("2026-06-03"), "M10") == []
    say(journal, "them", "input", "start with line 3")
    assert ("them", "input") not in page(journal).missing
    assert "was not used: start with line 3." in saws(journal.at("2026-07-10"), "M10")[0]


def test_other_stakeholders_are_spoken_with(journal):
    say(journal, "me", "strength", "quick")
    sides.agree(journal.store, journal.bob.id, journal.now)
    sides.use(journal.store, say(journal, "them", "input", "start with line 3"), journal.now)
    say(journal, "them", "stakeholder", "", journal.roe.id)
    assert saws(journal.at("2026-05-30"), "M10") == []
    assert saws(journal.at("2026-06-02"), "M10") == [
        "Roe Adams has a say beside them; your last real conversation was 92 days ago."
    ]
    journal.touched("Roe Adams", "email", "2026-06-02T09:00", "out")
    assert len(saws(journal, "M10")) == 1, "an e-mail is no conversation"
    journal.touched("Roe Adams", "call", "2026-06-02T10:00")
    assert saws(journal, "M10") == []


def test_lines_are_let_go_and_stay_as_history(journal):
    line = say(journal, "me", "strength", "quick")
    sides.let_go(journal.store, line, journal.now)
    assert page(journal).all == () and len(journal.every(Side)) == 1
    with pytest.raises(Refused, match="nothing to agree on"):
        sides.agree(journal.store, journal.bob.id, journal.now)
    with pytest.raises(Refused, match="A line is mine or theirs"):
        say(journal, "me", "colour", "red")


def test_friends_and_lower_rungs_have_no_sheet_to_fill(journal):
    ladder.move(journal.store, journal.bob.id, "down", "too early", journal.now, journal.settings)
    journal.note("@Anna Kowalska dinner today", at="2026-03-03T20:00")
    assert saws(journal, "M10") == []


def test_the_shell_fills_and_shows_it(journal):
    shell(journal, "sides", "Bob", "Smith", "--mine", "strength", "quick", "to", "deliver")
    shell(journal, "sides", "Bob", "--theirs", "success", stdin="a line that never stops\n")
    shell(journal, "sides", "Bob", "Roe", "--stakeholder", status=0)
    shell(journal, "sides", "Bob", "--agreed")
    said = shell(journal, "sides", "Bob")
    assert "agreed Tue 3 Mar 2026" in said and "a line that never stops" in said and "spoke 1 day ago" in said
    assert "Not said: strengths (theirs)" in said
    lines = json.loads(shell(journal, "sides", "Bob", "--json"))
    assert [x["kind"] for x in lines] == ["strength", "success", "stakeholder"]
    shell(journal, "sides", "Bob", "--gone", lines[0]["id"][-6:])
    assert "quick" not in shell(journal, "sides", "Bob")


async def test_the_screen(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("=")
        assert "Nothing is said yet" in screen.text
        await screen.keys("a", "s")
        await screen.type("quick to deliver")
        await screen.keys("enter")
        assert "STRENGTHS" in screen.text and "not agreed yet" in screen.text
        await screen.keys("A")
        assert "Both sides: Bob Smith · agreed 3 Mar" in screen.text
        await screen.keys("x")
        assert "quick" not in screen.text.split("history")[0].split("“")[0]
        await screen.keys("u", "escape")
        assert screen.app.screen is screen.app.home
