"""Values that lost to somebody who had not seen them: listed until they are kept or dismissed.

A value is safe when it is current, or when a later line that knew it (its "old") replaced or deleted it. Any other
value that was ever written is a conflict. That is a pure function of a document's lines, so all devices list the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import StoreError, cannot_open
from .frame import decode, identity, too_new
from .stamps import device_of, moment_of

if TYPE_CHECKING:
    from datetime import datetime

    from .documents import Doc
    from .log import Log
    from .store import Store

Key = tuple[str, str]  # table and id
_GONE = object()


class Conflict(NamedTuple):
    """A value that lost: where it was, what stands there now (None: nothing), and its line's stamp."""

    table: str
    id: str
    field: str
    value: Any
    current: Any
    stamp: str

    @property
    def device(self) -> str:
        """The device that wrote the value."""
        return device_of(self.stamp)

    @property
    def when(self) -> datetime:
        """The local time when it was written."""
        return moment_of(self.stamp)


def listed(store: Store) -> list[Conflict]:
    """Return the conflicts of a journal, the oldest first; raises StoreError when the log can't be read."""
    try:
        lines = lines_of(store.log, store.merged.contested())
    except OSError as error:
        raise cannot_open(store.path, error) from error
    found = []
    for key, transactions in lines.items():
        table = store.merged.table(key[0])
        here = losers(key, transactions, table.docs.find(key[1]))
        found += here
        if not here:
            table.contested.discard(key[1])
    return sorted(found, key=lambda conflict: (conflict.stamp, conflict.field))


def lines_of(log: Log, keys: Iterable[Key]) -> dict[Key, list[dict[str, Any]]]:
    """Return the transactions that touch each document, in the order of their stamps, each once."""
    wanted = set(keys)
    found: dict[Key, dict[tuple[str, str], dict[str, Any]]] = {key: {} for key in wanted}
    for id in {id for _, id in wanted}:
        for _, _, line in log.naming(id):
            tx = decode(line)
            if tx is None or too_new(tx):
                continue
            for op in tx["o"]:
                if (op[1], op[2]) in wanted:
                    found[op[1], op[2]][identity(tx)] = tx
    return {key: [txs[one] for one in sorted(txs)] for key, txs in found.items()}


def losers(key: Key, transactions: list[dict[str, Any]], current: Doc | None) -> list[Conflict]:
    """Return the conflicts of one document, given all transactions that touch it, in the order of their stamps."""
    table, id = key
    ignored = _taken_back(transactions)
    writes: dict[tuple[str, str], tuple[str, Any]] = {}  # field and value -> newest stamp, value
    created = False
    for tx in transactions:
        if tx["t"] in ignored:
            continue
        for op in tx["o"]:
            if (op[1], op[2]) != key:
                continue
            created = created or op[0] == "+"
            if "p" in tx:  # a purge: whatever stood there is to be gone
                writes = {w: v for w, v in writes.items() if op[0] != "-" and w[0] not in op[3]}
            known = op[4] if op[0] == "=" else op[3] if op[0] == "-" else {}
            for field, value in known.items():
                writes.pop((field, repr(value)), None)
            for field, value in op[3].items() if op[0] != "-" else ():
                writes[field, repr(value)] = tx["t"], value
    stands = current or {}
    return [
        Conflict(table, id, field, value, stands.get(field), stamp)
        for (field, _), (stamp, value) in sorted(writes.items(), key=lambda item: item[1][0])
        if created and stands.get(field, _GONE) != value
    ]


def _taken_back(transactions: list[dict[str, Any]]) -> set[str]:
    """Return the stamps of dismissals that were undone."""
    redone = {tx["r"] for tx in transactions if "r" in tx}
    undone = {tx["u"] for tx in transactions if "u" in tx and tx["t"] not in redone}
    return {tx["t"] for tx in transactions if "c" in tx and tx["t"] in undone}


def keep(store: Store, conflict: Conflict) -> None:
    """Put the value that lost in the place of the one that stands there; undo takes it back."""
    with store.transaction("keep the other version"):
        staging = store.staging(conflict.table)
        if conflict.id in staging:
            staging[conflict.id][conflict.field] = conflict.value
            return
        hidden = store.table_state(conflict.table).rest[0].get(conflict.id)
        if hidden is None:
            raise StoreError("What this conflict was about is gone.", "Dismiss it.")
        staging[conflict.id] = {**hidden, conflict.field: conflict.value}


def dismiss(store: Store, conflict: Conflict) -> None:
    """Let the value that lost be lost: a line that knows it and changes nothing; undo lists it again."""
    with store.transaction("dismiss the other version") as tx:
        current = store.table_state(conflict.table).docs.find(conflict.id)
        stands = {conflict.field: current[conflict.field]} if current and conflict.field in current else {}
        tx.marks["c"] = conflict.stamp
        if current is None:
            tx.operations.append(["-", conflict.table, conflict.id, {conflict.field: conflict.value}])
        else:
            tx.operations.append(["=", conflict.table, conflict.id, stands, {conflict.field: conflict.value}])
