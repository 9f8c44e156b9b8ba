"""The program's own words, read from its own code: whatever else stands on the screen came from somebody (M34).

A list of words kept by hand would be out of date with the next sentence. What is read here are the texts in the
compiled modules, without docstrings, without the modules of examples, which are full of names and likes, and without
those that read notes: they know by heart what people write of each other (names, "divorced", "fired").
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType

WORD = re.compile(r"[^\W\d_]+")
"""A word, as it is compared: letters only, so that "don't" is two."""
EXAMPLES = (
    "demo/", "cli/", "notes/", "method/query.py", "tui/screens/capture.py", "tui/looked_for.py",
    "tui/verbs/facts.py", "tui/verbs/knowing.py",
)  # fmt: skip
"""What says nothing on the screen, gives examples there, or holds the words of those who write notes."""
_TELLING = 5
"""Letters of a word that was cut short that tell which one it was."""
_FUNCTION, _DOCUMENTED = 0x2, 0x4000000  # flags of code: CO_NEWLOCALS; CO_HAS_DOCSTRING, from Python 3.13 on


@cache
def vocabulary() -> frozenset[str]:
    """Return every word of two letters and more that the program itself can say, in small letters."""
    root = Path(__file__).parents[1]
    texts: list[str] = []
    for file in root.rglob("*.py"):
        name = file.relative_to(root).as_posix()
        if not name.startswith(EXAMPLES):
            loader = SourceFileLoader(name, str(file))  # it takes what was compiled already
            code = loader.get_code(name)
            texts += _texts(code) if code is not None else ()
    return frozenset(word for word in WORD.findall(" ".join(texts).lower()) if len(word) > 1)


def says(word: str, words: frozenset[str] | None = None, cut: bool = False) -> bool:
    """Tell whether the program itself can say a word, alone or in the plural; cut: the end of it may be missing.

    words: its own words, if they were read already.
    """
    known, sought = vocabulary() if words is None else words, word.lower()
    if sought in known or (sought.endswith("s") and sought[:-1] in known):
        return True
    return cut and len(sought) >= _TELLING and any(each.startswith(sought) for each in known)


def _texts(code: CodeType) -> Iterator[str]:
    """Yield the texts of a piece of code, and of all the code in it, without docstrings."""
    doc = _docstring(code)
    for place, value in enumerate(code.co_consts):
        if isinstance(value, CodeType):
            yield from _texts(value)
        elif isinstance(value, tuple | frozenset):
            yield from _within(value)
        elif isinstance(value, str) and place != doc:
            yield value


def _within(values: Iterable[object]) -> Iterator[str]:
    """Yield the texts of a table that is a constant, whose rows are constants, too."""
    for value in values:
        if isinstance(value, tuple | frozenset):
            yield from _within(value)
        elif isinstance(value, str):
            yield value


def _docstring(code: CodeType) -> int:
    """Return the place of the docstring among a piece of code's constants, -1 when it has none."""
    if code.co_flags & _FUNCTION:
        documented = code.co_flags & _DOCUMENTED if sys.version_info >= (3, 13) else code.co_name[:1] != "<"
        return 0 if documented else -1
    if "__doc__" not in code.co_names:
        return -1
    return next((n for n, value in enumerate(code.co_consts) if isinstance(value, str) and " " in value), -1)
