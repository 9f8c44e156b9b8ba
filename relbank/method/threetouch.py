"""Section E, the three-touch rule: my touches in a row without an answer (M20)."""

from __future__ import annotations

from collections.abc import Iterable

from relbank.model.touch import JOURNAL, MAILING, OUT, Touch


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
