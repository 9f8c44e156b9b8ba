"""Evidence is told in one line each, whatever it is (M1 to M41)."""

from __future__ import annotations

import pytest

from relbank.method.evidence import line
from relbank.model.alliance import CURRENT, CircleStep
from relbank.model.fact import CUE, FIELD, LIKE, Fact
from relbank.model.ladder import Introduction, Mention, Move
from relbank.model.ledger import ASK, DEPOSIT, Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, THEM, Promise
from relbank.model.touch import CALL, IN, Touch
from relbank.model.trust import IntegrityTest, Sealed
from relbank.model.when import When
from tests.method.memory import MemoryJournal

JOURNAL = MemoryJournal(Person("liz", "Liz Chen"), Person("bob", "Bob Smith"))
DUE = When("2026-11-17")


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (Introduction("i", "bob", "liz", "at the fair"), "introduced by Liz Chen: at the fair"),
        (Introduction("i", "bob"), "introduced"),
        (Mention("m", "liz", "to her board"), "mention by Liz Chen: to her board"), (Mention("m", "", ""), "mention"),
        (Fact("f", "bob", LIKE, "hockey"), "like: hockey"),
        (Fact("f", "bob", FIELD, "Ann", "wife"), "field: wife: Ann"),
        (Fact("f", "bob", CUE, "golf", "taken"), "cue: golf (taken)"),
        (Entry("e", "bob", DEPOSIT, "a book", 3), "gave: a book x3"),
        (Entry("e", "bob", ASK, "a lead"), "asked: a lead"),
        (Referral("r", "Acme", "liz", "in"), "lead that came: Acme"),
        (Referral("r", "Acme", "liz", "out"), "lead passed on: Acme"),
        (Referral("r", "Acme", "liz", "", "won"), "lead won: Acme"),
        (Promise("p", ME, "send it", "bob", DUE), "open · I promised: send it, due Tue 17 Nov 2026"),
        (Promise("p", THEM, "the chart", "bob", DUE, state=KEPT, closed="2026-11-18T10:00"),
         "kept late Wed 18 Nov 2026 · promised me: the chart, due Tue 17 Nov 2026"),
        (Move("m", "bob", "nurturing", "trust", "2026-11-01"), "moved to Nurturing · trust"),
        (Sealed("s", "bob", "his divorce"), "a sealed remark"), (Person("bob", "Bob Smith"), "Bob Smith"),
        (IntegrityTest("t", "bob", "shared", "held"), "integrity test · shared · held"),
        (CircleStep("c", "bob", CURRENT, "good leads"), "circle · current · good leads"),
    ],
)  # fmt: skip
def test_a_line(thing, told):
    journal = MemoryJournal(*JOURNAL.things, thing)
    assert line(thing, journal) == told


def test_a_touch_shows_the_first_line_of_its_note():
    text = "@Bob Smith call in\n\nThe plant slips.\nMore."
    touch = Touch("t", When("2026-11-18"), CALL, "call", IN, ("bob",), text=text)
    assert line(touch, JOURNAL).endswith(" · The plant slips.")
