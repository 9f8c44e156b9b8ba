"""Texts that no longer, or not yet, stand in the journal, as far as they may be shown (M34).

What is filed tells which lines of a note are sealed. Older texts and drafts are read as they would be filed; and what
a note said before a remark in it was sealed is as sealed as the remark is now.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.method.personal import KEPT
from relbank.method.unsealed import says_sealed, without_sealed

from .trash import SEALED

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.drafts import Draft

_ANY_DAY = datetime(2000, 1, 1)  # no date decides whether a line is sealed


def note_openly(store: Store, text: str, touch: str = "") -> str:
    """Return a text as of a note, without what would be sealed in it; touch: the id of the note, "" for none."""
    remarks = says_sealed(store.journal, touch)
    if remarks is None and "secret" not in text.casefold():
        return text
    from relbank.model.lines import split
    from relbank.notes import parse

    from .note import names

    note = parse(text, _ANY_DAY, names(store))
    filed = {line.line: line.text for visit in note.visits for line in visit.lines if line.filed == "sealed"}
    if remarks is not None:
        filed = {**{number: "" for number, line in enumerate(split(text), 1) if remarks(line)}, **filed}
    return without_sealed(text, filed)


def draft_openly(store: Store, draft: Draft) -> str:
    """Return what a draft holds, without what would be sealed in it."""
    about, _, id = draft.about.partition(":")
    if about == "form" and (id.startswith("sealed:") or "secret" in draft.text.casefold()):
        return SEALED  # a line of a form has no bullet by which to tell
    return note_openly(store, draft.text, id if about == "edit" else "")


def opener(store: Store, table: str, id: str) -> Callable[[str, Any], Any]:
    """Return what makes of a field of one thing, and its value at any time, what may be shown of it."""
    if table == "touches":
        return lambda field, value: note_openly(store, value, id) if field == "text" and value else value
    there = store.view(table).get(id)
    doc = there or store.table_state(table).rest[0].get(id) or {}
    stands = there is not None and not there.get("trashed")  # what stands in the journal is open
    remarks = None if stands else says_sealed(store.journal, str(doc.get("touch", "")))

    def opened(field: str, value: Any) -> Any:
        if not isinstance(value, str) or field in KEPT:
            return value
        sealed = field == "text" if table == "sealed" else remarks is not None and remarks(value)
        return SEALED if sealed else value

    return opened
