"""Section E, the three-touch rule: my touches in a row without an answer (M20)."""

from __future__ import annotations

from collections.abc import Container, Iterable

from relbank.model.journal import Journal
from relbank.model.touch import JOURNAL, MAILING, OUT, Touch

IN_A_ROW = 3
"""As many touches as the settings allow unless they say otherwise."""


def unanswered(newest: Iterable[Touch]) -> tuple[Touch, ...]:
    """Return my one-way touches since anything came back, the oldest first; newest: a person's touches, newest first.

    Anything from them, and anything mutual, ends the count; mailings neither grow nor clear it, and a preparation or
    a note to oneself is no touch.
    """
    run = []
    for touch in newest:
        if touch.kind == MAILING or touch.kind == JOURNAL:
            continue
        if touch.direction != OUT:
            break
        run.append(touch)
    run.reverse()
    return tuple(run)


def engaged(touch: Touch) -> bool:
    """Tell whether a touch shows that the other side takes part: a reply or a meeting, not a mailing."""
    return touch.direction != OUT and touch.kind != MAILING and touch.kind != JOURNAL


def another(journal: Journal, person: str, without: Container[str] = ()) -> int:
    """Return which touch in a row without an answer one more of mine would be; without: ids that do not count."""
    return 1 + sum(touch.id not in without for touch in unanswered(journal.newest(person)))


def said_of(name: str, count: int, limit: int) -> str:
    """Return what is said when one more touch of mine is noted, "" below the limit."""
    if count < limit:
        return ""
    do = "back off, or write why a fourth" if count == limit else "park them, or write why one more"
    return f"touch number {count} in a row to {name} without an answer: {do} (M20, three-touch rule)"
