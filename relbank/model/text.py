"""Text from people: made safe to show, folded to compare, measured in cells."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# C0 but tab and newline, DEL, C1, bidi controls, line and paragraph separators, invisible operators, BOM,
# interlinear marks, tag characters, Hangul fillers, lone surrogates. ZWJ and ZWNJ stay: scripts and emoji need them.
_HOSTILE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_FLOOD = f"({_MARK}{{3}}){_MARK}+"
# A joiner between signs that do not join is drawn as nothing by terminals but swallows the next cell in what measures
# widths: kept between emoji and in the scripts that need it only.
_JOINED = "[\u0900-\u1fff\u2190-\u2e7f\ufe0f\U0001f000-\U0001faff]"
_LOOSE = f"(?<!{_JOINED})\u200d|\u200d(?!{_JOINED})"
_compiled = cache(re.compile)  # with the first text that needs it: most are plain, and a start compiles none

_FIRST_MARK = "\u0300"  # every printable letter below takes one cell and joins nothing


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # ESC becomes the picture of ESC
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029):
        return "\u2424"
    return "\ufffd"


def clean(text: str, *, multiline: bool = False) -> str:
    """Return text that is safe and honest to show: control and bidi characters become visible signs.

    One line unless multiline: newlines become a sign too. What is stored stays as it was given.
    """
    if text.isprintable() and (text.isascii() or max(text) < _FIRST_MARK):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    if not multiline:
        text = text.replace("\n", "\u2424")
    if "\u200d" in text:
        text = _compiled(_LOOSE).sub("", text)
    return _compiled(_FLOOD).sub(r"\1", _compiled(_HOSTILE).sub(_shown, text))


def fold(text: str) -> str:
    """Return text for comparing: case and accents folded, white space single."""
    if text.isascii():
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def cells(text: str) -> int:
    """Return how many terminal cells a cleaned line takes (wide characters two, marks none)."""
    if text.isascii() or max(text) < _FIRST_MARK:
        return len(text)
    width = 0
    for char in text:
        if unicodedata.combining(char) or char in "\u200c\u200d\ufe0e\ufe0f":
            continue
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def fit(text: str, width: int) -> str:
    """Return a cleaned line cut or padded to a width in cells; what was cut ends in an ellipsis."""
    size = cells(text)
    if size <= width:
        return text + " " * (width - size)
    out, used = "", 0
    for char in text:
        step = cells(char)
        if used + step > width - 1:
            break
        out, used = out + char, used + step
    return out + "…" + " " * (width - used - 1) if width > 0 else ""
