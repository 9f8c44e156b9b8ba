"""Section B: birthdays and other days that come round every year, with time enough to act (M8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from relbank.model.fact import FIELD, Fact
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import MONTHS
from relbank.model.text import fold

YEARLY = ("birthday", "anniversary", "wedding", "name day", "nameday")
"""Words in the name of an own field that make it a day of every year ("Amelia's birthday")."""


@record
class Occasion:
    """A day that comes round.

    name: what it is ("birthday"). day: when it comes next. years: which one it will be, 0 when the year is not known.
    thing: the person or fact that tells it.
    """

    name: str
    day: date
    years: int
    thing: Any

    @property
    def said(self) -> str:
        """What it is in a few words: "50th birthday", "birthday", "10th anniversary"."""
        return f"{self.years}{_th(self.years)} {self.name}" if self.years else self.name


def occasions(person: Person, facts: Iterable[Fact], today: date) -> tuple[Occasion, ...]:
    """Return a person's yearly days, the next one first; own fields count where their name says so."""
    found = [
        _occasion(name, stored, today, person)
        for name, stored in (("birthday", person.birthday), ("anniversary", person.anniversary))
        if stored
    ]
    found += [_occasion(label or "day", stored, today, person) for stored, label in person.dates.items()]
    for fact in facts:
        own = fact.kind == FIELD and not fact.superseded and fact.key not in ("birthday", "anniversary")
        if own and any(word in fold(fact.key) for word in YEARLY):
            found.append(_occasion(fact.key, _read(fact.text), today, fact))
    return tuple(sorted((o for o in found if o is not None), key=lambda o: o.day))


@lru_cache(4)
def window(today: date, ahead: int) -> frozenset[str]:
    """Return the days of the year from today on, as "05-12": whose day is none of them needs no second look."""
    near = {f"{today + timedelta(days=n):%m-%d}" for n in range(min(ahead, 366) + 1)}
    return frozenset(near | {"02-29"} if "02-28" in near else near)


def _occasion(name: str, stored: str, today: date, thing: Any) -> Occasion | None:
    """Return when "1970-05-12" or "--05-12" comes next; None when it is no day of the year."""
    year, month, day = stored[:-6], stored[-5:-3], stored[-2:]
    if not (month.isdigit() and day.isdigit()):
        return None
    for at in (today.year, today.year + 1):
        here = _day_in(at, int(month), int(day))
        if here is None:
            return None
        if here >= today:
            return Occasion(name, here, at - int(year) if year.isdigit() else 0, thing)
    return None


def _day_in(year: int, month: int, day: int) -> date | None:
    """Return a day of the year in one year; 29 February is kept on the 28th where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28) if (month, day) == (2, 29) else None


def _read(text: str) -> str:
    """Return "12 May", "May 12 2014" or an ISO day as it is stored; "" when the words name no day."""
    words = "".join(c if c.isalnum() else " " for c in text).split()
    if len(text.strip()) == 10 and text.strip()[4:5] == "-":
        return text.strip()
    month = next((n for w in words for n, name in enumerate(MONTHS, 1) if fold(w[:3]) == fold(name)), 0)
    day = next((int(w) for w in (x.rstrip("stndrh") for x in words) if w.isdigit() and int(w) <= 31), 0)
    year = next((w for w in words if w.isdigit() and len(w) == 4), "")
    return f"{year or '-'}-{month:02d}-{day:02d}" if month and day else ""


def _th(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
