"""The bank is a fold over deeds: by hand, and against a naive recomputation of random histories (M25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from relbank.method import asking, bank
from relbank.method.deeds import amount, deeds, said_money
from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from tests.method.histories import few_and_many
from tests.method.memory import MemoryJournal

FIRST = date(2026, 1, 1)
KINDS = (DEPOSIT, WITHDRAWAL, ASK)


def iso(day: int) -> str:
    return (FIRST + timedelta(days=day)).isoformat()


def entry(number: int, kind: str, size: int = 1, day: int = 0, money: str = "", currency: str = "$") -> Entry:
    return Entry(f"{number:04}", "bob", kind, "a deed", size, money, currency if money else "", iso(day))


def account(*things: Entry | Referral) -> Sequence:
    return deeds(MemoryJournal(*things).of, "bob")


def test_gave_adds_got_takes_off_asked_counts_nothing():
    found = account(entry(1, DEPOSIT, 3, 1), entry(2, WITHDRAWAL, 2, 5), entry(3, ASK, 5, 6))
    assert [bank.fold(found, iso(day)).points for day in (0, 1, 4, 5, 6)] == [0, 3, 3, 1, 1]
    assert bank.course(found) == ((iso(1), 3), (iso(5), 1))


def test_money_has_a_column_of_its_own():
    got = (entry(n, WITHDRAWAL, 1, n, money) for n, money in ((2, "0.10"), (3, "0.20")))
    found = account(entry(1, DEPOSIT, 1, 1, "4000"), *got)
    total = bank.fold(found)
    assert total.points == -1
    assert (total.money_given, total.money_got) == ({"$": Decimal(4000)}, {"$": Decimal("0.30")})


def test_a_lead_passed_is_a_deed():
    out = Referral("1", "Acme", "bob", "out", date=iso(1))
    news = Referral("2", "Acme", "bob", "", "won", date=iso(2))
    came = Referral("3", "Zeta", "bob", "in", date=iso(3))
    assert [bank.fold(account(out, news, came), iso(day)).points for day in (1, 2, 3)] == [1, 1, 0]


def test_what_was_asked_waits_until_something_is_got_and_not_for_ever():
    found = account(entry(1, ASK, 2, 0), entry(2, ASK, 1, 1), entry(3, WITHDRAWAL, 1, 10))
    assert [d.thing.id for d in bank.fold(found, iso(1)).waiting] == ["0001", "0002"]
    assert [d.thing.id for d in bank.fold(found, iso(10)).waiting] == ["0002"]
    assert bank.fold(found, iso(1 + bank.WAITS)).waiting != ()
    assert bank.fold(found, iso(2 + bank.WAITS)).waiting == ()


@pytest.mark.parametrize(
    ("deeds_before", "shut", "says"),
    [
        ((), True, "nothing yet"),
        (((DEPOSIT, 2),), False, ""),
        (((DEPOSIT, 2), (WITHDRAWAL, 2)), True, "You gave Bob 2 and got 2: nothing is left"),
        (((DEPOSIT, 2), (ASK, 2)), True, "1 request of 2 still waits"),
        (((DEPOSIT, 2), (ASK, 1)), False, ""),
    ],
)
def test_the_gate_is_shut_while_nothing_is_on_the_account(deeds_before, shut, says):
    found = account(*(entry(n, kind, size, n) for n, (kind, size) in enumerate(deeds_before)))
    gate = bank.gate(found, "Bob", iso(9))
    assert gate.shut is shut and says in gate.saw


def test_what_is_given_after_asking_makes_it_good_and_so_does_time():
    early = account(entry(1, ASK, 1, 5))
    assert asking.too_early(early, "Bob", iso(6)) is not None
    assert asking.too_early(account(entry(1, ASK, 1, 5), entry(2, DEPOSIT, 1, 5)), "Bob", iso(6)) is None
    assert asking.too_early(early, "Bob", iso(6 + bank.WAITS)) is None


@pytest.mark.parametrize("text", ["", "soon", "NaN", "Infinity", "1e"])
def test_what_is_no_sum_counts_nothing(text):
    assert amount(text) == 0


def test_money_is_said_with_its_sign_and_cents_only_where_there_are_any():
    assert [said_money(Decimal(x), c) for x, c in (("24000", "$"), ("12.5", "€"), ("-3", "$"), ("1200", "CHF"))] == [
        "$24,000", "€12.50", "-$3", "CHF 1,200",
    ]  # fmt: skip


# ---- against a naive recomputation ----
one_deed = some.builds(
    entry,
    some.integers(0, 9999),
    some.sampled_from(KINDS),
    some.integers(1, 5),
    some.integers(0, 400),
    some.sampled_from(("", "4000", "0.10", "12.345")),
    some.sampled_from(("$", "€")),
)
passed = some.builds(
    lambda n, way, day: Referral(f"r{n:04}", "Acme", "bob", way, date=iso(day)),
    some.integers(0, 9999), some.sampled_from(("in", "out", "")), some.integers(0, 400),
)  # fmt: skip
WAY = {"in": WITHDRAWAL, "out": DEPOSIT, "": ""}
histories = some.lists(one_deed | passed, max_size=30, unique_by=lambda d: d.id)


def naive(history: Sequence[Entry | Referral], day: str) -> tuple[int, int, int, Decimal]:
    """Points, deposits, waiting and dollars got by the end of a day, worked out the long way."""
    points = deposits = waiting = 0
    dollars = Decimal(0)
    asked: list[str] = []
    for thing in sorted(history, key=lambda t: (t.date, t.id)):
        if thing.date > day:
            continue
        kind = thing.kind if isinstance(thing, Entry) else {"out": DEPOSIT, "in": WITHDRAWAL}.get(thing.direction)
        size = thing.size if isinstance(thing, Entry) else 1
        if kind == DEPOSIT:
            points, deposits = points + size, deposits + 1
        elif kind == WITHDRAWAL:
            points -= size
            asked = asked[1:]
            if isinstance(thing, Entry) and thing.money and thing.currency == "$":
                dollars += Decimal(thing.money)
        elif kind == ASK:
            asked.append(thing.date)
    oldest = (date.fromisoformat(day) - timedelta(days=bank.WAITS)).isoformat()
    waiting = sum(when >= oldest for when in asked)
    return points, deposits, waiting, dollars


def check(history: Sequence[Entry | Referral], day: int) -> None:
    found = bank.balance(MemoryJournal(*history).of, "bob", iso(day))
    got = found.money_got.get("$", Decimal(0))
    assert (found.points, found.deposits, len(found.waiting), got) == naive(history, iso(day))


@given(histories, some.integers(0, 500))
@settings(max_examples=150, deadline=None)
def test_balances_are_what_a_naive_recomputation_says(history, day):
    check(history, day)


@pytest.mark.long
@given(histories, some.integers(0, 500))
@settings(max_examples=10_000, deadline=None)
def test_balances_of_ten_thousand_histories(history, day):
    check(history, day)


@few_and_many(histories)
def test_the_course_is_the_balance_of_each_day_on_which_it_moved(history):
    days = sorted({thing.date for thing in history})
    points = [naive(history, day)[0] for day in days]
    moved = {thing.date for thing in history if getattr(thing, "kind", "") != ASK and getattr(thing, "direction", "in")}
    assert list(bank.course(account(*history))) == [(day, sum_) for day, sum_ in zip(days, points, strict=True)
                                                    if day in moved]  # fmt: skip


@few_and_many(histories)
def test_money_is_added_up_by_side_and_currency(history):
    found = bank.fold(account(*history))
    for kind, sums in ((DEPOSIT, found.money_given), (WITHDRAWAL, found.money_got)):
        naive_sums: dict[str, Decimal] = {}
        for e in history:
            if isinstance(e, Entry) and e.kind == kind and e.money:
                naive_sums[e.currency] = naive_sums.get(e.currency, Decimal(0)) + Decimal(e.money)
        assert sums == naive_sums
    size = sum(d.size for d in found.waiting)
    assert found.room == found.points - size
    sides = [(e.kind, e.size) if isinstance(e, Entry) else (WAY[e.direction], 1) for e in history]
    assert found.given == sum(size for kind, size in sides if kind == DEPOSIT)
    assert found.got == sum(size for kind, size in sides if kind == WITHDRAWAL)
