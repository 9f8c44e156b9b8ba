"""What somebody types who never read the marks is filed where it is certain, and told where it may be meant."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, Note, parse

NOW = datetime(2026, 11, 22, 9, 44)  # a Sunday
NAMES = Names([("b", "Bob Smith", {}), ("g", "Gina Rossi", {}), ("p", "Pat Roe", {}), ("t", "Tom Becker", {})])


def read(lines: str, header: str = "@Bob Smith lunch") -> Note:
    return parse(f"{header}\n{lines}", NOW, NAMES)


@pytest.mark.parametrize(
    ("lines", "ahead"),
    [
        ("", True), ("prepare the numbers", True), ("- ask about the budget", True), ("- avoid politics", True),
        ("- [ ] send the deck before", True), ("- likes tea", False), ("- gave him a book", False),
    ],
)
def test_later_today_is_to_come_where_nothing_was_learned(lines: str, ahead: bool) -> None:
    assert read(lines, "@Bob Smith call 3pm").visits[0].ahead is ahead


def test_a_promise_of_a_visit_told_by_a_round_hour_is_of_that_visit() -> None:
    assert not read("- [ ] send the deck by fri", "@Bob Smith call 10:00").visits[0].ahead


def test_a_second_date_of_a_promise_is_told() -> None:
    note = read("- [ ] intro gina by mon, call parker, send pricing by 12/4")
    assert [warning.text for warning in note.warnings] == [
        "“by mon” stays in the text; this line is due Fri 4 Dec 2026. One line each files both."
    ]
    assert not read("- [ ] send pricing by 12/4").warnings


@pytest.mark.parametrize(
    ("line", "value"),
    [("bday 3 march", "3 march"), ("birthday 12 May", "12 May"), ("bday: 3/14", "3/14"),
     ("Bday is March 3rd", "March 3rd")],
)  # fmt: skip
def test_a_birthday_is_a_fact(line: str, value: str) -> None:
    filed = read(f"- {line}").visits[0].lines[0]
    assert (filed.filed, filed.key, filed.text) == ("field", "birthday", value)


@pytest.mark.parametrize("line", ["birthday party was fun", "bday drinks friday", "birthday tomorrow"])
def test_a_birthday_without_its_day_stays_plain(line: str) -> None:
    assert read(f"- {line}").visits[0].lines[0].filed == "note"


@pytest.mark.parametrize(
    ("line", "what", "text"),
    [
        ("asked him for ref", "ask", "ref"), ("gave him fishing mag", "deposit", "fishing mag"),
        ("gave Bob fishing mag", "deposit", "fishing mag"), ("asked Bob for ref", "ask", "ref"),
        ("gave her a book x2", "deposit", "a book"), ("asked them for intro to Roe", "ask", "intro to Roe"),
        ("asked him about his son", "note", "asked him about his son"),
        ("gave intro to Pat", "deposit", "intro to Pat"),
        ("gave his son a book", "deposit", "his son a book"),
    ],
)  # fmt: skip
def test_the_object_begins_behind_the_person(line: str, what: str, text: str) -> None:
    filed = read(f"- {line}").visits[0].lines[0]
    assert (filed.filed, filed.text) == (what, text)
