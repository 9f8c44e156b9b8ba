"""Date phrases: understood whole or refused, and never wrong."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relbank.model.when import When
from relbank.notes import dates
from relbank.notes.word_sets import word_set

NOW = datetime(2026, 11, 19, 14, 0)  # a Thursday
ROWS = [
    tuple(part.strip() for part in row.rsplit("|", 1))
    for name in ("phrases.txt", "phrases_second.txt")
    for row in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
PAST = """
today | 2026-11-19
yesterday | 2026-11-18
yest | 2026-11-18
wed 18.11. | 2026-11-18
yesterday 3pm | 2026-11-18T15:00
last night | 2026-11-18T19:00
this morning | 2026-11-19T09:00
thursday | 2026-11-19
fri | 2026-11-13
mon 10am | 2026-11-16T10:00
last friday | 2026-11-13
last week | 2026-11-09 week
last month | 2026-10-01 month
tuesday last week | 2026-11-10
day before yesterday | 2026-11-17
3 days ago | 2026-11-16
two weeks ago | 2026-11-05
a month ago | 2026-10-19
a week ago | 2026-11-12
the 15th | 2026-11-15
the 25th | 2026-10-25
9 Sep | 2026-09-09
sept 7 | 2026-09-07
24 Dec | 2025-12-24
10/5 | 2026-10-05
Oct | 2026-10-01 month
week of Sept 7 | 2026-09-07 week
noon | 2026-11-19T12:00
today 12:30 | 2026-11-19T12:30
9:00 | 2026-11-19T09:00
12:30 | 2026-11-19T12:30
tomorrow | 2026-11-20
next friday | 2026-11-27
in 2 weeks | 2026-12-03
last tuesday | -
"""


def form(when: When | None) -> str:
    """Say a date as the lists here do."""
    if when is None or when.iso is None:
        return "-" if when is None else "open"
    vague = f" {when.precision}" if when.precision in ("week", "month") else ""
    return when.iso + vague + (f" to {when.end}" if when.end else "")


@pytest.mark.parametrize(("phrase", "expected"), ROWS)
def test_phrase_ahead(phrase: str, expected: str) -> None:
    said = form(dates.ahead(phrase, NOW))
    assert said == ("-" if expected == "?" else expected)


def test_at_least_a_hundred_ordinary_phrases_are_understood() -> None:
    asked = [(phrase, expected) for phrase, expected in ROWS if expected != "-"]
    understood = [phrase for phrase, _ in asked if dates.ahead(phrase, NOW)]
    assert len(asked) >= 110
    assert len(understood) / len(asked) >= 100 / 110


@pytest.mark.parametrize("row", PAST.strip().splitlines())
def test_phrase_back(row: str) -> None:
    phrase, expected = (part.strip() for part in row.split("|"))
    assert form(dates.back(phrase, NOW)) == expected


def test_the_words_are_kept() -> None:
    when = dates.ahead("  Next Tue 3pm ", NOW)
    assert when and when.words == "Next Tue 3pm"


@pytest.mark.parametrize(
    ("hour", "phrase", "expected"),
    [
        (9, "this morning", "2026-11-19"), (13, "this morning", "-"), (15, "this afternoon", "2026-11-19"),
        (19, "this afternoon", "-"), (21, "tonight", "2026-11-19"), (14, "today 9am", "-"), (16, "today at noon", "-"),
        (8, "this afternoon", "2026-11-19T14:00"),
    ],
)
def test_a_part_of_today_that_is_over_is_refused_ahead(hour: int, phrase: str, expected: str) -> None:
    assert form(dates.ahead(phrase, datetime(2026, 11, 19, hour, 30))) == expected


def test_early_and_mid_move_on_or_are_refused_when_they_are_over() -> None:
    assert form(dates.ahead("early december", datetime(2026, 12, 20, 9))) == "-"
    assert form(dates.ahead("early december", datetime(2026, 12, 3, 9))) == "2026-12-01 month"
    assert form(dates.ahead("week 49", datetime(2026, 12, 20, 9))) == "2027-12-06 week"
    assert form(dates.back("week 46", NOW)) == "2026-11-09 week"


def test_friday_on_a_friday_is_the_one_to_come() -> None:
    friday = datetime(2026, 11, 20, 9, 0)
    assert form(dates.ahead("friday", friday)) == "2026-11-27"
    assert form(dates.ahead("this friday", friday)) == "2026-11-20"
    assert form(dates.ahead("next friday", friday)) == "2026-11-27"
    assert form(dates.ahead("eow", friday)) == "2026-11-20"
    assert form(dates.back("friday", friday)) == "2026-11-20"


def test_this_friday_is_refused_when_it_is_over_but_at_the_weekend_it_is_the_coming_one() -> None:
    thursday, saturday = datetime(2026, 11, 19, 9, 0), datetime(2026, 11, 21, 9, 0)
    assert form(dates.ahead("this tuesday", thursday)) == "-"
    assert form(dates.ahead("this tuesday", saturday)) == "2026-11-24"
    assert form(dates.ahead("this sunday", saturday)) == "2026-11-22"
    assert form(dates.back("this tuesday", saturday)) == "2026-11-17"


def test_what_is_over_is_refused_ahead_unless_its_year_is_said() -> None:
    for phrase in ("by yesterday", "past friday", "eow last week", "15th of last month", "3pm yesterday"):
        assert dates.ahead(phrase, NOW) is None and dates.back(phrase, NOW)
    assert form(dates.ahead("15 dec 2020", NOW)) == form(dates.ahead("12/15/20", NOW)) == "2020-12-15"


def test_end_of_week_follows_the_setting_and_moves_on_when_it_is_past() -> None:
    saturday = datetime(2026, 11, 21, 9, 0)
    assert form(dates.ahead("eow", saturday)) == "2026-11-27"
    assert form(dates.ahead("eow", saturday, week_end="sunday")) == "2026-11-22"


def test_figures_follow_the_order_and_are_swapped_only_where_they_must_be() -> None:
    assert form(dates.ahead("10/5", NOW, "mdy")) == "2027-10-05"
    assert form(dates.ahead("10/5", NOW, "dmy")) == "2027-05-10"
    assert form(dates.ahead("15/10", NOW, "mdy")) == "2027-10-15"
    assert form(dates.ahead("10/15", NOW, "dmy")) == "2027-10-15"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_each_day_is_read_back_in_every_form(day: date) -> None:
    for phrase in (
        day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}",
        f"{day:%a} {day.day} {day:%b} {day.year}", f"{day.month}/{day.day}/{day.year}",
    ):
        assert form(dates.ahead(phrase, NOW)) == form(dates.back(phrase, NOW)) == day.isoformat()


@given(st.datetimes(datetime(1995, 1, 1), datetime(2090, 12, 31)), st.integers(1, 12), st.integers(1, 31))
def test_without_a_year_it_is_the_nearest_such_day(now: datetime, month: int, day: int) -> None:
    phrase = f"{day} {calendar.month_abbr[month]}"
    ahead, back = dates.ahead(phrase, now), dates.back(phrase, now)
    if day > calendar.monthrange(2024, month)[1]:
        assert ahead is None and back is None
        return
    assert ahead and back and ahead.first and back.first
    assert back.first <= now.date() <= ahead.first
    for found in (ahead.first, back.first):
        assert (found.month, found.day) == (month, day)
    longest = 366 * 8 + 2 if (month, day) == (2, 29) else 366
    assert (ahead.first - now.date()).days <= longest and (now.date() - back.first).days <= longest


@given(st.datetimes(datetime(1995, 1, 1), datetime(2090, 12, 31)), st.sampled_from(list(calendar.day_abbr)))
def test_weekdays_lie_within_a_week(now: datetime, name: str) -> None:
    ahead, back, following = (look(p, now) for look, p in (
        (dates.ahead, name), (dates.back, name), (dates.ahead, f"next {name}")))
    assert ahead and back and following and ahead.first and back.first and following.first
    assert 1 <= (ahead.first - now.date()).days <= 7
    assert 0 <= (now.date() - back.first).days <= 6
    assert ahead.first.strftime("%a") == back.first.strftime("%a") == name
    monday = now.date() - timedelta(days=now.weekday())
    assert 7 <= (following.first - monday).days <= 13


@given(st.datetimes(datetime(1995, 1, 1), datetime(2090, 12, 31)), st.integers(1, 36))
def test_months_ahead_keep_the_day_or_take_the_last_one(now: datetime, months: int) -> None:
    found = dates.ahead(f"in {months} months", now)
    assert found and found.first
    total = now.year * 12 + now.month - 1 + months
    assert (found.first.year, found.first.month) == (total // 12, total % 12 + 1)
    assert found.first.day == min(now.day, calendar.monthrange(total // 12, total % 12 + 1)[1])
    end = dates.ahead("eom", now)
    assert end and end.first and end.first.day == calendar.monthrange(now.year, now.month)[1]


@given(st.text(max_size=60), st.datetimes())
def test_nothing_raises(phrase: str, now: datetime) -> None:
    dates.ahead(phrase, now)
    dates.back(phrase, now)


@given(
    st.lists(
        st.sampled_from(
            sorted(
                word_set(
                    "in a the of next last this friday fri may dec 15 15th 2 two weeks week month end eow noon 3pm 9:00"
                    " to - from before after 10/5 2026-12-15 couple q1 today ago on at ?? christmas first"
                )
            )
        ),
        max_size=7,
    ),
    st.datetimes(),
)
def test_no_jumble_of_date_words_raises_or_is_over_already(words: list[str], now: datetime) -> None:
    found = dates.ahead(" ".join(words), now)
    assert found is None or found.last is None or found.last >= now.date() or "2026-12-15" in words
    dates.back(" ".join(words), now)
