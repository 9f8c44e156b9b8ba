"""What time it is, for dates and rules; the log's stamps never come from here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime


class ClockError(ValueError):
    """RELBANK_NOW holds something that is not an ISO date or time."""


def now(environ: Mapping[str, str]) -> datetime:
    """Return the local time with its offset, or the moment that RELBANK_NOW names.

    Raises ClockError when the variable can't be read.
    """
    fixed = environ.get("RELBANK_NOW", "")
    if not fixed:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        raise ClockError(
            f"RELBANK_NOW is {fixed!r}, which is no ISO date or time. Write it like 2026-11-19T14:00."
        ) from None
    return moment if moment.tzinfo else moment.astimezone()
