"""Mending what the doctor found: new files are written and read back, old ones are kept in a folder of their own.

Lines that are damaged or missing are looked for in the backups and in whatever else lies in the log's folder. The own
log is then written again, whole, as a new epoch; what other devices miss is put beside their files, which only they
write. Nothing is thrown away: <state>/kept/<day>-<number>/ has every file as it was.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .disk import flush_folder, private_folder, replace_file
from .doctor import Finding, examine
from .errors import StoreError, cannot_save
from .frame import decode, dumps, identity
from .mapped import block_checks
from .quick import GIVEN_UP, given_up
from .reading import FORMAT
from .resume import rebuilt
from .segments import epoch_of, name_of
from .stamps import device_of

if TYPE_CHECKING:
    from .store import Store


Line = tuple[str, str]  # what tells a line from all others: its stamp, its check


class Mended(NamedTuple):
    """What was done, in sentences; the folder that keeps the old files (None: there was none to keep); what is left."""

    did: tuple[str, ...]
    kept: Path | None
    left: tuple[Finding, ...]


class _Keep:
    """The folder for old files, made when the first one comes."""

    def __init__(self, state: Path, today: date) -> None:
        self._top = state / "kept"
        self._day = today.isoformat()
        self.folder: Path | None = None

    def take(self, place: Path) -> None:
        """Copy a file as it is."""
        if self.folder is None:
            number = 1
            while (self._top / f"{self._day}-{number}").exists():
                number += 1
            self.folder = self._top / f"{self._day}-{number}"
            private_folder(self.folder)
        written(self.folder / place.name, place.read_bytes())


def written(place: Path, data: bytes) -> None:
    """Write a file and read it back; raises StoreError when it reads back differently."""
    replace_file(place, [data])
    if place.read_bytes() != data:
        raise StoreError(f"What was written to {place} reads back differently.", "Check the disk; nothing was removed.")


def mend(store: Store, today: date) -> Mended:
    """Mend what can be mended and say what is left; raises StoreError, with everything that was there kept."""
    from .purge import finish

    did: list[str] = []
    keep = _Keep(store.state, today)
    try:
        did += _rights(store)
        if finish(store):
            did.append("Finished the purge that was interrupted.")
        with store.alone():
            did += _about(store, keep)
            did += _lines(store, keep)
            did += _checkpoint(store, keep)
        did += _device(store, keep)
        if store.missing.ranges != given_up(store.state):
            replace_file(store.state / GIVEN_UP, [dumps(store.missing.ranges), b"\n"])
    except OSError as error:
        raise cannot_save(store.state / "kept", error) from error
    return Mended(tuple(did), keep.folder, tuple(examine(store)))


def _rights(store: Store) -> Iterator[str]:
    for top in (store.path, store.state):
        for place in (top, *top.rglob("*")):
            if not place.is_symlink() and stat.S_IMODE(place.stat().st_mode) & 0o077:
                place.chmod(0o700 if place.is_dir() else 0o600)
                yield f"Took the right to read {place} from others."


def _about(store: Store, keep: _Keep) -> Iterator[str]:
    place = store.path / "relbank.json"
    if store.id:
        return
    if place.exists():
        keep.take(place)
    store.id = store.ids.new()
    written(place, dumps({"format": FORMAT, "store": store.id}) + b"\n")
    yield f"Wrote {place} anew."


def _lines(store: Store, keep: _Keep) -> Iterator[str]:
    log = store.log
    good: dict[Line, bytes] = {}
    damaged = []
    for name in log.files():
        for line in _of(log.read(name)):
            tx = decode(line)
            if tx is not None:
                good[identity(tx)] = line
            elif line and not line.endswith(b"~") and epoch_of(name)[0] == store.device:
                damaged.append(name)
    stamps = {stamp for stamp, _ in good}  # a line that a purge has cleaned has another check, and the same stamp
    rescued = {key: line for key, line in _elsewhere(store) if key[0] not in stamps}
    for other in {device_of(stamp) for stamp, _ in rescued} - {store.device}:
        place = log.folder / f"{other}-rescued.jsonl"
        have = {line for line in _of(log.read(place.name)) if decode(line)}
        lines = [rescued[key] for key in sorted(rescued) if device_of(key[0]) == other]
        written(place, b"".join(line + b"\n" for line in [*sorted(have), *lines]))
        yield f"Found {len(lines)} lines of device {other} in the backups and put them into {place}."
    old = [name for name in log.every() if epoch_of(name)[0] == store.device]
    left = [name for name in old if log.replaced(name)]
    own = [key for key in rescued if device_of(key[0]) == store.device]
    if damaged or own:
        all_of_them = {key: line for key, line in (good | rescued).items() if device_of(key[0]) == store.device}
        _write_again(store, keep, all_of_them, old)
        if own:
            yield f"Found {len(own)} lines in the backups and put them back."
        yield f"Wrote the log of this device again without {len(damaged)} damaged lines, in {log.own()[0]}."
    elif left:
        for name in left:
            keep.take(log.folder / name)
            (log.folder / name).unlink()
        flush_folder(log.folder)
        yield f"Put {len(left)} files away that a purge or an earlier mending had replaced."


def _of(data: bytes) -> list[bytes]:
    """Return complete lines without their newlines."""
    return data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]


def _elsewhere(store: Store) -> Iterator[tuple[Line, bytes]]:
    for place in sorted((store.state / "backups").rglob("*.jsonl")):
        for line in _of(place.read_bytes()):
            tx = decode(line)
            if tx is not None:
                yield identity(tx), line


def _write_again(store: Store, keep: _Keep, lines: dict[Line, bytes], old: list[str]) -> None:
    log = store.log
    for name in old:
        keep.take(log.folder / name)
    log.close()
    new = name_of(store.device, log.epochs.get(store.device, 1) + 1, 1)
    written(log.folder / new, b"".join(lines[key] + b"\n" for key in sorted(lines)))
    for name in old:
        (log.folder / name).unlink()
    flush_folder(log.folder)
    assert all(decode(line) for line in _of(log.read(new)))


def _checkpoint(store: Store, keep: _Keep) -> Iterator[str]:
    place, used = store.state / "checkpoint", store.merged.checkpoint
    if not place.exists() or used is None or block_checks(rebuilt(used, store.log)) == used.checks:
        return
    keep.take(place)
    place.unlink()
    store.log.offsets.clear()
    store.merged.forget()  # everything is read anew when the others are let in again
    yield f"Put {place} away; it is made anew from the journal."


def _device(store: Store, keep: _Keep) -> Iterator[str]:
    numbers: dict[int, Line] = {}
    stamps: dict[str, Line] = {}
    for name in store.log.files():
        for line in _of(store.log.read(name)):
            tx = decode(line)
            if tx is None or device_of(tx["t"]) != store.device:
                continue
            line_of = identity(tx)
            if numbers.setdefault(tx["n"], line_of) != line_of or stamps.setdefault(tx["t"], line_of) != line_of:
                keep.take(store.state / "device")
                (store.state / "device").unlink()
                yield f"This device gets a new name at the next start: another program wrote as {store.device}, too."
                return
