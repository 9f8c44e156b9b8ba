"""Section G: referrals both ways with what became of them, leads a month, proofs (M31).

A note tells news of a lead in a line of its own ("ref won Acme $4k"): it is joined to the lead by its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from relbank.model.journal import Journal
from relbank.model.ledger import Referral
from relbank.model.person import Person
from relbank.model.record import record

from .deeds import amount
from .shelf import words

IN, OUT = "in", "out"
OPEN, WON, LOST = "open", "won", "lost"
OUTCOMES = (OPEN, WON, LOST)


@record
class Lead:
    """A lead with what became of it.

    referral: the document of the lead. news: the outcome lines that were joined to it, oldest first. outcome: open,
    won or lost. decided: ISO day of the newest news, "" while there is none. money: what it brought, else what was
    hoped for. quality: 1 to 5, 0 not said.
    """

    referral: Referral
    news: tuple[Referral, ...]
    outcome: str
    decided: str
    money: Decimal
    currency: str

    @property
    def quality(self) -> int:
        """How good it was, 1 to 5; 0 not said."""
        return self.referral.quality

    @property
    def good(self) -> bool:
        """Whether it was a lead worth having: won, or not called a poor one (2 or less)."""
        return self.outcome == WON or not 0 < self.quality <= 2


def leads(referrals: Iterable[Referral]) -> tuple[Lead, ...]:
    """Return the leads among referrals, oldest first, each with the outcome that its news tell."""
    found = sorted(referrals, key=lambda r: (r.date, r.id))
    passed = [r for r in found if r.direction in (IN, OUT)]
    index = _Index(passed)
    news: dict[str, list[Referral]] = {r.id: [] for r in passed}
    for one in found:
        if one.direction not in (IN, OUT):
            lead = index.meant(one)
            if lead is not None:
                news[lead.id].append(one)
    return tuple(_lead(r, news[r.id]) for r in passed)


class _Index:
    """Leads by the words that name them, so that news find theirs; those that were closed give way to open ones."""

    def __init__(self, passed: Sequence[Referral]) -> None:
        self._by_id = {r.id: r for r in passed}
        self._words = {r.id: words(r.text, 1) for r in passed}
        self._having: dict[str, list[str]] = {}
        for id, known in self._words.items():
            for word in known:
                self._having.setdefault(word, []).append(id)
        self._rarest: dict[str, list[str]] = {}  # by the word that the fewest leads have
        for id, known in self._words.items():
            if known:
                self._rarest.setdefault(min(known, key=self._count), []).append(id)
        self._closed: set[str] = set()

    def _count(self, word: str) -> tuple[int, str]:
        return len(self._having.get(word, ())), word

    def meant(self, news: Referral) -> Referral | None:
        """Return the lead that news are about: the one named by id, else the best fitting of those passed before."""
        lead = self._by_id.get(news.lead) if news.lead else self._fitting(news)
        if lead is not None:
            (self._closed.discard if news.outcome == OPEN else self._closed.add)(lead.id)
        return lead

    def _fitting(self, news: Referral) -> Referral | None:
        told = words(news.text, 1)
        near = {id for word in told for id in self._rarest.get(word, ())}
        near.update(self._having.get(min(told, key=self._count), ()) if told else ())
        fitting = [
            r for id in near if ((r := self._by_id[id]).date, r.id) <= (news.date, news.id)
            and (self._words[id] <= told or told <= self._words[id])
        ]  # fmt: skip

        def fits(r: Referral) -> tuple[bool, bool, int, str, str]:
            known = len(self._words[r.id] & told)
            return bool(r.person) and r.person == news.person, r.id not in self._closed, known, r.date, r.id

        return max(fitting, key=fits, default=None)


def _lead(referral: Referral, news: list[Referral]) -> Lead:
    last = news[-1] if news else None
    outcome = last.outcome if last else referral.outcome
    told = next((n for n in reversed(news) if n.money and n.outcome != LOST), None)
    worth = told or referral
    decided = last.date if last else ""
    return Lead(referral, tuple(news), outcome, decided, amount(worth.money), worth.currency)


def of_journal(journal: Journal) -> tuple[Lead, ...]:
    """Return all leads of a journal, oldest first."""
    return leads(journal.every(Referral))


def of_strategic(journal: Journal) -> tuple[Lead, ...]:
    """Return the leads of strategic people, and of nobody in particular, oldest first; who tells news does not matter.

    Friends are not pipeline: what they passed on stands in their timeline, and is nowhere reckoned up.
    """
    known = {"", *(person.id for person in journal.every(Person) if person.strategic)}
    return tuple(lead for lead in of_journal(journal) if lead.referral.person in known)


def of_person(journal: Journal, person: str) -> tuple[Lead, ...]:
    """Return the leads that a person passed or received, oldest first; news of them may stand in anybody's note."""
    return tuple(lead for lead in of_journal(journal) if lead.referral.person == person)


@record
class Month:
    """The leads of one month ("2026-11"): how many came in, how many went out."""

    month: str
    came: int
    went: int


def months(found: Iterable[Lead], today: date, count: int = 12) -> tuple[Month, ...]:
    """Return the leads of the last months, this one last; months without any are there, too."""
    tally: dict[str, list[int]] = {}
    for lead in found:
        pair = tally.setdefault(lead.referral.date[:7], [0, 0])
        pair[lead.referral.direction == OUT] += 1
    out = []
    first = today.replace(day=1)
    for _ in range(count):
        key = first.isoformat()[:7]
        came, went = tally.get(key, (0, 0))
        out.append(Month(key, came, went))
        first = (first - timedelta(days=1)).replace(day=1)
    return tuple(reversed(out))


@record
class Tally:
    """What leads came to: how many, won, lost, open, good ones, and the money of the won ones by currency."""

    count: int
    won: int
    lost: int
    open: int
    good: int
    money: tuple[tuple[str, Decimal], ...]


def tally(found: Iterable[Lead]) -> Tally:
    """Return what leads came to."""
    all_of_them = list(found)
    sums: dict[str, Decimal] = {}
    for lead in all_of_them:
        if lead.outcome == WON and lead.money:
            sums[lead.currency] = sums.get(lead.currency, Decimal(0)) + lead.money
    won, lost, open_ = (sum(lead.outcome == o for lead in all_of_them) for o in (WON, LOST, OPEN))
    return Tally(len(all_of_them), won, lost, open_, sum(lead.good for lead in all_of_them), tuple(sums.items()))
