"""The rules of section G: strategic alliances (M28-M32)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
