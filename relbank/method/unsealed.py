"""The text of a note without its sealed remarks (M34): what lists, logs and searches may show."""

from __future__ import annotations

from relbank.model.journal import Journal
from relbank.model.touch import Touch
from relbank.model.trust import Sealed

_MARKS = ("- ", "* ", "+ ", "• ", "@")


def open_text(journal: Journal, touch: Touch) -> str:
    """Return a touch's note with every sealed line, and what continues it, cut out."""
    sealed = {thing.line for thing in journal.every(Sealed) if thing.touch == touch.id}
    if not sealed:
        return touch.text
    kept, cutting = [], False
    lines = touch.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if number in sealed:
            cutting = True
        elif not line.strip() or line.startswith(_MARKS):
            cutting = False
        if not cutting:
            kept.append(line)
    return "\n".join(kept)
