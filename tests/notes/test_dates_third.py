"""Phrases of a collector who had not looked at the grammar: none is understood wrongly, most are understood."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from relbank.model.when import When
from relbank.notes import dates

NOW = datetime(2026, 10, 13, 14, 20)  # a Tuesday
ROWS = [
    row for row in (Path(__file__).parent / "phrases_third.txt").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]  # fmt: skip
AHEAD, PAST, NONE = (
    [row.removeprefix(sign) for row in ROWS if row.startswith(sign) and (sign or row[:5] not in ("past:", "not: "))]
    for sign in ("", "past: ", "not: ")
)


def said(when: When | None) -> str:
    """Return a date as the collection writes it."""
    if when is None:
        return "?"
    coarse = f" {when.precision}" if when.precision in ("week", "month") else ""
    return "open" if when.iso is None else when.iso + coarse


@pytest.mark.parametrize("row", AHEAD)
def test_ahead(row: str) -> None:
    phrase, wanted = (part.strip() for part in row.rsplit("|", 1))
    assert said(dates.ahead(phrase, NOW)) == wanted


@pytest.mark.parametrize("row", PAST)
def test_back(row: str) -> None:
    phrase, wanted = (part.strip() for part in row.rsplit("|", 1))
    assert said(dates.back(phrase, NOW)) == wanted


@pytest.mark.parametrize("phrase", NONE)
def test_other_languages_and_ordinary_words_are_no_dates(phrase: str) -> None:
    assert dates.ahead(phrase, NOW) is None and dates.back(phrase, NOW) is None


def test_more_than_a_hundred_are_understood() -> None:
    assert sum(not row.endswith("| ?") for row in AHEAD) > 110
