"""The way back: from an entry that was looked at to what it is the evidence of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from relbank.model.record import record


@record
class Trail:
    """Where one came from: on whose page one landed, and what leads back; it holds as long as one stays there."""

    person: str
    back: Callable[[], Awaitable[None]]
