"""The store: lets writers take turns and keeps every acknowledged change.

What runs where: the log (log.py, frame.py) is the truth; lines are merged into tables (merge.py, reading.py); TinyDB's
own code reads and changes those tables (tables.py), also for every write of a transaction; the model's dataclasses are
read through view.py. TinyDB is imported with the first write or query, so a verb that only reads starts without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .checkpoint import Header
from .checkpoint import write as write_checkpoint
from .errors import StoreError, cannot_open, cannot_save, cannot_write
from .foreign import refuse_foreign
from .frame import SCHEMA, encode
from .merge import Table
from .reading import Reading, Told
from .resume import marks
from .staging import Staging
from .transaction import Transaction, Turn

if TYPE_CHECKING:
    from .conflicts import Conflict
    from .drafts import Drafts
    from .tables import JournalDB
    from .undo import Undone

_read = json.JSONDecoder().raw_decode
_TAIL, _LONG = 1 << 16, 1 << 20  # bytes of log that are read again more quickly than written down; that are felt


class Store(Reading):
    """One open journal. Use open_store; close it, or use it as a context manager."""

    def __init__(self, path: Path, state: Path, *, readonly: bool = False, told: Told = None) -> None:
        super().__init__(path, state, readonly=readonly, told=told)
        self._db: JournalDB | None = None

    # tables

    def table_state(self, name: str) -> Table:
        """Return the merged state of a table, empty when nothing was ever written to it."""
        return self.merged.table(name)

    def table_names(self) -> list[str]:
        """Return the names of the tables that hold documents, those of the model first; also in this transaction."""
        staged = self._transaction.staged if self._transaction is not None else {}
        names = self.merged.names()
        return [name for name in (*names, *sorted({*staged} - {*names})) if len(self.view(name))]

    def table(self, name: str) -> Any:
        """Return a table with TinyDB's whole interface; ids are strings, results are copies."""
        return self.db.table(name)

    @property
    def db(self) -> JournalDB:
        """The journal as a TinyDB database."""
        if self._db is None:
            from .tables import JournalDB

            self._db = JournalDB(self)
        return self._db

    def view(self, name: str) -> Any:
        """Return what a table looks like from here: with the open transaction's changes, or as it is saved."""
        if self._transaction is not None and name in self._transaction.staged:
            return self._transaction.staged[name]
        return self.table_state(name).docs

    def staging(self, name: str) -> Staging:
        """Return the open transaction's changeable view of a table."""
        assert self._transaction is not None, "only inside a transaction"
        found = self._transaction.staged.get(name)
        if found is None:
            found = self._transaction.staged[name] = Staging(self.table_state(name).docs)
        return found

    def candidates(self, name: str, query: Any) -> list[str] | None:
        """Return the ids that an index leaves for a TinyDB query, None for all."""
        if self._transaction is not None and name in self._transaction.staged:
            return None
        from .planner import candidates

        return candidates(self.table_state(name).indexes, query)

    @property
    def drafts(self) -> Drafts:
        """Texts that are not in the journal yet."""
        from .drafts import Drafts

        return Drafts(self.state / "drafts", self.ids)

    # writing

    def new_id(self) -> str:
        """Return a new document id: 26 characters that sort by time."""
        return self.ids.new()

    def transaction(self, why: str) -> Turn:
        """Collect changes and save them as one line when the block is left; saved means: on the disk.

        A transaction inside another one joins it. An exception writes nothing. Raises StoreError when the line can't
        be written; the journal is as before then.
        """
        return Turn(self, why)

    def enter(self, why: str) -> tuple[Transaction, bool]:
        """Return the open transaction, begun now if there is none, and whether it was; called by Turn."""
        self._mutex.acquire()
        try:
            if self._transaction is not None:
                return self._transaction, False
            self._may_write()
            self._take_turn()
        except BaseException:
            self._mutex.release()
            raise
        self._transaction = Transaction(self, why)
        return self._transaction, True

    def leave(self, tx: Transaction, *, begun: bool, well: bool) -> None:
        """Save a transaction's changes where it was begun, if its block went well; called by Turn."""
        try:
            if not begun:
                return
            try:
                try:
                    ops = [op for name, staging in tx.staged.items() for op in staging.operations(name)] if well else []
                finally:
                    self._transaction = None
                if well and (ops or tx.operations):
                    self._commit(tx, ops + tx.operations)
            finally:
                assert self._lock is not None
                self._lock.__exit__()
        finally:
            self._mutex.release()

    def _may_write(self) -> None:
        if self._closed:
            raise StoreError("The journal is closed.", "Open it again.")
        if self.log.doubtful:
            raise StoreError(
                f"The disk under {self.path} failed while saving, so nothing more is written.",
                "Check the disk, then start relbank again: everything that was called saved is there.",
            )
        if self.readonly:
            newer = next((c for c in self.complaints if "newer relbank" in c), "")
            raise StoreError(
                f"The journal {self.path} is open for reading only.", newer or "Open it from a folder you can write to."
            )

    def _take_turn(self) -> None:
        """Take the lock, and read to the end of the own log."""
        assert self._lock is not None
        try:
            self._lock.__enter__()
        except OSError as error:
            raise cannot_write(self.state / "lock", error) from error
        try:
            try:
                self.log.ready()
                if self.log.epochs != self._epochs:
                    self._absorb(self._renewed())
                elif self.log.is_behind():
                    self._absorb(self.log.grown(self.log.own()))
                else:
                    return
            except OSError as error:
                raise cannot_write(Path(error.filename or self.path), error) from error
            self._may_write()  # what was read just now may be of a newer relbank
        except BaseException:
            self._lock.__exit__()
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep all other writers out while files are put in the place of others; everything is read anew then."""
        with self._mutex:
            self._may_write()
            assert self._transaction is None and self._lock is not None, "not inside a transaction"
            self._take_turn()
            try:
                try:
                    self._absorb(self._renewed())
                    yield
                finally:
                    self._absorb(self._renewed())
            except OSError as error:
                raise cannot_open(self.path, error) from error
            finally:
                self._lock.__exit__()

    def next_number(self) -> int:
        """Return the number of this device's next line."""
        return self._counts.get(self.device, 0) + 1

    def _commit(self, tx: Transaction, ops: list[Any]) -> None:
        number = self.next_number()
        schema = {"s": SCHEMA} if SCHEMA > 1 else {}
        line = encode({"n": number, "t": self.clock.tick(), **schema, "w": tx.why, **tx.marks, "o": ops})
        try:
            with self.log.append(line) as place:
                written = _read(line.decode())[0]  # memory holds what the disk holds, never the caller's own objects
        except OSError as error:
            raise cannot_save(self.path, error) from error
        self._counts[self.device] = number
        self.merged.apply(written)
        self.log.took(*place)

    def undo(self) -> Undone:
        """Undo this device's newest change that is not undone yet; raises CannotUndo."""
        from .undo import undo

        return undo(self)

    def redo(self) -> Undone:
        """Redo what was undone last; raises CannotUndo."""
        from .undo import redo

        return redo(self)

    # what two devices changed without knowing of each other

    def conflicts(self) -> list[Conflict]:
        """Return the values that lost to somebody who had not seen them, the oldest first."""
        from .conflicts import listed

        with self._mutex:
            return listed(self)

    def keep(self, conflict: Conflict) -> None:
        """Put the value that lost in the place of the one that stands there."""
        from .conflicts import keep

        keep(self, conflict)

    def dismiss(self, conflict: Conflict) -> None:
        """Let the value that lost be lost."""
        from .conflicts import dismiss

        dismiss(self, conflict)

    # leaving

    def close(self) -> None:
        """Give back lock and log, see to a checkpoint when the last one is far behind; further calls do nothing."""
        if self._closed:
            return
        self._closed = True
        if self.is_behind and not self.readonly and not self.log.doubtful:
            from .beside import keep_checkpoint

            keep_checkpoint(self)
        self.log.close()
        if self._lock is not None:
            self._lock.close()

    @property
    def is_behind(self) -> bool:
        """Whether the checkpoint lacks so much that writing a new one is worth it."""
        return sum(self.log.offsets.values()) - self._taken > _TAIL + min(self._taken // 16, _LONG)

    def checkpoint(self) -> int:
        """Write the checkpoint now and return its size in bytes; raises OSError."""
        counts = dict(sorted(self._counts.items()))
        header = Header(self.id, self.clock.last, marks(self.log), counts, self.missing.ranges)
        tables = {name: self.merged.table(name) for name in self.merged.names()}
        notes = {**self.journal.notes(), "contested": sorted({c[:2] for c in self.conflicts()})}
        place = self.state / "checkpoint"
        size = write_checkpoint(place, header, tables, notes)
        self.log.files()
        if self.log.epochs != self._epochs:  # another program purged somebody meanwhile
            place.unlink(missing_ok=True)
        self._taken = sum(self.log.offsets.values())
        return size

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(journal: Path, state: Path, *, readonly: bool = False, told: Told = None) -> Store:
    """Open the journal in a folder, made with 0700 when it is missing and not readonly.

    state: this laptop's own folder for it (device, lock, checkpoint, drafts). told: is given a sentence when opening
    takes seconds. Raises StoreError.
    """
    try:
        refuse_foreign(Path(journal))
        return Store(Path(journal), Path(state), readonly=readonly, told=told)
    except OSError as error:
        raise cannot_open(Path(journal), error) from error
