"""Section C, one text, everything filed: the bullets of a note, of which some may have filed nothing (M12)."""

from __future__ import annotations

from relbank.model.lines import bodies

MARKS = ("- ", "* ", "+ ")
_LONGEST = 40


def bullets(note: str, shown: str) -> dict[int, str]:
    """Return the words of a note's bullets, shortened, by line, from 1.

    Quotations, code and what is beneath a bullet are left alone. shown: the note without what is sealed.
    """
    if not any(mark in note for mark in MARKS):
        return {}
    found: dict[int, str] = {}
    code = False
    for number, line in enumerate(bodies(note), 1):
        if line.startswith("```"):
            code = not code
        elif not code and line.startswith(MARKS) and (text := line[2:].strip()) in shown:
            found[number] = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
    return found
