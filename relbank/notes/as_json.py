"""A note in the form that `relbank note --dry-run --json` prints: only the keys that matter for each kind."""

from __future__ import annotations

from typing import Any

from relbank.model.when import When

from .note import AMBIGUOUS, Line, Note, Visit, Who

_PLACED = {
    "key": ("key",), "field": ("key",), "cue": ("key",), "promise": ("by", "due", "target", "done"),
    "appointment": ("when", "place"), "deposit": ("size", "money", "currency"),
    "withdrawal": ("size", "money", "currency"), "ask": ("size", "money", "currency"),
    "referral": ("direction", "outcome", "money", "currency", "quality"), "move": ("rung", "reason"),
    "introduced": ("by",), "test": ("key", "outcome"), "trust": ("scores",),
}
_ALWAYS = frozenset(("by", "due", "done", "when", "key", "rung", "outcome", "scores", "size"))


def note_json(note: Note) -> dict[str, Any]:
    """Return a note as plain values for JSON: {"visits": [...], "warnings": [...]}."""
    return {
        "visits": [_visit(visit) for visit in note.visits],
        "warnings": [{"line": warning.line, "text": warning.text} for warning in note.warnings],
    }


def _visit(visit: Visit) -> dict[str, Any]:
    out: dict[str, Any] = {
        "people": [_who(who) for who in visit.people], "word": visit.word, "kind": visit.kind,
        "direction": visit.direction, "when": _when(visit.when), "place": visit.place, "tags": list(visit.tags),
    }
    if visit.ahead:
        out["ahead"] = True
    out["lines"] = [_line(line) for line in visit.lines]
    return out


def _who(who: Who) -> dict[str, Any]:
    out: dict[str, Any] = {"name": who.name, "id": who.id, "state": who.state}
    if who.state == AMBIGUOUS:
        out["candidates"] = [{"id": id, "name": name} for id, name in who.candidates]
    return out


def _line(line: Line) -> dict[str, Any]:
    out: dict[str, Any] = {"line": line.line, "filed": line.filed}
    if line.person is not None:
        out["person"] = line.person.name
    if line.by and line.filed == "promise":
        out["by"] = line.by
    out["text"] = line.text
    for key in _PLACED.get(line.filed, ()):
        value = getattr(line, key)
        if key in out or not (value or key in _ALWAYS):
            continue
        out[key] = _when(value) if key in ("due", "target", "when") else list(value) if key == "scores" else value
    if line.filed == "appointment" and line.people:
        out["people"] = [who.name for who in line.people]
    if line.pinned and line.filed != "rule":
        out["pinned"] = True
    return out


def _when(when: When | None) -> dict[str, str | None] | None:
    return when.to_doc() if when else None
