"""M34, integrity: tests of three kinds, a warning where a confidence is repeated, principles before a meeting."""

from __future__ import annotations

import pytest

from relbank.actions import principles, promised, promises, trust
from relbank.actions.done import Refused
from relbank.method.brief import brief
from relbank.model.sheets import Principle
from relbank.model.trust import IntegrityTest, Sealed
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-10T09:00")
    found.person("Bob Smith", strategic=True).person("Liz Chen")
    found.note("@Liz Chen walk today\n- secret her husband is selling the bakery in spring\n- likes jazz")
    yield found
    found.close()


def test_tests_of_three_kinds_are_filed_held_or_failed_and_count_for_friends_too(journal):
    journal.note("@Liz Chen call today\n- test confidence shared: held\n- test controversial opinion: failed")
    journal.later(days=1)
    trust.test(journal.store, journal.liz.id, "confidence asked for", "held", journal.now, "she asked about Bob")
    assert [(t.kind, t.outcome) for t in journal.every(IntegrityTest)] == [
        ("shared", "held"), ("opinion", "failed"), ("asked", "held"),
    ]  # fmt: skip
    assert saws(journal, "M34", "Liz Chen") == [], "one was held since the last failure"
    with pytest.raises(Refused, match="no test"):
        trust.test(journal.store, journal.liz.id, "golf", "held", journal.now)


def test_a_failed_test_is_found_until_one_is_held_or_a_reason_is_given(journal):
    journal.note("@Liz Chen call today\n- test confidence asked: failed")
    found = spoken(journal, "M34", "Liz Chen")
    assert [f.saw for f in found] == ["A confidence asked for: failed on Tue 10 Nov 2026; none was held since."]
    wave(journal, found[0], "we talked it over")
    assert saws(journal, "M34", "Liz Chen") == []
    journal.later(days=3).note("@Liz Chen call today\n- test opinion: failed")
    assert len(saws(journal, "M34", "Liz Chen")) == 1, "another failure: it speaks again"
    journal.later(days=1).note("@Liz Chen call today\n- test opinion: held")
    assert saws(journal, "M34", "Liz Chen") == []


def test_a_note_to_somebody_else_that_repeats_a_confidence_warns_without_quoting_it(journal):
    journal.note("@Bob Smith lunch today\nHer husband is selling the bakery, I told him.")
    assert "Careful: Liz Chen told you that in confidence." in journal.said
    journal.note("@Bob Smith lunch today\nWe spoke of hockey.")
    assert "confidence" not in journal.said
    journal.note("@Liz Chen call today\nThe bakery again, her husband selling it.")
    assert "Careful" not in journal.said, "to herself it is no secret"


def test_a_promise_to_somebody_else_that_repeats_a_confidence_warns(journal):
    text = "find a buyer for the bakery that Liz's husband is selling"
    done = promises.add(journal.store, text, journal.now, person=journal.bob.id)
    assert done.warned == ("Careful: Liz Chen told you that in confidence.",)
    assert promises.add(journal.store, text, journal.now, person=journal.liz.id).warned == ()
    words = "find a buyer: Liz's husband is selling the bakery"
    read = promised.pledges(journal.store, journal.bob.id, words, False, journal.now, journal.settings)
    assert "in confidence" in promised.told(journal.store, read, journal.now), "already while it is typed"


def test_principles_are_recalled_before_meeting_who_has_tested_them(journal):
    principles.add(journal.store, "trade one name for another", journal.now, "dont")
    principles.add(journal.store, "telling the truth early", journal.now)
    assert "recall" not in dict(brief(journal.store.journal, journal.liz, journal.now).lines)
    journal.note("@Liz Chen call today\n- test confidence asked: held")
    told = [text for _, text in brief(journal.store.journal, journal.liz, journal.now).lines]
    assert "I won't trade one name for another" in told and "I stand for telling the truth early" in told
    assert not any("I won't" in text for _, text in brief(journal.store.journal, journal.bob, journal.now).lines)


def test_who_was_tested_is_asked_to_write_principles_down(journal):
    assert saws(journal, "M34") == []
    journal.note("@Liz Chen call today\n- test confidence asked: held")
    assert saws(journal, "M34") == ["Your integrity was tested 1 time, and no principle of yours is written down."]
    shell(journal, "principles", "--kind", "dont", "trade one name for another")
    assert saws(journal, "M34") == []


def test_the_shell_lists_adds_and_drops_principles_and_counts_what_is_sealed(journal):
    shell(journal, "principles", "-", "--kind", "dont-say", stdin="what I heard in confidence\n")
    assert "I won't say  what I heard in confidence" in shell(journal, "principles")
    id = journal.every(Principle)[0].id[-4:]
    assert "Into the trash" in shell(journal, "principles", "--drop", id)
    assert shell(journal, "sealed") == "Liz Chen  1 remark\n"
    assert shell(journal, "sealed", "Liz") == "Tue 10 Nov 2026  (sealed)\n"
    assert "at a terminal only" in shell(journal, "sealed", "Liz", "--show", status=2)
    assert "shown only when you ask" in shell(journal, "sealed", "Bob", "--add", stdin="he is tired\n")
    assert len(journal.every(Sealed)) == 2


async def test_the_page_of_principles_takes_one_and_shows_who_tested_them(journal, tmp_path):
    journal.note("@Liz Chen call today\n- test confidence asked: held")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "v")
        assert "Tested by" in screen.text and "Liz Chen" in screen.text
        await screen.keys("a", "n")
        await screen.type("pass on what I was told")
        await screen.keys("enter")
        await screen.settle()
        assert "I won't" in screen.text and "pass on what I was told" in screen.text


async def test_a_remark_that_was_typed_and_not_sealed_yet_is_kept_and_shown_to_nobody(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.liz.id)
        await screen.keys("T", "a", "s")
        await screen.type("she sings at night")
        await screen.keys("escape")
        assert "sings" not in screen.text and "sings" not in shell(journal, "drafts")
        await screen.keys("a", "s")
        assert "she sings at night" in screen.text and "What you typed before is back." in screen.text
        await screen.keys("enter")
        assert sorted(s.text for s in journal.every(Sealed))[-1] == "she sings at night"
        assert journal.store.drafts.all() == [] and "sings" not in screen.text
