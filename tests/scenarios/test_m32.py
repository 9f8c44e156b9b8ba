"""M32, the arithmetic: the worked example exactly, other numbers at once, and the journal's own figures, per ally."""

from __future__ import annotations

import json

import pytest

from relbank.method.arithmetic import EXAMPLE, own, worth
from relbank.method.referrals import of_journal
from tests.builder import build
from tests.scenarios.spoken import shell
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-06-01T10:00")
    found.note("@Liz Jones lunch 2 Mar\n- stage up\n- ref in from @Liz: Acme ~$4k", at="2026-03-02T13:00")
    found.note("@Bob Smith call 10 Apr\n- stage up\n- ref in from @Bob: Iota ~$2k\n- ref in from @Bob: Zeta",
               at="2026-04-10T13:00")  # fmt: skip
    found.note("@Bob Smith call 10 May\n- ref won Acme $5k\n- ref won Iota $1k\n- ref lost Zeta", at="2026-05-10T13:00")
    yield found
    found.store.close()


def test_the_worked_example_is_reproduced_exactly():
    result = worth(EXAMPLE)
    assert (result.client, result.clients, result.year, result.cohort, result.revenue, result.value) == (
        4_000, 24, 24_000, 96_000, 240_000, 384_000,
    )  # fmt: skip


def test_the_shell_says_both_readings_and_labels_them(journal):
    told = shell(journal, "worth")
    for line in ("A client is worth                                $4,000", "New clients a year", "$24,000",
                 "One year's clients, over 4 years                 $96,000",
                 "Revenue over 4 years, if every year adds 24      $240,000",
                 "Worth of those 4 years' clients while they stay  $384,000"):  # fmt: skip
        assert line in told
    assert "$12,000" in shell(journal, "worth", "--revenue", "500")
    assert json.loads(shell(journal, "worth", "--close", "5 in 10", "--json"))["clients"] == 20
    assert "takes a number" in shell(journal, "worth", "--revenue", "much", status=2)


def test_the_journal_has_figures_of_its_own_and_says_what_it_assumed(journal):
    found = own(of_journal(journal.store.journal), journal.now.date())
    assert (found.given.revenue, found.given.closed, found.given.of) == (3000, 2, 3)
    assert worth(found.given).year == 6000, "three leads a year, two in three closed, $3,000 each"
    told = shell(journal, "worth", "--own")
    assert "3 leads in the last year, 2 won and 1 lost ever" in told and "years: how long a client stays" in told
    assert "$5,000 a year for 4 years, 0.25 referrals a quarter, 1 in 1 closed" in shell(journal, "worth", "Liz")


def test_nothing_is_reckoned_up_with_friends(journal):
    journal.note("@Anna Berg dinner today\n- ref in from @Anna: her uncle ~$9k")
    assert "friend" in shell(journal, "worth", "Anna", status=2)


@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=["wide", "narrow"])
async def test_the_numbers_are_edited_with_the_result_at_once(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "c")
        assert "$96,000" in screen.text and "$240,000" in screen.text and "$384,000" in screen.text
        await screen.keys("l")
        assert "$1,100" in screen.text and "$105,600" in screen.text
        await screen.keys("e", "ctrl+u")
        await screen.type("2000")
        assert "They bring a year: $48,000" in screen.text, "while it is typed"
        await screen.keys("enter")
        assert "$192,000" in screen.text
        await screen.keys("0")
        assert "$96,000" in screen.text
        await screen.keys("tab")
        assert "Liz Jones" in screen.text and "$5,000" in screen.text
        await screen.keys("v")
        assert "3 leads came in during a year" in screen.text and "lead that came: Iota" in screen.text


async def test_a_number_that_can_be_read_in_two_ways_is_asked_back(tmp_path):
    journal = build(tmp_path)
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "c", "e")
        await screen.type("€12.500")
        await screen.keys("enter")
        assert "12.500 may be 12,500 or 12.5" in screen.text
        await screen.keys(*["backspace"] * 8)
        await screen.type("12,5")
        assert "A number from" in screen.text
        await screen.keys(*["backspace"] * 8)
        await screen.type("12,500")
        await screen.keys("enter")
        assert "12,500" in screen.text
    journal.close()
