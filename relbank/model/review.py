"""What a review leaves behind: the review itself and the plan of a week."""

from __future__ import annotations

from .record import record

DAILY, WEEKLY = "daily", "weekly"


@record
class Review:
    """A review that was held (M38, M39).

    kind: daily or weekly. day: the ISO day it was about, for a week its first one. done, left: how many cards were
    acted on and put off. text: the summary, or what the weekly review wrote down.
    """

    id: str
    kind: str
    day: str
    done: int = 0
    left: int = 0
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Plan:
    """One person whom a week was planned for (M23); week: ISO first day. appointment: the id of its block."""

    id: str
    person: str
    week: str
    why: str = ""
    appointment: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""
