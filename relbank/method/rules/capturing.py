"""The rules of section C: capture every touch (M11-M13)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
