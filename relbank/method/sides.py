"""Section B: both sides said, when it was last agreed, their input, and who else has a say (M10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from relbank.model.record import record
from relbank.model.sheets import INPUT, ME, SIDE_KINDS, STAKEHOLDER, STRENGTH, SUCCESS, THEM, VALUE, WEAKNESS, Side
from relbank.model.touch import Touch

from .meetings import conversations

AGREE_DAYS = 180
"""Days after which both sides should be gone through and agreed on again."""
STAKEHOLDER_DAYS = 90
"""Days without a real conversation after which another stakeholder is named."""
INPUT_DAYS = 30
"""Days after which their word on an idea of mine should have been used."""
TITLES: Mapping[str, str] = {
    STRENGTH: "strengths",
    WEAKNESS: "weaknesses",
    VALUE: "measures of value",
    SUCCESS: "expected successes",
    INPUT: "input on my ideas",
    STAKEHOLDER: "other stakeholders",
}
BOTH = (STRENGTH, WEAKNESS, VALUE, SUCCESS)
"""The kinds that both sides have."""


@record
class Sheet:
    """The both-sides sheet of a person.

    lines: those that hold, by side and kind, oldest first. agreed: the ISO day since when all of it is agreed, "" while
    a line is not. missing: the (side, kind) of which nothing is said.
    """

    lines: Mapping[tuple[str, str], tuple[Side, ...]]
    agreed: str
    missing: tuple[tuple[str, str], ...]

    def of(self, side: str, kind: str) -> tuple[Side, ...]:
        """Return the lines of one side and kind."""
        return self.lines.get((side, kind), ())

    @property
    def all(self) -> tuple[Side, ...]:
        """Every line that holds, in the order in which the sheet shows them."""
        return tuple(line for kind in SIDE_KINDS for side in (ME, THEM) for line in self.of(side, kind))


@record
class Stakeholder:
    """Another person who has a say, and the last real conversation with them (None: never)."""

    line: Side
    last: Touch | None
    days: int | None


def sheet(lines: Iterable[Side]) -> Sheet:
    """Return a person's sheet from its lines; superseded ones are history."""
    held = [line for line in lines if not line.superseded]
    by: dict[tuple[str, str], list[Side]] = {}
    for line in held:
        by.setdefault((line.side, line.kind), []).append(line)
    said = [line for line in held if line.kind in BOTH]
    agreed = min((line.agreed for line in said), default="")
    asked = [(side, kind) for kind in BOTH for side in (ME, THEM)] + [(THEM, INPUT), (THEM, STAKEHOLDER)]
    missing = tuple(key for key in asked if key not in by)
    return Sheet({key: tuple(found) for key, found in by.items()}, agreed, missing)


def open_input(lines: Iterable[Side]) -> tuple[Side, ...]:
    """Return their words on my ideas that were not used yet, oldest first."""
    return tuple(x for x in lines if x.kind == INPUT and not x.used and not x.superseded)


def stakeholders(
    lines: Iterable[Side], touches: Callable[[str], Sequence[Touch]], today: date
) -> tuple[Stakeholder, ...]:
    """Return the other stakeholders; touches: a person's touches, newest first."""
    out = []
    for line in lines:
        if line.kind == STAKEHOLDER and not line.superseded:
            last = next(iter(conversations(touches(line.other))), None) if line.other else None
            days = (today - date.fromisoformat((last.when.iso or "")[:10])).days if last else None
            out.append(Stakeholder(line, last, days))
    return tuple(out)
