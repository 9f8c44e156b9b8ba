"""What moves a person on the ladder: stage, mention, introduced by."""

from __future__ import annotations

from relbank.model.ladder import DOWN, RUNGS, UNRANKED, UP
from relbank.model.text import fold

from .context import Bullet, Context
from .note import Line

ALIASES = {
    **{rung: rung for rung in RUNGS}, UP: UP, DOWN: DOWN, UNRANKED: UNRANKED, "none": UNRANKED, "off": UNRANKED,
    "initiate": "initiating", "initiation": "initiating", "first": "initiating",
    "gaining confidence": "confidence", "gaining": "confidence", "second interaction": "confidence",
    "second": "confidence", "nurture": "nurturing", "sustain": "sustaining", "capitalize": "capitalizing",
    "capitalising": "capitalizing", "capitalise": "capitalizing",
    **{str(number): rung for number, rung in enumerate(RUNGS, 1)},
}
_REASONS = ("because", "since", "as", "after", "cause", "bc", "b/c", "cos")


def move(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a move: stage nurturing because …, stage up, stage down."""
    words = bullet.rest.split()
    if words and words[0].lower() == "to":
        words = words[1:]
    for size in (3, 2, 1):
        said = " ".join(words[:size])
        plain = said.lower().strip(",.;:–—-")
        rung = context.rungs.get(fold(plain)) or ALIASES.get(plain)
        if rung and bullet.owner is not None and len(words) >= size:
            reason = words[size:]
            if reason and reason[0] in ("-", "–", "—", ":"):
                reason = reason[1:]
            if reason and reason[0].lower().strip(",:") in _REASONS:
                reason = reason[1:]
                if reason and reason[0].lower() == "of":
                    reason = reason[1:]
            return [bullet.line("move", said.rstrip(",.;:"), rung=rung, reason=" ".join(reason))]
    if words and bullet.owner is not None:
        known = ", ".join((*RUNGS, *context.rungs, UP, DOWN))
        context.warn(bullet.first, f"“{words[0]}” is no rung: {known}.")
    return []


def mention(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File that they named me to others; "mentioned his daughter" is an ordinary bullet."""
    rest = bullet.rest
    if not rest or bullet.owner is None:
        return []
    of_me = rest.lower().split()[0] in ("me", "my", "us", "our")
    if bullet.typed.lower() != "mention" and not bullet.colon and not of_me:
        return []
    return [bullet.line("mention", rest)]


def introduced(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File who introduced the person: introduced by @Liz."""
    rest = bullet.rest
    if not rest or bullet.owner is None:
        return []
    start = 1 if rest[0] == "@" else 0
    found = context.naming.at(rest, start) if start else context.naming.known_at(rest, 0)
    if found is None and not start and rest[:1].isupper():
        found = context.naming.at(rest, 0)
    if found is None:
        context.warn(bullet.first, "Who introduced them? Write introduced by @Liz.")
        return []
    who, end = found
    return [bullet.line("introduced", rest[end:].strip(" .,;:–—-"), by=who.name, introducer=who)]
