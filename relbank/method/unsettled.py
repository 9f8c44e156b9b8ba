"""Names in notes that fit several people, until somebody says who is meant (M12)."""

from __future__ import annotations

from relbank.model.journal import Journal
from relbank.model.touch import Touch


def unsettled(journal: Journal) -> list[tuple[Touch, str]]:
    """Return the names that fit several people and are not settled, with their notes, the newest first."""
    return [(touch, typed) for touch in journal.unsettled() for typed in touch.unsettled]
