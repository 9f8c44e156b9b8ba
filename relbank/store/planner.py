"""From a TinyDB query to the documents worth testing.

It only narrows: TinyDB still tests every candidate, so a wrong guess can cost time but never an answer. It reads the
description that TinyDB keeps of a query for its own cache; without one, everything is tested.
"""

from __future__ import annotations

from typing import Any

from .index import Indexes

_FIELDS = {"person": "person", "touch": "touch"}


def candidates(indexes: Indexes, query: Any) -> list[str] | None:
    """Return the ids that may match a query, in the order of the ids; None for all."""
    found = _plan(indexes, getattr(query, "_hash", None))
    return None if found is None else sorted(found)


def _plan(indexes: Indexes, described: Any) -> set[str] | None:
    if not isinstance(described, tuple) or not described:
        return None
    if described[0] == "==" and len(described) == 3 and len(described[1]) == 1:
        kind, value = _FIELDS.get(described[1][0]), described[2]
        return set(indexes.ids(kind, value)) if kind and isinstance(value, str) and value else None
    if described[0] in ("and", "or") and len(described) == 2:
        parts = [_plan(indexes, part) for part in described[1]]
        known = [part for part in parts if part is not None]
        if described[0] == "and":
            return min(known, key=len) if known else None
        return None if len(known) < len(parts) else set().union(*known)
    return None
