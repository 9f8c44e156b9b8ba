"""Bullets that miss a mark by little are told with the mark that files them; ordinary words stay untold."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 22, 11, 0)


def warned(line: str) -> list[str]:
    note = parse(f"@Bob Smith lunch today\n{line}", NOW, Names([("b", "Bob Smith", {})]))
    assert note.visits[0].lines[0].filed == "note"
    return [warning.text for warning in note.warnings]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- lieks beer", "Did you mean “likes”? “- likes beer” files it."),
        ("- nver late", "Did you mean “never”? “- never late” files it."),
        ("- neverr late !!", "Did you mean “never”? “- never late !!” files it."),
        ("- birthdy 3.4.", "Did you mean “birthday”? “- birthday 3.4.” files it."),
        ("- pls never call before 9 !!", "“- never call before 9 !!” without “pls” files it."),
        ("- she earns by bonus on uptime", "“- earns by bonus on uptime” without “she” files it."),
        ("- He doesn't like golf", "“- doesn't like golf” without “He” files it."),
    ],
)
def test_a_mark_that_is_missed_by_little_is_told(line: str, said: str) -> None:
    assert warned(line) == [said]


@pytest.mark.parametrize(
    "line",
    ["- lives in Rome", "- hikes a lot", "- lies low", "- ever so nice", "- she liked the soup", "- he wants to talk",
     "- they were late", "- she never called back", "- please come", "lieks beer", "- moves in May", "- seven of us",
     "- waits for the bus", "- never"],
)  # fmt: skip
def test_ordinary_words_are_no_slips(line: str) -> None:
    assert warned(line) == []
