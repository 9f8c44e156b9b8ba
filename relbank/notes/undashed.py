"""Lines of prose that begin with a mark and lack the dash that would file them: told, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import bullets
from .context import Context
from .verbs import verb_at
from .word_sets import word_set

_MARKS = word_set("likes dislikes hates prefers birthday next stage")
_ANY_CASE = ("next", "stage")  # a day or a rung behind them leaves no doubt
_WORDS = 8  # a longer line is a sentence
_WRAPPED = 60  # characters of a line that a sentence may go on from
_MOST = 200  # lines of prose that are looked at


def undashed(lines: Sequence[str], first: int, context: Context) -> None:
    """Warn of lines of a paragraph of which nothing was said and that a dash would file; first: its first line."""
    before = ""
    for number, line in enumerate(lines[:_MOST], first):
        text, wrapped = line.strip(), len(before) > _WRAPPED or before.endswith(",")
        before = text
        silent = all(warning.line != number for warning in context.warnings)
        if silent and not wrapped and context.first and _is_filed(text, number, context):
            context.warn(number, f"“- {text}”, with its dash, files it.")


def _is_filed(text: str, number: int, context: Context) -> bool:
    """Tell whether a short line begins with a mark, and a bullet of the same words would file it for certain."""
    mark = text[:10].partition(" ")[0].rstrip(":").lower()
    if mark not in _MARKS or not (text[0].islower() or mark in _ANY_CASE):
        return False
    if not 2 <= len(text.split()) <= _WORDS or text[-1] in ".?," or verb_at(text) is None:
        return False
    trial = replace(context, warnings=[])
    made = bullets.read(text, number, number, number, trial)
    sure = made[0].filed != "appointment" or (made[0].when is not None and bool(made[0].when.iso))
    return made[0].filed != "note" and sure and not trial.warnings
