"""The blocks of a visit, from markdown-it's token stream: prose, bullets, quotes, code, and the lines they come from.

People do not type CommonMark. What markdown-it is given is therefore a twin of the text, line by line: the text itself
is always taken from the lines as typed, the twin only decides what belongs together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from relbank.model.lines import body, indent, is_blank
from relbank.model.record import record

from .marks import box, fences, is_rule, marker

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PROSE, BULLET, QUOTE, CODE, HEADING, RULE = "prose", "bullet", "quote", "code", "heading", "rule"
_KEPT = 160  # characters of a line that the twin keeps: enough to tell what it is
_DEEP = 12  # columns of indentation that the twin keeps
_CHUNK = 4000  # lines that are parsed at once


@record
class Block:
    """Lines that belong together; first, last: counted from 0. own: the last line of a bullet's own words.

    text: as typed, without a bullet's marker; what is nested beneath a bullet follows in lines after own.
    """

    kind: str
    first: int
    last: int
    own: int
    text: str


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 400})
    parser.disable(["reference", "lheading", "html_block", "inline", "text_join"])  # what stands in lines is read here
    return parser


def blocks(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of lines (with their ends), in order; every line that is not blank is in one of them."""
    out: list[Block] = []
    twin, origin = _twin(lines)
    plain = _plain(twin, origin, lines)
    if plain is not None:
        return plain
    at = 0
    while at < len(twin):
        end = _cut(twin, at)
        out.extend(_parsed(twin[at:end], origin[at:end], lines))
        at = end
    return _complete(out, lines)


def _plain(twin: Sequence[str], origin: Sequence[int], lines: Sequence[str]) -> list[Block] | None:
    """Return the blocks of a text of prose, quotations, rules, simple bullets and those beneath them, else None.

    Most notes are that, and markdown-it, whose import takes a fourth of a whole `relbank note`, would find the same
    (a test compares them on any text).
    """
    out: list[Block] = []
    run: list[int] = []
    before, beneath = "", False  # beneath: the line before is a bullet, or nested beneath one

    def ended(kind: str) -> None:
        if run:
            out.append(Block(kind, run[0], run[-1], run[-1], _text(lines, run[0], run[-1])))
            run.clear()

    for text, number in zip(twin, origin, strict=True):
        kind = PROSE if text == "x" else QUOTE if text[:1] == ">" else ""
        if kind != before:
            ended(before)
        before = kind
        if kind:
            run.append(number)
        elif text == "***":
            out.append(Block(RULE, number, number, number, _text(lines, number, number)))
        elif text[:2] == "- " and _is_simple(text[2:]):
            out.append(Block(BULLET, number, number, number, _unmarked(lines[number])))
        elif beneath and _is_nested(text):
            out[-1] = replace(out[-1], last=number)
        elif text:
            return None
        beneath = bool(text) and not kind and out[-1].kind == BULLET
    ended(before)
    return out


def _is_nested(text: str) -> bool:
    """Tell whether a line is a simple bullet beneath another: deep enough, and not so deep as to be code."""
    bullet = text.lstrip(" ")
    return 2 <= len(text) - len(bullet) <= 5 and bullet[:2] == "- " and _is_simple(bullet[2:])


def _is_simple(words: str) -> bool:
    """Tell whether a bullet begins with what can open nothing else: no list, quotation, heading, fence or code."""
    first = words[:1]
    if first.isdecimal():
        return words.lstrip("0123456789")[:1] not in (".", ")")
    return bool(first) and (first.isalpha() or first in "[@(\\\"'$" or not first.isascii())


def _cut(twin: Sequence[str], at: int) -> int:
    """Return where the next piece ends: the whole text, but a huge one is cut at a blank line."""
    if len(twin) - at <= _CHUNK:
        return len(twin)
    for end in range(at + _CHUNK, at + _CHUNK // 2, -1):
        if not twin[end - 1]:
            return end
    return at + _CHUNK


def _twin(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return what markdown-it shall see, and which line each of its lines stands for (-1: a blank put between)."""
    twin: list[str] = []
    origin: list[int] = []
    inside = fences(lines)
    in_list = quoted = fenced = False
    base = 0
    before = "x"  # the line before; the first follows a header or the start

    def put(text: str, number: int) -> None:
        twin.append(text)
        origin.append(number)

    for number, raw in enumerate(lines):
        line = body(raw)
        if inside[number]:
            if not fenced and in_list and indent(line)[0] <= base:
                put("", -1)
                in_list = False
            columns, at = indent(line[:_KEPT])
            put(" " * min(max(columns - base, 0), _DEEP) + line[at : at + _KEPT], number)
            fenced, quoted, before = True, False, line
            continue
        fenced = False
        if is_blank(line):
            put("", number)
            before, quoted = "", False
            continue
        columns, at = indent(line[:_KEPT])
        text = line[at : at + _KEPT]
        if is_rule(line[at:]):
            in_list, base = in_list and columns > base, base
            put("x" if in_list else "***", number)
        elif (size := marker(text)) or box(text):
            if not in_list:
                code = columns >= 4 and not before
                base = columns if columns >= 4 and not code else 0
                in_list = not code
            elif columns < base:
                base = columns
            if quoted:
                put("", -1)
            put(" " * min(columns - base, _DEEP) + "- " + text[size:].lstrip(), number)
        else:
            rest = text
            if text[0] == ">" and columns - base < 4:
                if in_list and columns <= base:
                    in_list = False
                    put("", -1)
                quoted, rest = True, "> x" if not text[1:].isspace() and text[1:] else ">"
            else:
                if quoted or (in_list and columns <= base):
                    put("", -1)
                    in_list = in_list and columns > base
                quoted = False
                rest = text if text[0] in "#`~" else "x"
                if text[0] in "`~" and text[:3] in ("```", "~~~"):
                    rest = "x"  # a fence that nobody closes is prose
            if not in_list:
                base = 0
            put(" " * min(columns - base if in_list else columns, _DEEP) + rest, number)
        before = line
    return twin, origin


def _parsed(twin: Sequence[str], origin: Sequence[int], lines: Sequence[str]) -> list[Block]:
    out: list[Block] = []
    tokens = _parser().parse("\n".join(twin))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        close = _closing(tokens, at)
        if token.map is not None and token.type in ("bullet_list_open", "ordered_list_open"):
            out.extend(_items(tokens, at, close, origin, lines))
        elif token.map is not None:
            kind = {
                "paragraph_open": PROSE, "heading_open": HEADING, "fence": CODE, "code_block": CODE,
                "blockquote_open": QUOTE, "hr": RULE,
            }.get(token.type, PROSE)
            block = _block(kind, token.map, origin, lines)
            if block:
                out.append(block)
        at = close + 1
    return out


def _closing(tokens: Sequence[Token], at: int) -> int:
    if tokens[at].nesting != 1:
        return at
    level = tokens[at].level
    end = at + 1
    while tokens[end].level != level or tokens[end].nesting != -1:
        end += 1
    return end


def _items(
    tokens: Sequence[Token], at: int, close: int, origin: Sequence[int], lines: Sequence[str]
) -> list[Block]:
    out = []
    level = tokens[at].level + 1
    for place in range(at + 1, close):
        token = tokens[place]
        if token.level != level or token.type != "list_item_open" or not token.map:
            continue
        whole = _lines_of(token.map, origin, lines)
        if not whole:
            continue
        first, last = whole
        child = tokens[place + 1]
        own = first
        if child.type == "paragraph_open" and child.map:
            said = _lines_of(child.map, origin, lines)
            own = said[1] if said else first
        elif child.nesting != -1:
            out.append(Block(PROSE, first, last, last, _text(lines, first, last)))
            continue
        words = [_unmarked(lines[first]), *(body(lines[n]).strip() for n in range(first + 1, own + 1))]
        out.append(Block(BULLET, first, last, own, "\n".join(words)))
    return out


def _unmarked(line: str) -> str:
    text = body(line).strip()
    return text[marker(text) :].lstrip()


def _block(kind: str, span: Sequence[int], origin: Sequence[int], lines: Sequence[str]) -> Block | None:
    whole = _lines_of(span, origin, lines)
    if not whole:
        return None
    return Block(kind, whole[0], whole[1], whole[1], _text(lines, *whole))


def _lines_of(span: Sequence[int], origin: Sequence[int], lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and last line as typed that a token's lines stand for, blank ones at the ends left away."""
    real = [origin[n] for n in range(span[0], min(span[1], len(origin))) if origin[n] >= 0]
    while real and is_blank(body(lines[real[-1]])):
        real.pop()
    return (real[0], real[-1]) if real else None


def _text(lines: Sequence[str], first: int, last: int) -> str:
    return "\n".join(body(line) for line in lines[first : last + 1]).strip()


def _complete(found: list[Block], lines: Sequence[str]) -> list[Block]:
    """Give every line that no token claimed a block of its own."""
    out: list[Block] = []
    at = 0
    for block in [*found, Block(PROSE, len(lines), len(lines), len(lines), "")]:
        if block.first < at:
            continue
        for number in range(at, block.first):
            if not is_blank(body(lines[number])):
                out.append(Block(PROSE, number, number, number, body(lines[number]).strip()))
        at = block.last + 1
        out.append(block)
    return out[:-1]
