"""The text of a note without its sealed remarks (M34): what lists, logs and searches may show.

A line is sealed when the journal filed it so, and also when it reads so: what was filed may be in the trash, or come
from another device that counted the lines otherwise. Rather too much is cut than too little.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from weakref import WeakKeyDictionary

from relbank.model.journal import Journal
from relbank.model.touch import Touch
from relbank.model.trust import Sealed

MASK = "- (sealed remark)"
"""What stands for a sealed remark on the page of whoever told it."""
_MARKER = r"(?:[-*+•◦▪‣●·–]|\d{1,4}[.)])"
_OWNER = r"@\S+(?:[ \t]+[^\W\d_a-z]\S*)*[ \t]*[:,–—-]?"
_SECRET = re.compile(rf"[ \t]*{_MARKER}[ \t\u00a0]*(?:{_OWNER}[ \t]+)?(?i:secrets?)(?![\w'’-])")
_BULLET = re.compile(rf"[ \t]*{_MARKER}(?:\s|[^\W\d_]|[\[@\\])")
_OTHERS = ("@", "#", ">", "```")
_lines: WeakKeyDictionary[Journal, tuple[int, Mapping[str, Mapping[int, str]]]] = WeakKeyDictionary()


def open_text(journal: Journal, touch: Touch, person: str = "") -> str:
    """Return a touch's note with every sealed line, and what continues it, cut out.

    person: on whose page it is shown; a mask stands where they told something themselves.
    """
    filed = _filed(journal).get(touch.id, {})
    if not filed and "secret" not in touch.text.casefold():
        return touch.text
    own = [line for line, giver in filed.items() if giver == person] if person else ()
    return without_sealed(touch.text, filed, own)


def without_sealed(text: str, filed: Collection[int] = (), masked: Collection[int] = ()) -> str:
    """Return a note without its sealed lines; filed: lines (from 1) known to be; masked: those that leave a mask."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept, cutting, base, gap = [], False, 0, False
    for number, line in enumerate(lines, 1):
        if number in filed or _SECRET.match(line):
            cutting, base, gap = True, _indent(line), False
            if number in masked:
                kept.append(MASK)
        elif not line.strip():
            gap = True
        elif cutting:
            deep = _indent(line)
            beneath = deep > 0 or not (gap or line.startswith(_OTHERS))  # behind a blank line only what is indented
            cutting = deep > base if _BULLET.match(line) else beneath
        if not cutting or not line.strip():
            kept.append(line)
    return "\n".join(kept) if len(kept) < len(lines) or masked else text


def givers(journal: Journal, touch: str) -> Iterable[str]:
    """Return who told the sealed remarks of a note, as ids; "" for nobody in particular."""
    return dict.fromkeys(_filed(journal).get(touch, {}).values())


def _indent(line: str) -> int:
    bare = line.expandtabs(4)
    return len(bare) - len(bare.lstrip())


def _filed(journal: Journal) -> Mapping[str, Mapping[int, str]]:
    """Return touch to line to giver of everything sealed; looked up once for each version of the journal."""
    known = _lines.get(journal)
    if known is None or known[0] != journal.version:
        found: dict[str, dict[int, str]] = {}
        for thing in journal.every(Sealed):
            found.setdefault(thing.touch, {})[thing.line] = thing.person
        known = _lines[journal] = (journal.version, found)
    return known[1]
