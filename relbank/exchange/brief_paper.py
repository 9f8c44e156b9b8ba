"""A brief for paper, in Markdown and in HTML (M40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.say import say_day

from .paper import document, plain, said, table, tag

if TYPE_CHECKING:
    from relbank.method.brief import Brief


def markdown(page: Brief, now: datetime) -> str:
    """Return a brief as Markdown: the name, hard rules in bold, then a list of label and text."""
    lines = [f"# {plain(page.title)}", "", plain(page.subtitle), ""]
    lines += [f"**!! {plain(rule)}**  " for rule in page.rules]
    if page.rules:
        lines.append("")
    label = ""
    for name, text in page.lines:
        label = name or label
        lines.append(f"- {label}: {plain(text)}" if name else f"  - {plain(text)}")
    return "\n".join([*lines, "", f"*{say_day(now.date())}*", ""])


def html(pages: Sequence[Brief], now: datetime) -> str:
    """Return briefs as one HTML page, each beginning a sheet of paper."""
    title = ", ".join(page.title for page in pages)
    return document(f"Brief: {title}", [_article(page, now) for page in pages])


def _article(page: Brief, now: datetime) -> str:
    rules = "\n".join(tag("p", f"!! {rule}", "rule") for rule in page.rules)
    parts = [tag("h1", page.title), tag("p", page.subtitle, "sub"), rules, table(page.lines)]
    return "<article>\n" + "\n".join(parts) + f'\n<p class="sub">{said(say_day(now.date()))}</p>\n</article>'
