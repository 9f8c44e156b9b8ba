"""The next appointment: a date that only tells what the day is not, or contradicts itself, leaves it open."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 22, 11, 0)  # a Sunday
NAMES = Names([("1", "Liz Chen", {})])


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("coffee friday 28 nov", None), ("coffee not monday", None), ("coffee not before friday", None),
        ("coffee after friday", None), ("coffee after christmas", None), ("coffee bank holiday monday", None),
        ("coffee the monday after thanksgiving", None), ("coffee friday 27 nov", "2026-11-27"),
        ("coffee friday after lunch", "2026-11-27"), ("coffee monday, review friday", "2026-11-23"),
        ("coffee the monday after christmas", "2026-12-28"), ("coffee dec4", "2026-12-04"),
        ("coffee friday 9:30 at Vito's", "2026-11-27T09:30"), ("coffee 3pm at Vito's friday", "2026-11-27T15:00"),
    ],
)  # fmt: skip
def test_the_day_of_the_next_appointment(typed: str, iso: str | None) -> None:
    note = parse(f"@Liz Chen lunch\n- next {typed}", NOW, NAMES)
    (line,) = note.visits[0].lines
    assert line.filed == "appointment" and line.when and line.when.iso == iso
    assert bool(note.warnings) == (iso is None)
