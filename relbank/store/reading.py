"""Opening a journal's folders and reading what all lines say: checkpoint, log, and what others write meanwhile."""

from __future__ import annotations

import gc
import json
import time
from _thread import RLock
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .device import device
from .disk import Lock, private_folder, replace_file
from .errors import cannot_open, cannot_write
from .frame import decode, dumps, too_new
from .ids import Ids
from .log import Log, Raw
from .missing import Missing
from .resume import resume
from .stamps import Clock, device_of
from .state import State

if TYPE_CHECKING:
    from .transaction import Transaction

Told = Callable[[str], None] | None
FORMAT = 1
_PATIENCE = 1.0  # seconds that opening waits for a writer
_FELT = 1 << 23  # bytes of the log that take more than about a second to read


class Reading:
    """An open journal as it is read: its folders, what all lines say, what others wrote since."""

    def __init__(self, path: Path, state: Path, *, readonly: bool = False, told: Told = None) -> None:
        self.path = path
        self.state = state
        self.readonly = readonly
        self.complaints: list[str] = []
        self.id = ""
        self.ids = Ids()
        self._transaction: Transaction | None = None
        self._lock: Lock | None = None
        self._mutex = RLock()
        self._closed = False
        if readonly:
            with suppress(OSError):  # none: nobody writes from here
                self._lock = Lock(state / "lock", create=False)
        else:
            self._make_folders()
        self.device = device(state, None if readonly else self._lock)
        self.log = Log(path / "log", self.device)
        self.clock = Clock(self.device)
        self._counts: dict[str, int] = {}  # device -> the n of its newest line
        self.missing = Missing()  # the n of lines that did not come
        self.again = False  # whether an n of this device came once more: a copy of a line, or another program's
        self._taken = 0  # bytes of the log that the checkpoint has taken in
        self._news: set[str] = set()  # tables that others changed, taken in but not yet told
        self._identify()
        found = resume(state / "checkpoint", self.id, self.log, self.complaints, readonly=readonly)
        self._epochs = self.log.epochs  # of what is merged
        if found is not None:
            self._taken = sum(self.log.offsets.values())
            self._counts.update(found.header.devices)
            self.missing = Missing(found.header.missing)
            self.clock.see(found.header.clock)
        self.merged = State(found)
        self.journal = self.merged.journal
        collecting = gc.isenabled()
        gc.disable()  # a million small objects come and stay: looking through them again and again only costs
        try:
            ends = self._saved(_PATIENCE)
            unread = sum(ends.values()) - sum(self.log.offsets.get(name, 0) for name in ends)
            if told is not None and unread > _FELT:
                told(f"{unread >> 20} MiB of changes are read that the quick copy of the journal lacks; once only.")
            self._absorb(ends)
        finally:
            if collecting:
                gc.enable()
        self._news.clear()

    # opening

    def _make_folders(self) -> None:
        try:
            for folder in (self.path, self.path / "log", self.state):
                private_folder(folder)
            self._lock = Lock(self.state / "lock")
        except OSError as error:
            raise cannot_write(Path(error.filename or self.path), error) from error

    def _identify(self) -> None:
        place = self.path / "relbank.json"
        if self._lock is not None and not self.readonly and not place.exists():
            with self._lock:
                self._look_or_make(place)
        else:
            self._look_or_make(place)

    def _look_or_make(self, place: Path) -> None:
        try:
            about = json.loads(place.read_bytes())
            self.id = str(about["store"])
            newer = int(about["format"]) > FORMAT
        except FileNotFoundError:
            self.id = self.ids.new()
            if not self.readonly:
                replace_file(place, [dumps({"format": FORMAT, "store": self.id}), b"\n"])
            return
        except (ValueError, KeyError, TypeError):
            self.complaints.append(f"{place} can't be read; the journal's lines are not touched by that.")
            return
        if newer:
            self._only_read("This journal was written by a newer relbank")

    def _only_read(self, why: str) -> None:
        sentence = f"{why}; it is open for reading only. Install the newer relbank to change it."
        if sentence not in self.complaints:
            self.complaints.append(sentence)
        self.readonly = True

    # what others wrote

    def poll(self) -> set[str]:
        """Take in what other programs and devices wrote since the last look; return the tables that changed.

        Raises StoreError when the folder can't be read; the next look may do better.
        """
        with self._mutex:
            if self._transaction is not None or self._closed:
                return set()
            try:
                self._absorb(self._saved())
            except OSError as error:
                raise cannot_open(self.path, error) from error
            news, self._news = self._news, set()
            return news

    def _saved(self, patience: float = 0) -> dict[str, int]:
        """Return what may be read now: the files that have grown, and up to where.

        An own file only up to where it was while nobody wrote: a line whose flush then fails is cut off again. While
        somebody writes, own files wait for the next look, or for so many seconds and no longer.
        """
        grown = self.log.grown()
        renewed = self.log.epochs != self._epochs
        if self._lock is None or not (renewed or any(map(self.log.is_own, grown))):
            return self._renewed() if renewed else grown
        until = time.monotonic() + patience
        while not self._lock.share():
            if not patience:
                return {} if renewed else {name: size for name, size in grown.items() if not self.log.is_own(name)}
            if time.monotonic() > until:
                return grown  # its program was stopped in the middle of writing, or takes in a whole import
            time.sleep(0.005)
        try:
            return self._renewed()
        finally:
            self._lock.__exit__()

    def _renewed(self) -> dict[str, int]:
        """Return the files that have grown; all of them, and nothing is known any more, after a purge."""
        grown = self.log.grown()
        if self.log.epochs == self._epochs:
            return grown
        self._epochs = self.log.epochs
        self._news |= {*self.merged.names()}
        self.merged.forget()
        self._counts.clear()
        self.missing = Missing()
        self.log.offsets.clear()
        self._taken = 0
        return self.log.grown()

    def _absorb(self, ends: Mapping[str, int]) -> None:
        found = [tx for raw in self.log.unread(ends) if (tx := self._read(raw)) is not None]
        found.sort(key=lambda tx: tx["t"])
        for tx in found:
            self.clock.see(tx["t"])
            device = device_of(tx["t"])
            self._count(device, tx["n"])
            if too_new(tx):
                self._only_read("This journal holds lines of a newer relbank")
                continue
            self._news |= self.merged.apply(tx)

    def _count(self, device: str, number: int) -> None:
        """Take note of a line's number: the next one, as nearly always; or some did not come; or it came late."""
        newest = self._counts.get(device, 0)
        if number > newest:
            if number > newest + 1:
                self.missing.skip(device, newest + 1, number - 1)
            self._counts[device] = number
        elif not self.missing.came(device, number) and device == self.device:
            self.again = True

    def _read(self, raw: Raw) -> dict[str, Any] | None:
        file, start, line = raw
        tx = decode(line)
        if tx is None:
            where = f"{file}, byte {start}"
            self.complaints.append(
                f"An edit was cut off before it was saved ({where}); it is passed over."
                if line.endswith(b"~")
                else f"A line of the journal is damaged ({where}) and is passed over. `relbank doctor` tells more."
            )
        return tx
