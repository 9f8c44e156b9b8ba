"""Names in notes that fit several people, until somebody says who is meant (M12)."""

from __future__ import annotations

from relbank.model.journal import Journal
from relbank.model.touch import Touch


def unsettled(journal: Journal, newest: int = 1000) -> list[tuple[Touch, str]]:
    """Return the names of the newest notes that fit several people and are not settled, with their notes."""
    touches = (touch for id in journal.touches()[:newest] if (touch := journal.get(Touch, id)))
    return [(touch, typed) for touch in touches for typed in touch.unsettled]
