"""Section E: whom a campaign goes to: the parked, or those with a tag, and nobody twice (M21, M26)."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.journal import Journal
from relbank.model.nurture import ShelfItem
from relbank.model.person import Person
from relbank.model.text import fold

from .cadence import parked
from .shelf import received

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


def on_shelf(journal: Journal, title: str) -> ShelfItem | None:
    """Return the thing of the shelf that is called so, None where there is none."""
    return next((item for item in journal.every(ShelfItem) if fold(item.title) == fold(title.strip())), None)


def not_yet(journal: Journal, item: ShelfItem | None, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return those of the people who did not receive a thing of the shelf yet: all of them where it is none."""
    had = {handed.person for handed in received(journal, item)} if item else set()
    return tuple(person for person in people if person.id not in had)
