"""Undo and redo: the opposite of an own line is appended, unless somebody changed the same thing since.

They work from the log, so they reach back over restarts. An undo's line says what it undoes ("u"), a redo's which
undo it takes back ("r"); a new edit ends what can be redone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import CannotUndo, cannot_open
from .frame import decode, identity
from .staging import copy_value

if TYPE_CHECKING:
    from .log import Log
    from .merge import Operation
    from .store import Store
    from .transaction import Transaction

_GONE = object()
_HAND = "Edit it by hand; its history shows what it was."


class Undone(NamedTuple):
    """What was undone or redone: why it had been done, and the operations that it consisted of."""

    why: str
    operations: list[Operation]


def undo(store: Store) -> Undone:
    """Append the opposite of the newest own change that was not undone yet; raises CannotUndo."""
    with store.transaction("undo") as tx:
        target = _look(store, _newest_to_undo)
        if target is None:
            raise CannotUndo("There is nothing to undo.", "Everything stays as it is.")
        why = _bare(target["w"])
        tx.why = f"undo {why}"
        tx.marks = {"u": target["t"]}
        if "c" in target:  # a dismissal changed no document: that it is taken back is said, and nothing is put back
            tx.operations += [["=", op[1], op[2], {}, {}] for op in target["o"]]
        else:
            for op in reversed(target["o"]):
                _apply(store, tx, _opposite(op), why, "undone")
    return Undone(why, target["o"])


def redo(store: Store) -> Undone:
    """Append once more what was undone last; raises CannotUndo."""
    with store.transaction("redo") as tx:
        target = _look(store, _newest_to_redo)
        if target is None:
            raise CannotUndo("There is nothing to redo.", "Only what was undone last can be redone.")
        why = _bare(target["w"])
        tx.why = f"redo {why}"
        tx.marks = {"r": target["t"]}
        opposite = [_opposite(op) for op in reversed(target["o"])]
        for op in opposite:
            if op[0] == "=" and not op[3] and not op[4]:
                tx.operations.append(op)  # a dismissal that was taken back
            else:
                _apply(store, tx, op, why, "redone")
    return Undone(why, opposite)


def _look(store: Store, search: Callable[[Log], dict[str, Any] | None]) -> dict[str, Any] | None:
    try:
        return search(store.log)
    except OSError as error:
        raise cannot_open(store.path, error) from error


def _own(log: Log) -> Iterator[dict[str, Any]]:
    """Yield what the own device's complete lines say, newest first, each once."""
    seen = set()
    for line in _backwards(log):
        transaction = decode(line)
        if transaction is not None and identity(transaction) not in seen:
            seen.add(identity(transaction))
            yield transaction


def _backwards(log: Log) -> Iterator[bytes]:
    for name in reversed(log.own()):
        data = log.read(name)
        end = data.rfind(b"\n")
        while end > 0:
            start = data.rfind(b"\n", 0, end) + 1
            if start < end:
                yield data[start:end]
            end = start - 1


def _newest_to_undo(log: Log) -> dict[str, Any] | None:
    passed = set()
    for transaction in _own(log):
        if "u" in transaction:
            passed.add(transaction["u"])
        elif "p" in transaction:
            raise CannotUndo("A purge can't be undone, and so what came before it can't be, either.", _HAND)
        elif transaction["t"] not in passed and transaction["o"]:
            return transaction
        elif "r" in transaction:
            pass  # undone once more: the undo that it took back counts again when it is met
    return None


def _newest_to_redo(log: Log) -> dict[str, Any] | None:
    passed = set()
    for transaction in _own(log):
        if "r" in transaction:
            passed.add(transaction["r"])
        elif "u" not in transaction:
            return None
        elif transaction["t"] not in passed:
            return transaction
    return None


def _opposite(op: Operation) -> Operation:
    kind, table, id = op[:3]
    if kind == "=":
        return ["=", table, id, op[4], op[3]]
    return ["-" if kind == "+" else "+", table, id, op[3]]


def _apply(store: Store, tx: Transaction, op: Operation, why: str, done: str) -> None:
    kind, table, id = op[:3]
    staging = store.staging(table)
    if kind == "+":
        if id in staging:
            raise _changed(why, done)
        staging[id] = copy_value(op[3])
        return
    if id not in staging:
        raise _changed(why, done)
    doc = staging[id]
    if kind == "-":
        if doc != op[3]:
            raise _changed(why, done)
        del staging[id]
        return
    new, old = op[3], op[4]
    for field in (*new, *old):
        if doc.get(field, _GONE) != old.get(field, _GONE):
            raise _changed(why, done)
    for field in old:
        if field not in new:
            del doc[field]
    doc.update(copy_value(new))


def _changed(why: str, done: str) -> CannotUndo:
    return CannotUndo(
        f"“{why}” can't be {done}: the same thing was changed since.", _HAND
    )


def _bare(why: str) -> str:
    while why.startswith(("undo ", "redo ")):
        why = why[5:]
    return why
