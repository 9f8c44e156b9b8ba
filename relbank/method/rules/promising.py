"""The rules of section D: promises (M14-M19)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
