"""The way back: from an entry to what it is the evidence of, from a person's page to the view it was opened from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from relbank.model.record import record


@record
class Trail:
    """Where one came from: on whose page one landed, in which pane, what leads back; it holds while one is there."""

    person: str
    back: Callable[[], Awaitable[None]]
    pane: str = "timeline"
