"""M37, no surprises: a promise about to slip asks "tell them now?" before it is late, of everybody."""

from __future__ import annotations

import pytest

from relbank.actions import keeping_word, promises
from relbank.method.rules.rule import DUE
from relbank.model.when import When
from tests.builder import build, moment
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-10T09:00")
    found.person("Liz Chen").promise("send the table", "Liz Chen", "2026-11-20")
    yield found
    found.close()


def test_it_asks_on_the_day_before_and_the_tickler_on_the_day(journal):
    assert saws(journal.at("2026-11-18T09:00"), "M37") == []
    assert saws(journal.at("2026-11-19T09:00"), "M37") == ["“send the table” is due tomorrow and not done."]
    found = spoken(journal, "M37", "Liz Chen")
    assert found[0].do.startswith("Tell them now?") and found[0].weight == DUE - 1
    assert found[0].evidence == (("promises", journal.promised("send").id),)
    assert saws(journal.at("2026-11-20T09:00"), "M37") == [], "one promise speaks once"
    (today,) = spoken(journal, "M18", "Liz Chen")
    assert "is due today" in today.saw and "tell them now" in today.do and "before the day" not in today.do
    assert saws(journal.at("2026-11-21T09:00"), "M37") == [], "then it is no surprise any more, but late"


def test_how_early_is_for_the_user_to_say(tmp_path):
    journal = build(tmp_path, now="2026-11-15T09:00", tell_days=5)
    journal.person("Liz Chen").promise("send the table", "Liz Chen", "2026-11-20")
    assert saws(journal, "M37") == ["“send the table” is due in 5 days and not done."]
    journal.close()


def test_once_they_are_told_it_is_silent_until_the_day_is_another_one(journal):
    journal.at("2026-11-19T09:00")
    id = journal.promised("send").id
    done = keeping_word.tell(journal.store, id, journal.now)
    assert "Liz Chen knows" in done.said and journal.promised("send").told == "2026-11-19"
    assert saws(journal, "M37") == []
    promises.redate(journal.store, id, When.of(moment("2026-11-27").date()))
    assert saws(journal, "M37") == []
    assert saws(journal.at("2026-11-26T09:00"), "M37") == ["“send the table” is due tomorrow and not done."]


def test_a_kept_promise_and_theirs_ask_nothing_and_a_reason_silences(journal):
    journal.promise("figures", "Liz Chen", "2026-11-20", by="them").at("2026-11-19T09:00")
    wave(journal, spoken(journal, "M37")[0], "it is done tonight")
    assert saws(journal, "M37") == []
    journal.undo()
    assert len(saws(journal, "M37")) == 1
    journal.tick("send the table")
    assert saws(journal, "M37") == []


def test_the_shell_asks_too_and_takes_the_answer(journal):
    journal.at("2026-11-19T09:00")
    assert "Tell them now?" in shell(journal, "why", "Liz")
    id = journal.promised("send").id
    assert "Liz Chen knows" in shell(journal, "promises", "--told", id)
    assert "Tell them now?" not in shell(journal, "why", "Liz", status=1)


async def test_one_key_on_the_promise_says_that_they_were_told(journal, tmp_path):
    journal.at("2026-11-19T09:00")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("4", "w")
        assert "When will it come?" in screen.text and journal.promised("send").told == ""
        await screen.keys("escape")
        assert journal.promised("send").told == "", "nothing is noted before it is confirmed"
        await screen.keys("w")
        await screen.type("fri 27 nov")
        await screen.keys("enter")
        assert "Liz Chen knows" in screen.said and saws(journal, "M37") == []
        assert journal.promised("send").due.iso == "2026-11-27"
        journal.undo()
        assert journal.promised("send").due.iso == "2026-11-20" and saws(journal, "M37"), "one step, undone as one"


async def test_one_promise_speaks_once_and_who_was_told_waits_for_the_new_day(journal, tmp_path):
    journal.at("2026-11-19T09:00")
    journal.change(journal.promised("send"), target=When.of(moment("2026-11-17").date()))
    about = journal.promised("send").id
    assert [f.rule for f in spoken(journal) if f.about == about] == ["M37"]
    journal.at("2026-11-22T09:00")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("r", "w", "escape")
        assert "card 1 of" in screen.text and journal.promised("send").told == ""
        await screen.keys("w", "enter")
        assert "Give it its new day" in screen.text and "card 1 of" in screen.text, "it stays for its new day"
        await screen.keys("u")
        assert journal.promised("send").told == "" and "card 1 of" in screen.text
        await screen.keys("w", "enter", "e", "tab", *["backspace"] * 10)
        await screen.type("fri 27 nov")
        await screen.keys("ctrl+s")
        assert journal.promised("send").due.iso == "2026-11-27"
        await screen.keys("u")
        assert "card 1 of" in screen.text and journal.promised("send").told == "", "undone with all that was done here"
        await screen.keys("w", "enter", "l")
    (late,) = spoken(journal, "M18", "Liz Chen")
    assert late.saw.endswith("they were told on Sun 22 Nov 2026 that it will be later.")
    assert late.do.startswith("Give it its new day") and late.command == "edit"
