"""The rules of section A: climb (M1-M4)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
