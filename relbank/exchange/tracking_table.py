"""The tracking table for elsewhere: Markdown, CSV and HTML, each with what a reader of it could run made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from relbank.model.text import clean

from . import csv_text

_MARKS = frozenset("\\`*_[]<>|~#!")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 11pt sans-serif; margin: 2em; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid; padding: .4em .6em; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
"""


def markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the table as Markdown; marks in what people wrote stay text."""
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(map(_escaped, row))} |\n"


def _escaped(cell: str) -> str:
    return "".join(f"\\{c}" if c in _MARKS else c for c in clean(cell))


def csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the table as CSV with a header line."""
    return csv_text.csv((columns, *rows))


def html(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the table as a page of its own that loads and runs nothing."""
    yield _PAGE.format(title=_safe(title))
    yield f"<tr>{''.join(f'<th>{_safe(c)}</th>' for c in columns)}</tr>\n"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{_safe(c)}</td>' for c in row)}</tr>\n"
    yield "</table>\n</body>\n</html>\n"


def _safe(text: str) -> str:
    return "".join(_HTML.get(c, c) for c in clean(text))
