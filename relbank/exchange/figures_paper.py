"""The figures of the practice for paper: HTML with pictures in it, or one SVG; the number always beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relbank.model.text import clean, fit

from .paper import document, said, tag

if TYPE_CHECKING:
    from relbank.method.figure import Figure, Number
    from relbank.method.heatmap import Heatmap

_CELL, _ROW, _WIDE = 11, 18, 640
_LABEL, _BESIDE = 38, 240
_INK, _PALE = "black", "lightgray"
_SHADES = (0.06, 0.3, 0.52, 0.75, 1.0)


def html(title: str, subtitle: str, figures: Sequence[Figure], heat: Heatmap | None) -> str:
    """Return a page of all figures, sections as headings, each picture an SVG of its own."""
    body = [tag("h1", title), tag("p", subtitle, "sub")]
    section = ""
    for figure in figures:
        if figure.section != section:
            section = figure.section
            body.append(tag("h2", section))
        note = f" {tag('span', figure.note, 'sub')}" if figure.note else ""
        body.append(f"<p>{tag('b', figure.said)} {said(figure.name)}{note}</p>")
        if figure.heat is not None and heat is not None:
            body.append(_alone(*_heat(heat, 0)))
        if figure.bars:
            body.append(_alone(*_bars(figure.bars, 0)))
    return document(title, body)


def svg(title: str, figures: Sequence[Figure], heat: Heatmap | None) -> str:
    """Return all figures as one picture, one below the other."""
    parts, y = [_text(0, 18, title, size=16, bold=True)], 40
    section = ""
    for figure in figures:
        if figure.section != section:
            section = figure.section
            y += 12
            parts.append(_text(0, y, section, size=13, bold=True))
            y += 20
        parts.append(_text(0, y, " · ".join(x for x in (f"{figure.said} {figure.name}", figure.note) if x)))
        y += 10
        if figure.heat is not None and heat is not None:
            drawn, high = _heat(heat, y)
            parts += drawn
            y += high
        if figure.bars:
            drawn, high = _bars(figure.bars, y)
            parts += drawn
            y += high
        y += 14
    return _svg(parts, y)


def _alone(parts: list[str], high: int) -> str:
    return _svg(parts, high).partition("\n")[2]


def _svg(parts: Sequence[str], high: int) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" width="{_WIDE}" height="{high}"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head} font-family="sans-serif" font-size="11">\n' + "\n".join(
        [*parts, "</svg>\n"]
    )


def _text(x: int, y: int, text: str, *, size: int = 11, bold: bool = False, end: bool = False) -> str:
    more = (' font-weight="bold"' if bold else "") + (' text-anchor="end"' if end else "")
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{_INK}"{more}>{said(text)}</text>'


def _rect(x: int, y: int, wide: float, high: int, ink: str, part: float = 1.0, told: str = "") -> str:
    title = f"<title>{said(told)}</title>" if told else ""
    return (
        f'<rect x="{x}" y="{y}" width="{wide:.1f}" height="{high}" fill="{ink}" fill-opacity="{part}">{title}</rect>'
    )


def _heat(heat: Heatmap, top: int) -> tuple[list[str], int]:
    """Return a year's squares, darker for more, each with its day and number as its title; and how high that is."""
    parts = [_text(34 + week * _CELL, top + 12, name) for week, name in heat.months]
    for row, (name, cells) in enumerate(zip(heat.days, heat.rows, strict=True)):
        y = top + 18 + row * _CELL
        parts.append(_text(0, y + 9, name))
        for week, cell in enumerate(cells):
            if cell is not None:
                told = f"{cell.day}: {cell.count}"
                parts.append(_rect(34 + week * _CELL, y, _CELL - 2, _CELL - 2, _INK, _SHADES[cell.level], told))
    return parts, 18 + 7 * _CELL + 6


def _bars(bars: Sequence[Number], top: int) -> tuple[list[str], int]:
    """Return lying bars, the label at the left, the number at the right; and how high that is."""
    parts = []
    room = _WIDE - _BESIDE - 130
    for row, bar in enumerate(bars):
        y = top + row * _ROW
        parts.append(_text(_BESIDE - 8, y + 13, fit(clean(bar.label), _LABEL).rstrip(), end=True))
        parts.append(_rect(_BESIDE, y + 4, room, _ROW - 8, _PALE, 0.4))
        if bar.length > 0:
            parts.append(_rect(_BESIDE, y + 4, max(1.0, room * min(bar.length, 1.0)), _ROW - 8, _INK, 0.7))
        parts.append(_text(_BESIDE + room + 8, y + 13, bar.said))
    return parts, len(bars) * _ROW + 6
