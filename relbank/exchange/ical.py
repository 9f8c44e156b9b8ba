"""A calendar file (RFC 5545) that khal, Google, Apple and Outlook take.

Times are floating: nine o'clock is nine on the wall, wherever one is and whatever summer time does; so no time zone is
needed and none can be wrong. Days end at midnight, DTEND is the day after. Every entry is private, has the same UID in
each export, a DTSTAMP in UTC and a SEQUENCE that grows with time, so that a second import brings up to date and doubles
nothing: Google passes over an entry whose SEQUENCE it knows. Outlook wants a VALARM at the end of its entry.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from relbank.model.text import clean

if TYPE_CHECKING:
    from relbank.method.calendar import Block

DAY = timedelta(days=1)
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""From when the minutes of SEQUENCE are counted."""


def calendar(blocks: Iterable[Block], now: datetime, *, todos: bool = False) -> str:
    """Return the text of a calendar file, lines ended by CR LF and folded at 75 bytes.

    todos: promises become tasks (VTODO: Apple Reminders, Thunderbird, todoman), which Google and Outlook leave out;
    else each is an entry of the whole day on which it is due, and those without a date are left out.
    """
    from icalendar import Calendar

    stamp = now.astimezone(UTC).replace(microsecond=0, tzinfo=UTC)
    book = Calendar()
    book.add("prodid", "-//relbank//relbank//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", "relbank")
    for block in blocks:
        if block.kind == "promise" and todos:
            book.add_component(_todo(block, stamp))
        elif block.first is not None:
            book.add_component(_event(block, stamp))
    text: str = book.to_ical().decode("utf-8")
    return text


def _filled(part: Any, block: Block, stamp: datetime) -> Any:
    part.add("uid", f"{block.uid}@relbank")
    part.add("dtstamp", stamp)
    part.add("last-modified", stamp)
    part.add("sequence", max(0, int((stamp - EPOCH).total_seconds()) // 60))
    part.add("summary", clean(block.title))
    part.add("class", "PRIVATE")
    part.add("categories", ["relbank", block.kind])
    if block.text:
        part.add("description", clean(block.text, multiline=True))
    if block.place:
        part.add("location", clean(block.place))
    return part


def _todo(block: Block, stamp: datetime) -> Any:
    from icalendar import Todo

    part = _filled(Todo(), block, stamp)
    part.add("status", "NEEDS-ACTION")
    if block.first is not None:
        part.add("due", block.first)
    return part


def _event(block: Block, stamp: datetime) -> Any:
    from icalendar import Event

    part = _filled(Event(), block, stamp)
    first, last = block.first, block.last or block.first
    part.add("dtstart", first)
    part.add("dtend", last if isinstance(last, datetime) else last + DAY if last else first)
    part.add("status", "CONFIRMED")
    timed = isinstance(first, datetime)
    part.add("transp", "OPAQUE" if timed else "TRANSPARENT")  # what takes a whole day or week does not make it busy
    if block.yearly == "leap":  # not every year has a 29 February
        part.add("rrule", {"freq": "yearly", "bymonth": 2, "bymonthday": -1})
    elif block.yearly:
        part.add("rrule", {"freq": "yearly"})
    if block.ahead:
        part.add_component(_reminder(block))
    return part


def _reminder(block: Block) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(block.title))
    alarm.add("trigger", timedelta(days=-block.ahead))
    return alarm
