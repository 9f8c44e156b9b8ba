"""Moments: the entries of a timeline, and what is asked of them before they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from relbank.model.record import record

LIMIT = 20_000
"""Characters of one note that are shown; a line says how many more there are."""


@record
class Moment:
    """One entry of a timeline: a heading of one line and a Markdown body; quiet ones are drawn muted.

    own: so many letters of the heading are the program's; the rest is the user's.
    """

    key: str
    heading: Content | str
    body: str = ""
    quiet: bool = False
    own: int = 0


def same(one: Moment, other: Moment) -> bool:
    """Return whether two moments are drawn alike (two Contents are equal whatever their styles)."""
    a, b = one.heading, other.heading
    if isinstance(a, Content) and isinstance(b, Content):
        return a.is_same(b) and one.body == other.body and one.quiet == other.quiet
    return one == other


def successor(old: Sequence[Moment], place: int, places: dict[str, int]) -> int:
    """Return where the moment at a place is now, else the next of the old ones that is still there, else the last."""
    for moment in [*old[place:], *reversed(old[:place])]:
        if (found := places.get(moment.key)) is not None:
            return found
    return 0


def guess(body: str, room: int) -> int:
    """Return about how many lines a body takes."""
    return body.count("\n", 0, LIMIT) + 1 + min(len(body), LIMIT) // room if body else 0


def shown(body: str) -> tuple[str, int]:
    """Return what is shown of a body and how many characters are not; the cut is at a line or word if one is near."""
    if len(body) <= LIMIT:
        return body, 0
    end = max(body.rfind("\n", LIMIT - 500, LIMIT), body.rfind(" ", LIMIT - 500, LIMIT))
    kept = body[: end if end > 0 else LIMIT]
    return kept, len(body) - len(kept)
