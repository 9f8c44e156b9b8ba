"""What may be a name: refused where somebody types one into a field, mended where a note brings one."""

from __future__ import annotations

import re

from relbank.model.text import cells, clean

from .done import Refused

LONGEST = 200  # cells
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def checked(name: str, what: str = "name") -> str:
    """Return a name with its white space single; raises Refused when it is empty, hidden or too long."""
    plain = " ".join(_CONTROL.sub(_kept_space, name).split())
    if not clean(plain).strip("\ufffd "):
        raise Refused(f"The {what} is empty.", "Type at least one letter.")
    if _CONTROL.search(plain):
        raise Refused(f"The {what} holds control characters.", "Type it with letters, blanks and punctuation only.")
    if cells(clean(plain)) > LONGEST:
        raise Refused(f"The {what} is longer than {LONGEST} characters.", "Keep it short; the rest fits in a note.")
    return plain


def mended(name: str) -> str:
    """Return a name from a note fit to be a person's: without control characters, cut to a length; never empty."""
    plain = " ".join(_CONTROL.sub(" ", name).split())
    while cells(clean(plain)) > LONGEST:
        plain = plain[: max(1, len(plain) - max(1, (cells(clean(plain)) - LONGEST) // 2))].rstrip()
    return plain or "somebody"


def _kept_space(match: re.Match[str]) -> str:
    return " " if match[0] in "\t\n\r" else match[0]


def worded(text: str, what: str) -> str:
    """Return text for a fact or promise, stripped; raises Refused when nothing is left to read."""
    plain = text.strip()
    if not clean(_CONTROL.sub("", plain)).strip("\ufffd "):
        raise Refused(f"The {what} is empty.", "Type a few words.")
    return plain
