"""Referrals both ways: passed, what became of them, how good they were (M31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from relbank.method.deeds import said_money
from relbank.method.referrals import IN, OPEN, OUT, OUTCOMES
from relbank.model.ledger import Referral
from relbank.model.person import Person

from .done import Done, Refused, listed, short
from .found import found, name_of, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(store: Store, person: str, direction: str, typed: str, now: datetime, quality: int = 0) -> Done:
    """Write down a lead that came from a person (in) or went to them (out), typed as in a note: "Acme ~$4k"."""
    if direction not in (IN, OUT):
        raise Refused(f"A lead comes in or goes out, not {direction!r}.", "Say in or out.")
    _check(quality)
    text, money, currency, said = read(typed)
    with store.transaction("referral add") as tx:
        who = found(store.journal, Person, person)
        lead = Referral(
            tx.new_id(), text, person, direction, OPEN, money, currency, now.date().isoformat(),
            quality=quality or said, created=stamp(now),
        )  # fmt: skip
        tx.add(lead)
    way = f"from {who.name}" if direction == IN else f"to {who.name}"
    return Done(f"A lead {way}: {short(text)}{_sum(money, currency)}.", (lead.id,))


def news(store: Store, id: str, outcome: str, now: datetime, typed: str = "") -> Done:
    """Say what became of a lead: won, lost, or open again; typed: the sum, as in a note. News of their own stay."""
    if outcome not in OUTCOMES:
        raise Refused(f"A lead is never {outcome!r}.", f"It can be {listed(OUTCOMES)}.")
    from relbank.notes.money import money as sum_of

    _, money, currency = sum_of(typed) if typed.strip() else ("", "", "")
    if typed.strip() and not money:
        raise Refused(f"{short(typed)} is no sum of money.", "Write it like $4k, €250 or 300 CHF.")
    with store.transaction("referral news") as tx:
        lead = found(store.journal, Referral, id)
        made = Referral(
            tx.new_id(), lead.text, lead.person, "", outcome, money, currency, now.date().isoformat(), lead=lead.id,
            created=stamp(now),
        )  # fmt: skip
        tx.add(made)
    who = name_of(store.journal, lead.person)
    way = "" if not who else f" from {who}" if lead.direction == IN else f" to {who}"
    return Done(f"The lead {short(lead.text)}{way} is {outcome}{_sum(money, currency)}.", (made.id, id))


def rate(store: Store, id: str, quality: int) -> Done:
    """Say how good a lead was, 1 to 5; 0 takes it back."""
    _check(quality)
    with store.transaction("referral quality") as tx:
        old = found(store.journal, Referral, id)
        tx.change(replace(old, quality=quality), old)
    return Done(f"{short(old.text)}: quality {quality or 'not said'}{' of 5' if quality else ''}.", (id,))


def read(typed: str) -> tuple[str, str, str, int]:
    """Return (text, sum as a plain decimal, currency, quality, 0 not said) of a lead typed as in a note."""
    from relbank.notes.money import money, quality

    text, sum_, currency = money(" ".join(typed.split()))
    text, good = quality(text)
    return worded(text or typed, "lead"), sum_, currency, good


def _sum(money: str, currency: str) -> str:
    return f" ({said_money(Decimal(money), currency)})" if money else ""


def _check(quality: int) -> None:
    if not 0 <= quality <= 5:
        raise Refused(f"A quality of {quality} there is not.", "It goes from 1 to 5.")
