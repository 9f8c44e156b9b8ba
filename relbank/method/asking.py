"""Section F: what was asked for while nothing had been given (M25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relbank.model.ledger import ASK, DEPOSIT

from .bank import WAITS, Gate, gate
from .deeds import Deed


def too_early(found: Sequence[Deed], name: str, today: str) -> tuple[Deed, Gate] | None:
    """Return the newest thing asked for while the account was empty, and what was seen then; None when all is well.

    found: a person's deeds in their order; today: ISO. Something given since makes it good, and so does time.
    """
    asked = next((i for i in range(len(found) - 1, -1, -1) if found[i].kind == ASK), -1)
    if asked < 0 or any(d.kind == DEPOSIT for d in found[asked + 1 :]):
        return None
    ask = found[asked]
    if ask.day and (date.fromisoformat(today) - date.fromisoformat(ask.day)).days > WAITS:
        return None
    before = gate(found[:asked], name, ask.day)
    return (ask, before) if before.shut else None
