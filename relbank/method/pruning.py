"""Section G: the effort that each ally really made, looked at every quarter; nobody is ever deleted (M30)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from relbank.model.alliance import CURRENT
from relbank.model.journal import Journal
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import WITHDRAWAL, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import KEPT, THEM, Promise
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.touch import IN, Touch

from .circle import Membership, circle
from .deeds import Of
from .referrals import IN as CAME_IN
from .referrals import Lead, leads, of_person

EXPECTED = "Nine in ten allies may never send a lead: that is expected, and no fault of theirs."
"""Said wherever somebody may be retired."""


def seen(saw: str) -> str:
    """Return what was seen of one ally, without what is said of all of them."""
    return saw.removesuffix(EXPECTED).rstrip()


@record
class Effort:
    """What an ally did for me since an ISO day: leads that came, people introduced, mentions, promises kept, help got.

    reached: touches that they began. quarters: whole quarters since they joined.
    """

    person: Person
    since: str
    quarters: int
    leads: tuple[Lead, ...]
    introduced: tuple[Introduction, ...]
    mentions: tuple[Mention, ...]
    kept: tuple[Promise, ...]
    helped: tuple[Entry, ...]
    reached: tuple[Touch, ...]

    @property
    def good(self) -> tuple[Lead, ...]:
        """The leads that were worth having."""
        return tuple(lead for lead in self.leads if lead.good)

    @property
    def idle(self) -> bool:
        """Whether no lead worth having came, and nobody was introduced."""
        return not self.good and not self.introduced

    @property
    def evidence(self) -> tuple[Any, ...]:
        """Every document behind the figures."""
        found = [lead.referral for lead in self.leads]
        return (*found, *self.introduced, *self.mentions, *self.kept, *self.helped, *self.reached)

    def said(self) -> str:
        """Return the effort in one line, with numbers: "0 leads, 1 promise kept, 2 touches of theirs"."""
        parts = [plural(len(self.leads), "lead")]
        if len(self.good) != len(self.leads):
            parts[0] += f" ({len(self.good)} good)"
        for found, one, many in (
            (self.introduced, "introduction", ""), (self.mentions, "mention", ""), (self.kept, "promise kept",
            "promises kept"), (self.helped, "favour", ""), (self.reached, "touch of theirs", "touches of theirs"),
        ):  # fmt: skip
            if found:
                parts.append(plural(len(found), one, many))
        return ", ".join(parts)


def effort(
    of: Of, person: Person, membership: Membership, today: date, days: int, introduced: tuple[Introduction, ...] = (),
    passed: Iterable[Lead] | None = None,
) -> Effort:
    """Return what a current ally did in the last days, or since they joined; introduced: whom they brought me.

    passed: their leads, with what others told of them; without it with what the ally's own notes tell.
    """
    joined = date.fromisoformat(membership.joined[:10])
    since = max((today - timedelta(days=days)).isoformat(), joined.isoformat())
    day = today.isoformat()

    def lately(iso: str) -> bool:
        return since <= iso[:10] <= day

    known = leads(of(Referral, person.id)) if passed is None else passed
    came = [lead for lead in known if lead.referral.direction == CAME_IN]
    theirs = [p for p in of(Promise, person.id) if p.by == THEM and p.state == KEPT and lately(p.closed)]
    reached = []
    for touch in of(Touch, person.id):
        if (touch.when.iso or "")[:10] < since:
            break
        if touch.direction == IN:
            reached.append(touch)
    return Effort(
        person, since, max(0, (today - joined).days // days),
        tuple(lead for lead in came if lately(lead.referral.date)),
        tuple(i for i in introduced if lately(i.date)),
        tuple(m for m in of(Mention, person.id) if lately(m.date)), tuple(theirs),
        tuple(e for e in of(Entry, person.id) if e.kind == WITHDRAWAL and lately(e.date)), tuple(reached),
    )  # fmt: skip


def due(effort_of: Effort, membership: Membership, today: date, days: int) -> bool:
    """Tell whether an ally is to be looked at: a quarter in the circle without a lead or an introduction."""
    joined = membership.joined
    return bool(joined) and (today - date.fromisoformat(joined[:10])).days >= days and effort_of.idle


def efforts(journal: Journal, today: date, days: int) -> tuple[Effort, ...]:
    """Return what every current ally did in the last days, the least first."""
    brought = introductions(journal)
    out = [
        effort(journal.of, person, m, today, days, brought.get(person.id, ()), of_person(journal, person.id))
        for person, m in circle(journal) if m.state == CURRENT and m.joined
    ]  # fmt: skip
    return tuple(sorted(out, key=lambda e: (len(e.good), len(e.introduced), len(e.evidence), e.person.order)))


def introductions(journal: Journal) -> dict[str, tuple[Introduction, ...]]:
    """Return whom each person introduced, by the introducer's id."""
    found: dict[str, tuple[Introduction, ...]] = {}
    for one in journal.every(Introduction):
        if one.by:
            found[one.by] = (*found.get(one.by, ()), one)
    return found
