"""The rules of section I: review (M38-M41)."""

from __future__ import annotations

from .rule import Rule

RULES: tuple[Rule, ...] = ()
