"""Remarks told in confidence, wherever in a note they stand: nothing else that is filed holds a word of them (M34)."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse
from tests.method.test_unsealed import OPEN, SEALED

NOW = datetime(2026, 11, 19, 14)


def filed(text: str) -> list[tuple[str, int, int, str]]:
    return [(x.filed, x.line, x.last, x.text) for visit in parse(text, NOW).visits for x in visit.lines]


def test_a_remark_beneath_another_bullet_is_sealed_and_the_rest_stays_prose():
    beneath = "  - secret she leaves\n    in May\n  - and then\n    - secret he does\n"
    text = f"@Liz lunch\n- likes rye\n  first\n{beneath}- likes tea"
    assert filed(text) == [
        ("like", 2, 3, "rye first"), ("sealed", 4, 5, "she leaves in May"), ("note", 6, 6, "- and then"),
        ("sealed", 7, 7, "he does"), ("like", 8, 8, "tea"),
    ]  # fmt: skip


def test_it_is_whose_the_bullet_above_is():
    (visit,) = parse(
        "@Liz, @Bob lunch\n- @Bob likes rye\n  - secret he leaves\n  - @Liz: secret so does she", NOW
    ).visits
    assert [x.person.typed for x in visit.lines if x.filed == "sealed" and x.person] == ["Bob", "Liz"]


def test_what_stands_beneath_the_bare_verb_is_the_remark():
    assert filed("@Liz lunch\n- secret:\n  - she leaves\n  - so does he\n- likes tea")[0] == (
        "sealed", 2, 4, "- she leaves\n  - so does he",
    )  # fmt: skip
    assert filed("@Liz lunch\n- secret\n- likes tea")[0][0] == "note", "nothing is said, so nothing is sealed"


@pytest.mark.parametrize("head", ["@Liz lunch", "@Liz lunch 25 Nov 12:30", "thoughts"])
@pytest.mark.parametrize("above", ["", "- likes rye\n  ", "- plain\n  - deeper\n    ", "1. one\n   ", "Prose.\n"])
@pytest.mark.parametrize("marker", ["- ", "* ", "— ", "2) "])
def test_no_other_line_holds_a_word_of_it(head: str, above: str, marker: str):
    found = filed(f"{head}\n{above}{marker}secret canary\n- likes tea\n")
    assert [line for line in found if "canary" in line[3]] == [line for line in found if line[0] == "sealed"] != []


@pytest.mark.parametrize(
    "line", ["- @liz secret {}", "- @smith: secret {}", "- Liz: secret {}", "- liz chen: secret {}"]
)
def test_a_known_name_may_stand_before_the_verb_however_it_is_typed(line: str):
    names = Names([("b", "Bob Smith", {}), ("l", "Liz Chen", {})])
    (visit,) = parse(f"@Bob Smith lunch\n{line.format('canary')}\n", NOW, names).visits
    (found,) = visit.lines
    assert (found.filed, found.text) == ("sealed", "canary")
    assert found.person is not None and found.person.id == ("b" if "smith" in line else "l")


def test_a_name_that_nobody_has_leaves_the_remark_with_whom_the_visit_was():
    (visit,) = parse("@Bob Smith lunch\n- @joe secret canary\n- Idea: secret garden\n", NOW).visits
    assert [(x.filed, x.text, x.person and x.person.typed) for x in visit.lines] == [
        ("sealed", "canary", "Bob Smith"), ("note", "Idea: secret garden", None),
    ]  # fmt: skip


@pytest.mark.parametrize("line", [*SEALED, *OPEN])
def test_what_is_cut_where_nothing_was_filed_is_what_would_be_filed(line: str):
    found = parse(f"@Bob Smith lunch\n{line}\n", NOW).visits[0].lines
    assert ("sealed" in [x.filed for x in found]) == (line in SEALED)
