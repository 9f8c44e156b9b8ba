"""Every line of the cheat sheet is understood as it says."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, dates, parse
from relbank.notes.cheatsheet import EXAMPLE, MARKS, OPENINGS, READ, Mark, openings
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


def test_what_is_offered_for_a_bullet_is_a_verb_of_the_sheet() -> None:
    rest = {"[ ] ": "pie", "ref in from @": "Liz Chen: Acme", "ref out to @": "Liz Chen: Acme", "ref won ": "Acme",
            "ref lost ": "Acme", "introduced by @": "Liz Chen", "stage ": "up", "test shared: ": "held",
            "trust ": "c4", "next ": "coffee fri", "cue ": "golf: taken", "fact ": "car: Volvo"}  # fmt: skip
    for opening in OPENINGS:
        line = parse(f"@Bob Smith lunch\n- {opening}{rest.get(opening, 'tea')}", NOW, NAMES).visits[0].lines[0]
        assert line.filed != "note", opening
        assert openings(opening[:2])
    assert not parse(EXAMPLE, NOW, NAMES).warnings


def test_everything_that_can_be_filed_is_on_the_sheet() -> None:
    assert {mark.filed for mark in MARKS} >= set(FILED)


@pytest.mark.parametrize("phrases", [phrase for phrase, _ in READ if phrase != "this afternoon"])
def test_dates_that_people_read_differently_are_understood(phrases: str) -> None:
    assert all(dates.ahead(phrase, NOW) for phrase in phrases.split(", "))


def test_dates_mean_what_the_sheet_says() -> None:
    noon, late = datetime(2026, 10, 13, 15, 20), datetime(2026, 10, 13, 19, 0)
    said = {p: w.iso for p in ("before friday", "before christmas", "in a couple of days", "this afternoon")
            if (w := dates.ahead(p, noon))}  # fmt: skip
    assert list(said.values()) == ["2026-10-16", "2026-12-24", "2026-10-15", "2026-10-13"]
    assert dates.ahead("this afternoon", late) is None
