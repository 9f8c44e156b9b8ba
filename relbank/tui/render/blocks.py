"""Markdown to blocks: paragraphs, items, fences, tables, each with its signs and the lines it came from.

Nothing is dropped: what the parser would leave out (deep nesting, extra cells, references) is kept as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from textual.content import Content, Span

from relbank.model.text import clean
from relbank.tui.render.look import Look

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PLAIN_OVER = 4_000
"""A text with a line of more characters than this was pasted, not written: it is shown as it is."""
DEEPEST = 20
"""Lists and quotes nested deeper than this are shown as they are; the parser would leave their text out."""

_TASK = re.compile(r"\[([ xX]?)\](?:\s+|$)")
_SPOTS = re.compile(
    r"(?<![^\s(\"'“‘,;:])(?:(?P<name>@\w[\w'’.-]*(?: [A-Z][\w'’-]*)*)|(?P<tag>#\w[\w-]*)|(?P<alarm>!!(?=\s|$)))",
    re.MULTILINE,
)
_PROSE = re.compile(r"(?!\d{1,9}[.)](?:\s|$))[^\W_]|[@\"'($€£¡¿«„“‘]")
_ITEM = re.compile(r"- (?=(?:\[[ xX]?\] )?(?:" + _PROSE.pattern + "))")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_MARKED = re.compile(r"[*_`\[\]<>&\\]|~~")
_PIPE = re.compile(r"(?<!\\)\|")
_INLINE = {"em_open": "em", "strong_open": "strong", "s_open": "s"}


@dataclass(slots=True)
class Block:
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
    blocks: list[Block] = field(default_factory=list)
    indent: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    pending: str | None = None
    item: int = 0
    quotes: int = 0

    def add(self, block: Block) -> None:
        block.first = block.rest = "".join(self.indent)
        if self.pending is not None:
            block.first = block.rest[: len(block.rest) - len(self.indent[-1])] + self.pending
            self.pending = None
        self.blocks.append(block)


@cache
def _parser() -> MarkdownIt:
    """Return the parser: CommonMark, tables and strike-through; raw HTML, references and bare addresses are text."""
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "maxNesting": DEEPEST}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).disable("reference")


def blocks(text: str, look: Look) -> list[Block]:
    """Return the blocks of a cleaned Markdown text."""
    source = text.split("\n")
    if max(map(len, source)) > PLAIN_OVER:
        return _as_it_is(source)
    if (quick := _quick(source, look)) is not None:
        return quick
    apart, origin = _apart(source)
    tokens = _parser().parse("\n".join(apart))
    if any(token.level >= DEEPEST - 1 for token in tokens):
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
            _rows(state, tokens[i:last], apart)
            i = last
        else:
            _other(state, token)
        i += 1
    for block in state.blocks:
        block.start, block.end = origin[block.start], origin[block.end]
    return state.blocks


def _apart(source: list[str]) -> tuple[list[str], list[int]]:
    """Return the lines with a blank one before each that is no more indented than the list above it, and no item.

    Markdown takes such a line for more of the item; whoever types "• wife = Claudia" or "-> I send it" beneath a
    bullet means a line of its own. The second list tells which line of the source each is, and the end.
    """
    out, origin = list[str](), list[int]()
    base, fenced = -1, False
    for number, line in enumerate(source):
        indented = len(line) - len(line.lstrip())
        fence = line.lstrip()[:3] in ("```", "~~~")
        if not line.strip():
            base = -1
        elif _BULLET.match(line) and not fenced:
            base = indented if base < 0 else min(base, indented)
        elif base >= 0 and indented <= base and not (fenced or fence):
            out.append("")
            origin.append(number)
            base = -1
        fenced = fenced != fence
        out.append(line)
        origin.append(number)
    return out, [*origin, len(source)]


def _quick(source: list[str], look: Look) -> list[Block] | None:
    """Return the blocks of a note of nothing but paragraphs and flat lists, None if there is more to it.

    Most notes are that, and the parser takes twice as long; a test holds both to the same result.
    """
    state, prose, start = _State(look), list[str](), 0

    def paragraph(end: int) -> None:
        if prose:
            state.add(Block(_spoken("\n".join(prose), look), "text", start, end))
            prose.clear()

    for y, line in enumerate(source):
        line = line.rstrip(" ")
        if not line:
            paragraph(y)
        elif "|" in line or "\t" in line:
            return None
        elif _ITEM.match(line):
            paragraph(y)
            state.lists, state.indent, state.pending = [None], ["  "], look.signs.bullet(0) + " "
            _said(state, _spoken(line[2:].lstrip(" "), look), "text", y, y + 1)
            state.lists, state.indent = [], []
        elif _PROSE.match(line) and (prose or not y or not source[y - 1].strip()):
            start = start if prose else y
            prose.append(line)
        else:
            return None
    paragraph(len(source))
    return state.blocks


def _spoken(text: str, look: Look) -> Content:
    """Return the Content of the text of one paragraph."""
    if _MARKED.search(text):
        return _inline(_parser().parseInline(text)[0], look)
    return Content(text, [Span(*spot.span(), look.styles[spot.lastgroup or "name"]) for spot in _SPOTS.finditer(text)])


def _as_it_is(source: list[str]) -> list[Block]:
    return [Block(Content(line), "text", y, y + 1) for y, line in enumerate(source) if line.strip()]


def _lines_of(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _text(state: _State, token: Token, inline: Token) -> None:
    style = ("quote" if state.quotes else "text") if token.type == "paragraph_open" else min(token.tag, "h3")
    _said(state, _inline(inline, state.look), style, *_lines_of(token))


def _said(state: _State, content: Content, style: str, start: int, end: int) -> None:
    """Add a paragraph or heading; at the start of an item `[ ]` makes it a task, in a quote it stays as it is."""
    if state.pending is not None and state.lists and not state.quotes and (task := _TASK.match(content.plain)):
        done = task[1] != "" and task[1] in "xX"
        content = content[task.end() :]
        state.pending = (state.look.signs.tick(done) + " ").rjust(len(state.indent[-1]))
        style = "done" if done else style
    state.add(Block(content, style, start, end))


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
        state.item = _lines_of(token)[0]
    elif kind == "list_item_close":
        if state.pending is not None:  # an item that says nothing
            state.add(Block(Content(""), "text", state.item, state.item + 1))
        state.indent.pop()
    elif kind == "blockquote_open":
        state.quotes += 1
        state.indent.append(signs.quote + " ")
    elif kind == "blockquote_close":
        state.quotes -= 1
        state.indent.pop()
    elif kind in ("fence", "code_block"):
        if token.info.strip():
            state.add(Block(Content(token.info.strip()), "muted", *_lines_of(token)))
        state.add(Block(Content(token.content.rstrip("\n")), "code", *_lines_of(token), wrap=False))
    elif kind == "hr":
        state.add(Block(Content(""), "muted", *_lines_of(token), rule=True))
    elif token.content:  # nothing known makes such a token; its text must not get lost
        state.add(Block(Content(token.content.rstrip("\n")), "text", *_lines_of(token)))


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
                spans.append(Span(position - len(address) - 3, position, styles["aside"]))
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
    state.add(Block(Content(""), "text", *_lines_of(tokens[0]), cells=tuple(rows)))
