"""Markdown to lines of a screen without widgets: markdown-it's tokens, Content, strips.

Blank lines stand where the writer left them, line ends are kept, nothing is dropped: what is too wide is wrapped. Links
are shown with their address and never opened. Text enters Content as text, never as markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content, Span
from textual.strip import Strip

from relbank.model.text import clean
from relbank.tui.render.look import Look
from relbank.tui.render.tables import table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PLAIN_OVER = 4_000
"""A text with a line of more characters than this was pasted, not written: it is shown as it is."""
DEEPEST = 20
"""Lists and quotes nested deeper than this are shown as they are; the parser would leave their text out."""

_TASK = re.compile(r"\[([ xX]?)\](?:\s+|$)")
_SPOTS = re.compile(
    r"(?<![\w@#])(?:(?P<name>@\w[\w'’.-]*(?: [A-Z][\w'’-]*)*)|(?P<tag>#\w[\w-]*)|(?P<alarm>!!(?=\s|$)))", re.MULTILINE
)
_PIPE = re.compile(r"(?<!\\)\|")
_INLINE = {"em_open": "em", "strong_open": "strong", "s_open": "s"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as laid out: the sign or indent before it, what it says, and the style of what it says."""

    prefix: str
    content: Content
    style: str


@dataclass(slots=True)
class _Block:
    """What is laid out as one piece: a paragraph, a heading, a fence, one row of a table."""

    content: Content
    style: str
    start: int
    end: int
    first: str = ""
    rest: str = ""
    wrap: bool = True
    rule: bool = False
    cells: tuple[tuple[Content, ...], ...] = ()


@dataclass(slots=True)
class _State:
    """Where the walk through the tokens stands."""

    look: Look
    blocks: list[_Block] = field(default_factory=list)
    indent: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    pending: str | None = None
    quotes: int = 0

    def add(self, block: _Block) -> None:
        block.first = block.rest = "".join(self.indent)
        if self.pending is not None:
            block.first = block.rest[: len(block.rest) - len(self.indent[-1])] + self.pending
            self.pending = None
        self.blocks.append(block)


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
    for block in _blocks(clean(text, multiline=True), look):
        if end is not None and block.start > end:
            out.append(Line("", Content(""), "text"))
        end = max(block.end, end or 0)
        room = max(2, width - min(most, cell_len(block.rest)))
        prefix = block.first[-most:] if most else ""
        for content in _laid_out(block, room, look):
            out.append(Line(prefix, content, block.style))
            prefix = block.rest[-most:] if most else ""
    return out


def _laid_out(block: _Block, room: int, look: Look) -> list[Content]:
    if block.rule:
        return [Content(look.signs.rule * room)]
    if block.cells:
        return table(block.cells, room, look)
    if block.wrap:
        return block.content.wrap(room)
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


@cache
def _parser() -> MarkdownIt:
    """Return the parser: CommonMark, tables and strike-through; raw HTML, references and bare addresses are text."""
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "maxNesting": DEEPEST}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).disable("reference")


def _blocks(text: str, look: Look) -> list[_Block]:
    source = text.split("\n")
    if max(map(len, source)) > PLAIN_OVER:
        return _as_it_is(source)
    tokens = _parser().parse(text)
    if any(token.level >= DEEPEST for token in tokens):
        return _as_it_is(source)
    state = _State(look)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type in ("paragraph_open", "heading_open"):
            _text(state, token, tokens[i + 1])
            i += 2
        elif token.type == "table_open":
            last = next(j for j in range(i, len(tokens)) if tokens[j].type == "table_close")
            _rows(state, tokens[i:last], source)
            i = last
        else:
            _other(state, token)
        i += 1
    return state.blocks


def _as_it_is(source: list[str]) -> list[_Block]:
    return [_Block(Content(line), "text", y, y + 1) for y, line in enumerate(source) if line.strip()]


def _lines_of(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _text(state: _State, token: Token, inline: Token) -> None:
    content = _inline(inline, state.look)
    style = ("quote" if state.quotes else "text") if token.type == "paragraph_open" else min(token.tag, "h3")
    if state.pending is not None and state.lists and (task := _TASK.match(content.plain)):
        done = task[1] in "xX" and task[1] != ""
        content = content[task.end() :]
        state.pending = (state.look.signs.tick(done) + " ").rjust(len(state.indent[-1]))
        style = "done" if done else style
    state.add(_Block(content, style, *_lines_of(token)))


def _other(state: _State, token: Token) -> None:
    kind, signs = token.type, state.look.signs
    if kind == "bullet_list_open":
        state.lists.append(None)
    elif kind == "ordered_list_open":
        state.lists.append(int(token.attrs.get("start", 1)))
    elif kind in ("bullet_list_close", "ordered_list_close"):
        state.lists.pop()
    elif kind == "list_item_open":
        number = state.lists[-1]
        state.pending = signs.bullet(len(state.lists) - 1) + " " if number is None else f"{number}. "
        if number is not None:
            state.lists[-1] = number + 1
        state.indent.append(" " * len(state.pending))
    elif kind == "list_item_close":
        if state.pending is not None:  # an item that says nothing
            end = state.blocks[-1].end if state.blocks else 0
            state.add(_Block(Content(""), "text", end, end))
        state.indent.pop()
    elif kind == "blockquote_open":
        state.quotes += 1
        state.indent.append(signs.quote + " ")
    elif kind == "blockquote_close":
        state.quotes -= 1
        state.indent.pop()
    elif kind in ("fence", "code_block"):
        if token.info.strip():
            state.add(_Block(Content(token.info.strip()), "muted", *_lines_of(token)))
        state.add(_Block(Content(token.content.rstrip("\n")), "code", *_lines_of(token), wrap=False))
    elif kind == "hr":
        state.add(_Block(Content(""), "muted", *_lines_of(token), rule=True))
    elif token.content:  # nothing known makes such a token; its text must not get lost
        state.add(_Block(Content(token.content.rstrip("\n")), "text", *_lines_of(token)))


def _inline(token: Token, look: Look) -> Content:
    """Return the Content of a paragraph: emphasis, code, links as text with their address."""
    text: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[str, int, str]] = []
    position = 0

    def put(part: str) -> None:
        nonlocal position
        text.append(part)
        position += len(part)

    styles = look.styles
    for child in token.children or ():
        kind = child.type
        if kind == "text":
            start = position
            put(child.content)
            for spot in _SPOTS.finditer(child.content):
                name = spot.lastgroup or "name"
                spans.append(Span(start + spot.start(), start + spot.end(), styles[name]))
        elif kind in ("softbreak", "hardbreak"):
            put("\n")
        elif kind == "code_inline":
            spans.append(Span(position, position + len(child.content), styles["code"]))
            put(child.content)
        elif kind == "image":
            put(f"{child.content} ({_address(child, 'src')})".lstrip())
        elif child.nesting > 0:
            opened.append((_INLINE.get(kind, "link"), position, _address(child, "href")))
        elif child.nesting < 0 and opened:
            style, start, address = opened.pop()
            spans.append(Span(start, position, styles[style]))
            if address and address not in ("".join(text)[start:], "mailto:" + "".join(text)[start:]):
                put(f" ({address})")
                spans.append(Span(position - len(address) - 3, position, styles["muted"]))
        else:
            put(child.content)
    return Content("".join(text), spans)


def _address(token: Token, name: str) -> str:
    """Return where a link or picture points, with its title; percent signs are kept, controls made visible."""
    title = token.attrs.get("title")
    return clean(f'{token.attrs.get(name, "")} "{title}"' if title else str(token.attrs.get(name, "")))


def _rows(state: _State, tokens: list[Token], source: list[str]) -> None:
    rows: list[tuple[Content, ...]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(())
        elif token.type == "inline":
            rows[-1] += (_inline(token, state.look),)
        elif token.type == "tr_close" and len(rows) > 1:
            start, end = _lines_of(tokens[0])
            line = source[min(start + len(rows), end - 1)]
            extra = _PIPE.split(line.strip().strip("|"))[len(rows[0]) :]
            if extra:  # cells beyond the head's: the parser leaves them out
                rows[-1] = (*rows[-1][:-1], Content(" ").join([rows[-1][-1], *(Content(e.strip()) for e in extra)]))
    state.add(_Block(Content(""), "text", *_lines_of(tokens[0]), cells=tuple(rows)))
