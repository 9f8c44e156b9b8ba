"""Promises: a tick box, who gave it, what, and until when."""

from __future__ import annotations

from relbank.model.promise import ME, THEM
from relbank.model.say import say

from .context import Bullet, Context
from .due import due, other_day
from .givers import givers
from .marks import DONE_BOXES
from .note import PROMISE, Line, Who


def todo(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File "todo: send the sheet by Fri" as if it had a tick box; "action was taken" is an ordinary bullet."""
    return promise(bullet, "[ ]", bullet.rest, context) if bullet.rest and bullet.colon else []


def consent(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File why more promises of mine than enough are made in a visit (M15): consent: she asked for all four."""
    reason = bullet.rest
    because = reason.lower().startswith("because ")
    if bullet.owner is None or not reason or not (bullet.colon or because):
        return []  # "consent given by legal" is no reason of mine
    return [bullet.line("consent", reason[len("because ") :].lstrip() if because else reason)]


def promise(bullet: Bullet, box: str, rest: str, context: Context) -> list[Line]:
    """File what stands behind a tick box: mine, or theirs where it begins with a name and a colon, "will" or "to"."""
    done = "x" in box.lower() or any(char in DONE_BOXES for char in box)
    pinned = rest.endswith("!!")
    if pinned:
        rest = rest.rstrip("!").rstrip()
    given, rest = givers(bullet, rest, context)
    by = THEM if given else ME
    told = due(rest, context, done=done)
    if told.doubt:
        context.warn(bullet.first, told.doubt)
    elif told.when is not None and (left := other_day(told.text, context)):
        counts = f"this line is due {say(told.when)}"
        context.warn(bullet.first, f"“{left}” stays in the text; {counts}. One line each files both.")
    bare = told.text[:1] == "@" and len(told.text.split()) == 1  # a name, and nothing promised yet
    if told.when is None and (bare or not told.text):
        return [Line(bullet.first, bullet.last, "note", bullet.text)]
    people: list[Who | None] = list(given) if given else [bullet.owner]
    return [
        Line(
            bullet.first, bullet.last, PROMISE, told.text or rest, person, by=by, due=told.when, target=told.target,
            done=done, pinned=pinned,
        )
        for person in people
    ]
