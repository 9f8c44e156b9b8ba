"""M25, bank: deposits before withdrawals; a balance is a fold; asking with nothing given explains itself first."""

from __future__ import annotations

import pytest

from relbank.actions import bank
from relbank.actions.done import Refused
from relbank.method.bank import balance
from relbank.model.ledger import ASK, DEPOSIT, Entry
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 1 Sep\n- stage nurturing\n- gave intro to Pat Roe x2", at="2026-09-01T13:00")
    found.note("@Bob Smith call 10 Oct\n- got lead: Acme ~$4k x3\n- gave page on uptime", at="2026-10-10T13:00")
    yield found
    found.store.close()


def test_the_balance_of_any_day_is_a_fold_and_money_stands_apart(journal):
    def at(day):
        return balance(journal.store.journal.of, journal.bob.id, day)

    assert [at(day).points for day in ("2026-08-31", "2026-09-01", "2026-10-09", "2026-10-10", "")] == [0, 2, 2, 0, 0]
    assert {c: str(m) for c, m in at("").money_got.items()} == {"$": "4000"}
    journal.edit("@Bob Smith call 10 Oct\n- got lead: Acme ~$4k\n- gave page on uptime")
    assert at("").points == 2, "correcting the record corrects the balance"


def test_asking_with_nothing_left_is_explained_before_it_is_written(journal):
    with pytest.raises(Refused) as refused:
        bank.ask(journal.store, journal.bob.id, "intro to his board", journal.now)
    assert "You gave Bob Smith 3 and got 3: nothing is left to ask for." in str(refused.value)
    assert "paid in before anything is drawn out" in str(refused.value)
    assert [e for e in journal.every(Entry) if e.kind == ASK] == []
    said = bank.ask(journal.store, journal.bob.id, "intro to his board", journal.now, "he offered it").said
    assert said.endswith("The balance is 0, and it waits. Your reason is kept: “he offered it”.")
    assert saws(journal, "M25") == [], "a reason was written: it stays silent"
    journal.undo()
    assert [e for e in journal.every(Entry) if e.kind == ASK] == []


def test_a_deposit_first_opens_the_gate(journal):
    bank.give(journal.store, journal.bob.id, "two tickets x2", journal.now)
    assert bank.ask(journal.store, journal.bob.id, "intro to his board", journal.now).said.endswith("and it waits.")
    with pytest.raises(Refused, match=r"still waits|nothing is left"):
        bank.ask(journal.store, journal.bob.id, "and to his bank x2", journal.now.replace(hour=15))
        bank.ask(journal.store, journal.bob.id, "and to his wife", journal.now.replace(hour=16))


def test_capture_never_asks_but_the_finding_speaks_until_something_is_given(journal):
    journal.note("@Liz Chen lunch today\n- stage up\n- asked for a reference")
    assert saws(journal, "M25", "Liz Chen") == ["You asked for “a reference”. You have given Liz Chen nothing yet."]
    journal.note("@Liz Chen lunch today\n- gave the seat at the fair")
    assert saws(journal, "M25", "Liz Chen") == []


def test_a_wave_holds_until_one_asks_again(journal):
    journal.note("@Liz Chen lunch today\n- stage up\n- asked for a reference")
    wave(journal, spoken(journal, "M25", "Liz Chen")[0], "her idea")
    assert saws(journal, "M25", "Liz Chen") == []
    journal.later(days=1).note("@Liz Chen call today\n- asked for a second reference")
    assert [x.startswith("You asked for “a second reference”") for x in saws(journal, "M25", "Liz Chen")] == [True]


def test_getting_more_than_giving_is_said(journal):
    journal.note("@Bob Smith call today\n- got another lead x4")
    assert saws(journal, "M25") == ["You got 7 points from them and gave 3."]
    assert [t.kind for t in journal.every(Entry) if t.kind == DEPOSIT] == [DEPOSIT] * 2
    found = spoken(journal, "M25")[0]
    assert len(found.evidence) == 4, "every deed behind the balance"


def test_friends_have_no_account(journal, tmp_path):
    journal.note("@Anna Berg dinner today\n- got her grandmother's recipe x5\n- asked for her car")
    assert saws(journal, "M25", "Anna Berg") == []
    assert "balance" not in bank.ask(journal.store, journal.named("Anna Berg").id, "her boat", journal.now).said
    assert "Anna" not in shell(journal, "bank")
    assert "Balance" not in shell(journal, "bank", "Anna")


def test_the_shell_tells_the_balance_of_a_day(journal):
    assert "Balance on Wed 9 Sep 2026: +2 (2 given, 0 got)." in shell(journal, "bank", "Bob", "--at", "9 Sep")
    assert "Bob Smith  0        3      3             " in shell(journal, "bank")
    assert "You gave Bob Smith 3 and got 3" in shell(journal, "asked", "Bob", "a", "favour", status=1)


async def test_minus_explains_itself_and_takes_a_reason(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("minus", "a")
        assert "nothing is left to ask for" in screen.text and "Why all the same" in screen.text
        await screen.type("intro to his board")
        await screen.keys("enter", "enter")
        assert [e for e in journal.every(Entry) if e.kind == ASK] == [], "no reason, nothing written"
        await screen.type("he offered")
        await screen.keys("enter")
        assert "Your reason is kept" in screen.said
        await screen.keys("plus")
        await screen.type("two tickets x2")
        assert "-> two tickets · x2" in screen.text
        await screen.keys("enter")
        assert "The balance is +2" in screen.said
        await screen.keys("g", "b")
        names, bob = (next(line for line in screen.text.splitlines() if word in line) for word in ("balance", "› Bob"))
        assert names.split()[1:6] == ["balance", "given", "got", "asked", "trust"]
        assert bob.split()[3:7] == ["+2", "5", "3", "1"]


async def test_the_preview_the_shell_and_due_say_it_too(journal, tmp_path):
    note = "@Bob Smith call today\nHe was in a hurry.\n- asked for his box at the rink\n"
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u", "backspace")
        screen.app.screen.area.text = note
        screen.app.screen._show_preview()
        await screen.settle()
        assert "nothing is left to ask for" in " ".join(screen.text.replace("│", " ").split())
        await screen.keys("escape")
    said = shell(journal, "note", "-", stdin=note)
    assert "nothing is left to ask for. Give first, or ask knowingly (M25, the bank)." in said
    assert "M25  Bob Smith  You asked for “his box at the rink”." in shell(journal, "due")
    shell(journal, "note", "-", stdin="@Bob Smith email today\n- gave the article\n- asked for his second box\n")
    assert "M25" not in shell(journal, "due")
