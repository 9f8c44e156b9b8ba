"""Section F: what was asked for while nothing had been given (M25)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date

from relbank.model.journal import Journal
from relbank.model.ledger import ASK, DEPOSIT
from relbank.model.person import Person

from .bank import WAITS, Gate, gate
from .deeds import Deed, deeds


def too_early(found: Sequence[Deed], name: str, today: str) -> tuple[Deed, Gate] | None:
    """Return the newest thing asked for while the account was empty, and what was seen then; None when all is well.

    found: a person's deeds in their order; today: ISO. What is given that day or since makes it good; so does time.
    """
    asked = next((i for i in range(len(found) - 1, -1, -1) if found[i].kind == ASK), -1)
    if asked < 0:
        return None
    ask = found[asked]
    if any(d.kind == DEPOSIT and d.day >= ask.day for d in found):
        return None
    if ask.day and (date.fromisoformat(today) - date.fromisoformat(ask.day)).days > WAITS:
        return None
    before = gate(found[:asked], name, ask.day)
    return (ask, before) if before.shut else None


def premature(journal: Journal, person: str, given: bool, day: str = "", without: Container[str] = ()) -> str:
    """Return what is said when something is asked of a person in a note, "" when it may be asked; friends always may.

    given: whether something is given along with it. day: ISO day of the note. without: ids of notes that do not count.
    """
    who = journal.get(Person, person)
    if given or who is None or not who.strategic:
        return ""
    found = [d for d in deeds(journal.of, person) if not d.thing.touch or d.thing.touch not in without]
    saw = gate(found, who.name, day).saw
    return f"{saw} Give first, or ask knowingly (M25, the bank)." if saw else ""
