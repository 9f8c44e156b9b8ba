"""Whom one meets most and last: the order in which names are offered."""

from __future__ import annotations

from relbank.model.journal import Journal
from relbank.model.touch import Touch

NEWEST = 200
"""How many of the newest touches are looked at: enough for a year, and read in a few milliseconds."""


def recent(journal: Journal, newest: int = NEWEST) -> tuple[str, ...]:
    """Return the ids of the people of the newest touches; each touch counts, an older one less."""
    weight: dict[str, float] = {}
    for place, id in enumerate(journal.touches()[:newest]):
        touch = journal.get(Touch, id)
        for person in touch.people if touch else ():
            weight[person] = weight.get(person, 0.0) + 20 / (20 + place)
    return tuple(sorted(weight, key=lambda id: -weight[id]))
