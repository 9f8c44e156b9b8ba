"""Trust with one person as lines: the equation, its course, tests, twelve keys, what is sealed (M33-M35)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Any

from relbank.method.agenda import day_of
from relbank.method.integrity import integrity, sealed_of, told
from relbank.method.trust import PART_NAMES, PARTS, SELF, Computed, Point, Trust, dated, score_said, sparkline, trust
from relbank.method.twelve import KEYS, Compared, compared, moved_said
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.sheets import TwelveSheet
from relbank.model.trust import IntegrityTest

from ..glyphs import Glyphs

LABEL = 18
HIGHEST = 30
"""The highest score that trust can have: a bar is full there."""
_NAMES = max(len(name) for name, _ in KEYS) + 1
LETTERS = dict(zip(PARTS, "cris", strict=True))


@record
class Line:
    """One line: a label and a text, the document that it shows, the documents behind its figure, how it looks.

    tone: "", "head", "quiet", "alarm". Without thing and evidence the cursor passes over it.
    """

    key: str
    label: str
    text: str
    thing: Any = None
    evidence: tuple[Any, ...] = ()
    tone: str = ""


def lines(journal: Journal, person: Person, today: date, width: int, signs: Glyphs) -> list[Line]:
    """Return the page of a person at a width in cells; what is strategic only for those who are."""
    out: list[Line] = []
    room = max(20, width - LABEL - 2)
    if person.strategic:
        standing = trust(journal, person.id, today)
        out += _equation(standing, room, signs)
        out += _course(standing, today, signs)
    out += _tests(journal, person, today)
    if person.strategic:
        out += _twelve(compared(journal.of(TwelveSheet, person.id)), room, today)
    remarks = sealed_of(journal, person.id)
    said = "! shows them for a moment" if remarks else "nothing"
    out.append(Line("sealed", f"Sealed {len(remarks) or ''}".strip(), said, tone="head"))
    out += [Line(r.id, day_of(dated(r), today) if dated(r) else "", "(sealed)", r, (r,), "quiet") for r in remarks]
    return out


def _equation(found: Trust, room: int, signs: Glyphs) -> Iterator[Line]:
    now = found.now
    spark = sparkline(found.scores, signs.sparks)
    change = f"  ({found.change:+.1f})" if found.change else ""
    head = f"{score_said(now.score)} of 30{change}  {spark}" if now else "never rated: a rates it"
    yield Line("equation", "Trust", head.rstrip(), tone="head")
    if now:
        most = "The first three of these added, divided by self-orientation; 30 is the most that can be."
        for number, piece in enumerate(wrap(most, room)):
            yield Line(f"formula{number}", "", piece, tone="quiet")
    own = {
        "reliability": _computed(found.reliability, "promises say {}: {} of {} kept on time"),
        SELF: _computed(found.self_hint, "deeds say {}: {} of {} deeds were taking"),
    }
    behind = {"reliability": found.reliability.evidence, SELF: found.self_hint.evidence}
    for part in PARTS:
        value = now.parts[part] if now else 0
        bar = f"{value or '-':>2} {signs.full * value}{signs.empty * (10 - value)}"
        text = "  ".join(x for x in (bar, own.get(part, "")) if x)
        yield Line(part, PART_NAMES[part], text, None, behind.get(part) or ((now.sheet,) if now else ()))
    if found.weakest:
        text = f"{PART_NAMES[found.weakest]}. {found.action}"
        for number, piece in enumerate(wrap(text, room)):
            yield Line(f"weakest{number}", "" if number else "weakest", piece, tone="quiet")


def _computed(own: Computed, words: str) -> str:
    return "" if own.value is None else words.format(own.value, own.hits, own.of)


def _course(found: Trust, today: date, signs: Glyphs) -> Iterator[Line]:
    if not found.course:
        return
    yield Line("course", "Course", f"{plural(len(found.course), 'rating')}, the newest first", tone="head")
    for point in reversed(found.course):
        yield Line(point.sheet.id, day_of(point.day, today), _point(point, signs), point.sheet, (point.sheet,))


def _point(point: Point, signs: Glyphs) -> str:
    size = round((point.score or 0.0) / HIGHEST * 12)
    parts = " ".join(f"{LETTERS[part]}{point.parts[part] or '-'}" for part in PARTS)
    bar = signs.full * size + signs.empty * (12 - size)
    return f"{score_said(point.score):>4} {bar} {parts}  {point.sheet.text}".rstrip()


def _tests(journal: Journal, person: Person, today: date) -> Iterator[Line]:
    found = integrity(journal.of(IntegrityTest, person.id))
    head = f"{found.held} held, {found.failed} failed" if found.tests else "never tested"
    yield Line("tests", "Integrity", head, tone="head")
    for test in reversed(found.tests):
        text = " · ".join(x for x in (told(test), test.text) if x)
        wound = found.open_wound is not None and test.id == found.open_wound.id
        yield Line(test.id, day_of(dated(test), today), text, test, (test,), "alarm" if wound else "")


def _twelve(found: Compared | None, room: int, today: date) -> Iterator[Line]:
    if found is None:
        yield Line("twelve", "Twelve keys", "never scored: a scores them", tone="head")
        return
    compared = found.before is not None and found.moved is not None
    moved = f"  ({moved_said(found.moved)} since {day_of(dated(found.before), today)})" if compared else ""
    said = f"{found.total_mine} mine, {found.total_theirs} theirs on {day_of(dated(found.sheet), today)}{moved}"
    yield Line("twelve", "Twelve keys", said, tone="head")
    if found.sheet.contract:
        yield Line("contract", "!!", "The contract was pointed at.", found.sheet, (found.sheet,), "alarm")
    sheets = (found.sheet, *((found.before,) if found.before else ()))
    yield Line("columns", "", f"{'':{_NAMES}} {'me':<8} {'them':<8}", tone="quiet")
    for row in found.rows:
        cells = []
        for value, change in ((row.mine, row.moved_mine), (row.theirs, row.moved_theirs)):
            cells.append(f"{'-' if value is None else value:<3} {moved_said(change):<4}")
        weak = found.weakest is not None and row.number == found.weakest.number
        text = f"{row.name:{_NAMES}} {cells[0]} {cells[1]}".rstrip()
        yield Line(f"key{row.number}", f"{row.number:>2}", text, found.sheet, sheets, "alarm" if weak else "")
    if found.weakest is not None:
        for number, piece in enumerate(wrap(found.weakest.question, room)):
            yield Line(f"ask{number}", "" if number else "ask them", piece, tone="quiet")
