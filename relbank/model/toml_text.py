"""What somebody typed into a TOML file: the line of each key, and what is wrong with the file, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str, ...]
_PART = r"""(?:"[^"]*"|'[^']*'|[\w-]+)"""
_PATH = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEAD = re.compile(rf"\s*\[\[?\s*({_PATH})\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({_PATH})\s*=")
_TEXTS = ('"""', "'''")
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_TWICE = re.compile(r"Cannot declare \((.*?),?\) twice")
_SAID = {
    "Invalid value": "a value is missing or not understood; texts stand in quotes",
    "Cannot overwrite a value": "this is set a second time; leave one of the two",
    r"Illegal character '\n'": "the text that ends here has no closing quote",
}


def key_lines(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, on which each key first stands, by its path: ("cadence", "nurturing") -> 12.

    Tables are among them. Keys within braces are not: `line_of` tells the line of their table.
    """
    lines: dict[Path, int] = {}
    table: Path = ()
    within = ""  # the quotes that close a text of several lines
    for number, line in enumerate(text.splitlines(), 1):
        if within:
            within = "" if line.count(within) % 2 else within
            continue
        if line.lstrip().startswith("#"):
            continue
        if head := _HEAD.fullmatch(line):
            table = found = _split(head[1])
        elif key := _KEY.match(line):
            found = (*table, *_split(key[1]))
        else:
            found = ()
        for size in range(1, len(found) + 1):
            lines.setdefault(found[:size], number)
        within = next((quotes for quotes in _TEXTS if line.count(quotes) % 2), "")
    return lines


def line_of(lines: Mapping[Path, int], *path: str) -> int:
    """Return the line of a key, or of the nearest table around it; 1 when neither is known."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def broken(error: Exception) -> str:
    """Return where a file is no TOML and why, to stand behind its name: ", line 3: [rungs] stands there twice"."""
    if isinstance(error, RecursionError):
        return ": it is nested too deeply"
    place = _PLACE.fullmatch(str(error))
    what, line, column = place.groups() if place else (str(error), None, None)
    if twice := _TWICE.fullmatch(what):
        names = ".".join(re.findall(r"'([^']*)'", twice[1]))
        said = f"[{names}] stands here a second time; put its lines below the first"
    else:
        said = _SAID.get(what) or what[:1].lower() + what[1:]
    where = f", line {line}, column {column}" if line else ", at its end" if place else ""
    return f"{where}: {said}"


def _split(path: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, path))
