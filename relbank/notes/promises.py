"""Promises: a tick box, who gave it, what, and until when."""

from __future__ import annotations

from relbank.model.promise import ME, THEM

from .context import Bullet, Context
from .due import due
from .note import KNOWN, PROMISE, Line, Who

_WILL = ("will", "to", "'ll", "’ll", "promised", "promises", "owes", "shall")


def promise(bullet: Bullet, box: str, rest: str, context: Context) -> list[Line]:
    """File what stands behind a tick box: mine, or theirs where it begins with a name and a colon."""
    done = box.lower() in ("[x]", "☑", "☒")
    pinned = rest.endswith("!!")
    if pinned:
        rest = rest.rstrip("!").rstrip()
    givers, rest = _givers(bullet, rest, context)
    by = THEM if givers else ME
    text, when, doubt = due(rest, context)
    if doubt:
        context.warn(bullet.first, doubt)
    if not text and when is None:
        return [Line(bullet.first, bullet.last, "note", bullet.text)]
    text = text or rest
    people: list[Who | None] = list(givers) if givers else [bullet.owner]
    return [
        Line(bullet.first, bullet.last, PROMISE, text, person, by=by, due=when, done=done, pinned=pinned)
        for person in people
    ]


def _givers(bullet: Bullet, rest: str, context: Context) -> tuple[list[Who], str]:
    """Return who promised, none when it is me, and what is left."""
    if bullet.named and bullet.owner:
        # "@Bob: [ ] org chart"
        before = bullet.text[: bullet.text.find("[")] if "[" in bullet.text else ""
        if ":" in before:
            return [bullet.owner], rest
    if rest[:1] == "@":
        return _at(bullet, rest, context)
    for mine in ("me:", "i:", "mine:"):
        if rest.lower().startswith(mine):
            return [], rest[len(mine) :].lstrip()
    found = context.naming.known_at(rest, 0) if rest[:1].isalpha() and not rest[:1].islower() else None
    if found:
        who, end = found
        after = _behind(rest[end:])
        if after is not None:
            return [who], after
    name, colon, after = rest.partition(":")
    if colon and after.strip() and name[:1].isupper() and name.count(" ") < 3:
        who = context.naming.who(name)
        if who.state == KNOWN:
            return [who], after.strip()
    return [], rest


def _at(bullet: Bullet, rest: str, context: Context) -> tuple[list[Who], str]:
    givers: list[Who] = []
    tail = rest
    while tail[:1] == "@":
        found = context.naming.at(tail, 1)
        if not found:
            break
        givers.append(found[0])
        tail = tail[found[1] :]
        joined = tail.lstrip(" ,&").removeprefix("and ").lstrip()
        if joined[:1] != "@":
            break
        tail = joined
    after = _behind(tail) if givers else None
    if after is not None:
        return givers, after
    if givers and len(givers) == 1:
        # without a colon it is mine, to that person
        bullet.owner, bullet.named = givers[0], True
        return [], rest
    return [], rest


def _behind(tail: str) -> str | None:
    """Return what somebody promised: behind a colon, or "will …", "to …"; None when they promised nothing."""
    said = tail.lstrip()
    if said[:1] == ":":
        return said[1:].lstrip()
    for word in _WILL:
        if said.lower().startswith(word + " "):
            return said[len(word) :].lstrip()
    return None
