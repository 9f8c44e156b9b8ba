"""The marks at the start of a line: bullets, tick boxes, rules, fences."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.model.lines import body, indent

_BULLETS = "-*+•◦▪‣●·–—"
_TIGHT = "-*+•–—"  # may stand without a blank


def marker(text: str) -> int:
    """Return how many characters a bullet's marker takes at the start of a line, the blank left out; 0 for none."""
    first = text[:1]
    if not first:
        return 0
    if first in _BULLETS:
        follows = text[1:2]
        if not follows or follows.isspace():
            return 1 if text[1:].strip() else 0
        if first in _TIGHT and (follows.isalpha() or follows in "[@\\") and not _emphasis(text):
            return 1
        return 0
    if first.isdigit() and first.isascii():
        size = 1
        while size < 4 and text[size : size + 1].isdigit():
            size += 1
        if text[size : size + 1] in (".", ")") and text[size : size + 1]:
            follows = text[size + 1 : size + 2]
            if follows.isspace() and text[size + 1 :].strip():
                return size + 1
            if follows.isalpha() or follows in ("[", "@"):
                return size + 1 if follows and text[size] == "." and not text[size + 1 :].split()[0].count(".") else 0
    return 0


def _emphasis(text: str) -> bool:
    """Tell whether a star opens emphasis instead of a bullet: *so*."""
    return text[0] == "*" and "*" in text[1:200]


OPEN_BOXES, DONE_BOXES = "☐⬜", "☑☒✅✔✓"
_BOXES = tuple(
    (len(shape), shape)
    for shape in (
        "[ ]", "[]", "[  ]", "[_]", "[x]", "[X]", "[ x ]", "[ X ]", "[x ]", "[ x]", "[X ]", "[ X]", "[✓]", "[✔]",
    )
)


def box(text: str) -> int:
    """Return how many characters a tick box takes at the start of some text; 0 when there is none."""
    if text[:1] == "[":
        for size, shape in _BOXES:
            if text.startswith(shape):
                follows = text[size : size + 1]
                return size if not follows or follows.isspace() or follows.isalnum() or follows == "@" else 0
        return 0
    if text[:1] in OPEN_BOXES + DONE_BOXES and text[:1]:
        return 2 if text[1:2] == "\ufe0f" else 1
    return 0


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a rule or an underline: ---, ***, ___, ===, --."""
    marks = text.rstrip()
    if len(marks) < 2 or marks[0] not in "-*_=–—":
        return False
    if len(marks) > 400:
        marks = marks[:400]
    return set(marks) <= {marks[0], " ", "\t"} and marks.count(marks[0]) >= 2


def fences(lines: Sequence[str]) -> list[bool]:
    """Return which lines lie inside a fenced block, its fences included; a fence that nobody closes fences nothing."""
    inside = [False] * len(lines)
    marked: list[tuple[int, str, int, bool, bool]] = []
    for number, raw in enumerate(lines):
        at = indent(raw[:40])[1]
        char = raw[at : at + 1]
        if char and char in "`~" and raw[at : at + 3] == char * 3:
            text = body(raw[at:])
            size = len(text) - len(text.lstrip(char))
            rest = text[size:]
            marked.append((number, char, size, char == "~" or "`" not in rest, not rest.strip()))
    if len(marked) < 2:
        return inside
    longest = {"`": [0] * (len(marked) + 1), "~": [0] * (len(marked) + 1)}
    for place in range(len(marked) - 1, -1, -1):
        _, char, size, _, closes = marked[place]
        for kind, sizes in longest.items():
            sizes[place] = max(sizes[place + 1], size if kind == char and closes else 0)
    place = 0
    while place < len(marked):
        number, char, size, opens, _ = marked[place]
        place += 1
        if not opens or longest[char][place] < size:
            continue
        while not (marked[place][1] == char and marked[place][4] and marked[place][2] >= size):
            place += 1
        for line in range(number, marked[place][0] + 1):
            inside[line] = True
        place += 1
    return inside
