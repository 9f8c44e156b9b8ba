"""The rules of section E: touch discipline (M20-M24)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
