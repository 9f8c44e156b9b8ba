"""A whole text into visits and typed lines. It never raises on any text, and no character is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from relbank.model.lines import body, is_blank, split
from relbank.model.text import fold
from relbank.model.touch import JOURNAL, MUTUAL
from relbank.model.when import When

from . import bullets, header
from .blocks import BULLET, PROSE, blocks
from .context import Context
from .header_plain import opening
from .header_signs import undated
from .header_slips import meant
from .marks import box, fences
from .names import Names
from .naming import Naming
from .note import NEW, NOTE, PROMISE, Line, Note, Visit, Warning, Who
from .phrases import Told
from .pledges import looks
from .undashed import undashed
from .verbs import LISTED, verb_at

_REMEMBERED = 30
_PREPARES = (NOTE, "question", "avoid")  # what tells of nothing learned
_SOON = timedelta(hours=2)  # so far off a round hour may lie by which a visit is told; later promises only prepare
# perhaps a day was meant; "30 min" is how long it took
# what is left of a header looks like a day: a figure that is no length, a weekday, in a few days, after the holidays
_DATED = re.compile(
    r"\d(?!\d*\s*(?:m|min|mins|minutes|h|hrs?|hours?)\b)|\b(mon|tue|wed|thu|fri|sat|sun|yest|tod|tom|last|week)"
    r"|\bother day\b|\b(in|after|before|by|over|on|next|this|until) (a |the )?(few|day|days|months|years?|holidays?"
    r"|easter|thanksgiving|christmas|xmas|new year|spring|summer|autumn|fall|winter)\b",
    re.I,
)
_LONG = 4000  # characters of a header line that are read; a longer one is prose


def parse(
    text: str,
    now: datetime,
    names: Names | None = None,
    date_order: str = "mdy",
    choices: Mapping[str, str] | None = None,
    week_end: str = "friday",
    rungs: Mapping[str, str] | None = None,
) -> Note:
    """Return a text as visits, every line of it filed.

    now: local time, from which dates are looked at. choices: folded typed name to the id that it means, or "new".
    rungs: the user's own names of rungs, by rung.
    """
    if not text:
        return Note(text)
    told = Told(now.replace(tzinfo=None, second=0, microsecond=0), date_order, week_end)
    reader = _Reader(split(text), told, names or Names(), choices or {})
    reader.rungs = {" ".join(fold(name).split()): rung for rung, name in (rungs or {}).items()}
    return Note(text, tuple(reader.visits()), tuple(sorted(reader.warnings, key=lambda warning: warning.line)))


class _Reader:
    """One text while it is read."""

    def __init__(self, lines: Sequence[str], told: Told, names: Names, choices: Mapping[str, str]) -> None:
        self.lines, self.told, self.names, self.choices = lines, told, names, choices
        self.warnings: list[Warning] = []
        self.rungs: Mapping[str, str] = {}
        self.earlier: list[Who] = []  # new people of the visits before

    def visits(self) -> list[Visit]:
        """Return the visits in order."""
        starts = self._headers()
        if not starts or starts[0][0] > 0:
            blank = all(is_blank(line) for line in self.lines[: starts[0][0]]) if starts else False
            if blank and starts:
                number, head, naming = starts[0]
                starts[0] = (number, head, naming)
            else:
                starts.insert(0, (-1, None, Naming(self.names, self.choices, self.earlier)))
        out: list[Visit] = []
        offset = first = 0
        for place, (number, head, naming) in enumerate(starts):
            end = starts[place + 1][0] if place + 1 < len(starts) else len(self.lines)
            size = sum(len(line) for line in self.lines[first:end])
            out.append(self._visit(number, head, naming, first, end, offset))
            first, offset = end, offset + size
        return out

    def _headers(self) -> list[tuple[int, header.Header | None, Naming]]:
        """Return the header lines: after a blank line any name, elsewhere only a known person's."""
        found: list[tuple[int, header.Header | None, Naming]] = []
        inside: list[bool] | None = None
        blank = True
        for number, line in enumerate(self.lines):
            if typed := opening(body(line.lstrip("\ufeff \t") if number == 0 else line)):
                inside = fences(self.lines) if inside is None else inside
                if not inside[number] and len(line) < _LONG:
                    naming = Naming(self.names, self.choices, self.earlier)
                    head = header.read(typed, naming, self.told, strict=not blank)
                    if head:
                        found.append((number, head, naming))
                        self._remember(naming.people)
                    elif blank and found:
                        counts = f"what stands below counts for {found[-1][2].people[0].name}"
                        self.warnings.append(Warning(number + 1, f"No name is understood behind this @; {counts}."))
                    elif not blank and header.read(typed, Naming(self.names, self.choices), self.told):
                        self.warnings.append(
                            Warning(number + 1, "Not taken as a new visit: a blank line above it would make it one.")
                        )
            blank = is_blank(line)
        return found

    def _remember(self, people: Sequence[Who]) -> None:
        """Keep the new people of this text, so that a first name below means them; the newest few are enough."""
        for who in people:
            if who.state == NEW and all(who.name != other.name for other in self.earlier):
                self.earlier.append(who)
        del self.earlier[:-_REMEMBERED]

    def _visit(
        self, number: int, head: header.Header | None, naming: Naming, first: int, end: int, offset: int
    ) -> Visit:
        size = sum(len(line) for line in self.lines[first:end])
        lines: list[Line] = []
        context = Context(naming, self.told, self.warnings, self.rungs)
        begin = first
        if head is not None:
            begin = number + 1
            if head.rest:
                lines.append(Line(begin, begin, NOTE, head.rest))
                found = verb_at(head.rest)
                if box(head.rest) or (found and found[0] in LISTED):
                    rest = f"“{head.rest}” stays in the note"
                    context.warn(begin, f"{rest}; “- {head.rest}” on a line of its own files it.")
                elif said := undated(head.loose):
                    context.warn(begin, said)
                elif _DATED.search(head.rest):
                    context.warn(begin, f"“{head.rest}” is not understood as kind, day or place; it stays in the note.")
            context.day = head.when
            if head.doubt:
                context.warn(begin, head.doubt)
        else:
            self._headless(begin, end, naming)
        lines.extend(self._lines(begin, end, context))
        visit = Visit(first + 1, max(end, first + 1), offset, offset + size, lines=tuple(lines))
        if head is None:
            return replace(visit, kind=JOURNAL, direction=MUTUAL, when=When.of(self.told.now.date()))
        ahead = head.ahead
        if ahead and head.when and head.when.iso and head.when.first == self.told.now.date():
            # later today: with things learned it is a visit told with a round hour, without them one to come
            soon = (self.told.now + _SOON).isoformat() > head.when.iso
            ahead = all(line.filed in _PREPARES or (line.filed == PROMISE and not soon) for line in lines)
        return replace(
            visit, people=tuple(head.people), word=head.word, kind=head.kind, direction=head.direction, when=head.when,
            place=head.place, tags=tuple(dict.fromkeys(head.tags)), header=True, ahead=ahead,
        )

    def _headless(self, begin: int, end: int, naming: Naming) -> None:
        """Say so when the first line looks like a header that lacks its @."""
        for number in range(begin, min(end, begin + 20)):
            line = body(self.lines[number]).strip()
            if line:
                name = meant(line[:200], naming, self.told) if line[0].isalpha() else ""
                if name:
                    self.warnings.append(Warning(number + 1, f"Write @{name} to make this a visit with them."))
                elif line[0] != ">" and (name := naming.mentioned(line[:200])):
                    said = f"Begin this line with @{name} to make it a visit with them."
                    self.warnings.append(Warning(number + 1, said))
                return

    def _lines(self, begin: int, end: int, context: Context) -> list[Line]:
        body_lines = self.lines[begin:end]
        if all(is_blank(line) for line in body_lines):
            return []
        out: list[Line] = []
        for block in blocks(body_lines):
            first, last, own = begin + block.first + 1, begin + block.last + 1, begin + block.own + 1
            if block.kind != BULLET:
                out.append(Line(first, last, NOTE, block.text))
                if block.kind == PROSE:
                    said = [body(line) for line in self.lines[first - 1 : last]]
                    looks(said, first, context)
                    undashed(said, first, context)
                continue
            made = bullets.read(block.text, first, own, last, context)
            out.extend(made)
            if made[-1].filed == "sealed" and own < last:
                out[-1] = replace(made[-1], text=f"{made[-1].text}\n{self._said(own, last)}".strip())
            elif made[-1].last < last:
                out.extend(self._beneath(own, last, replace(context, warnings=[], above=made[-1].person)))
        return out

    def _beneath(self, begin: int, end: int, context: Context) -> list[Line]:
        """Return what is nested beneath a bullet: prose; but a remark told in confidence is sealed there, too."""
        out: list[Line] = []
        at = begin
        sealed = any("secret" in line.casefold() for line in self.lines[begin:end])
        for block in blocks(self.lines[begin:end]) if sealed else ():
            if block.kind != BULLET:
                continue
            first, own, last = begin + block.first, begin + block.own + 1, begin + block.last + 1
            (line, *_) = bullets.read(block.text, first + 1, own, last, context)
            if line.filed == "sealed":
                text = f"{line.text}\n{self._said(own, last)}".strip()
                out += [*self._prose(at, first), replace(line, text=text)]
                at = last
            elif inner := [x for x in self._beneath(own, last, context) if x.filed == "sealed"]:
                for line in inner:
                    out += [*self._prose(at, line.line - 1), line]
                    at = line.last
        return [*out, *self._prose(at, end)]

    def _prose(self, begin: int, end: int) -> list[Line]:
        """Return lines as one of prose, none where nothing is said."""
        lines = [n for n in range(begin, end) if not is_blank(self.lines[n])]
        return [Line(lines[0] + 1, end, NOTE, self._said(lines[0], end))] if lines else []

    def _said(self, begin: int, end: int) -> str:
        return "\n".join(body(line) for line in self.lines[begin:end]).strip()
