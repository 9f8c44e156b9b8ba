"""One bullet: its owner, its tick box or verb, and what is filed from it; a plain note where nothing fits."""

from __future__ import annotations

import re

from .context import Bullet, Context
from .idioms import means_otherwise
from .marks import box
from .note import NOTE, Line
from .pledges import look, pledged
from .slips import slip
from .verbs import FACTS, LISTED, verb_at

_EMPHASIZED = re.compile(r"(\*\*|__|\*|_)([A-Za-z][A-Za-z ']{1,20})(:?)\1(:?)(?=\s)\s*")  # **Likes:** tea
_NEWLINE = "\n"
_SOONER = 8  # lines of a promise in which its date is looked for


def read(text: str, first: int, last: int, whole_last: int, context: Context) -> list[Line]:
    """Return what a bullet files, at least one line.

    text: its words without the marker. first, last: its own lines in the whole text; whole_last: with all that is
    nested beneath it.
    """
    flat = _flat(text)
    plain = [Line(first, last, NOTE, text)]
    if not flat or flat[0] == "\\":
        return [Line(first, last, NOTE, text[1:])] if flat else plain
    if (marked := _EMPHASIZED.match(flat)) and verb_at(marked[2]):
        flat = f"{marked[2]}{marked[3] or marked[4]} {flat[marked.end() :]}"
    bullet = Bullet(first, last, flat, context.first)
    rest = _owned(bullet, context)
    if box(rest):
        return _ticked(text, bullet, rest, context)
    if rest.endswith("!!"):
        bullet.pinned, rest = True, rest.rstrip("!").rstrip()
    found = verb_at(rest)
    if found is None:
        made = pledged(bullet, context)
        if not made:
            _tell_slip(bullet, rest, context)
        return made or plain
    verb, bullet.typed, bullet.rest, bullet.colon = found
    if not bullet.colon and not bullet.pinned and means_otherwise(verb, bullet.typed, bullet.rest):
        return plain
    if verb == "secret":
        bullet.last = whole_last
    from .filers import FILERS

    made = FILERS[verb](verb, bullet, context)
    if not made and verb == "todo" and (said := look(bullet.text, context, bullet=True)):
        context.warn(bullet.first, said)
    return made or plain


def _tell_slip(bullet: Bullet, rest: str, context: Context) -> None:
    """Say what would file a bullet that misses a mark by little, where nothing else was said of it."""
    said = slip(rest + (" !!" if bullet.pinned else "")) if context.first else ""
    if said and not any(warning.line == bullet.first for warning in context.warnings):
        context.warn(bullet.first, said)


def _flat(text: str) -> str:
    """Return a bullet's words on one line; lines beneath "likes:" are the members of its list."""
    head, _, more = text.replace("\t", " ").partition("\n")
    found = verb_at(head) if head.endswith(":") else None
    joiner = ", " if found and found[0] in LISTED else " "
    return f"{head} {more.replace(_NEWLINE, joiner)}".strip()


def _ticked(text: str, bullet: Bullet, rest: str, context: Context) -> list[Line]:
    """Return the promise behind a tick box. Where its date ends a line of it but the last, what follows is prose."""
    from .promises import promise

    def made() -> list[Line]:
        size = box(rest)
        return promise(bullet, rest[:size], rest[size:].strip(), context)

    before = len(context.warnings)
    whole = made()
    lines = text.split("\n")
    if any(line.due for line in whole) or len(lines) == 1:
        return whole
    after = len(context.warnings)
    for size in range(1, min(len(lines), _SOONER)):
        bullet = Bullet(bullet.first, bullet.first + size - 1, _flat("\n".join(lines[:size])), context.first)
        rest = _owned(bullet, context)
        found = made() if box(rest) else []
        if any(line.due for line in found):
            del context.warnings[before:after]
            return [*found, Line(bullet.last + 1, bullet.first + len(lines) - 1, NOTE, "\n".join(lines[size:]))]
        del context.warnings[after:]
    return whole


def _beside(bullet: Bullet, context: Context) -> str:
    """Take a name of the header that a bullet begins with, without an @: "Bob: wants …", "Liz likes jazz"."""
    text = bullet.text
    name, colon, after = text.partition(":")
    here = context.naming.is_here(name) or (_confides(after) and context.naming.is_known(context.naming.who(name)))
    if not (colon and name.count(" ") < 3 and here):
        if not text[0].isupper():
            return text
        name, _, after = text.partition(" ")
        found = verb_at(after)
        if not found or found[0] not in FACTS or not context.naming.is_here(name):
            return text
    elif not (box(after.lstrip()) or verb_at(after.lstrip())):
        return text
    bullet.owner, bullet.named = context.naming.who(name), True
    return after.lstrip()


def _owned(bullet: Bullet, context: Context) -> str:
    """Take the name that a bullet begins with (@Liz, @Liz:); return what follows it."""
    text = bullet.text
    if text[0] != "@":
        return _beside(bullet, context)
    found = context.naming.at(text, 1)
    if found is None:
        return text
    who, end = found
    after = _behind(text[end:])
    if not (box(after) or verb_at(after.rstrip("!"))):
        first, _, after = text[1:end].partition(" ")
        after += text[end:]
        who = context.naming.who(first)
        if not _confides(after):
            bullet.owner, bullet.named = context.first, False
            return text
        if not context.naming.is_known(who):  # "@liz secret …": in small letters her name would go on to the end
            bullet.owner, bullet.named = context.first, False
            return after
    bullet.owner, bullet.named = who, True
    return after


def _behind(rest: str) -> str:
    """Return what follows a name, without what belongs to the name or joins the two."""
    if rest[:2].lower() in ("'s", "’s"):
        rest = rest[2:]
    return rest.lstrip().lstrip(":,–—-").lstrip()


def _confides(text: str) -> bool:
    """Tell whether a text begins as a remark told in confidence: it is sealed, though it may be unclear whose it is."""
    found = verb_at(text.lstrip()) if text.strip() else None
    return found is not None and found[0] == "secret"
