"""Lines that begin with a mark and lack its dash are told where it is clear; prose is left alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 22, 11, 0)
NAMES = Names([("b", "Bob Smith", {})])


def warned(text: str) -> list[tuple[int, str]]:
    note = parse(f"@Bob Smith lunch today\n{text}", NOW, NAMES)
    assert [line.filed for line in note.visits[0].lines] == ["note"]
    return [(warning.line, warning.text) for warning in note.warnings]


@pytest.mark.parametrize("line", ["next coffee 3 dec 9am", "Next mtg 10/27 2pm", "stage nurturing", "likes sushi"])
def test_a_mark_without_its_dash_is_told(line: str) -> None:
    assert warned(f"Good talk.\n{line}") == [(3, f"“- {line}”, with its dash, files it.")]


@pytest.mark.parametrize(
    "text",
    ["next week he is off", "next steps are clear", "next coffee some day", "Stage was set", "Likes sushi", "likes it.",
     "likes", "likes the plan that we made for the year to come", "lieks sushi", "never a dull moment",
     "We talked at length about the plant, the people there and the\nnext call 3 dec 9am", "Then,\nlikes sushi"],
)  # fmt: skip
def test_prose_is_left_alone(text: str) -> None:
    assert warned(text) == []


def test_a_text_of_nobody_is_left_alone() -> None:
    assert parse("next coffee 3 dec 9am\nlikes sushi", NOW, NAMES).warnings == ()
