"""Dates in figures that can be read two ways: how they were read, and what else of the note speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from relbank.model.say import say

from .facts import told_yearly
from .note import Note, Warning

_SLASH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(?:\d{4}|\d\d))?(?![\d/])")


def either_way(note: Note, order: str, *, sure: bool) -> Note:
    """Return a note that warns once of a date like 12/5 and says how it was read.

    order: how such dates are read: mdy, dmy or ymd. sure: the user chose it, so that only a date that can be read in
    the other order alone is worth a word.
    """
    found = list(_figures(note)) if "/" in note.text else []
    unsure = [(line, typed, read) for line, typed, read, day, month in found if day <= 12 >= month and day != month]
    other = "month" if order == "dmy" else "day"
    against = [typed for _, typed, _, a, b in found if (a if other == "day" else b) > 12]
    if not unsure or (sure and not against):
        return note
    line, typed, read = unsure[0]
    but = f", though in “{against[0]}” the {other} comes first" if against else ""
    said = Warning(line, f"“{typed}” is read as {read}{but}; date_order in the settings (g ,) says which comes first.")
    return replace(note, warnings=tuple(sorted((*note.warnings, said), key=lambda warning: warning.line)))


def _figures(note: Note) -> Iterator[tuple[int, str, str, int, int]]:
    """Yield line, figures as typed, the date as said, first and second figure of each date of a note."""
    for visit in note.visits:
        dates = [(visit.first, visit.when, "")]
        for line in visit.lines:
            dates += [(line.line, when, told_yearly(line)) for when in (line.due, line.target, line.when)]
        for number, when, yearly in dates:
            if when is not None and (figures := _SLASH.search(when.words)):
                yield number, figures[0], yearly or say(when), int(figures[1]), int(figures[2])
