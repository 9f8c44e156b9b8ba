"""Section F: what stands on a person's account on any day, a fold over the deeds (M25); nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL
from relbank.model.record import record
from relbank.model.say import plural

from .deeds import Deed, Of, deeds

WAITS = 90
"""Days that something asked for waits for an answer; then nobody waits any more."""


@record
class Balance:
    """What stands on an account.

    given, got: sums of sizes. deposits, withdrawals, asks: how many of each. waiting: what was asked for and has not
    come, oldest first. money_given, money_got: sums by currency.
    """

    given: int
    got: int
    deposits: int
    withdrawals: int
    asks: int
    waiting: tuple[Deed, ...]
    money_given: Mapping[str, Decimal]
    money_got: Mapping[str, Decimal]

    @property
    def points(self) -> int:
        """What is on the account: given less got."""
        return self.given - self.got

    @property
    def room(self) -> int:
        """How much may be asked for: what is on the account, less what was asked for and still waits."""
        return self.points - sum(d.size for d in self.waiting)


def balance(of: Of, person: str, day: str = "") -> Balance:
    """Return a person's balance at the end of an ISO day, of all times without one (`of`: `Journal.of`)."""
    return fold(deeds(of, person), day)


def fold(all_deeds: Iterable[Deed], day: str = "") -> Balance:
    """Return what deeds in their order come to by the end of an ISO day ("": all of them)."""
    past = [d for d in all_deeds if not day or d.day <= day]
    given, got = (_of_kind(past, kind) for kind in (DEPOSIT, WITHDRAWAL))
    asks = sum(d.kind == ASK for d in past)
    return Balance(
        sum(d.size for d in given), sum(d.size for d in got), len(given), len(got), asks, waiting(past, day),
        money(given), money(got),
    )  # fmt: skip


def _of_kind(found: Iterable[Deed], kind: str) -> list[Deed]:
    return [d for d in found if d.kind == kind]


def money(found: Iterable[Deed]) -> dict[str, Decimal]:
    """Return the sums of money of deeds by currency."""
    sums: dict[str, Decimal] = {}
    for deed in found:
        if deed.money:
            sums[deed.currency] = sums.get(deed.currency, Decimal(0)) + deed.money
    return sums


def waiting(past: Sequence[Deed], day: str = "") -> tuple[Deed, ...]:
    """Return what was asked for and not got by an ISO day: each thing got answers the oldest asked for before it."""
    found: list[Deed] = []
    for deed in past:
        if deed.kind == ASK:
            found.append(deed)
        elif deed.kind == WITHDRAWAL and found:
            del found[0]
    if day:
        found = [d for d in found if not d.day or (date.fromisoformat(day) - date.fromisoformat(d.day)).days <= WAITS]
    return tuple(found)


def course(found: Sequence[Deed]) -> tuple[tuple[str, int], ...]:
    """Return the balance at the end of each day on which it moved: (ISO day, points)."""
    out: dict[str, int] = {}
    points = 0
    for deed in found:
        points += deed.points
        if deed.points:
            out[deed.day] = points
    return tuple(out.items())


@record
class Gate:
    """Whether one may ask (M25): shut when nothing is on the account; saw: why, in one sentence, with numbers."""

    shut: bool
    saw: str


def gate(found: Sequence[Deed], name: str, day: str = "") -> Gate:
    """Tell whether something may be asked of a person: deposits come before withdrawals; day: ISO."""
    account = fold(found, day)
    if account.room > 0:
        return Gate(False, "")
    if not account.given:
        return Gate(True, f"You have given {name} nothing yet.")
    spent = f"You gave {name} {account.given} and got {account.got}"
    if account.waiting and account.points > 0:
        size = sum(d.size for d in account.waiting)
        return Gate(True, f"{spent}; {plural(len(account.waiting), 'request')} of {size} still waits.")
    return Gate(True, f"{spent}: nothing is left to ask for.")


def signed(points: int) -> str:
    """Return a balance as it is shown: "+3", "0", "-2"."""
    return f"{points:+d}" if points else "0"
