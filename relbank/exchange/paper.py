"""Pages for paper: HTML that loads nothing and runs nothing, and Markdown in which a text stays a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from relbank.model.text import clean

_STYLE = """
body { font: 11pt/1.45 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: black; background: white }
h1 { font-size: 1.5em; margin: 0 } h2 { font-size: 1.1em; margin: 1.4em 0 .3em }
p.sub { margin: .1em 0 1em; color: dimgray }
p.rule { margin: .2em 0; font-weight: bold; border: 2px solid; padding: .3em .6em }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .15em .8em .15em 0 }
th { white-space: nowrap; font-weight: normal; color: dimgray } td.n { text-align: right; white-space: nowrap }
svg { max-width: 100%; height: auto } article + article { page-break-before: always; margin-top: 3em }
@media print { body { margin: 0; max-width: none } }
"""
_MARKS = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~"})


def document(title: str, body: Iterable[str]) -> str:
    """Return a whole HTML page; body: pieces that are HTML already. Nothing is loaded, no script can run."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{said(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def said(text: str) -> str:
    """Return a text of the journal as HTML: cleaned and escaped."""
    return escape(clean(text), quote=True)


def tag(name: str, text: str, css: str = "") -> str:
    """Return an element that holds a text of the journal."""
    return f"<{name}{f' class={chr(34)}{css}{chr(34)}' if css else ''}>{said(text)}</{name}>"


def table(rows: Iterable[Sequence[str]], head: Sequence[str] = (), numbers: Iterable[int] = ()) -> str:
    """Return a table of texts; without a head its first column is a label. numbers: columns set to the right."""
    right = set(numbers)
    lines = ["<table>"]
    if head:
        lines.append("<tr>" + "".join(tag("th", cell) for cell in head) + "</tr>")
    for row in rows:
        cells = [
            tag("th" if place == 0 and not head else "td", cell, "n" if place in right else "")
            for place, cell in enumerate(row)
        ]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join([*lines, "</table>"])


def plain(text: str) -> str:
    """Return a text of the journal for Markdown: cleaned, in one line, its marks escaped."""
    return clean(text).translate(_MARKS)
