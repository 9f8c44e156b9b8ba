"""Section F: the rank of effort beside the rank of trust, and where the two do not fit (M27)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from relbank.model.journal import Journal
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.touch import IN, JOURNAL, MAILING, Touch
from relbank.model.trust import TrustSheet

from .deeds import Of
from .trust import Point, course

DAYS = 90
"""How far back effort counts."""
TOO_MUCH, TOO_LITTLE = "too much", "too little"


@record
class Effort:
    """What I put into one person: touches of mine and deposits in the last days; rating: the newest trust sheet's."""

    person: Person
    touches: tuple[Touch, ...]
    deposits: tuple[Entry, ...]
    rating: Point | None

    @property
    def count(self) -> int:
        """Effort as a number: touches and deposits, one each."""
        return len(self.touches) + len(self.deposits)

    @property
    def trust(self) -> float | None:
        """The score of the newest trust sheet, None where there is none or a part was never rated (M33)."""
        return self.rating.score if self.rating else None


@record
class Ranked:
    """One person's two ranks among the strategic with a trust sheet; 1 is most, equal ones share a rank.

    verdict: too much, too little or "". level: whether others have the same rank of effort, of trust.
    """

    effort: Effort
    by_effort: int
    by_trust: int
    of: int
    verdict: str
    level: tuple[bool, bool] = (False, False)

    @property
    def said(self) -> tuple[str, str]:
        """The ranks of effort and of trust as they are shown: "3", "3=" where others share it."""
        by_effort, by_trust = (f"{rank}{'=' * same}" for rank, same in zip(
            (self.by_effort, self.by_trust), self.level, strict=True))  # fmt: skip
        return by_effort, by_trust


def effort(of: Of, person: Person, today: date, newest: Iterable[Touch] | None = None) -> Effort:
    """Return what I put into a person in the last 90 days; `of`: `Journal.of`, touches newest first.

    newest: the touches where they are read one by one (`Journal.newest`).
    """
    first, day = (today - timedelta(days=DAYS)).isoformat(), today.isoformat()
    touches = []
    for touch in of(Touch, person.id) if newest is None else newest:
        iso = (touch.when.iso or "")[:10]
        if iso and iso <= first:
            break
        if iso and iso <= day and touch.direction != IN and touch.kind not in (MAILING, JOURNAL):
            touches.append(touch)
    deposits = [e for e in of(Entry, person.id) if e.kind == DEPOSIT and first < e.date[:10] <= day]
    rated = course(of(TrustSheet, person.id))
    return Effort(person, tuple(touches), tuple(deposits), rated[-1] if rated else None)


def ranked(efforts: Iterable[Effort]) -> tuple[Ranked, ...]:
    """Return both ranks of everybody with a trust sheet, the most trusted first.

    Somebody's ranks do not fit when they lie a third of all or more apart; shared ranks count with their middle.
    """
    found = [(e, trust) for e in efforts if (trust := e.trust) is not None]
    counts = sorted((e.count for e, _ in found), reverse=True)
    scores = sorted((trust for _, trust in found), reverse=True)
    gap = max(2, (len(found) + 2) // 3)
    out = []
    for one, trust in found:
        by_effort, by_trust = counts.index(one.count) + 1, scores.index(trust) + 1
        same = counts.count(one.count), scores.count(trust)
        ahead = (by_trust + (same[1] - 1) / 2) - (by_effort + (same[0] - 1) / 2)
        verdict = TOO_MUCH if ahead >= gap else TOO_LITTLE if -ahead >= gap else ""
        out.append(Ranked(one, by_effort, by_trust, len(found), verdict, (same[0] > 1, same[1] > 1)))
    return tuple(sorted(out, key=lambda r: (r.by_trust, r.effort.person.order, r.effort.person.id)))


def ranks(journal: Journal, today: date) -> tuple[Ranked, ...]:
    """Return both ranks of all strategic people with a trust sheet on a day."""
    rated = {sheet.person for sheet in journal.every(TrustSheet)}
    found = (p for p in journal.every(Person) if p.strategic and p.id in rated)
    return ranked(effort(journal.of, p, today, journal.newest(p.id)) for p in found)
