"""The demo's script: notes as they were typed, each with the moment when, told in days before today.

    == Abel Quill                       a section: one person's notes, oldest first
    ~ 57w Tue 12:30                        57 weeks ago, on the Tuesday; "~ 3d 9:00" is three days ago
    @Abel lunch at Vasco's              from here on the note, word for word, to the next ~ or ==
    - [ ] send the table by {+1} => open   {+1}: the date of tomorrow; => what became of the promise
    - next coffee {next} at the Lantern    {next}: when the section's next note was written

A promise ends in "=> kept 2d", "=> late 5d" (after it was due), "=> broken", "=> dropped why", "=> open"; with none,
one that was due more than ten days ago was kept in time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from relbank.model.record import record
from relbank.model.say import DAYS, MONTHS

_AT = re.compile(r"~ (?:(\d+)w (\w{3})|(\d+)d) (\d+):(\d\d)$")
_DATE = re.compile(r"\{(?:(next)|([+-]\d+)(?: (\d+:\d\d))?)\}")
_OUTCOME = re.compile(r"\s=> (kept|late|broken|dropped|open)\b ?(.*)$")


@record
class Outcome:
    """What became of a promise: how (kept, late, broken, dropped, open), after how many days, why it was dropped."""

    how: str
    days: int = 0
    why: str = ""


@record
class Scene:
    """One note of the demo.

    moment: when it was filed. section: whose part of the script it stands in. outcomes: what became of the promises,
    by line of the text, from 1.
    """

    moment: datetime
    section: str
    text: str
    outcomes: dict[int, Outcome]


class ScriptError(ValueError):
    """A line of the script that can't be read; a defect of the demo, named with its place."""


def scenes(scripts: Iterable[tuple[str, str]], now: datetime) -> list[Scene]:
    """Return the scenes of scripts, given as (file name, text), oldest first and all before now."""
    sections = [section for name, text in scripts for section in _sections(name, text, now)]
    return sorted((s for section in sections for s in _played(section, now)), key=lambda scene: scene.moment)


@dataclass(slots=True)
class _Typed:
    """A note as it stands in the script: its moment and lines."""

    moment: datetime
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    """One person's notes, oldest first."""

    title: str
    notes: list[_Typed] = field(default_factory=list)


def _sections(name: str, text: str, now: datetime) -> list[_Section]:
    """Return the sections of a script."""
    out: list[_Section] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("== "):
            out.append(_Section(line[3:].strip()))
        elif line.startswith("~ ") and out:
            out[-1].notes.append(_Typed(_moment(line, f"{name}, line {number}", now)))
        elif out and out[-1].notes:
            out[-1].notes[-1].lines.append(line)
        elif line.strip():
            raise ScriptError(f"{name}, line {number} belongs to no note: {line!r}.")
    return out


def _moment(line: str, where: str, now: datetime) -> datetime:
    """Return the moment of a "~" line; one that is still to come today becomes some minutes ago."""
    match = _AT.match(line)
    if match is None or (match[2] and match[2] not in DAYS):
        raise ScriptError(f"{where} names no moment: {line!r}.")
    weeks, weekday, days, hour, minute = match.groups()
    if weeks:
        day = now - timedelta(days=now.weekday() + 7 * int(weeks) - DAYS.index(weekday))
    else:
        day = now - timedelta(days=int(days))
    moment = day.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    return min(moment, now - timedelta(minutes=20))


def _played(section: _Section, now: datetime) -> Iterator[Scene]:
    """Yield the scenes of a section: dates written out, outcomes taken off the lines."""
    for place, typed in enumerate(section.notes):
        following = section.notes[place + 1].moment if place + 1 < len(section.notes) else None
        put = partial(_written, now=now, following=following)
        lines, outcomes = [], {}
        for number, line in enumerate(typed.lines, 1):
            match = _OUTCOME.search(line)
            if match:
                outcomes[number] = _outcome(match[1], match[2])
                line = line[: match.start()]
            lines.append(_DATE.sub(put, line))
        yield Scene(typed.moment, section.title, "\n".join(lines).strip() + "\n", outcomes)


def _written(match: re.Match[str], *, now: datetime, following: datetime | None) -> str:
    """Return a date as one would type it: "22 Nov", "22 Nov 12:30"."""
    if match[1]:
        if following is None:
            raise ScriptError("{next} stands in the last note of a section.")
        return f"{following.day} {MONTHS[following.month - 1]} {following:%H:%M}"
    day = now + timedelta(days=int(match[2]))
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {match[3]}" if match[3] else "")


def _outcome(how: str, rest: str) -> Outcome:
    days = re.match(r"(\d+)d\b", rest)
    return Outcome(how, int(days[1]), "") if days else Outcome(how, why=rest.strip())
