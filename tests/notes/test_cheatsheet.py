"""Every line of the cheat sheet is understood as it says."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, dates, parse
from relbank.notes.cheatsheet import DATES, MARKS, Mark
from relbank.notes.note import FILED

NOW = datetime(2026, 11, 19, 14, 0)
NAMES = Names([("1", "Bob Smith", {}), ("2", "Liz Chen", {})])


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.example)
def test_each_example_files_what_it_says(mark: Mark) -> None:
    if mark.filed == "visit":
        visit = parse(mark.example, NOW, NAMES).visits[0]
        assert visit.header and not visit.ahead and not visit.lines
    elif mark.filed == "appointment ahead":
        assert parse(mark.example, NOW, NAMES).visits[0].ahead
    else:
        note = parse(f"@Bob Smith lunch\n\n{mark.example}", NOW, NAMES)
        assert {line.filed for line in note.visits[0].lines} == {mark.filed}
        assert not note.warnings


def test_everything_that_can_be_filed_is_on_the_sheet() -> None:
    assert {mark.filed for mark in MARKS} >= set(FILED)


@pytest.mark.parametrize("phrase", DATES)
def test_each_date_of_the_sheet_is_understood(phrase: str) -> None:
    assert dates.ahead(phrase, NOW)
