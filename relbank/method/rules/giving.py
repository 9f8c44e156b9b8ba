"""The rules of section F: give first (M25-M27)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
