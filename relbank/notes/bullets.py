"""One bullet: its owner, its tick box or verb, and what is filed from it; a plain note where nothing fits."""

from __future__ import annotations

from .context import Bullet, Context
from .idioms import means_otherwise
from .marks import box
from .note import NOTE, Line
from .pledges import pledged
from .verbs import FACTS, verb_at


def read(text: str, first: int, last: int, whole_last: int, context: Context) -> list[Line]:
    """Return what a bullet files, at least one line.

    text: its words without the marker. first, last: its own lines in the whole text; whole_last: with all that is
    nested beneath it.
    """
    flat = " ".join(text.split("\n")).strip()
    plain = [Line(first, last, NOTE, text)]
    if not flat or flat[0] == "\\":
        return [Line(first, last, NOTE, text[1:])] if flat else plain
    bullet = Bullet(first, last, flat, context.first)
    rest = _owned(bullet, context)
    ticked = box(rest)
    if ticked:
        from .promises import promise

        return promise(bullet, rest[:ticked], rest[ticked:].strip(), context)
    if rest.endswith("!!"):
        bullet.pinned, rest = True, rest.rstrip("!").rstrip()
    found = verb_at(rest)
    if found is None:
        return pledged(bullet, context) or plain
    verb, bullet.typed, bullet.rest, bullet.colon = found
    if not bullet.colon and not bullet.pinned and means_otherwise(verb, bullet.typed, bullet.rest):
        return plain
    if verb == "secret":
        bullet.last = whole_last
    from .filers import FILERS

    return FILERS[verb](verb, bullet, context) or plain


def _beside(bullet: Bullet, context: Context) -> str:
    """Take a name of the header that a bullet begins with, without an @: "Bob: wants …", "Liz likes jazz"."""
    text = bullet.text
    name, colon, after = text.partition(":")
    if not (colon and name.count(" ") < 3 and context.naming.is_here(name)):
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
    rest = text[end:]
    if rest[:2].lower() in ("'s", "’s"):
        rest = rest[2:]
    after = rest.lstrip().lstrip(":,–—-").lstrip()
    bullet.owner, bullet.named = who, True
    if box(after) or verb_at(after.rstrip("!")):
        return after
    bullet.owner, bullet.named = context.first, False
    return text
