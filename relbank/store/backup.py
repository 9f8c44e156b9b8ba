"""Backups: closed segments are copied once, the others once a day; restoring makes a new folder.

    <state>/backups/closed/k7f2q9-000001.jsonl      never changes again
    <state>/backups/2026-11-22/relbank.json, k7f2q9-000002.jsonl      what was still growing that day; 14 days kept
    <state>/backups/2026-11-22/closed.json      the names of the closed ones that were there that day

A copy is read back before it counts. A backup that is copied into `log/` as it is would restore, too: a line that is
read twice does nothing.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .disk import flush_folder, private_folder, replace_file
from .errors import StoreError, cannot_save
from .frame import dumps
from .log import Log
from .resume import replay

if TYPE_CHECKING:
    from .state import State
    from .store import Store

KEPT = 14  # days
_CLOSED = "closed.json"


class Backup(NamedTuple):
    """One day's backup: its folder, how many files it stands for, how many bytes they are."""

    folder: Path
    files: int
    size: int


class Difference(NamedTuple):
    """What a restored journal has against the present one: documents only there, only here, and different."""

    only_there: int
    only_here: int
    different: int


def backup(store: Store, today: date) -> Backup:
    """Copy what is not copied yet, read it back, and drop days beyond KEPT; raises StoreError."""
    top = store.state / "backups"
    day, closed = top / today.isoformat(), top / "closed"
    size = 0
    names = store.log.files()
    try:
        private_folder(closed)
        private_folder(day)
        for name in names:
            target = (closed if _is_closed(name, names) else day) / name
            data = store.log.read(name)
            if target.parent == day:
                data = data[: data.rfind(b"\n") + 1]  # what is being written just now belongs to the next one
            _copy(data, target)
            size += len(data)
        _copy((store.path / "relbank.json").read_bytes(), day / "relbank.json")
        shut = [name for name in names if _is_closed(name, names)]
        _copy(dumps(shut) + b"\n", day / _CLOSED)
        for old in days(store)[:-KEPT]:
            shutil.rmtree(top / old.isoformat())
        flush_folder(top)
    except OSError as error:
        raise cannot_save(top, error) from error
    return Backup(day, len(names), size)


def days(store: Store) -> list[date]:
    """Return the days that have a backup, the oldest first."""
    top = store.state / "backups"
    found = []
    for place in top.iterdir() if top.is_dir() else ():
        try:
            found.append(date.fromisoformat(place.name))
        except ValueError:
            continue
    return sorted(found)


def restore(store: Store, day: date, into: Path) -> Difference:
    """Write the journal as it was backed up on a day into a new folder; tell how it differs from the present one.

    Raises StoreError when there is no such backup, or the folder is not empty.
    """
    top = store.state / "backups"
    if day not in days(store):
        raise StoreError(f"There is no backup of {day}.", "`relbank backup --list` shows which there are.")
    if into.exists() and any(into.iterdir()):
        raise StoreError(f"The folder {into} is not empty.", "Name a new one; nothing was changed.")
    try:
        private_folder(into / "log")
        shut = json.loads((top / day.isoformat() / _CLOSED).read_bytes())
        grown = (place for place in (top / day.isoformat()).iterdir() if place.name != _CLOSED)
        for place in (*(top / "closed" / name for name in shut), *grown):
            target = into / place.name if place.suffix == ".json" else into / "log" / place.name
            _copy(place.read_bytes(), target)
    except OSError as error:
        raise cannot_save(into, error) from error
    return compare(replay(Log(into / "log", "")), store.merged)


def compare(there: State, here: State) -> Difference:
    """Count the documents that only one of two journals has, and those that differ."""
    only_there = only_here = different = 0
    for name in {*there.names(), *here.names()}:
        theirs, ours = there.table(name).docs.whole(), here.table(name).docs.whole()
        only_there += len(theirs.keys() - ours.keys())
        only_here += len(ours.keys() - theirs.keys())
        different += sum(1 for id in theirs.keys() & ours.keys() if theirs[id] != ours[id])
    return Difference(only_there, only_here, different)


def _is_closed(name: str, names: list[str]) -> bool:
    device, dash, number = name.removesuffix(".jsonl").rpartition("-")
    return bool(dash) and number.isdigit() and f"{device}-{int(number) + 1:06d}.jsonl" in names


def _copy(data: bytes, target: Path) -> None:
    if not (target.exists() and target.read_bytes() == data):
        replace_file(target, [data])
    if target.read_bytes() != data:
        raise StoreError(f"What was written to {target} reads back differently.", "Check the disk; this is no backup.")
