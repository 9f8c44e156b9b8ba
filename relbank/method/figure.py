"""Section I: what a figure of the practice is: numbers, each with the documents from which it can be worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from relbank.model.record import record
from relbank.model.say import MONTHS

COUNT = ""
SIZES = "their sizes added up"
SHARE = "those of the first group in a hundred of all"
MIDDLE = "the middle one of them"
BETWEEN = "the days between the two"
"""How a number comes from what is behind it; mostly it is how many there are."""


@record
class Part:
    """Some of the documents behind a number: what they are, and, where that tells more, a remark on each of them."""

    said: str
    things: tuple[Any, ...]
    remarks: tuple[str, ...] = ()


@record
class Number:
    """One number that is shown: its label, the number in words, how long its bar is from 0 to 1 (below 0: no bar).

    parts: what is behind it. how: how it comes from that (COUNT, SIZES, SHARE, MIDDLE, BETWEEN), or a sentence.
    """

    label: str
    said: str
    length: float
    parts: tuple[Part, ...] = ()
    how: str = COUNT

    @property
    def things(self) -> tuple[Any, ...]:
        """All documents behind it."""
        return tuple(thing for part in self.parts for thing in part.things)


@record
class Figure:
    """One figure: the section it stands in, its name, the number in words, remarks that hold numbers too, its course.

    heat: for the year of touches the count of each ISO day.
    """

    key: str
    section: str
    name: str
    said: str
    parts: tuple[Part, ...] = ()
    how: str = COUNT
    notes: tuple[Number, ...] = ()
    bars: tuple[Number, ...] = ()
    heat: Mapping[str, int] | None = None

    @property
    def note(self) -> str:
        """Its remarks in one line."""
        return "; ".join(number.label for number in self.notes)

    @property
    def things(self) -> tuple[Any, ...]:
        """All documents behind its number."""
        return tuple(thing for part in self.parts for thing in part.things)

    @property
    def number(self) -> Number:
        """The number itself."""
        return Number(self.name, self.said, -1, self.parts, self.how)

    @property
    def numbers(self) -> Iterator[Number]:
        """Yield every number that is shown of it."""
        yield self.number
        yield from self.notes
        yield from self.bars


def counted(things: Iterable[Any], said: str = "") -> tuple[Part, ...]:
    """Return documents as the only part behind a number that counts them."""
    return (Part(said, tuple(things)),)


def told(label: str, said: object, parts: tuple[Part, ...], how: str = COUNT) -> Number:
    """Return a remark that holds a number."""
    return Number(label, str(said), -1, parts, how)


def last_months(today: date, count: int = 12) -> list[str]:
    """Return the last months as "2026-11", this one last."""
    first, out = today.replace(day=1), []
    for _ in range(count):
        out.append(first.isoformat()[:7])
        first = (first - timedelta(days=1)).replace(day=1)
    return out[::-1]


def said_month(month: str) -> str:
    """Return "2026-11" as "Nov 2026"."""
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def barred(rows: Sequence[tuple[str, float, str, tuple[Part, ...]]], how: str = COUNT) -> tuple[Number, ...]:
    """Return bars from label, value, the value in words, and what is behind it; the largest value is as long as can be.
    """
    most = max((value for _, value, _, _ in rows), default=0) or 1
    return tuple(Number(label, said, value / most, parts, how) for label, value, said, parts in rows)


def monthly(
    found: Iterable[tuple[str, Any]], today: date, weigh: Callable[[Any], int] | None = None
) -> tuple[Number, ...]:
    """Return one bar for each of the last twelve months; found: (ISO day, document); weigh: what each counts."""
    by: dict[str, list[Any]] = {month: [] for month in last_months(today)}
    for day, thing in found:
        if day[:7] in by:
            by[day[:7]].append(thing)
    sums = {month: sum(map(weigh, things)) if weigh else len(things) for month, things in by.items()}
    rows = [(said_month(m), float(sums[m]), str(sums[m]), counted(by[m])) for m in by]
    return barred(rows, SIZES if weigh else COUNT)
