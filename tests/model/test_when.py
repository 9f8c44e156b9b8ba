"""Vague dates: a minute, a day, a week, a month or open, with the words that were typed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relbank.model.say import say, say_age, say_birthday, say_day, say_short
from relbank.model.when import DAY, MINUTE, MONTH, OPEN, WEEK, When

TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("when", "first", "last", "told"),
    [
        (When("2026-11-20"), "2026-11-20", "2026-11-20", "Fri 20 Nov 2026"),
        (When("2026-11-20T12:30", MINUTE), "2026-11-20", "2026-11-20", "Fri 20 Nov 2026 12:30"),
        (When("2026-09-07", WEEK), "2026-09-07", "2026-09-13", "week of 7 Sep 2026"),
        (When("2026-02-01", MONTH), "2026-02-01", "2026-02-28", "Feb 2026"),
        (When("2028-02-01", MONTH), "2028-02-01", "2028-02-29", "Feb 2028"),
        (When("2026-12-01", MONTH), "2026-12-01", "2026-12-31", "Dec 2026"),
        (When("2026-11-20", DAY, end="2026-11-22"), "2026-11-20", "2026-11-22", "Fri 20 Nov 2026 to Sun 22 Nov 2026"),
    ],
)
def test_a_vague_date_knows_its_first_and_last_day(when, first, last, told):
    assert (str(when.first), str(when.last), say(when)) == (first, last, told)


def test_an_open_date_has_no_day_and_sorts_last():
    when = When.open()
    assert (when.first, when.last, when.at, say(when)) == (None, None, None, "open")
    assert sorted([when.sort, When("2026-01-01").sort]) == ["2026-01-01", when.sort]


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))
def test_a_stored_date_comes_back(moment):
    for when in (When.of(moment, "x"), When.of(moment.date()), When(moment.date().replace(day=1).isoformat(), MONTH)):
        assert When.from_doc(when.to_doc()) == when


@pytest.mark.parametrize(
    "doc", [{}, {"iso": 7}, {"iso": "soon"}, {"iso": "2026-01-01", "precision": "decade"}, {"iso": None}]
)
def test_what_can_not_be_read_is_open_and_keeps_its_words(doc):
    assert When.from_doc({**doc, "words": "some day"}).precision == OPEN
    assert When.from_doc({**doc, "words": "some day"}).words == "some day"


@pytest.mark.parametrize(
    ("days", "told"),
    [(-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "Sat"), (6, "Wed"), (7, "26 Nov"), (400, "Dec 2027")],
)
def test_a_near_day_is_said_shortly(days, told):
    assert say_short(When((TODAY + timedelta(days=days)).isoformat()), TODAY) == told


def test_ages_and_birthdays_are_said_shortly():
    assert [say_age(d) for d in (0, 9, 27, 28, 91, 92, 719, 720)] == [
        "0d",
        "9d",
        "27d",
        "4w",
        "13w",
        "3mo",
        "23mo",
        "1y",
    ]
    assert (say_birthday("--05-12"), say_birthday("1970-05-12"), say_birthday("soon")) == (
        "12 May",
        "12 May 1970",
        "soon",
    )
    assert say_day(TODAY) == "Thu 19 Nov 2026"
