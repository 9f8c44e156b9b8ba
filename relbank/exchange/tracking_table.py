"""The tracking table for elsewhere: Markdown, CSV and HTML, each with what a reader of it could run made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from relbank.model.text import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
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
    """Yield the table as CSV with a header line; what a table program would take for a formula is made text."""
    for row in (columns, *rows):
        yield ",".join(map(_quoted, row)) + "\r\n"


def _quoted(cell: str) -> str:
    plain = clean(cell)
    if plain.lstrip().startswith(_FORMULA):
        plain = f"'{plain}"
    return f'"{plain.replace(chr(34), chr(34) * 2)}"' if any(c in plain for c in ',"') else plain


def html(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the table as a page of its own that loads and runs nothing."""
    yield _PAGE.format(title=_safe(title))
    yield f"<tr>{''.join(f'<th>{_safe(c)}</th>' for c in columns)}</tr>\n"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{_safe(c)}</td>' for c in row)}</tr>\n"
    yield "</table>\n</body>\n</html>\n"


def _safe(text: str) -> str:
    return "".join(_HTML.get(c, c) for c in clean(text))
