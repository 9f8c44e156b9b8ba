"""A journal to look at: some forty invented people and two years of notes; and large journals for measuring."""

from __future__ import annotations

from .build import build
from .large import large

__all__ = ["build", "large"]
