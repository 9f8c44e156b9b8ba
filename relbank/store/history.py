"""What a document was at any time, who changed it and when: read from the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .conflicts import lines_of
from .merge import Operation, Table
from .stamps import device_of, moment_of

if TYPE_CHECKING:
    from datetime import datetime

    from .documents import Doc
    from .store import Store


class Change(NamedTuple):
    """One line that touched a document: when (local time), which device, why, what it did, what stood there then.

    after: the document once everything up to this line is merged, None while it is deleted.
    """

    when: datetime
    device: str
    why: str
    stamp: str
    operations: list[Operation]
    after: Doc | None


def history(store: Store, table: str, id: str) -> list[Change]:
    """Return every change of one document, the oldest first; raises OSError when the log can't be read."""
    return histories(store, [(table, id)])[table, id]


def histories(store: Store, things: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Change]]:
    """Return every change of some documents (table, id), the oldest first; the log is read once."""
    return {(table, id): _changes(table, id, lines) for (table, id), lines in lines_of(store.log, things).items()}


def _changes(table: str, id: str, lines: Iterable[Any]) -> list[Change]:
    merged = Table(table)
    found = []
    for tx in lines:
        ops = [op for op in tx["o"] if op[1] == table and op[2] == id]
        for op in ops:
            merged.apply(tx["t"], op)
        after = merged.docs.find(id)
        found.append(Change(moment_of(tx["t"]), device_of(tx["t"]), tx["w"], tx["t"], ops, after))
    return found


def at(store: Store, table: str, id: str, moment: datetime) -> Doc | None:
    """Return a document as it was at a moment (with offset), None when there was none."""
    changes = [change for change in history(store, table, id) if change.when <= moment]
    return changes[-1].after if changes else None
