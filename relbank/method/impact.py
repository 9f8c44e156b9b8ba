"""Section I, return on impact: what went in and what came back, by kinds (M41); strategic people alone count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from relbank.model.journal import Journal
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import fold

from .deeds import amount, said_money, sized
from .referrals import WON, Lead, leads

POSITION, ACCESS, KNOWLEDGE, EXCEEDED, HELD, INTRODUCTION, REFERRAL, REVENUE, OTHER = (
    "position", "access", "knowledge", "exceeded", "held", "introduction", "referral", "revenue", "other"
)  # fmt: skip
GAINS: Mapping[str, str] = {
    POSITION: "a stronger position",
    ACCESS: "access to key people",
    KNOWLEDGE: "early knowledge of decisions",
    EXCEEDED: "expectations exceeded",
    HELD: "business held against a cheaper rival",
    INTRODUCTION: "introductions",
    REFERRAL: "referrals",
    REVENUE: "revenue",
    OTHER: "other help",
}
"""The kinds of what comes back, in the order in which they are told."""

# The words by which a thing got tells what it was; the first kind that has one of them wins. Beginnings of words.
_TELLING = (
    (HELD, "cheaper|rival|competitor|undercut|underbid|outbid|despite the price|price match|renew"),
    (INTRODUCTION, "intro|introduc|presented me|put me in touch"),
    (REFERRAL, "referral|referred|lead|prospect"),
    (ACCESS, "access|door|board|director|ceo|cfo|minister|seat at|invited|invitation|meeting with|table with"),
    (KNOWLEDGE, "early|heads-up|heads up|warn|tip|told first|told me before|before it|insight|news of|word of"),
    (EXCEEDED, "exceed|beyond|more than|delight|praise|thank|ahead of"),
    (POSITION, "position|preferred|recommend|reference|testimonial|vouch|defended|backed|support|promot|spoke for"),
    (REVENUE, "order|contract|invoice|paid|fee|sale|revenue|purchase|budget|deal|retainer"),
)  # fmt: skip
_PATTERNS: dict[str, re.Pattern[str]] = {}


def kind_of(entry: Entry) -> str:
    """Return what sort of return something got was: as it was said, else as its words tell, revenue where money came.

    The words are a guess, which the form of the deed mends: what was said there always wins.
    """
    if entry.gain in GAINS:
        return entry.gain
    text = fold(entry.text)
    for kind, words in _TELLING:
        pattern = _PATTERNS.get(kind)
        if pattern is None:
            pattern = _PATTERNS[kind] = re.compile(rf"\b(?:{words})")
        if pattern.search(text):
            return kind
    return REVENUE if amount(entry.money) else OTHER


@record
class Came:
    """What came back of one kind: the documents behind it, oldest first, the money by currency, and that of each."""

    kind: str
    things: tuple[Any, ...]
    money: Mapping[str, Decimal]
    worths: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The kind in words."""
        return GAINS[self.kind]


@record
class Impact:
    """What went in and what came back.

    given: deposits and leads passed on; size: the sum of their sizes. came: by kinds, those without anything too.
    """

    given: tuple[Any, ...]
    size: int
    came: tuple[Came, ...]

    @property
    def back(self) -> int:
        """How many things came back."""
        return sum(len(one.things) for one in self.came)


def impact(journal: Journal, since: str = "", until: str = "~") -> Impact:
    """Return what went in and what came back between two ISO days, with people marked strategic."""
    known = {p.id for p in journal.every(Person) if p.strategic}
    return fold_of(
        [e for e in journal.every(Entry) if e.person in known],
        leads(r for r in journal.every(Referral)),
        [i for i in journal.every(Introduction) if i.by in known],
        [m for m in journal.every(Mention) if m.person in known],
        known, since, until,
    )  # fmt: skip


def fold_of(
    entries: Iterable[Entry], passed: Iterable[Lead], introductions: Iterable[Introduction],
    mentions: Iterable[Mention], known: set[str], since: str = "", until: str = "~",
) -> Impact:
    """Return what deeds, leads, introductions and mentions come to; known: whose count.

    A lead that came in is a referral on the day it came, and revenue besides on the day it was won with its money. Who
    introduced somebody gave an introduction, who named me to others a stronger position.
    """
    found: dict[str, list[tuple[str, Any, Decimal, str]]] = {kind: [] for kind in GAINS}
    given: list[Any] = []
    size = 0

    def within(day: str) -> bool:
        return since <= day[:10] <= until

    for entry in entries:
        day = entry.date or entry.created[:10]
        if within(day) and entry.kind == DEPOSIT:
            given.append(entry)
            size += sized(entry.size)
        elif within(day) and entry.kind == WITHDRAWAL:
            found[kind_of(entry)].append((day, entry, amount(entry.money), entry.currency))
    for lead in passed:
        one = lead.referral
        if one.person not in known:
            continue
        if one.direction == "out":
            if within(one.date):
                given.append(one)
                size += 1
            continue
        if within(one.date):
            found[REFERRAL].append((one.date, one, Decimal(0), ""))
        if lead.outcome == WON and within(lead.decided or one.date):
            found[REVENUE].append((lead.decided or one.date, (lead.news or (one,))[-1], lead.money, lead.currency))
    found[INTRODUCTION] += [(i.date, i, Decimal(0), "") for i in introductions if within(i.date)]
    found[POSITION] += [(m.date, m, Decimal(0), "") for m in mentions if within(m.date)]
    return Impact(tuple(given), size, tuple(_came(kind, rows) for kind, rows in found.items()))


def _came(kind: str, rows: list[tuple[str, Any, Decimal, str]]) -> Came:
    money: dict[str, Decimal] = {}
    rows.sort(key=lambda row: (row[0], row[1].id))
    for _, _, sum_, currency in rows:
        if sum_:
            money[currency] = money.get(currency, Decimal(0)) + sum_
    worths = tuple(said_money(sum_, currency) if sum_ else "" for _, _, sum_, currency in rows)
    return Came(kind, tuple(row[1] for row in rows), money, worths)
