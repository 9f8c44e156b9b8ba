"""The calendar file: read back by a reader of its own, and line by line as RFC 5545 wants it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from relbank.exchange import ical
from relbank.method.calendar import Block, blocks, undated
from relbank.model.appointment import Appointment
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.when import WEEK, When
from tests.method.memory import MemoryJournal

NOW = datetime.fromisoformat("2026-11-19T14:00:00+01:00")
BOB = Person("p1", "Bob \x1b[31mSmith; the, first", birthday="--02-29", anniversary="1999-11-20")


def journal() -> MemoryJournal:
    return MemoryJournal(
        BOB,
        Appointment("a1", When("2026-11-20T09:00", "minute", end="2026-11-20T09:30"), ("p1",), "coffee", "AB Coffee"),
        Appointment("a2", When("2026-12-07", "week", "week of 7 Dec"), ("p1",), "plan the year"),
        Appointment("a3", When.open(), ("p1",), "golf"),
        Appointment("a4", When("2026-11-20T11:00", "minute"), ("p1",), "called off", state="cancelled"),
        Appointment("a5", When("2026-08-20T11:00", "minute"), ("p1",), "long ago"),
        Promise("m1", "me", "send Ohio article", "p1", When("2026-11-26"), made="2026-11-19"),
        Promise("m2", "them", "org chart", "p1", None, made="2026-11-19"),
        Promise("m3", "me", "kept", "p1", When("2026-11-26"), state="kept"),
    )


def events(text: str, name: str = "VEVENT") -> dict[str, object]:
    return {str(part["UID"]): part for part in Calendar.from_ical(text).walk(name)}


def written(**options) -> str:
    return ical.calendar(blocks(journal(), NOW), NOW, **options)


def test_lines_end_and_fold_as_the_standard_wants():
    raw = written().encode()
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n") and b"\r\nVERSION:2.0\r\n" in raw
    assert raw.endswith(b"END:VCALENDAR\r\n") and b"PRODID:-//relbank//relbank//EN\r\n" in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert b"\x1b" not in raw


def test_an_appointment_floats_and_its_debrief_follows_it():
    found = events(written())
    coffee, note = found["appointment-a1@relbank"], found["debrief-a1@relbank"]
    assert coffee["DTSTART"].to_ical() == b"20261120T090000" and coffee["DTEND"].to_ical() == b"20261120T093000"
    assert note["DTSTART"].dt == datetime(2026, 11, 20, 9, 30) and note["DTEND"].dt == datetime(2026, 11, 20, 9, 45)
    assert coffee["DTSTAMP"].dt == datetime(2026, 11, 19, 13, tzinfo=UTC)
    assert coffee["CLASS"] == "PRIVATE" and coffee["LOCATION"] == "AB Coffee"
    assert "TZID" not in written()


def test_a_week_takes_its_days_and_keeps_nobody_busy():
    week = events(written())["appointment-a2@relbank"]
    assert (week["DTSTART"].dt, week["DTEND"].dt) == (date(2026, 12, 7), date(2026, 12, 14))
    assert week["TRANSP"] == "TRANSPARENT" and "debrief-a2@relbank" not in events(written())


def test_what_is_open_called_off_long_ago_or_kept_stays_out():
    assert not {f"appointment-a{n}@relbank" for n in (3, 4, 5)} & set(events(written()))
    assert "promise-m3@relbank" not in events(written()) and undated(journal()) == 1


def test_a_promise_is_a_day_or_a_task():
    day = events(written())["promise-m1@relbank"]
    assert day["DTSTART"].dt == date(2026, 11, 26) and "send Ohio article" in day["SUMMARY"]
    tasks = events(written(todos=True), "VTODO")
    assert tasks["promise-m1@relbank"]["DUE"].dt == date(2026, 11, 26)
    assert "DUE" not in tasks["promise-m2@relbank"], "a promise without a date is a task all the same"
    assert "promise-m1@relbank" not in events(written(todos=True))


def test_a_promise_of_a_week_is_its_last_day_and_says_so():
    week = Promise("m9", ME, "send it", "p1", When("2026-12-07", WEEK), target=When("2026-12-09"))
    found = events(ical.calendar(blocks(MemoryJournal(Person("p1", "Ann"), week), NOW), NOW))["promise-m9@relbank"]
    assert found["DTSTART"].dt == date(2026, 12, 13)
    assert found["DESCRIPTION"] == "Your own target: 2026-12-09. Any day from 2026-12-07 on counts."
    assert "Any day" not in events(written())["promise-m1@relbank"].get("DESCRIPTION", "")


def test_birthdays_come_every_year_also_on_the_29_february():
    found = events(written())
    leap = found["date-p1-birthday@relbank"]
    assert leap["DTSTART"].dt == date(2027, 2, 28) and leap["RRULE"].to_ical() == b"FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"
    married = found["date-p1-anniversary@relbank"]
    assert married["RRULE"].to_ical() == b"FREQ=YEARLY" and "Since 1999" in married["DESCRIPTION"]
    assert married.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-14)


def test_the_same_thing_keeps_its_uid():
    later = ical.calendar(blocks(journal(), NOW + timedelta(days=2)), NOW + timedelta(days=2))
    assert set(events(written())) == set(events(later))


def test_a_later_export_counts_as_the_newer_revision():
    later = events(ical.calendar(blocks(journal(), NOW + timedelta(hours=1)), NOW + timedelta(hours=1)))
    for uid, part in events(written()).items():
        assert part["SEQUENCE"] < later[uid]["SEQUENCE"] < 2**31 and part["LAST-MODIFIED"].dt == part["DTSTAMP"].dt


def test_a_reminder_is_the_last_of_its_entry():
    for piece in written().split("BEGIN:VEVENT")[1:]:
        assert "BEGIN:VALARM" not in piece or "END:VALARM\r\nEND:VEVENT" in piece


def test_texts_are_escaped_and_cleaned():
    titles = [part["SUMMARY"] for part in events(written()).values()]
    assert all("Bob \u241b[31mSmith; the, first" in title for title in titles)
    wild = ical.calendar([Block("x", "promise", "a\r\nEND:VEVENT", NOW.date(), NOW.date(), "b\nc")], NOW)
    assert wild.count("END:VEVENT") == 2 and wild.count("\r\nEND:VEVENT") == 1
    assert events(wild)["x@relbank"]["DESCRIPTION"] == "b\nc"


def test_two_days_of_one_name_are_two_entries():
    dates = {"2001-03-04": "wedding", "2011-05-06": "wedding"}
    found = events(ical.calendar(blocks(MemoryJournal(Person("p1", "Ann", dates=dates)), NOW), NOW))
    assert len(found) == 2
