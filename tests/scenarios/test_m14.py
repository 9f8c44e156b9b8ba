"""M14, the two-sided promise book: by me or by them, to whom, from which visit, due when, and how each ended."""

from __future__ import annotations

import pytest

from relbank.actions import promises
from relbank.method.promises import closed_as
from relbank.model.promise import Promise
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-02T15:00")
    found.note(
        "@Bob Smith lunch\n- [ ] send Ohio article by 6 Nov\n- [ ] intro to Roe by 10 Nov\n- [ ] fix the gate\n"
        "- [ ] @Bob: org chart by 9 Nov\n"
    )
    yield found
    found.close()


def test_each_promise_knows_its_visit_its_day_and_how_it_ended(journal):
    visit = journal.touch.id
    journal.at("2026-11-05T10:00").tick("Ohio").at("2026-11-12T10:00").tick("intro")
    promises.drop(journal.store, journal.promised("gate").id, journal.now, "he mended it himself")
    promises.broken(journal.store, journal.promised("org chart").id, journal.now)
    ended = {p.text: closed_as(p) for p in journal.every(Promise)}
    assert ended == {
        "send Ohio article": "kept", "intro to Roe": "kept late", "fix the gate": "dropped", "org chart": "broken",
    }  # fmt: skip
    assert {p.touch for p in journal.every(Promise)} == {visit}
    told = shell(journal, "promises", "Bob")
    assert "kept 100 %, on time 50 % of 2" in told
    assert "he mended it himself" in told and told.index("My promises") < told.index("Theirs")


def test_a_promise_without_a_day_is_asked_for_one_after_a_week(journal):
    assert saws(journal, "M14") == []
    journal.at("2026-11-10T10:00")
    (found,) = spoken(journal, "M14")
    assert found.saw == "“fix the gate” has no date and is 8 days old." and "Give it a day" in found.do
    wave(journal, found, "whenever I am there")
    assert saws(journal, "M14") == [] == saws(journal.at("2026-12-10T10:00"), "M14")


def test_a_day_that_was_not_understood_is_told_at_once(journal):
    journal.note("@Bob Smith call\n- [ ] send it by blurday\n")
    assert saws(journal, "M14") == ["“send it by blurday” has no date: what stands behind “by” was not understood."]


async def test_both_sides_stand_on_one_page(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "p")
        text = screen.text
        assert "Promises: 3 mine, 1 theirs open" in text
        assert text.index("My promises") < text.index("fix the gate") < text.index("Theirs") < text.index("org chart")
        await screen.keys("tab", "tab", "space")
        assert journal.promised("Ohio").state == "kept", "space ticks there, too"
