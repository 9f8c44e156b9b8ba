"""The rules of section B: know the person (M5-M10)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
