"""The rules of METHOD.md that speak: one module a letter, each with a tuple RULES."""

from __future__ import annotations

from importlib import import_module

from .rule import Rule

LETTERS = ("ladder", "knowing", "capturing", "promising", "touching", "giving", "allying", "trusting", "reviewing")
"""The modules of the letters A to I, in their order."""

_found: dict[str, tuple[Rule, ...]] = {}


def rules() -> tuple[Rule, ...]:
    """Return all rules, in the order of METHOD.md; their modules are imported when first asked for."""
    for letter in LETTERS:
        if letter not in _found:
            _found[letter] = import_module(f"{__name__}.{letter}").RULES
    return tuple(rule for letter in LETTERS for rule in _found[letter])
