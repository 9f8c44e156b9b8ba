"""Bullets that begin with a verb's word and mean something else: they stay plain, for wrong is worse than plain."""

from __future__ import annotations

from relbank.model.trust import NO_SECRET

from .word_sets import word_set

_MINE = word_set("his her him their them its")
# what I feel or felt about them, and no taste of theirs: "love his energy", "want her as a client"
_FEELING = word_set("like liked love loved enjoy enjoyed hate hated dislike disliked prefer preferred")
_NEED_COLON = word_set("want wanted avoided measured")  # who is it that wants? what was avoided was not said to be so
_REQUEST = word_set("me us another")
_TO = word_set("know talk speak meet see hear discuss chat catch call think come go get find")
# what the next word makes something else of
_NEXT = {
    "always": word_set(
        "a an great good nice fun happy lovely interesting welcome glad worth thought knew wondered mind got heard met "
        "seen did came replied saw happened made been had went told asked said got"
    ),
    "taste": word_set("like test tests testing of good great bad awful ok okay"),
    "success": word_set("story stories rate rates fee fees team case cases manager"),
    "secret": NO_SECRET,
    "withdrawal": word_set("the-sense the-feeling the-impression a-sense a-feeling an-impression the-idea"),
}


def means_otherwise(verb: str, typed: str, rest: str) -> bool:
    """Tell whether a bullet without a colon only looks like its verb: want her as a client, always a pleasure."""
    words = rest.lower().replace("’", "'").split(None, 2)
    if not words:
        return False
    first = words[0].strip(",.!?;")
    pair = f"{first}-{words[1].strip(',.!?;')}" if len(words) > 1 else first
    said = typed.lower()
    if said in _NEED_COLON or (said in _FEELING and first in _MINE):
        return True
    if verb == "wants":
        return first in _REQUEST or (first == "to" and len(words) > 1 and words[1].strip(",.!?;") in _TO)
    return first in _NEXT.get(verb, ()) or pair in _NEXT.get(verb, ())
