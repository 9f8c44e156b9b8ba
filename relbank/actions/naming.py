"""What may be a name: refused where somebody types one into a field, mended where a note brings one."""

from __future__ import annotations

from relbank.model.text import cells, clean

from .done import Refused

LONGEST = 200  # cells
_CONTROL = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))


def checked(name: str, what: str = "name") -> str:
    """Return a name with its white space single; raises Refused when it is empty, hidden or too long."""
    spaced = "".join(" " if c in "\t\n\r" else c for c in name)
    plain = " ".join(part for part in spaced.split(" ") if part)
    if not clean(plain).strip("\ufffd "):
        raise Refused(f"The {what} is empty.", "Type at least one letter.")
    if not _CONTROL.isdisjoint(plain):
        raise Refused(f"The {what} holds control characters.", "Type it with letters, blanks and punctuation only.")
    if cells(clean(plain)) > LONGEST:
        raise Refused(f"The {what} is longer than {LONGEST} characters.", "Keep it short; the rest fits in a note.")
    return plain


def mended(name: str) -> str:
    """Return a name from a note fit to be a person's: without control characters, cut to a length; never empty."""
    plain = " ".join("".join(" " if c in _CONTROL else c for c in name).split())
    while cells(clean(plain)) > LONGEST:
        plain = plain[: max(1, len(plain) - max(1, (cells(clean(plain)) - LONGEST) // 2))].rstrip()
    return plain or "somebody"


def worded(text: str, what: str) -> str:
    """Return text for a fact or promise, stripped; raises Refused when nothing is left to read."""
    plain = text.strip()
    if not clean("".join(c for c in plain if c not in _CONTROL)).strip("\ufffd "):
        raise Refused(f"The {what} is empty.", "Type a few words.")
    return plain
