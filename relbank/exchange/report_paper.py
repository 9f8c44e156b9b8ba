"""The weekly report for a coach or partner, in Markdown and in HTML; the course of every figure beside it (M24)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from relbank.model.say import MONTHS, say_day

from .paper import document, plain, said, table, tag

if TYPE_CHECKING:
    from datetime import date

    from relbank.method.report import Report, Row

_NOTE = "Counts only: no names and no words of the journal."


def markdown(found: Report, headline: str) -> str:
    """Return the report as Markdown: the week in a sentence, a table with the course, how things stand, the details."""
    lines = [f"# {plain(found.title)}", "", plain(headline), ""]
    heads = ["", *(_short(day) for day in found.weeks), "usual"]
    lines += ["| " + " | ".join(heads) + " |", "|---|" + "--:|" * (len(heads) - 1)]
    lines += ["| " + " | ".join([plain(row.name), *map(str, row.course), _usual(row)]) + " |" for row in _told(found)]
    lines += ["", "## As things stand", ""]
    lines += [f"- {plain(what)}: {plain(number)}" for what, number in found.standing]
    for heading, texts in found.parts:
        lines += ["", f"## {plain(heading)}", "", *(f"- {plain(text)}" for text in texts)]
    if found.redacted:
        lines += ["", f"*{_NOTE}*"]
    return "\n".join([*lines, ""])


def html(found: Report, headline: str) -> str:
    """Return the report as a page for paper, the course of each figure drawn beside its numbers."""
    return document(found.title, _body(found, headline))


def _body(found: Report, headline: str) -> Iterator[str]:
    yield tag("h1", found.title)
    yield tag("p", f"{say_day(found.first)} to {say_day(found.last)}", "sub")
    yield tag("p", headline)
    yield "<table>"
    heads = ["", *(_short(day) for day in found.weeks), "usual", ""]
    yield "<tr>" + "".join(tag("th", head) for head in heads) + "</tr>"
    for row in _told(found):
        numbers = "".join(tag("td", str(number), "n") for number in row.course)
        yield f"<tr>{tag('th', row.name)}{numbers}{tag('td', _usual(row), 'n')}<td>{_spark(row)}</td></tr>"
    yield "</table>"
    yield tag("h2", "As things stand")
    yield table(found.standing)
    for heading, texts in found.parts:
        yield tag("h2", heading)
        yield "<ul>" + "".join(tag("li", text) for text in texts) + "</ul>"
    if found.redacted:
        yield tag("p", _NOTE, "sub")


def _told(found: Report) -> Sequence[Row]:
    """Return the rows of which there is something to tell: what was never counted is left out."""
    return [row for row in found.rows if any(row.course)]


def _usual(row: Row) -> str:
    return f"{row.usual:.1f}"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _spark(row: Row) -> str:
    """Return a small picture of a course; the numbers stand beside it."""
    most = max(row.course) or 1
    bars = []
    for place, number in enumerate(row.course):
        high = round(16 * number / most)
        bars.append(f'<rect x="{place * 7}" y="{16 - high}" width="5" height="{max(high, 1)}"/>')
    wide = 7 * len(row.course)
    title = said(f"{row.name}: {' '.join(map(str, row.course))}")
    return f'<svg width="{wide}" height="16" viewBox="0 0 {wide} 16"><title>{title}</title>{"".join(bars)}</svg>'
