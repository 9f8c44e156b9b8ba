"""The arithmetic of referrals: the worked example exactly, other numbers by hand, the journal's own (M32)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import strategies as some

from relbank.method.arithmetic import EXAMPLE, Given, money, number, own, told, worth
from relbank.method.referrals import leads
from relbank.model.ledger import Referral
from tests.method.histories import few_and_many


def test_the_worked_example_is_exact():
    result = worth(EXAMPLE)
    assert (result.client, result.clients, result.year, result.cohort) == (4_000, 24, 24_000, 96_000)
    assert (result.revenue, result.value) == (240_000, 384_000)


def test_both_readings_of_four_years_are_said_apart():
    said = dict(told(worth(EXAMPLE)))
    assert said["One year's clients, over 4 years"] == "$96,000"
    assert said["Revenue over 4 years, if every year adds 24"] == "$240,000"
    assert said["Worth of those 4 years' clients while they stay"] == "$384,000"


def test_who_stays_shorter_than_one_looks_pays_only_while_they_stay():
    result = worth(Given(Decimal(100), 2, Decimal(1), Decimal(1), Decimal(1), over=3))
    assert (result.clients, result.cohort) == (4, 800)
    assert result.revenue == 400 * (1 + 2 + 2) and result.value == 4 * 200 * 3


@few_and_many(
    some.decimals(0, 10**6, places=2), some.integers(1, 30), some.decimals(0, 1000, places=1), some.integers(0, 20),
    some.integers(1, 30),
)  # fmt: skip
def test_it_is_what_counting_client_by_client_says(revenue, years, referrals, closed, over):
    result = worth(Given(revenue, years, referrals, Decimal(closed), Decimal(20), over))
    clients = Fraction(referrals) * 4 * Fraction(closed, 20)
    paid = sum(
        clients * Fraction(revenue)
        for joined in range(over) for year in range(over) if joined <= year < joined + years
    )  # fmt: skip
    each = Fraction(revenue)
    assert (result.client, result.clients, result.year) == (each * years, clients, clients * each)
    assert result.cohort == sum(result.year for year in range(over) if year < years)
    assert result.revenue == paid
    assert result.value == sum(clients * Fraction(revenue) * years for _ in range(over))


def test_nothing_of_nothing_is_nothing():
    assert worth(Given(Decimal(0), 1, Decimal(0), Decimal(0), Decimal(0))).revenue == 0


@pytest.mark.parametrize(
    ("value", "said"), [(24, "24"), (Fraction(36, 5), "7.2"), (Fraction(1, 3), "0.33"), (1200, "1,200")]
)
def test_numbers_are_said_with_two_places_at_most(value, said):
    assert number(Fraction(value)) == said
    assert money(Fraction(value), "$").startswith("$")


def test_results_are_told_in_whole_money_and_one_place():
    mine = Given(Decimal("29428.571428"), 4, Decimal("2.5"), Decimal(7), Decimal(9))
    said = dict(told(worth(mine)))
    assert said["A client is worth"] == "$117,714 ($29,429 × 4)"
    assert said["New clients a year"] == "7.8 (2.5 × 4 × 7 in 9)"
    assert said["They bring a year"] == "$228,889"
    assert said["Revenue over 4 years, if every year adds 7.8"].startswith("$2,288,8")
    small = dict(told(worth(Given(Decimal("2.50"), 1, Decimal("0.25"), Decimal(1), Decimal(4)))))
    assert (small["A client is worth"], small["New clients a year"][:4]) == ("$2.50 ($2.50 × 1)", "0.25")


def came(number: int, day: str, money: str = "", outcome: str = "open") -> list[Referral]:
    lead = Referral(f"l{number}", f"firm{number}", "liz", "in", money=money, currency="$", date=day)
    news = Referral(f"n{number}", f"firm{number}", "liz", "", outcome, money, "$", day, lead=lead.id)
    return [lead] if outcome == "open" else [lead, news]


def test_the_journal_has_figures_of_its_own():
    papers = [
        *came(1, "2026-01-10", "4000", "won"), *came(2, "2026-03-10", "2000", "won"),
        *came(3, "2026-05-10", "", "lost"), *came(4, "2026-06-10"),
    ]  # fmt: skip
    found = own(leads(papers), date(2026, 11, 19))
    assert (found.given.revenue, found.given.referrals, found.given.closed, found.given.of) == (3000, 1, 2, 3)
    assert found.guessed == ("years",)
    result = worth(found.given)
    assert result.clients == Fraction(8, 3) and result.year == 8000


def test_what_a_journal_does_not_know_is_taken_from_the_example_and_said():
    found = own((), date(2026, 11, 19))
    assert found.guessed == ("revenue", "years", "closed")
    assert found.given.revenue == EXAMPLE.revenue and found.given.referrals == 0
