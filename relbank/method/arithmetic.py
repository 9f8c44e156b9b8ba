"""Section G: what a client is worth, and what referrals bring in a year, exactly and without rounding (M32)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from relbank.model.record import record

from .referrals import IN, LOST, WON, Lead

QUARTERS = 4
SMALL = 100
"""Units of a currency up to which the cents of a result are told."""


@record
class Given:
    """The numbers that go in.

    revenue: a client's yearly revenue. years: whole years that a client stays. referrals: good ones a quarter. closed,
    of: so many of so many become clients. over: the whole years that are looked at, 0 for as many as a client stays.
    """

    revenue: Decimal = Decimal(1000)
    years: int = 4
    referrals: Decimal = Decimal(10)
    closed: Decimal = Decimal(6)
    of: Decimal = Decimal(10)
    over: int = 0

    @property
    def rate(self) -> Fraction:
        """The share of referrals that become clients; 0 of 0 is 0."""
        return Fraction(self.closed) / Fraction(self.of) if self.of else Fraction(0)

    @property
    def span(self) -> int:
        """The years that are looked at."""
        return self.over or self.years


EXAMPLE = Given()
"""The worked example: $1,000 a year for four years, ten referrals a quarter, six in ten closed."""


@record
class Worth:
    """What comes out; money in the currency of the revenue.

    client: what one client is worth. clients: new clients a year. year: what one year's new clients bring a year.
    cohort: what one year's clients bring over the years that are looked at. revenue: what comes in over those years
    when every year adds as many. value: what all those clients are worth over the time that they stay.
    """

    given: Given
    client: Fraction
    clients: Fraction
    year: Fraction
    cohort: Fraction
    revenue: Fraction
    value: Fraction


def worth(given: Given) -> Worth:
    """Return what referrals are worth."""
    revenue, stay, span = Fraction(given.revenue), given.years, given.span
    clients = Fraction(given.referrals) * QUARTERS * given.rate
    year = clients * revenue
    running = sum(min(n, stay) for n in range(1, span + 1))  # cohorts that pay in each of the years
    return Worth(given, revenue * stay, clients, year, year * min(stay, span), year * running, year * stay * span)


def told(result: Worth, currency: str = "$") -> tuple[tuple[str, str], ...]:
    """Return the results as (label, figure), each figure saying whether it is one year's clients or every year's."""
    given = result.given

    def sums(value: Fraction) -> str:
        return money(value, currency, whole=True)

    over = f"over {given.span} year{'s' * (given.span != 1)}"
    return (
        ("A client is worth", f"{sums(result.client)} ({sums(Fraction(given.revenue))} × {given.years})"),
        ("New clients a year", f"{about(result.clients)} ({number(given.referrals)} × 4 × {number(given.closed)} in "
                               f"{number(given.of)})"),
        ("They bring a year", sums(result.year)),
        (f"One year's clients, {over}", sums(result.cohort)),
        (f"Revenue {over}, if every year adds {about(result.clients)}", sums(result.revenue)),
        (f"Worth of those {given.span} years' clients while they stay", sums(result.value)),
    )  # fmt: skip


def number(value: Decimal | Fraction) -> str:
    """Return a number as it is shown: "24", "7.2"; two places at most."""
    cents = round(Fraction(value) * 100)
    whole, part = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{whole:,}" + (f".{part:02d}".rstrip("0") if part else "")


def about(value: Fraction) -> str:
    """Return a result as it is shown: "24", "7.8", "0.25"; from one on, a second place would only seem exact."""
    return number(Fraction(round(value * 10), 10) if abs(value) >= 1 else value)


def money(value: Fraction, currency: str, whole: bool = False) -> str:
    """Return a sum as it is shown: "$24,000", "$12.50"; whole: cents are left out of all but small sums."""
    cents = round(value * 100)
    if whole and abs(cents) >= SMALL * 100:
        cents = round(value) * 100
    units, part = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    gap = " " if len(currency) > 1 else ""
    return f"{sign}{currency}{gap}{units:,}" + (f".{part:02d}" if part else "")


@record
class Own:
    """The journal's own figures, of one ally or of all.

    given: what goes into the arithmetic; years are assumed, for no journal knows them. came: the leads of the last
    year. won, lost: those decided. guessed: what could not be read from the journal and was taken from the what-if.
    """

    given: Given
    currency: str
    came: tuple[Lead, ...]
    won: tuple[Lead, ...]
    lost: tuple[Lead, ...]
    guessed: tuple[str, ...]


def own(found: Iterable[Lead], today: date, assumed: Given = EXAMPLE, currency: str = "$") -> Own:
    """Return the figures of the leads that came in during the last 365 days, the share closed of all decided ones.

    A won lead's money counts as a client's yearly revenue, in the currency that most of them have.
    """
    all_in = [lead for lead in found if lead.referral.direction == IN]
    first, day = (today - timedelta(days=365)).isoformat(), today.isoformat()
    came = [lead for lead in all_in if first < lead.referral.date[:10] <= day]
    won, lost = ([lead for lead in all_in if lead.outcome == outcome] for outcome in (WON, LOST))
    paid: dict[str, list[Decimal]] = {}
    for lead in won:
        if lead.money:
            paid.setdefault(lead.currency or currency, []).append(lead.money)
    main = max(paid, key=lambda c: (len(paid[c]), c == currency, c), default=currency)
    guessed = ["years"]
    revenue, closed, of = assumed.revenue, assumed.closed, assumed.of
    if paid:
        revenue = sum(paid[main], Decimal(0)) / len(paid[main])
    else:
        guessed.insert(0, "revenue")
    if won or lost:
        closed, of = Decimal(len(won)), Decimal(len(won) + len(lost))
    else:
        guessed.append("closed")
    given = Given(revenue, assumed.years, Decimal(len(came)) / QUARTERS, closed, of, assumed.over)
    return Own(given, main, tuple(came), tuple(won), tuple(lost), tuple(guessed))


GUESSES: Mapping[str, str] = {
    "revenue": "no lead that was won has a sum yet",
    "years": "how long a client stays is yours to say",
    "closed": "no lead was won or lost yet",
}
"""Why a number was taken from the what-if."""
