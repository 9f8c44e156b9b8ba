"""Section G: the circle of allies, and the training that each side owes the other (M28)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relbank.model.alliance import CLIENT, CURRENT, POSSIBLE, RETIRED, SESSION, TRIGGER, WRONG, CircleStep, Training
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.record import record

from .deeds import Of

ME, THEM = "me", "them"
SIDES = (ME, THEM)
LINES = (CLIENT, TRIGGER, WRONG)
LABELS: Mapping[str, str] = {
    CLIENT: "ideal client", TRIGGER: "trigger phrase", WRONG: "wrong lead", SESSION: "session"
}  # fmt: skip
"""How each kind of training line is said."""


@record
class Membership:
    """Where a person stands towards the circle.

    state: possible, current, retired, "" for never in it. since: ISO day of the newest step. joined: ISO day since when
    they are current without a break, "" when they are not. steps: all steps, oldest first.
    """

    state: str
    since: str
    joined: str
    reason: str
    steps: tuple[CircleStep, ...]

    @property
    def inside(self) -> bool:
        """Whether they are in the circle, as a possible or a current ally."""
        return self.state in (POSSIBLE, CURRENT)


NOBODY = Membership("", "", "", "", ())


def membership(of: Of, person: Person) -> Membership:
    """Return where a person stands towards the circle; who is not marked strategic is at most a former ally."""
    steps = sorted(of(CircleStep, person.id), key=lambda s: (s.date, s.id))
    if not steps or not (person.strategic or steps[-1].state == RETIRED):
        return NOBODY
    joined = ""
    for step in steps:
        joined = (joined or step.date) if step.state == CURRENT else ""
    last = steps[-1]
    return Membership(last.state, last.date, joined, last.reason, tuple(steps))


def circle(journal: Journal) -> tuple[tuple[Person, Membership], ...]:
    """Return the current allies, then the possible ones, then those who retired, each by name."""
    order = (CURRENT, POSSIBLE, RETIRED)
    ids = {step.person for step in journal.every(CircleStep)}
    people = [p for p in journal.every(Person) if p.id in ids]
    found = [(p, m) for p in people if (m := membership(journal.of, p)).state]
    return tuple(sorted(found, key=lambda pair: (order.index(pair[1].state), pair[0].order)))


@record
class Trained:
    """What one side knows of the other: lines by kind (client, trigger, wrong), and the sessions, newest first."""

    side: str
    lines: Mapping[str, tuple[Training, ...]]
    sessions: tuple[Training, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The kinds of lines that nobody wrote yet."""
        return tuple(kind for kind in LINES if not self.lines[kind])


def trained(of: Of, person: str) -> tuple[Trained, Trained]:
    """Return what they were told of me, and what I know of whom they look for."""
    found: Sequence[Training] = of(Training, person)
    out = []
    for side in SIDES:
        own = [t for t in found if t.side == side]
        lines = {kind: tuple(t for t in own if t.kind == kind) for kind in LINES}
        sessions = sorted((t for t in own if t.kind == SESSION), key=lambda t: (t.date, t.id), reverse=True)
        out.append(Trained(side, lines, tuple(sessions)))
    return out[0], out[1]


def side_said(side: str, name: str) -> str:
    """Return whose side of the training it is: what they should know of me, what I should know of them."""
    return f"what {name} should know of me" if side == ME else f"what I should know of {name}"
