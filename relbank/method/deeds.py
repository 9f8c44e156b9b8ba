"""Section F: the deeds of the bank, given, got and asked for, each with its size and its money (M25).

A lead passed is a deed too: one passed on counts as given, one received as got, each of size 1 (M25, M31).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from relbank.model.ledger import ASK, DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.record import record

if TYPE_CHECKING:
    from .dossier import Dossier

Of = Callable[[type[Any], str], Sequence[Any]]
"""From a class and a person's id to the documents: `Journal.of`, or a dossier's."""


@record
class Deed:
    """One deed; day: ISO. kind: deposit, withdrawal or ask. size: 1 to 5. thing: the entry or the referral."""

    day: str
    kind: str
    size: int
    money: Decimal
    currency: str
    text: str
    thing: Any

    @property
    def points(self) -> int:
        """What it does to the balance: gave adds, got takes off, asked counts nothing."""
        return self.size if self.kind == DEPOSIT else -self.size if self.kind == WITHDRAWAL else 0


def reading(dossier: Dossier) -> Of:
    """Return how figures read a dossier: whoever is asked for, it is its person."""
    return lambda cls, person: dossier.of(cls)


def deeds(of: Of, person: str) -> tuple[Deed, ...]:
    """Return a person's deeds in the order in which they happened; those of one day in the order written."""
    found = [_entry(e) for e in of(Entry, person)]
    found += [_referral(r) for r in of(Referral, person) if r.direction in ("in", "out")]
    found.sort(key=lambda d: (d.day, d.thing.id))
    return tuple(found)


def _entry(entry: Entry) -> Deed:
    day = (entry.date or entry.created)[:10]
    return Deed(day, entry.kind, sized(entry.size), amount(entry.money), entry.currency, entry.text, entry)


def _referral(referral: Referral) -> Deed:
    kind = DEPOSIT if referral.direction == "out" else WITHDRAWAL
    day = (referral.date or referral.created)[:10]
    return Deed(day, kind, 1, Decimal(0), "", f"referral: {referral.text}", referral)


def sized(size: object) -> int:
    """Return a size as it counts: 1 to 5, whatever a document holds."""
    return min(5, max(1, size)) if isinstance(size, int) else 1


def amount(text: str) -> Decimal:
    """Return a sum of money as documents keep it; nothing, or what is no sum, is 0."""
    if not text:
        return Decimal(0)
    try:
        found = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() else Decimal(0)


def said_money(sum_: Decimal, currency: str = "$") -> str:
    """Return a sum as it is shown: "$24,000", "€12.50", "-$3"; cents only where there are any."""
    rounded = sum_.quantize(Decimal("0.01")) if abs(sum_) < Decimal(10) ** 20 else sum_
    whole = rounded == rounded.to_integral_value()
    figure = f"{abs(rounded):,.0f}" if whole else f"{abs(rounded):,.2f}"
    sign = "-" if rounded < 0 else ""
    return f"{sign}{currency} {figure}" if len(currency) > 1 else f"{sign}{currency}{figure}"


def said_monies(sums: Iterable[tuple[str, Decimal]]) -> str:
    """Return sums in several currencies: "$4,000 + €250", "" for none."""
    return " + ".join(said_money(sum_, currency) for currency, sum_ in sums if sum_)


WORDS = {DEPOSIT: "gave", WITHDRAWAL: "got", ASK: "asked"}
"""How each kind of deed is said."""
