"""A range of bare hours stays in one half of the day: 2-2:30 is half an hour, and no twelve of them."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, dates, parse

NOW = datetime(2026, 11, 22, 9, 44)  # a Sunday
RANGES = [
    ("1-2", "13:00", "14:00"), ("2-2:30", "14:00", "14:30"), ("9-10", "09:00", "10:00"), ("11-1", "11:00", "13:00"),
    ("12-1", "12:00", "13:00"), ("8-9:30", "08:00", "09:30"), ("9-5", "09:00", "17:00"),
    ("2:00-2:30", "14:00", "14:30"),
    ("11:30-12:15", "11:30", "12:15"), ("9:30-10:30pm", "21:30", "22:30"), ("2-3am", "02:00", "03:00"),
    ("8-18", "08:00", "18:00"), ("2-14:30", "02:00", "14:30"), ("2pm-2:30", "14:00", "14:30"),
    ("from 3 to 4", "15:00", "16:00"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "start", "end"), RANGES)
def test_a_range_spans_no_half_of_the_day(phrase: str, start: str, end: str) -> None:
    said = f"wed {phrase}"
    for day, when in (("2026-11-25", dates.ahead(said, NOW)), ("2026-11-18", dates.back(said, NOW))):
        assert when is not None and (when.iso, when.end) == (f"{day}T{start}", f"{day}T{end}")


@pytest.mark.parametrize("phrase", ["wed 5-4", "wed 2-1"])
def test_a_range_that_nobody_means_is_refused(phrase: str) -> None:
    assert dates.ahead(phrase, NOW) is None and dates.back(phrase, NOW) is None


def test_a_header_takes_such_a_range() -> None:
    names = Names([("b", "Bob Smith", {})])
    visit = parse("@Bob Smith zoom wed 2-2:30", NOW, names).visits[0]
    assert visit.when is not None and visit.when.iso == "2026-11-18T14:00"
