"""The bank's deeds and the referrals."""

from __future__ import annotations

from .context import Bullet, Context
from .money import money, quality, size
from .note import Line, Who
from .word_sets import word_set

_NO_DEED = {
    "withdrawal": word_set(
        "stuck lost late delayed sick ill better worse home here there back to up out in off on along away it tired "
        "angry upset annoyed promoted fired hired laid married engaged divorced started going through over around into "
        "rid nowhere caught hurt drunk used ready done lucky "
        "interrupted distracted confused nervous emotional serious quiet excited cold busy"
    ),
    "deposit": word_set("up in birth notice way"),
    "ask": frozenset(),
}
_TOLD = word_set(
    "about if whether how why what when where who me us"
)


def entry(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a deposit (gave), a withdrawal (got) or something asked for (asked)."""
    rest = bullet.rest
    if not rest or bullet.owner is None or (bullet.typed.lower() == "shared" and not bullet.colon):
        return []  # "shared his worries" is nothing that I gave
    rest = _object(verb, bullet, context)
    if verb == "ask":
        if not bullet.colon and rest.lower().split()[0] in _TOLD:
            return []  # "asked about Pat" is no favour asked
        if rest.lower().startswith("for "):
            rest = rest[4:].lstrip()
    if verb == "deposit" and rest.lower().split()[0] in ("me", "us") and not bullet.colon:
        context.warn(bullet.first, f"“{bullet.typed} me” stays plain; what was given to you is got …")
        return []  # nobody tells a deposit of one's own so
    if not bullet.colon and rest.lower().split()[0].strip(",.") in _NO_DEED[verb]:
        return []  # "got stuck in traffic" is no favour
    text, points = size(rest)
    text, sum_, currency = money(text)
    return [bullet.line(verb, text, size=points or 1, money=sum_, currency=currency)]


def _object(verb: str, bullet: Bullet, context: Context) -> str:
    """Return what was given or asked, without to whom: "him for ref", "Bob fishing mag"."""
    word, _, rest = bullet.rest.partition(" ")
    rest = rest.lstrip()
    if verb == "withdrawal" or bullet.colon or not rest:
        return bullet.rest
    if word.lower() in ("him", "her", "them"):
        return rest
    if word[:1].isupper() and context.naming.is_here(word):
        bullet.owner = context.naming.who(word)
        return rest
    return bullet.rest


def referral(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a lead passed (ref in from @Liz: Acme ~$4k, ref out to …) or its outcome (ref won Acme $4k)."""
    head, _, rest = bullet.rest.partition(" ")
    word, rest = head.lower().rstrip(":,"), rest.strip()
    if word in ("won", "lost", "open") and rest:
        text, sum_, currency = money(rest.lstrip(":").strip())
        text = text.rstrip("$€£ ").rstrip() or rest
        return [bullet.line("referral", text, outcome=word, money=sum_, currency=currency)]
    if bullet.typed.lower() == "referred" and not bullet.colon and word not in ("in", "out"):
        if word not in ("me", "us") or not rest:
            return []  # "referred to the contract"
        return [_lead(bullet, rest.removeprefix("to "), "in", None)]
    if word not in ("in", "out") or (not rest and not head.endswith(":")):
        context.warn(bullet.first, "A referral says in, out, won or lost: ref in from @Liz: Acme ~$4k.")
        return []
    who, text = _between(rest, "from" if word == "in" else "to", context)
    if not text:
        context.warn(bullet.first, "A referral says who was passed on: ref out to @Liz: Globex.")
        return []
    return [_lead(bullet, text, word, who)]


def _lead(bullet: Bullet, typed: str, direction: str, who: Who | None) -> Line:
    """Return a lead passed on, with its sum (~$4k) and its quality (q4)."""
    text, sum_, currency = money(typed)
    text, good = quality(text)
    more = {} if who is None else {"person": who}
    return bullet.line(
        "referral", text or typed, direction=direction, outcome="open", money=sum_, currency=currency, quality=good,
        **more,
    )


def _between(rest: str, joiner: str, context: Context) -> tuple[Who | None, str]:
    """Return who passed the lead (or got it), if that is said, and what is left."""
    head, _, tail = rest.partition(" ")
    if head.lower() != joiner:
        if rest[:1] == "@":
            tail = rest
        else:
            return None, rest.lstrip(":").strip()
    tail = tail.lstrip()
    if tail[:1] == "@":
        found = context.naming.at(tail, 1)
        if found:
            return found[0], tail[found[1] :].lstrip(" :,–—-").strip()
    found = context.naming.known_at(tail, 0)
    if found:
        return found[0], tail[found[1] :].lstrip(" :,–—-").strip()
    name, colon, text = tail.partition(":")
    if colon and name and len(name.split()) <= 4:
        return context.naming.who(name.strip()), text.strip()
    return None, rest
