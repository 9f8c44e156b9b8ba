"""The merged state of a journal: tables, lookups and the read view, as lines are applied to them."""

from __future__ import annotations

from typing import Any

from relbank.model.document import TABLES

from .checkpoint import Checkpoint
from .merge import Table
from .view import JournalView


class State:
    """What all lines together say, begun from a checkpoint where there is one."""

    def __init__(self, checkpoint: Checkpoint | None = None) -> None:
        self.checkpoint = checkpoint
        self.tables: dict[str, Table] = {}
        self.version = 0
        self._floor = 0  # where the versions of tables begin
        self.journal = JournalView(self)
        for name, id in checkpoint.note("contested", ()) if checkpoint is not None else ():
            self.table(name).contested.add(id)

    def table(self, name: str) -> Table:
        """Return the merged state of a table, empty when nothing was ever written to it."""
        found = self.tables.get(name)
        if found is None:
            stored = self.checkpoint.table(name) if self.checkpoint is not None else None
            found = self.tables[name] = Table(name, stored)
            found.watch = self.journal.changed
            found.version = self._floor
        return found

    def forget(self) -> None:
        """Begin again with nothing; whoever holds this, or its read view, sees what is applied from now on."""
        self._floor = 1 + max((table.version for table in self.tables.values()), default=self._floor)
        self.version += 1
        self.checkpoint = None
        self.tables.clear()
        self.journal.forget()

    def names(self) -> list[str]:
        """Return the names of all tables that something was written to, those of the model first."""
        known = {*self.tables, *(self.checkpoint.names() if self.checkpoint is not None else ())}
        return [*(name for name in TABLES if name in known), *sorted(known - {*TABLES})]

    def contested(self) -> set[tuple[str, str]]:
        """Return the documents, by table and id, that may hold a value which lost unseen."""
        return {(name, id) for name, table in self.tables.items() for id in table.contested}

    def apply(self, transaction: dict[str, Any]) -> set[str]:
        """Take the operations of a line into account; return the tables that changed."""
        changed = set()
        for op in transaction["o"]:
            table = self.table(op[1])
            before = table.version
            table.apply(transaction["t"], op)
            if table.version != before:
                changed.add(op[1])
        self.version += bool(changed)
        return changed
