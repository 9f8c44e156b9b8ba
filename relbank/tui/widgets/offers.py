"""What completes a name or mark while it is typed; case and accents don't count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import islice

_MOST = 60  # names that are looked at
_FEW = 2  # letters of another word than the first, or of an alias, that are enough


def offered(typed: str, names: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return what is shown behind the letters typed, and what shall stand in their place; "" twice for nothing.

    names: (id, name) of those that fit, likeliest first. One that begins so goes before one of which another word or
    an alias does, which is shown whole; what is typed whole already is offered nothing.
    """
    start = _letters(typed)
    begun = other = ("", "")
    for _, name in islice(names, _MOST) if start else ():
        rest = _rest(start, name)
        if rest == "":
            return "", ""
        if rest and not begun[1]:
            begun = (rest, name)
        elif rest is None and not other[1]:
            other = (f" -> {name}", name)
    return begun if begun[1] else other if len(start) >= _FEW else ("", "")


def _rest(start: str, name: str) -> str | None:
    """Return what of a name follows its beginning; None where it begins otherwise."""
    if not _letters(name).startswith(start):
        return None
    return next(name[at:] for at in range(len(name) + 1) if len(_letters(name[:at])) >= len(start))


def _letters(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
