"""The text of a note without its sealed remarks (M34): what lists, logs and searches may show.

A line is sealed when the journal filed it so, and also when it reads so: what was filed may be in the trash, or come
from another device that counted the lines otherwise. Rather too much is cut than too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from weakref import WeakKeyDictionary

from relbank.model.journal import Journal
from relbank.model.lines import bodies
from relbank.model.touch import Touch
from relbank.model.trust import NO_SECRET, Sealed

MASK = "- (sealed remark)"
"""What stands for a sealed remark on the page of whoever told it."""
_MARKER = r"(?:[-*+•◦▪‣●·–—]|\d{1,4}[.)])"
_BLANK = r"[^\S\n]"
_OWNER = rf"@\S+(?:{_BLANK}+[^\W\d_a-z]\S*)*{_BLANK}*[:,–—-]*{_BLANK}"
_LOWER = rf"@\S+(?:{_BLANK}+[^\s:]+){{1,5}}{_BLANK}*(?::|[–—-]+{_BLANK})"  # @ana de la cruz: secret …
_WORD = rf"(?i:secrets?)(?![\w'’-])(?!{_BLANK}+(?i:{'|'.join(sorted(NO_SECRET))})(?:[,.!?;]|\s|$))"
_SECRET = re.compile(rf"\s*{_MARKER}\s*(?:(?:{_OWNER}|{_LOWER})\s*)?{_WORD}")
_BULLET = re.compile(rf"[ \t]*{_MARKER}(?:\s|[^\W\d_]|[\[@\\])")
_OTHERS = ("@", "#", ">", "```")
_NONE: Mapping[int, str] = {}
_by_touch: WeakKeyDictionary[Journal, tuple[int, Mapping[str, Sequence[Sealed]]]] = WeakKeyDictionary()


def open_text(journal: Journal, touch: Touch, person: str = "") -> str:
    """Return a touch's note with every sealed line, and what continues it, cut out.

    person: on whose page it is shown; a mask stands where they told something themselves.
    """
    filed = _filed(journal, touch.id)
    if not filed and "secret" not in touch.text.casefold():
        return touch.text
    own = [line for line, remark in filed.items() if remark.person == person and not remark.trashed] if person else ()
    return without_sealed(touch.text, {line: remark.text for line, remark in filed.items()}, own)


def without_sealed(text: str, filed: Mapping[int, str] = _NONE, masked: Collection[int] = ()) -> str:
    """Return a note without its sealed lines; masked: those that leave a mask.

    filed: lines (from 1) known to be, each with what the remark says, "" where only the line is known.
    """
    lines = bodies(text)
    kept, cutting, base, gap, said = [], False, 0, False, ""
    for number, line in enumerate(lines, 1):
        if number in filed or _SECRET.match(line):
            if not (cutting and _indent(line) > base):  # else it is beneath another that is cut whole
                base, said = _indent(line), ""
            cutting, gap, said = True, False, f"{said}\n{filed.get(number, '')}"
            if number in masked:
                kept.append(MASK)
        elif not line.strip():
            gap = True
        elif cutting:
            deep = _indent(line)
            beneath = deep > 0 or not (gap or line.startswith(_OTHERS))  # behind a blank line only what is indented
            cutting = (deep > base if _BULLET.match(line) else beneath) or line.strip() in said
        if not cutting or not line.strip():
            kept.append(line)
    return "\n".join(kept) if len(kept) < len(lines) or masked else text


def says_sealed(journal: Journal, touch: str) -> Callable[[str], bool] | None:
    """Return what tells whether a text says what is sealed in a note now; None for a note without sealed remarks.

    Older texts of the note, and what was filed from them, may have said it before it was sealed.
    """
    remarks = _remarks(journal).get(touch, ()) if touch else ()
    return repeats(remark.text for remark in remarks) if remarks else None


def repeats(remarks: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a text says what one of some remarks says: most of its words, or nothing else."""
    from .clashes import words

    known = [words(remark) for remark in remarks]

    def says(text: str) -> bool:
        said = words(text)
        return bool(said) and any(said <= each or 5 * len(said & each) >= 3 * len(each) > 0 for each in known)

    return says


def _indent(line: str) -> int:
    bare = line.expandtabs(4)
    return len(bare) - len(bare.lstrip())


def _filed(journal: Journal, touch: str) -> Mapping[int, Sealed]:
    """Return the sealed remarks of a note by their lines, those in the trash, too."""
    return {remark.line: remark for remark in _remarks(journal).get(touch, ()) if remark.line}


def _remarks(journal: Journal) -> Mapping[str, Sequence[Sealed]]:
    """Return the sealed remarks of each touch, those in the trash first; looked up once a version of the journal."""
    known = _by_touch.get(journal)
    if known is None or known[0] != journal.version:
        found: dict[str, list[Sealed]] = {}
        thrown = (thing for thing in journal.trash() if isinstance(thing, Sealed))
        for remark in (*thrown, *journal.every(Sealed)):
            found.setdefault(remark.touch, []).append(remark)
        known = _by_touch[journal] = (journal.version, found)
    return known[1]
