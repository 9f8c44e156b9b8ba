"""Settings from the shell: each with its value and where that comes from; a commented file to begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from relbank.settings import FILE, Settings

from .arguments import Call
from .shell import Shell
from .tables import table

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


def settings(shell: Shell, call: Call) -> int:
    """Print every setting with its value and where that comes from, or a commented file with the defaults."""
    if call.on("sample"):
        shell.page(sample())
        return 0
    shell.say(str(shell.places.config / FILE))
    shell.page(table(list(_rows(shell.settings)), shell.width))
    return 0


def sample() -> Iterator[str]:
    """Yield the lines of a settings file that changes nothing: every setting commented out at its default."""
    defaults, about = Settings(), dict(ABOUT)
    yield "# Settings of relbank. Take the # away before a line to change it; relbank reads this file, never writes it."
    for name, value in _values(defaults):
        yield ""
        yield f"# {about[name]}"
        if not isinstance(value, Mapping):
            yield f"# {name} = {_toml(value)}"
            continue
        yield f"[{name}]"
        yield from (f"# {key} = {_toml(item)}" for key, item in (value or {"confidence": "Second interaction"}).items())
        if name == "cadence":
            yield '# "#family" = [14, 30]'


def _rows(now: Settings) -> Iterator[tuple[str, str, str]]:
    for name, value in _values(now):
        if isinstance(value, Mapping):
            for key, item in value.items():
                yield f"{name}.{key}", _toml(item), now.sources.get(f"{name}.{key}", "default")
        else:
            yield name, _toml(value), now.sources.get(name, "default")


def _values(now: Settings) -> Iterator[tuple[str, Any]]:
    order = [name for name, _ in ABOUT]
    named = {f.name for f in fields(Settings)} - {"sources", "complaints"}
    for name in (*order, *sorted(named - {*order})):
        yield name, getattr(now, name)


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
