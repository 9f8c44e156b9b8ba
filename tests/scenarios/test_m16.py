"""M16, margin and the doubt clock: my own day comes before the one promised; a promise has an age."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relbank.actions import promises
from relbank.method.doubt import age, delivery, margin
from relbank.model.promise import KEPT, Promise
from relbank.model.when import When
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-11-16T09:00")
    yield found
    found.close()


def test_the_note_takes_my_own_day_and_its_passing_is_told(journal):
    journal.note("@Bob Smith call\n- [ ] send the plan by Fri 27 Nov (target Wed)\n")
    promise = journal.promised("the plan")
    assert (promise.target.iso, promise.due.iso) == ("2026-11-18", "2026-11-27")
    assert saws(journal.at("2026-11-18T18:00"), "M16") == []
    (found,) = spoken(journal.at("2026-11-19T09:00"), "M16")
    assert found.saw == (
        "“send the plan”, promised by Fri 27 Nov 2026: your own day, Wed 18 Nov 2026, passed 1 day ago."
    )
    wave(journal, found, "the numbers come tonight")
    assert saws(journal, "M16") == []
    promises.redate(journal.store, promise.id, When.of(date(2026, 11, 17)), target=True)
    assert len(saws(journal, "M16")) == 1, "another day of mine is another promise to myself"
    assert saws(journal.at("2026-11-28T09:00"), "M16") == [], "now it is late, and told as late"
    assert len(saws(journal, "M18")) == 1


def test_a_day_of_mine_that_is_not_before_the_one_promised_is_told_while_it_is_typed_and_after(journal):
    note = "@Bob Smith call\n- [ ] send the plan by 27 Nov (target 30 Nov)\n"
    assert "your own day does not come before the day promised" in shell(journal, "note", "--dry-run", stdin=note)
    journal.note(note)
    (found,) = spoken(journal, "M16")
    assert found.saw == (
        "“send the plan”, promised by Fri 27 Nov 2026: your own day, Mon 30 Nov 2026, does not come before it."
    )
    wave(journal, found, "he said the 30th will do")
    assert saws(journal, "M16") == []
    promises.redate(journal.store, journal.promised("plan").id, When.of(date(2026, 11, 27)), target=True)
    assert len(saws(journal, "M16")) == 1, "the same day leaves no margin either"
    promises.redate(journal.store, journal.promised("plan").id, When.of(date(2026, 11, 25)), target=True)
    assert saws(journal, "M16") == []


async def test_the_dialog_proposes_an_earlier_day(journal, tmp_path):
    journal.person("Bob Smith")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("p")
        await screen.type("send the plan by 30 Nov")
        assert "safer: (target 27 Nov)" in screen.text
        await screen.type(" (target 2 Dec)")
        assert "which does not come before it" in screen.text
        await screen.keys(*["backspace"] * len(" (target 2 Dec)"))
        await screen.type(" (target 26 Nov)")
        assert "own day Thu 26 Nov 2026" in screen.text
        await screen.keys("enter")
    assert journal.promised("plan").target.iso == "2026-11-26"


@pytest.mark.parametrize(
    ("due", "aim"),
    [(17, None), (18, 17), (20, 19), (24, 20), (30, 27)],  # one day off is too near; a weekend gives way to its Friday
)
def test_the_day_proposed_is_a_quarter_of_the_time_early(due, aim):
    found = margin(When.of(date(2026, 11, due)), date(2026, 11, 16))
    assert (found.iso if found else None) == (f"2026-11-{aim}" if aim else None)


def test_the_day_proposed_is_at_most_a_week_early():
    found = margin(When.of(date(2027, 2, 26)), date(2026, 11, 16))
    assert found is not None and found.iso == "2027-02-19"


def test_an_age_is_told_in_hours_then_days_and_the_median_is_a_figure(journal):
    journal.note("@Bob Smith call\n- [ ] a by Fri\n- [ ] b by Fri\n- [ ] c by Fri\n")
    journal.at("2026-11-16T14:00").tick("a")
    assert "took 5 h" in shell(journal, "promises", "Bob") and "5 h old" in shell(journal, "promises", "Bob")
    journal.at("2026-11-18T09:00").tick("b").at("2026-11-20T09:00").tick("c")
    assert delivery(journal.every(Promise)).middle == timedelta(days=2)
    assert "2 days (the median)" in shell(journal, "promises")


def test_a_promise_noted_as_kept_already_took_no_time(journal):
    journal.note("@Bob Smith call\n- [x] sent the plan\n")
    (promise,) = [p for p in journal.every(Promise) if p.state == KEPT]
    assert age(promise, journal.now) is None
    assert delivery(journal.every(Promise)).kept == () and "0 min" not in shell(journal, "promises", "Bob Smith")


async def test_my_own_day_is_told_in_the_pane_the_list_and_the_sentence(journal, tmp_path):
    journal.note("@Bob Smith call\n- [ ] draw the hall by 27 Nov (target 25 Nov)\n")
    journal.at("2026-11-24T09:00")
    assert "my own day Wed 25 Nov 2026" in shell(journal, "due")
    async with opened(journal, tmp_path, (160, 45)) as screen:
        assert "draw the hall  own tomorrow" in screen.text
        await screen.keys("p")
        await screen.type("send the map by 4 Dec (target 2 Dec)")
        await screen.keys("enter")
        assert "your own day Wed 2 Dec 2026" in screen.said


@pytest.mark.parametrize("size", [(160, 45), (80, 24)])
async def test_words_that_are_too_long_are_cut_before_my_own_day_is(journal, tmp_path, size):
    journal.note(f"@Bob Smith call\n- [ ] {'draw the long hall ' * 6}by 27 Nov (target 25 Nov)\n")
    async with opened(journal.at("2026-11-24T09:00"), tmp_path, size) as screen:
        await screen.keys("4")
        assert "☐ draw the" in screen.text and "…  own tomorrow" in screen.text
        screen.app.mask(True)
        await screen.settle()
        assert "draw" not in screen.text and "own tomorrow" in screen.text
