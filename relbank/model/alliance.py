"""The circle of strategic allies: steps in and out of it, training, proofs, the launch of a circle."""

from __future__ import annotations

from .record import record

POSSIBLE, CURRENT, RETIRED = "possible", "current", "retired"
CIRCLE = (POSSIBLE, CURRENT, RETIRED)
CLIENT, TRIGGER, WRONG, SESSION = "client", "trigger", "wrong", "session"
TRAINING = (CLIENT, TRIGGER, WRONG, SESSION)
TESTIMONIAL, REFERENCE = "testimonial", "reference"
ORGANISE, TRAIN, BUILD, LAUNCH = "organise", "train", "build", "launch"
PHASES = (ORGANISE, TRAIN, BUILD, LAUNCH)


@record
class CircleStep:
    """A dated step into, within or out of the circle, with its reason (M28, M30); state: one of CIRCLE."""

    id: str
    person: str
    state: str = POSSIBLE
    reason: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Training:
    """One line of what an ally should know of me, or I of them (M28).

    side: me (my ideal client, as told to them) or them (whom they look for). kind: client (ideal client), trigger
    (a phrase that should make one think of the other), wrong (a lead that is none), session (a training held).
    """

    id: str
    person: str
    side: str
    kind: str
    text: str
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Proof:
    """Something to show (M31): a testimonial in their words, or a reference who may be called."""

    id: str
    person: str
    text: str = ""
    kind: str = TESTIMONIAL
    callable: bool = False
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class Launch:
    """The launch of a circle as a project (M31); started: the ISO day from which its first month is counted."""

    id: str
    name: str
    started: str = ""
    text: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""


@record
class LaunchStep:
    """A step of a launch; phase: one of PHASES. done: the ISO day when it was done, "" while open."""

    id: str
    launch: str
    phase: str
    text: str
    done: str = ""
    date: str = ""
    created: str = ""
    trashed: str = ""
