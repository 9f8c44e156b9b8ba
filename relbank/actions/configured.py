"""What the user set: every setting with its value, where that comes from, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from relbank.model.record import record
from relbank.settings import Settings

ABOUT: tuple[tuple[str, str], ...] = (
    ("date_order", "How 10/5 is read: mdy, dmy or ymd."),
    ("week_start", "The day on which a week begins."),
    ("week_end", "The day that eow means."),
    ("currency", "The sign before amounts."),
    ("glyphs", "auto, unicode or ascii."),
    ("promises_a_visit", "Promises of yours from one visit before it asks (M15)."),
    ("touches_in_a_row", "Touches of yours without an answer before it speaks (M20)."),
    ("open_promises", "Open promises of yours that are too many in any case (M17)."),
    ("stalled_days", "Days on a rung without a move before it speaks (M1)."),
    ("quiet_days", "Days without a deposit on a top rung before it speaks (M2)."),
    ("dates_ahead", "Days before a birthday or anniversary when it is told (M8)."),
    ("tell_days", "Days before a promise is due when it asks whether to tell them (M37)."),
    ("prune_days", "Days between two prunings of the circle (M30)."),
    ("trust_days", "Days between two trust sheets (M33)."),
    ("twelve_days", "Days between two twelve-key sheets (M35)."),
    ("review_cards", "Cards of a daily review at most (M38)."),
    ("review_minutes", "Minutes of a daily review at most (M38)."),
    ("rungs", "Your own names of rungs (M1)."),
    ("cadence", "Wished and worst days between touches, by rung or tag (M22)."),
)
"""What each setting means, in the order of the file."""


@record
class Setting:
    """A setting: its name ("cadence.nurturing"), its value as the file says it, its source, and what it means.

    source: "default", or "line 4" of the file.
    """

    name: str
    value: str
    source: str
    about: str


def settings_said(now: Settings) -> Iterator[Setting]:
    """Yield every setting, those of a table one by one, in the order of the file."""
    for name, value in values(now):
        about = dict(ABOUT)[name]
        parts = {f"{name}.{key}": item for key, item in value.items()} if isinstance(value, Mapping) else {name: value}
        for key, item in parts.items():
            yield Setting(key, toml(item), now.sources.get(key, "default"), about)


def values(now: Settings) -> Iterator[tuple[str, Any]]:
    """Yield name and value of every setting, in the order of the file."""
    order = [name for name, _ in ABOUT]
    named = {f.name for f in fields(Settings)} - {"sources", "complaints"}
    for name in (*order, *sorted(named - {*order})):
        yield name, getattr(now, name)


def toml(value: Any) -> str:
    """Return a value as the file says it."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
