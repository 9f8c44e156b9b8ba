"""Markdown to lines of a screen without widgets: markdown-it's tokens, Content, strips.

Blank lines stand where the writer left them, line ends are kept, nothing is dropped: what is too wide is wrapped. Links
are shown with their address and never opened. Text enters Content as text, never as markup.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip

from relbank.model.record import record
from relbank.model.text import clean
from relbank.tui.render.blocks import Block, blocks
from relbank.tui.render.look import Look
from relbank.tui.render.tables import table


@record
class Line:
    """One line as laid out: the sign or indent before it, what it says, and the style of what it says."""

    prefix: str
    content: Content
    style: str


def render(text: str, width: int, look: Look) -> list[Strip]:
    """Return the lines of a Markdown text as strips, none wider than `width` cells; they are not padded."""
    width = max(1, width)
    out = []
    base, mark = look.base, look.styles["mark"].rich_style
    muted = look.styles["muted"].rich_style
    for line in lines(text, width, look):
        style = look.styles.get(line.style, base)
        segments = [Segment(part, s.rich_style) for part, s in line.content.render(style, "")]
        if line.prefix:
            bare = line.prefix.strip(" " + look.signs.quote) == ""
            segments.insert(0, Segment(line.prefix, muted if bare else mark))
        strip = Strip(segments)
        out.append(strip if strip.cell_length <= width else strip.crop(0, width))
    return out


def height(text: str, width: int, look: Look) -> int:
    """Return how many lines render would return."""
    return len(lines(text, max(1, width), look))


def lines(text: str, width: int, look: Look) -> list[Line]:
    """Return the lines of a Markdown text wrapped at `width` cells."""
    out: list[Line] = []
    end: int | None = None
    most = width - 8 if width > 10 else max(0, min(2, width - 2))  # of signs and indents before a line
    for block in blocks(clean(text, multiline=True), look):
        if end is not None and block.start > end:
            out.append(Line("", Content(""), "text"))
        end = max(block.end, end or 0)
        room = max(2, width - min(most, cell_len(block.rest)))
        prefix = block.first[-most:] if most else ""
        for content in _laid_out(block, room, look):
            out.append(Line(prefix, content, block.style))
            prefix = block.rest[-most:] if most else ""
    return out


def _laid_out(block: Block, room: int, look: Look) -> list[Content]:
    if block.rule:
        return [Content(look.signs.rule * room)]
    if block.cells:
        return table(block.cells, room, look)
    if block.wrap:
        content = block.content
        return [content] if content.cell_length <= room and "\n" not in content.plain else content.wrap(room)
    return [part for line in block.content.split(allow_blank=True) for part in _folded(line, room)]


def _folded(line: Content, room: int) -> list[Content]:
    """Return a line of code in pieces of at most `room` cells (Content.fold loses text after zero-width characters)."""
    cuts, used = [], 0
    for place, char in enumerate(line.plain):
        step = cell_len(char)
        if used + step > room:
            cuts.append(place)
            used = 0
        used += step
    return line.divide(cuts) if cuts else [line]
