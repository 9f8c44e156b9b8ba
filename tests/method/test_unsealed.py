"""What is cut out of a note that holds sealed remarks, and what is not (M34)."""

from __future__ import annotations

import pytest

from relbank.method.unsealed import MASK, open_text, without_sealed
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from relbank.model.when import When
from tests.method.memory import MemoryJournal

SEALED = [
    "- secret he leaves", "* Secret: he leaves", "+ secrets he leaves", "• secret he leaves", "1. secret he leaves",
    "2) SECRET he leaves", "-secret he leaves", "  - secret he leaves", "\t- secret he leaves",
    "- @Liz secret he leaves",
    "- @Liz: secret he leaves", "- @Liz Chen: secret he leaves", "- @Liz's secret he leaves", "– secret he leaves",
    "— secret he leaves", "—secret he leaves", "-\u3000secret he leaves", "- @Ana de la Cruz: secret he leaves",
    "- @liz chen: secret he leaves", "- @Liz -- secret he leaves", "- secret: santa leaves",
]  # fmt: skip
OPEN = [
    "- likes secret agents", "- secretary is Ann", "- secret's out", "secret he leaves", "- [ ] secret santa by Fri",
    "- @Liz asked about the secret plan", "- \\secret he leaves", "> secret he leaves", "- ask about secret clauses",
    "- secret santa is on the 12th", "- @Liz secret sauce, more salt", "- @Liz told me: keep secrets",
]  # fmt: skip


@pytest.mark.parametrize("line", SEALED)
def test_a_line_that_reads_as_a_sealed_remark_is_cut_whatever_was_filed(line):
    assert without_sealed(f"@Bob lunch\n{line}\n- likes golf") == "@Bob lunch\n- likes golf"


@pytest.mark.parametrize("line", OPEN)
def test_other_lines_stay(line):
    text = f"@Bob lunch\n{line}\n- likes golf"
    assert without_sealed(text) is text


@pytest.mark.parametrize(("beneath", "left"), [
    ("  goes on", None), ("goes on", None), ("  - nested", None), ("\n  a paragraph", ""),
    ("\n    - deep\n      deeper", ""), ("- likes golf", "- likes golf"), ("\nplain again", "\nplain again"),
    ("# Head", "# Head"), ("@Liz call", "@Liz call"),
    ("\tgoes on\n\n\tand on\nplain", "\nplain"),
])  # fmt: skip
def test_what_continues_it_is_cut_too(beneath, left):
    expected = "\n".join(["@Bob lunch", *([] if left is None else [left])])
    assert without_sealed(f"@Bob lunch\n- secret he leaves\n{beneath}") == expected


def test_every_end_of_a_line_counts():
    assert without_sealed("@Bob\r\n- secret x\r\n  y\r\n- likes z") == "@Bob\n- likes z"
    assert without_sealed("@Bob\r- secret x\r- likes z") == "@Bob\n- likes z"


def test_a_mask_stands_on_the_page_of_who_told_it_and_nothing_on_others():
    journal = MemoryJournal(Person("b", "Bob"), Person("l", "Liz"))
    touch = journal.add(Touch("t", When.open(), people=("b", "l"), text="@Bob, @Liz lunch\n- secret x\n- likes y"))
    journal.add(Sealed("s", "b", "x", touch="t", line=2))
    assert open_text(journal, touch) == open_text(journal, touch, "l") == "@Bob, @Liz lunch\n- likes y"
    assert open_text(journal, touch, "b") == f"@Bob, @Liz lunch\n{MASK}\n- likes y"
    journal.change(journal.get(Sealed, "s"), trashed="2026")
    assert "x" not in open_text(journal, touch, "b").split(), "filed no more, and sealed all the same"


def test_a_remark_in_the_trash_keeps_its_line_sealed_whatever_it_reads_like():
    journal = MemoryJournal(Person("b", "Bob Smith"))
    touch = journal.add(Touch("t", When.open(), people=("b",), text="@Bob lunch\n- @bob smith secret x\n- likes y"))
    journal.add(Sealed("s", "b", "x", touch="t", line=2))
    journal.change(journal.get(Sealed, "s"), trashed="2026")
    assert open_text(journal, touch, "b") == "@Bob lunch\n- likes y"


def test_a_line_that_was_filed_as_sealed_is_cut_whatever_it_reads_like():
    journal = MemoryJournal(Person("b", "Bob"))
    touch = journal.add(Touch("t", When.open(), people=("b",), text="@Bob lunch\nsomething odd\n- likes y"))
    journal.add(Sealed("s", "b", "something odd", touch="t", line=2))
    assert open_text(journal, touch) == "@Bob lunch\n- likes y"
