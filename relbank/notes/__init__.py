"""The visit-note grammar: text into typed lines with source ranges; dates; names. It never raises on any text."""

from __future__ import annotations

from .as_json import note_json
from .names import Names
from .note import Line, Note, Visit, Warning, Who
from .parse import parse

__all__ = ["Line", "Names", "Note", "Visit", "Warning", "Who", "note_json", "parse"]
