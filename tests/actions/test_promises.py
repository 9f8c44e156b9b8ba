"""The promise book: each verb, its sentence, and what it refuses (M14)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from relbank.actions import promises
from relbank.actions.done import Refused
from relbank.actions.past import past
from relbank.actions.review import finish
from relbank.model.promise import DROPPED, KEPT, OPEN
from relbank.model.review import WEEKLY
from relbank.model.when import When
from tests.builder import Example, build


@pytest.fixture
def journal(tmp_path: Path) -> Example:
    return build(tmp_path).person("Bob Smith").promise("send the Ohio article", "Bob Smith", due="2026-11-17")


def test_ticking_keeps_the_moment_and_says_how_late(journal: Example) -> None:
    assert journal.tick("Ohio").said == "Kept (2 days late): “send the Ohio article” for Bob Smith."
    kept = journal.promised("Ohio")
    assert (kept.state, kept.closed) == (KEPT, "2026-11-19T14:00:00+01:00")
    assert "done on: Thu 19 Nov 2026 14:00" in past(journal.store, "promises", kept.id)[0].lines
    assert journal.undo().promised("Ohio").state == OPEN
    assert journal.redo().promised("Ohio").state == KEPT


def test_what_is_closed_can_be_reopened_and_nothing_is_closed_twice(journal: Example) -> None:
    kept = journal.tick("Ohio").promised("Ohio")
    with pytest.raises(Refused, match="kept already"):
        journal.tick("Ohio")
    promises.reopen(journal.store, kept.id)
    assert (journal.promised("Ohio").state, journal.promised("Ohio").closed) == (OPEN, "")
    with pytest.raises(Refused, match="open already"):
        promises.reopen(journal.store, kept.id)


def test_dropping_takes_a_reason(journal: Example) -> None:
    id = journal.promised("Ohio").id
    with pytest.raises(Refused, match="reason"):
        promises.drop(journal.store, id, journal.now, "  ")
    promises.drop(journal.store, id, journal.now, "he has it already")
    dropped = journal.promised("Ohio")
    assert (dropped.state, dropped.reason) == (DROPPED, "he has it already")


def test_redating_says_both_dates(journal: Example) -> None:
    done = promises.redate(journal.store, journal.promised("Ohio").id, When.of(date(2026, 11, 27)))
    assert done.said == "“send the Ohio article” is due Fri 27 Nov 2026 instead of Tue 17 Nov 2026."


def test_snoozing_leaves_the_date(journal: Example) -> None:
    promises.snooze(journal.store, journal.promised("Ohio").id, date(2026, 11, 23))
    snoozed = journal.promised("Ohio")
    assert snoozed.snoozed == "2026-11-23"
    assert snoozed.due is not None and snoozed.due.iso == "2026-11-17"


@pytest.mark.parametrize("text", ["", " \n", "\x00\x1b"])
def test_a_promise_without_words_is_refused(journal: Example, text: str) -> None:
    with pytest.raises(Refused):
        journal.promise(text)


def test_a_promise_by_them_names_them(journal: Example) -> None:
    assert journal.promise("org chart", "Bob Smith", by="them").said == "Bob Smith promised “org chart”."


def test_undoing_a_review_says_so_in_words(journal: Example) -> None:
    finish(journal.store, journal.now, 0, 0, "a good week", kind=WEEKLY, day="2026-11-16")
    assert journal.undo().last.said == "Undone (weekly review kept): the weekly review went away."
