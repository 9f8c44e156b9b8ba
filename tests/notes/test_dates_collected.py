"""Phrases of collectors who had not looked at the grammar: none is understood wrongly, most are understood."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from relbank.model.when import When
from relbank.notes import dates

NOWS = {
    "phrases_third.txt": datetime(2026, 10, 13, 14, 20),  # a Tuesday
    "phrases_fourth.txt": datetime(2026, 11, 22, 11, 0),  # a Sunday
    "phrases_fifth.txt": datetime(2026, 3, 4, 9, 15),  # a Wednesday
}
ROWS = [
    (row, now)
    for name, now in NOWS.items()
    for row in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
PAST, NONE = (
    [(row.removeprefix(sign), now) for row, now in ROWS if row.startswith(sign)] for sign in ("past: ", "not: ")
)
AHEAD = [(row, now) for row, now in ROWS if not row.startswith(("past: ", "not: "))]


def said(when: When | None, end: bool = False) -> str:
    """Return a date as the collections write it; end: its end, too, where it is a range."""
    if when is None:
        return "?"
    coarse = f" {when.precision}" if when.precision in ("week", "month") else ""
    return "open" if when.iso is None else when.iso + coarse + (f" to {when.end}" if when.end and end else "")


@pytest.mark.parametrize(("row", "now"), AHEAD)
def test_ahead(row: str, now: datetime) -> None:
    phrase, wanted = (part.strip() for part in row.rsplit("|", 1))
    assert said(dates.ahead(phrase, now), " to " in wanted) == wanted


@pytest.mark.parametrize(("row", "now"), PAST)
def test_back(row: str, now: datetime) -> None:
    phrase, wanted = (part.strip() for part in row.rsplit("|", 1))
    assert said(dates.back(phrase, now)) == wanted


@pytest.mark.parametrize(("phrase", "now"), NONE)
def test_other_languages_and_ordinary_words_are_no_dates(phrase: str, now: datetime) -> None:
    assert dates.ahead(phrase, now) is None and dates.back(phrase, now) is None


@pytest.mark.parametrize("name", ["phrases_third.txt", "phrases_fourth.txt"])
def test_more_than_a_hundred_are_understood(name: str) -> None:
    assert sum(not row.endswith("| ?") for row, now in AHEAD if now == NOWS[name]) > 110
