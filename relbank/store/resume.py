"""Going on from a checkpoint: whether it still fits the log, and making damaged bytes of it again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .checkpoint import Checkpoint, Taken, build
from .errors import StoreError
from .frame import decode, identity, too_new
from .log import Log
from .mapped import block_checks
from .state import State

_MARK = 16  # bytes in front of the place reached in a file: they hold the check of the line that ends there


def resume(place: Path, store: str, log: Log, complaints: list[str], *, readonly: bool) -> Checkpoint | None:
    """Return the checkpoint that fits a log, which then counts as read so far; None when there is none.

    A file that is missing is never a deletion: what it held is still shown, and a complaint says so.
    """
    try:
        found = Checkpoint.open(place, lambda: _mend(place, found, log, readonly=readonly))
        found.note("contested", ())  # read at once by the state, so a damage is met here
    except (OSError, ValueError, KeyError, TypeError, StoreError):
        return None  # none, or damaged, or of another version: the log has everything
    if found.header.store != store:
        return None
    missing = []
    log.files()
    for name, (offset, mark, touched) in found.header.files.items():
        if log.replaced(name):
            return None  # a purge took something out
        now = log.changed(name)
        if not now[0]:
            missing.append(name)
        elif now != (offset, touched) and _mark(log, name, offset) != mark:
            return None  # an older copy was put back, or lines were cut away
    log.miss(missing)
    for name in missing:
        complaints.append(f"The file {log.folder / name} is gone; what it held is still shown. Put it back.")
    log.offsets = {name: offset for name, (offset, _, _) in found.header.files.items()}
    return found


def replay(log: Log, ends: Mapping[str, int] | None = None) -> State:
    """Return what the lines of a log say, without any checkpoint; ends: where to stop in each file."""
    state, lines = State(), {}
    for name in log.files() if ends is None else ends:
        for line in log.read(name, 0, -1 if ends is None else ends[name]).split(b"\n"):
            tx = decode(line)
            if tx is not None and not too_new(tx):
                lines[identity(tx)] = tx
    for key in sorted(lines):
        state.apply(lines[key])
    return state


def rebuilt(checkpoint: Checkpoint, log: Log) -> bytes:
    """Return what the body of a checkpoint must be: it is a pure function of the log."""
    return body_of(replay(log, {name: end for name, (end, _, _) in checkpoint.header.files.items()}), log)


def body_of(state: State, log: Log) -> bytes:
    """Return the body of the checkpoint of a state that was built from the log alone."""
    from .conflicts import lines_of, losers

    lost = {
        key
        for key, transactions in lines_of(log, state.contested()).items()
        if losers(key, transactions, state.table(key[0]).docs.find(key[1]))
    }
    body, _ = build(state.tables, {**state.journal.notes(), "contested": sorted(lost)})
    return body


def marks(log: Log) -> dict[str, Taken]:
    """Return how far each file was read, with the bytes in front of that place, and since when it stands so."""
    found = {}
    for name, offset in sorted(log.offsets.items()):
        size, touched = log.changed(name)
        found[name] = offset, _mark(log, name, offset), touched if size == offset else 0
    return found


def _mark(log: Log, name: str, offset: int) -> str:
    return log.read(name, max(0, offset - _MARK), offset).decode("latin-1")


def _mend(place: Path, damaged: Checkpoint, log: Log, *, readonly: bool) -> bytes:
    """Make the bytes of a damaged checkpoint again from the log: it is a pure function of it."""
    if not readonly:
        place.unlink(missing_ok=True)
    body = rebuilt(damaged, log)
    if block_checks(body) != damaged.checks:
        raise StoreError(
            f"The file {place} is damaged; it is only a copy.", "Start relbank again: it is made anew from the journal."
        )
    return body
