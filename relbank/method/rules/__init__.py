"""The rules of METHOD.md that speak: one module a letter, each with a tuple RULES."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .rule import Rule

LETTERS = ("ladder", "knowing", "capturing", "promising", "touching", "giving", "allying", "trusting", "reviewing")
"""The modules of the letters A to I, in their order."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order of METHOD.md; their modules are imported when first asked for."""
    return tuple(rule for letter in LETTERS for rule in import_module(f"{__name__}.{letter}").RULES)
