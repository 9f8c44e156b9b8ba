"""Promises: a tick box, who gave it, what, and until when."""

from __future__ import annotations

from relbank.model.promise import ME, THEM

from .context import Bullet, Context
from .due import due
from .givers import givers
from .note import PROMISE, Line, Who


def promise(bullet: Bullet, box: str, rest: str, context: Context) -> list[Line]:
    """File what stands behind a tick box: mine, or theirs where it begins with a name and a colon, "will" or "to"."""
    done = box.lower() in ("[x]", "☑", "☒")
    pinned = rest.endswith("!!")
    if pinned:
        rest = rest.rstrip("!").rstrip()
    given, rest = givers(bullet, rest, context)
    by = THEM if given else ME
    told = due(rest, context, done=done)
    if told.doubt:
        context.warn(bullet.first, told.doubt)
    if not told.text and told.when is None:
        return [Line(bullet.first, bullet.last, "note", bullet.text)]
    people: list[Who | None] = list(given) if given else [bullet.owner]
    return [
        Line(
            bullet.first, bullet.last, PROMISE, told.text or rest, person, by=by, due=told.when, target=told.target,
            done=done, pinned=pinned,
        )
        for person in people
    ]
