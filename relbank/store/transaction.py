"""One change of the journal: everything in it becomes one line, or nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from relbank.model.document import known_key, table_of, to_doc

from .staging import Staging

if TYPE_CHECKING:
    from types import TracebackType

    from .merge import Operation
    from .store import Store


class Transaction:
    """What a `with store.transaction(why)` block may do; the journal itself shows the changes when the block is left.

    Every write runs through TinyDB's own insert, update and remove.
    """

    def __init__(self, store: Store, why: str) -> None:
        self.why = why
        self.staged: dict[str, Staging] = {}
        self.marks: dict[str, str] = {}  # further members of the line: what it undoes "u", redoes "r", dismisses "c"
        self.operations: list[Operation] = []  # further operations, that no difference of documents shows
        self._store = store

    def new_id(self) -> str:
        """Return an id for a new thing."""
        return self._store.new_id()

    def add(self, thing: Any) -> None:
        """Add a thing of the model; ValueError when its id is taken."""
        from .tables import JournalDocument  # TinyDB is imported by whoever writes, not by whoever only reads

        self._store.table(table_of(type(thing))).insert(JournalDocument(to_doc(thing), thing.id))

    def change(self, thing: Any, base: Any = None) -> None:
        """Write how a thing differs from the stored one; KeyError when it is not stored.

        base: the thing as it was read. Then only what differs between the two is written, so that what somebody
        else changed in the meantime stays. Keys that the class does not know are never touched.
        """
        cls = type(thing)
        new, old = to_doc(thing), None if base is None else to_doc(base)

        def write(doc: dict[str, Any]) -> None:
            for key in [key for key in doc if key not in new and known_key(cls, key)]:
                if old is None or key in old:
                    del doc[key]
            doc.update(new if old is None else {k: v for k, v in new.items() if old.get(k) != v or k not in old})

        if not self._store.table(table_of(cls)).update(write, doc_ids=[thing.id]):
            raise KeyError(thing.id)

    def remove(self, cls: type[Any], id: str) -> None:
        """Delete a thing for good (undo still brings it back); KeyError when it is not stored.

        Throwing something into the trash is a change of its field `trashed`, not this.
        """
        if not self._store.table(table_of(cls)).remove(doc_ids=[id]):
            raise KeyError(id)


class Turn:
    """The block of a transaction: with the lock, having read to the end of the own log; saves when it is left."""

    __slots__ = ("_begun", "_store", "_tx", "_why")

    def __init__(self, store: Store, why: str) -> None:
        self._store = store
        self._why = why

    def __enter__(self) -> Transaction:
        self._tx, self._begun = self._store.enter(self._why)
        return self._tx

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._store.leave(self._tx, begun=self._begun, well=kind is None)
