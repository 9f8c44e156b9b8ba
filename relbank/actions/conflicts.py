"""Values that lost to another device which had not seen them: told, kept or dismissed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from relbank.model.record import record

from .done import Done, short
from .openly import opener
from .past import field_said, title, value_said

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.conflicts import Conflict


@record
class Lost:
    """One value that lost: an id to name it by, what it belongs to, the field, both values, and the store's own word.

    theirs: the value that lost; ours: the one that stands, "" for none.
    """

    id: str
    what: str
    field: str
    theirs: str
    ours: str
    where: str
    conflict: Conflict

    @property
    def when(self) -> str:
        """The local minute at which the value was written, ISO."""
        return self.conflict.when.isoformat(timespec="minutes")[:16]


def listed_conflicts(store: Store) -> list[Lost]:
    """Return all values that lost unseen, the oldest first; raises StoreError when the log can't be read."""
    return [_told(store, conflict) for conflict in store.conflicts()]


def keep(store: Store, lost: Lost) -> Done:
    """Put the value that lost in the place of the one that stands; undo takes it back."""
    store.keep(lost.conflict)
    return Done(f"Kept: {lost.field} of {lost.what} is {short(lost.theirs)} now.", (lost.conflict.id,))


def dismiss(store: Store, lost: Lost) -> Done:
    """Let the value that lost be lost; undo lists it again."""
    store.dismiss(lost.conflict)
    stays = f"stays {short(lost.ours)}" if lost.ours else "stays as it is"
    return Done(f"Dismissed: {lost.field} of {lost.what} {stays}.", (lost.conflict.id,))


def _told(store: Store, conflict: Conflict) -> Lost:
    table, field = conflict.table, conflict.field
    id = f"{crc32('/'.join((table, conflict.id, field, conflict.stamp)).encode()):08x}"
    opened = opener(store, table, conflict.id)
    both = (opened(field, value) for value in (conflict.value, conflict.current))
    theirs, ours = (value_said(store, table, field, value) for value in both)
    where = "here" if conflict.device == store.device else f"device {conflict.device}"
    return Lost(id, title(store, table, conflict.id), field_said(store, field), theirs, ours, where, conflict)
