"""The rules of section H: trust (M33-M37)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
