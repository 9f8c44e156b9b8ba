"""The bank's entries and the referrals, each a dated deed."""

from __future__ import annotations

from .record import record

DEPOSIT, WITHDRAWAL, ASK = "deposit", "withdrawal", "ask"


@record
class Entry:
    """A deed given (deposit), got (withdrawal) or asked for (ask) (M25).

    size: 1 to 5. money: a decimal as text, "" when none. date: ISO date. gain: what sort of return it was, for what I
    got (M41), "" where its words tell it. Balances are folds over entries.
    """

    id: str
    person: str
    kind: str
    text: str
    size: int = 1
    money: str = ""
    currency: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    gain: str = ""
    created: str = ""
    trashed: str = ""


@record
class Referral:
    """A lead passed by somebody (in) or to somebody (out), or news of one (M31).

    direction: in, out, or "" where the line tells an outcome only. outcome: open, won, lost.
    quality: 1 to 5, 0 not said. lead: the id of the lead that news are about, "" where their words tell it.
    """

    id: str
    text: str
    person: str = ""
    direction: str = ""
    outcome: str = "open"
    money: str = ""
    currency: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    quality: int = 0
    lead: str = ""
    created: str = ""
    trashed: str = ""
