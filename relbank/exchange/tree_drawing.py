"""A tree drawn as DOT or as SVG, written by hand: labels and arrows, nothing that could run (M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from relbank.model.text import cells, clean

LINE, INDENT, CHAR, MARGIN = 26, 28, 8, 16
"""Height of a line, width of a step inwards, width of a letter, margin; in pixels."""


class Leaf(NamedTuple):
    """One line of a tree: its id, its depth (parents stand before their children), label, and a remark in grey."""

    id: str
    depth: int
    label: str
    remark: str = ""


def dot(title: str, leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield the tree in the language of Graphviz."""
    yield f"digraph introductions {{\n  label={_quoted(title)};\n  rankdir=LR;\n  node [shape=box];\n"
    above: list[str] = []
    for leaf in leaves:
        del above[leaf.depth :]
        label = "\n".join(part for part in (leaf.label, leaf.remark) if part)
        yield f"  {_quoted(leaf.id)} [label={_quoted(label)}];\n"
        if above:
            yield f"  {_quoted(above[-1])} -> {_quoted(leaf.id)};\n"
        above.append(leaf.id)
    yield "}\n"


def svg(title: str, leaves: Sequence[Leaf]) -> Iterator[str]:
    """Yield the tree as a picture: one line a person, set in below the one who introduced them."""
    texts = [cells(clean(f"{leaf.label}  {leaf.remark}")) * CHAR + leaf.depth * INDENT for leaf in leaves]
    width = max([cells(clean(title)) * CHAR, *texts], default=0) + 2 * MARGIN + 12
    height = (len(leaves) + 2) * LINE + 2 * MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="14">\n'
        f"<title>{_escaped(title)}</title>\n"
        f'<text x="{MARGIN}" y="{MARGIN + 14}" font-weight="bold">{_escaped(title)}</text>\n'
    )
    above: list[int] = []  # the heights of those whom a line may hang from
    for number, leaf in enumerate(leaves, 2):
        del above[leaf.depth :]
        x, y = MARGIN + leaf.depth * INDENT, MARGIN + number * LINE
        if above:
            from_x = x - INDENT + 5
            yield f'<path d="M{from_x} {above[-1] + 5}V{y - 5}H{x - 2}" fill="none" stroke="gray"/>\n'
        yield f'<circle cx="{x + 5}" cy="{y - 5}" r="4" fill="gray"/>\n'
        remark = f' <tspan fill="gray">{_escaped(leaf.remark)}</tspan>' if leaf.remark else ""
        yield f'<text x="{x + 16}" y="{y}">{_escaped(leaf.label)}{remark}</text>\n'
        above.append(y - 5)
    yield "</svg>\n"


def _quoted(text: str) -> str:
    plain = clean(text, multiline=True).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("\n", "\\n") + '"'


def _escaped(text: str) -> str:
    plain = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")
