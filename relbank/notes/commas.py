"""Comma lists: "hockey, Nascar" is two likes; "mornings, but not Monday" is one."""

from __future__ import annotations

from .word_sets import word_set

_CLAUSE = word_set(
    "not never always but when how why what if because since although though while unless until who whom whose which "
    "that where so as than is are was were isn't aren't has have had does do did doesn't don't didn't can can't will "
    "won't would should i he she we they you it he's she's it's they're i'm"
)
_OPEN, _CLOSE = "([{“„«", ")]}”“»"


_WAY = ("the way ", "the fact ")  # what opens a clause, too


def pieces(text: str) -> list[str]:
    """Return the members of a comma list, or the whole text where it is a sentence."""
    words = text.lower().replace("’", "'").replace(",", " ").replace(";", " ").split()
    clause = any(word.strip("().!?\"“”") in _CLAUSE or word.startswith("n't") for word in words)
    if clause or any(way in f"{' '.join(words)} " for way in _WAY):
        return [_trimmed(text)] if _trimmed(text) else []
    parts = [_trimmed(part) for part in _split(text)]
    return [part for part in parts if part]


def _split(text: str) -> list[str]:
    out, start, depth, quoted = [], 0, 0, False
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
        elif char in ",;，、；" and (not depth or ")" not in text[at:]) and (not quoted or '"' not in text[at:]):
            if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue  # 1,000
            out.append(text[start:at])
            start = at + 1
    return [*out, text[start:]]


def _trimmed(part: str) -> str:
    part = part.strip().strip(",;").strip()
    for mark in ("**", "__", "*", "_"):
        if len(part) > 2 * len(mark) and part.startswith(mark) and part.endswith(mark) and part.count(mark) == 2:
            part = part[len(mark) : -len(mark)].strip()
    for joiner in ("and ", "or ", "& "):
        if part.lower().startswith(joiner) and len(part) > len(joiner):
            part = part[len(joiner) :].lstrip()
    return part[:-1] if part.endswith(".") and not part.endswith("..") and part.count(".") == 1 else part
