"""M15, one to three from a visit: a first meeting leaves with a follow-up; a fourth promise takes a reason."""

from __future__ import annotations

import pytest

from relbank.actions import note as notes
from relbank.actions import promises
from relbank.model.finding import Override
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.settings import Settings
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

FOUR = "@Bob Smith lunch today 12:30\n- [ ] article by Fri\n- [ ] intro by Mon\n- [ ] map by Tue\n- [ ] book by Wed\n"


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.close()


def test_a_visit_low_on_the_ladder_without_a_follow_up_is_flagged(journal):
    journal.note("@Bob Smith lunch today 12:30\nHe runs the plant.\n- stage initiating\n")
    (found,) = spoken(journal, "M15", "Bob Smith")
    assert found.saw == (
        "The visit of Thu 19 Nov 2026 12:30 left neither a promise of yours nor a next appointment."
    )
    journal.promise("send the article", "Bob Smith", "2026-11-23")
    assert spoken(journal, "M15") == []
    journal.undo().meeting("Bob Smith", "2026-11-26T09:00", "coffee")
    assert spoken(journal, "M15") == [], "a next appointment does as well"


def test_it_is_silent_after_a_reason_until_the_next_visit_and_never_speaks_of_friends(journal):
    journal.note("@Bob Smith lunch yesterday\n- stage up\n").note("@Anna Lee lunch yesterday\nOld friend.")
    (found,) = spoken(journal, "M15")
    assert found.person == journal.bob.id
    wave(journal, found, "he asked for time")
    assert spoken(journal, "M15") == []
    journal.note("@Bob Smith call today\nHe is back.")
    assert len(spoken(journal, "M15")) == 1
    journal.note("@Bob Smith call today\n- stage nurturing\n")
    assert spoken(journal, "M15") == [], "from the third rung on, nobody needs a pretext"


def test_a_visit_of_long_ago_is_no_more_asked_to_be_followed(journal):
    journal.note("@Bob Smith lunch today\n- stage initiating\n")
    assert len(spoken(journal.later(days=60), "M15")) == 1
    assert spoken(journal.later(days=1), "M15") == []


def test_a_fourth_from_a_note_is_filed_and_asks_for_a_word(journal):
    journal.note(FOUR)
    assert len(journal.every(Promise)) == 4 and "4 promises of yours" in journal.said
    (found,) = spoken(journal, "M15")
    assert found.saw == "4 promises of yours come from the visit of Thu 19 Nov 2026 12:30; 3 are enough."
    assert len(found.evidence) == 4
    assert "M15  Bob Smith  4 promises of yours" in shell(journal, "due")
    wave(journal, found, "each takes five minutes")
    assert spoken(journal, "M15") == [] and "M15" not in shell(journal, "due")
    journal.promise("and the chart", "Bob Smith")
    assert saws(journal, "M15") == ["5 promises of yours come from the visit of Thu 19 Nov 2026 12:30; 3 are enough."]


def test_a_reason_in_the_note_itself_is_the_typed_consent(journal):
    journal.note(FOUR + "- consent: each takes five minutes\n")
    (consent,) = journal.every(Override)
    assert (consent.reason, consent.rule, consent.person) == ("each takes five minutes", "M15", journal.bob.id)
    assert spoken(journal, "M15") == [] and "M15" not in shell(journal, "due") and "M15" not in journal.said
    journal.promise("and the chart", "Bob Smith")
    assert len(spoken(journal, "M15")) == 1, "a fifth is more than what was consented to"


def test_the_consent_follows_its_line_when_the_note_is_edited(journal):
    journal.note(FOUR + "- consent: each takes five minutes\n")
    touch = journal.every(Touch)[0]
    notes.edit(journal.store, touch.id, FOUR + "- consent: five minutes each, at most\n", journal.now, Settings())
    (consent,) = journal.every(Override)
    assert consent.reason == "five minutes each, at most" and spoken(journal, "M15") == []
    done = notes.edit(journal.store, touch.id, FOUR, journal.now, Settings())
    assert journal.every(Override) == [] and len(spoken(journal, "M15")) == 1 and "1 reason" in done.said
    journal.undo()
    assert spoken(journal, "M15") == []


def test_dropping_one_is_the_other_way_out(journal):
    journal.note(FOUR)
    promises.drop(journal.store, journal.promised("book").id, journal.now, "he has it already")
    assert spoken(journal, "M15") == []


async def test_the_promise_dialog_asks_at_once(journal, tmp_path):
    journal.note(FOUR.replace("- [ ] book by Wed\n", ""))
    async with opened(journal, tmp_path) as screen:
        await screen.keys("p")
        await screen.type("send the book by Wed")
        await screen.keys("enter")
        assert "Promise number 4 from one visit: why?" in screen.text and "· “map”" in screen.text
        await screen.keys("escape")
        assert len(journal.every(Promise)) == 3 and "Nothing was promised" in screen.said
        await screen.keys("p")
        assert "send the book by Wed" in screen.text, "what was typed is back"
        await screen.keys("enter")
        await screen.type("he flies on Thursday")
        await screen.keys("enter")
        assert len(journal.every(Promise)) == 4
    assert [o.reason for o in journal.every(Override)] == ["he flies on Thursday"]
    assert spoken(journal, "M15") == [], "the reason answers the finding"
    journal.undo()
    assert journal.every(Override) == [] and len(journal.every(Promise)) == 3, "one undo takes both back"


async def test_with_room_it_does_not_ask(journal, tmp_path):
    journal.note("@Bob Smith lunch today 12:30\n- [ ] article by Fri\n")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("p")
        await screen.type("send the book by Wed")
        await screen.keys("enter")
    assert len(journal.every(Promise)) == 2


async def test_the_editor_files_and_then_asks_at_once(journal, tmp_path):
    journal.person("Bob Smith")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        screen.app.screen.area.text = FOUR
        await screen.keys("ctrl+s")
        await screen.settle()
        assert len(journal.every(Promise)) == 4, "it is filed before anything is asked"
        assert "One more than enough: why?" in screen.text and "4 promises of yours come" in screen.text
        await screen.keys("escape")
        assert len(spoken(journal, "M15")) == 1, "the question stays open"
        journal.undo()
        await screen.keys("n")
        screen.app.screen.area.text = FOUR
        await screen.keys("ctrl+s")
        await screen.settle()
        await screen.type("each takes five minutes")
        await screen.keys("enter")
    assert spoken(journal, "M15") == []
    assert [o.reason for o in journal.every(Override)] == ["each takes five minutes"]
