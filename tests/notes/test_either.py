"""Dates in figures that can be read two ways are told once a note, with how they were read."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse
from relbank.notes.either import either_way

NOW = datetime(2026, 11, 22, 11, 0)
WHERE = "; date_order in the settings (g ,) says which comes first."


def told(lines: str, order: str = "mdy", *, sure: bool = False, header: str = "@Bob Smith lunch today") -> list[str]:
    note = parse(f"{header}\n{lines}", NOW, Names([("b", "Bob Smith", {})]), order)
    return [warning.text for warning in either_way(note, order, sure=sure).warnings]


@pytest.mark.parametrize(
    ("lines", "order", "said"),
    [
        ("- birthday 12/5", "mdy", "“12/5” is read as 5 Dec"), ("- birthday 12/5", "dmy", "“12/5” is read as 12 May"),
        ("- fact anniversary: 12/5/1990", "mdy", "“12/5/1990” is read as 5 Dec 1990"),
        ("- [ ] send it by 1/12", "mdy", "“1/12” is read as Tue 12 Jan 2027"),
        ("- next lunch 1/12 12:00\n- [ ] send it by 2/11", "ymd", "“1/12” is read as Tue 12 Jan 2027 12:00"),
    ],
)
def test_a_date_of_two_readings_is_told_once(lines: str, order: str, said: str) -> None:
    assert told(lines, order) == [said + WHERE] and not told(lines, order, sure=True)


@pytest.mark.parametrize("sure", [False, True])
def test_another_date_that_can_only_be_read_otherwise_is_told_in_any_case(sure: bool) -> None:
    said = "“1/12” is read as Tue 12 Jan 2027, though in “20/11” the day comes first"
    assert told("- [ ] send it by 1/12", sure=sure, header="@Bob Smith lunch 20/11") == [said + WHERE]
    assert not told("- [ ] send it by 1/12", "dmy", sure=True, header="@Bob Smith lunch 20/11")


@pytest.mark.parametrize("lines", ["- [ ] send it by 12/12", "- [ ] send it by 12/25", "1/2 of us", "- likes 3/4 time"])
def test_figures_of_one_reading_or_of_no_day_are_not_told(lines: str) -> None:
    assert not told(lines)
