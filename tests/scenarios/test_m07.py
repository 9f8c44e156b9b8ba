"""M7, key questions: prompted for before the next meeting, answered again; coverage tells how much is known."""

from __future__ import annotations

import pytest

from relbank.actions import knowing, ladder
from relbank.actions.done import Refused
from relbank.method.coverage import QUESTIONS, coverage, next_question
from relbank.model.fact import FIVE, KEYS, Fact
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- likes hockey\n- stage initiating\n", at="2026-11-02T13:00").at("2026-11-05")
    yield found
    found.store.close()


def answer(journal, key, text):
    return knowing.answer(journal.store, journal.bob.id, key, text, journal.now).said


def known(journal, name="Bob Smith"):
    return coverage(journal.named(name), journal.store.journal.of(Fact, journal.id_of(name)))


def test_every_key_question_can_be_asked():
    assert set(QUESTIONS) == set(KEYS) and list(QUESTIONS)[:2] == ["measured", "earns"]


def test_what_is_not_answered_is_prompted_for_louder_before_a_meeting(journal):
    (quiet,) = spoken(journal, "M7")
    assert quiet.do == "Ask next: How are you measured?" and quiet.saw.endswith("are open.")
    journal.meeting("Bob Smith", "2026-11-08T12:30", "lunch")
    (loud,) = spoken(journal, "M7")
    assert loud.weight > quiet.weight + 100 and loud.saw.endswith("you meet in 3 days.")
    answer(journal, "measured", "by uptime")
    assert [f.do for f in spoken(journal, "M7")] == ["Ask next: How do you make money?"]


def test_one_that_shall_not_be_asked_stays_away_until_another_is_next(journal):
    wave(journal, spoken(journal, "M7")[0], "he would take it ill")
    assert saws(journal, "M7") == []
    answer(journal, "measured", "uptime, his boss told me")
    assert [f.do for f in spoken(journal, "M7")] == ["Ask next: How do you make money?"]


def test_an_answer_replaces_the_one_before_which_stays_as_history(journal):
    assert answer(journal, "earns", "by a bonus") == "How do you make money? “a bonus”."
    assert "It was “a bonus”." in answer(journal, "earns", "a share of the plant")
    held = [(f.text, f.superseded) for f in journal.every(Fact) if f.key == "earns"]
    assert held == [("a bonus", "2026-11-05"), ("a share of the plant", "")]
    with pytest.raises(Refused, match="no key question"):
        answer(journal, "shoe size", "44")


def test_questions_of_my_own_come_first_and_are_let_go_when_asked(journal):
    journal.note("@Bob Smith call today\n- ask about Ohio\n", at="2026-11-05T10:00")
    question = next(f for f in journal.every(Fact) if f.text == "about Ohio")
    assert next_question(journal.bob, journal.store.journal.of(Fact, journal.bob.id)).fact == question
    journal.meeting("Bob Smith", "2026-11-06T12:30")
    assert "You wanted to ask them: about Ohio. You meet tomorrow." in saws(journal, "M7")
    knowing.asked(journal.store, question.id, journal.now)
    assert not any("about Ohio" in saw for saw in saws(journal, "M7"))


def test_friends_are_asked_nothing_of_business(journal):
    journal.note("@Anna Kowalska dinner today\n- likes rye bread\n", at="2026-11-04T20:00")
    journal.meeting("Anna Kowalska", "2026-11-06T12:30")
    assert spoken(journal, "M7", "Anna Kowalska") == []
    assert not any(part.name.startswith("key:") for part in known(journal, "Anna Kowalska").parts)
    assert "measured" not in shell(journal, "ask", "Anna")


def test_coverage_counts_each_part_once(journal):
    assert known(journal).said == "1 of 16 parts known"
    for kind in FIVE:
        journal.fact("Bob Smith", kind, f"some {kind}")
    for key in KEYS:
        answer(journal, key, f"some {key}")
    assert known(journal).known == 12
    journal.fact("Bob Smith", "rule", "never late").fact("Bob Smith", "field", "12 May", key="birthday")
    assert known(journal).known == 14  # a birthday is no field of their own
    journal.fact("Bob Smith", "field", "Leeds", key="team")
    knowing.style(journal.store, journal.bob.id, {"channel": "email", "pace": "fast", "hours": "mornings"})
    assert known(journal).said == "16 of 16 parts known" and known(journal).open == ()


def test_the_shell_lists_what_to_ask_and_takes_the_answer(journal):
    assert shell(journal, "ask", "Bob").startswith("How are you measured?")
    assert "“uptime”" in shell(journal, "answer", "Bob", "Smith", "measured", "by", "uptime")
    assert "“a bonus”" in shell(journal, "answer", "Bob", "earns", stdin="a bonus\n"), "out of the shell's history"
    assert shell(journal, "ask", "Bob").startswith("What would make you successful?")
    assert "3 of 16 parts known" in shell(journal, "know", "Bob")


def test_what_is_known_is_traced_to_the_facts_and_a_friend_has_no_account(journal):
    answer(journal, "measured", "by uptime")
    told = shell(journal, "why", "Bob", "--figure", "known")
    assert told.startswith("known: 2 of 16 parts known") and "like: hockey" in told
    assert "key: measured by uptime" in told
    assert "time on Initiating: 3 days" in shell(journal, "why", "Bob", "--figure", "time")
    journal.note("@Bob Smith call today\n- gave map x2\n")
    assert "balance: +2" in (told := shell(journal, "why", "Bob", "--figure", "balance")) and "gave: map x2" in told
    journal.note("@Anna Kowalska dinner today\n- gave wine\n")
    assert "balance" not in shell(journal, "why", "Anna", "--figure", "balance", status=2).partition("There are")[2]


async def test_the_profile_asks_the_next_question_and_enter_answers_it(journal, tmp_path):
    ladder.aim(journal.store, journal.bob.id, role="strategic ally")
    async with opened(journal, tmp_path) as screen:
        assert "ASK NEXT" in screen.text and "How are you measured?" in screen.text
        await screen.keys("Q")
        assert "Next: How are you measured?" in screen.text
        await screen.keys("enter")
        await screen.type("uptime")
        await screen.keys("enter")
        assert "measured by uptime" in screen.text and "How do you make money?" in screen.text
