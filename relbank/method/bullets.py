"""Section C, one text, everything filed: the bullets of a note from which nothing was filed (M12)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relbank.model.touch import Touch

MARKS = ("- ", "* ", "+ ")
_LONGEST = 40


def plain_bullets(touch: Touch, filed: Iterable[Any], shown: str) -> tuple[str, ...]:
    """Return what stands in a note's bullets that file nothing, shortened.

    Quotations, code and what is beneath a bullet are left alone. filed: what was filed from the note. shown: its text
    without what is sealed.
    """
    if not any(mark in touch.text for mark in MARKS):
        return ()
    found = []
    lines = {getattr(thing, "line", 0) for thing in filed}
    code = False
    for number, line in enumerate(touch.text.splitlines(), 1):
        if line.startswith("```"):
            code = not code
        elif not code and line.startswith(MARKS) and number not in lines and line[2:].strip() in shown:
            text = line[2:].strip()
            found.append(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")
    return tuple(found)
