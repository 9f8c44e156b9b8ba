"""Section E: whom a campaign goes to: the parked, or those with a tag (M21)."""

from __future__ import annotations

from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.text import fold

from .cadence import parked

PARKED = "parked"


def recipients(journal: Journal, to: str) -> tuple[Person, ...]:
    """Return the people of "parked" or of a "#tag", in their order; nobody for anything else."""
    if to.strip() == PARKED:
        found = [p for id in parked(journal) if (p := journal.get(Person, id)) is not None and not p.trashed]
    elif to.strip().startswith("#"):
        tag = fold(to.strip()[1:])
        found = [p for p in journal.every(Person) if any(fold(t) == tag for t in p.tags)]
    else:
        found = []
    return tuple(sorted(found, key=lambda p: (p.order, p.id)))
