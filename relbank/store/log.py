"""The log: one file after the other of each device's lines; the truth of the journal.

    log/k7f2q9-000001.jsonl     closed at 1 MiB, never changed again
    log/k7f2q9-000002.jsonl     this device's active segment, the only file that is written

Reading takes every *.jsonl in the folder, so a sync program's conflict copy is only more lines, and a line read twice
does nothing. Nothing after the last newline is ever read: it is torn, or still coming.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .disk import begin, flush, flush_folder, open_private, write_all
from .frame import checks
from .segments import SUFFIX, epoch_of, name_of, newest, number_of

if TYPE_CHECKING:
    from types import TracebackType

SEGMENT = 1 << 20
SPOIL = b"~\n"  # written behind a torn line, so that it stays torn even if only its newline was missing


Place = tuple[str, int, int]  # in which file, from where to where
Raw = tuple[str, int, bytes]  # a line as it stands: name of the file, where it begins, its bytes without newline


class Log:
    """The log's folder: reads what is new in all files, appends to the own device's active one."""

    def __init__(self, folder: Path, device: str) -> None:
        self.folder = folder
        self.device = device
        self._place = f"{folder}/"  # joined by hand: a path object a call would cost as much as the write
        self.offsets: dict[str, int] = {}  # file name -> bytes read so far
        self.epochs: dict[str, int] = {}  # device -> the newest epoch ever seen of it, where it is beyond the first
        self._last = 1, 0  # epoch and number of the newest own segment ever seen; it may be gone and come back
        self._epoch = 1  # of the active segment
        self._handle: int | None = None
        self._number = 0
        self.active = ""  # the name of the active segment
        self._path = ""
        self._next = ""  # where another program would have begun the one after it
        self._newer = ""  # where another program's purge would have begun the next epoch
        self._inode = (0, 0)  # its file, however it is called by now
        self._size = 0  # its bytes, as long as the lock is held
        self._fresh = True  # begun or found just now: the segment before it may hold something not read yet
        self.doubtful = False

    # reading

    def files(self) -> list[str]:
        """Return the names of all files that count, sorted; an epoch that was seen counts while its files are gone."""
        names, found = newest(self.every())
        ahead = {device: epoch for device, epoch in found.items() if epoch > self.epochs.get(device, 1)}
        if ahead:
            self.epochs = {**self.epochs, **ahead}
        return names if found == self.epochs else [name for name in names if not self.replaced(name)]

    def miss(self, names: Iterable[str]) -> None:
        """Take note of files that are gone: no other ones are begun under their names."""
        for name in names:
            device, epoch = epoch_of(name)
            if device == self.device:
                self._last = max(self._last, (epoch, number_of(name)))

    def every(self) -> list[str]:
        """Return the names of all log files, sorted, also of those that a purge has replaced."""
        try:
            return sorted(name for name in os.listdir(self.folder) if name.endswith(SUFFIX) and name[0] != ".")  # noqa: PTH208
        except FileNotFoundError:
            return []

    def replaced(self, name: str) -> bool:
        """Tell whether a purge has put other files in the place of one; as of the last look at all files."""
        device, epoch = epoch_of(name)
        return epoch < self.epochs.get(device, 1)

    def own(self) -> list[str]:
        """Return the own device's segments, oldest first (conflict copies have other names)."""
        return [name for name in self.files() if epoch_of(name)[0] == self.device and number_of(name)]

    def size(self, name: str) -> int:
        """Return the bytes in a file, 0 for one that is gone."""
        try:
            return os.stat(self._place + name).st_size  # noqa: PTH116
        except FileNotFoundError:
            return 0

    def changed(self, name: str) -> tuple[int, int]:
        """Return the bytes in a file and when it was changed last, in nanoseconds; (0, 0) for one that is gone."""
        try:
            about = os.stat(self._place + name)  # noqa: PTH116
        except FileNotFoundError:
            return 0, 0
        return about.st_size, about.st_mtime_ns

    def read(self, name: str, start: int = 0, end: int = -1) -> bytes:
        """Return a file's bytes from start on, empty for a file that is gone."""
        try:
            handle = os.open(self._place + name, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return b""
        try:
            out, at = [], start
            while end < 0 or at < end:
                chunk = os.pread(handle, 1 << 24 if end < 0 else min(end - at, 1 << 24), at)
                if not chunk:
                    break
                out.append(chunk)
                at += len(chunk)
            return b"".join(out)
        finally:
            os.close(handle)

    def grown(self, names: Iterable[str] | None = None) -> dict[str, int]:
        """Return the files that hold something not read yet, each with its size now."""
        sizes = ((name, self.size(name)) for name in (self.files() if names is None else names))
        return {name: size for name, size in sizes if size != self.offsets.get(name, 0)}

    def is_own(self, name: str) -> bool:
        """Tell whether this device writes a file."""
        return name.startswith(self.device)

    def unread(self, ends: Mapping[str, int]) -> list[Raw]:
        """Return the complete lines of files that were not read yet, up to an end in each; count them as read."""
        out: list[Raw] = []
        for name, size in ends.items():
            start = self.offsets.get(name, 0)
            if size < start:
                start = 0  # replaced by an older copy: reading it again does no harm
            data = self.read(name, start, size)
            end = data.rfind(b"\n") + 1
            self.offsets[name] = start + end
            at = start
            for line in data[:end].split(b"\n")[:-1]:
                if line:
                    out.append((name, at, line))
                at += len(line) + 1
        return out

    def naming(self, text: str) -> Iterator[Raw]:
        """Return every complete line of any device that holds a text (an id, a stamp)."""
        needle = text.encode()
        for name in self.files():
            data = self.read(name)
            at = data.find(needle)
            while at >= 0:
                start, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
                if end < 0:
                    break
                yield name, start, data[start:end]
                at = data.find(needle, end)

    # writing; the caller holds the lock

    def ready(self) -> None:
        """Point at the active segment: another program may have begun a new one, or somebody replaced the file.

        When the own file was replaced or deleted under an open handle, the lines that only the handle still holds
        are appended again.
        """
        held, rescued = self._handle, list[bytes]()
        if held is not None and self._is_current():
            return
        own = self.own()
        epoch, number = self.epochs.get(self.device, 1), number_of(own[-1]) if own else 0
        if not own:
            epoch, number = max((epoch, number), self._last)
            number += 1
        if held is not None and epoch == self._epoch:  # what a purge replaced is not to come back
            rescued = self._held()
        self._epoch = epoch
        self._number = number
        self._open(create=not own)
        if held is not None:
            os.close(held)
        if rescued:
            have = {line for name in self.own() for line in self.read(name).split(b"\n")}
            lost = [line for line in rescued if line not in have and checks(line)]
            if lost:
                with self.append(b"\n".join(lost) + b"\n") as where:
                    self._size = where[2]

    def is_behind(self) -> bool:
        """Tell whether the own active segment, or the one before, holds lines not read yet. Only after ready().

        The one before, because whoever began the active one may have died before writing into it.
        """
        if self._fresh:
            before = self._name(self._number - 1)
            self._fresh = self.size(before) != self.offsets.get(before, 0)
        return self._fresh or self._size != self.offsets.get(self.active, 0)

    def append(self, data: bytes) -> Append:
        """Return the block in which whole lines get to the disk. Only after ready(), under the same lock.

        They are written when it is entered, and on the disk when it is left; what is done inside costs no time while
        the disk works. They count as read when the caller says so (took); one who dies in between finds them as unread.
        Raises OSError having left nothing that a reader would take for a line. When it can't be told what the disk
        holds (a flush failed, or cutting back did), `doubtful` is set: only a fresh look may be trusted then.
        """
        if self._size and self._size + len(data) > SEGMENT:
            self.close()
            self._number += 1
            self._open(create=True)
        assert self._handle is not None
        start = self._size
        whole = start == self.offsets.get(self.active, 0)  # read to the end, which was the end of a line
        if not whole and os.pread(self._handle, 1, start - 1) != b"\n":
            data = SPOIL + data
        return Append(self, self._handle, start, data)

    def took(self, name: str, start: int, end: int) -> None:
        """Count what was just appended as read."""
        self._size = end
        if self.offsets.get(name, 0) == start:
            self.offsets[name] = end

    def close(self) -> None:
        """Give the handle back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _name(self, number: int) -> str:
        return name_of(self.device, self._epoch, number)

    def _open(self, *, create: bool) -> None:
        self.active, self._fresh = self._name(self._number), True
        self._last = self._epoch, self._number
        self._path = self._place + self.active
        self._next = f"{self._place}{self._name(self._number + 1)}"
        self._newer = f"{self._place}{name_of(self.device, self._epoch + 1, 1)}"
        self._handle = open_private(self.folder / self.active, os.O_RDWR | os.O_APPEND | (os.O_CREAT if create else 0))
        if create:
            flush_folder(self.folder)
        about = os.fstat(self._handle)
        self._inode, self._size = (about.st_ino, about.st_dev), about.st_size

    def _is_current(self) -> bool:
        try:
            there = os.stat(self._path)  # noqa: PTH116
        except FileNotFoundError:
            return False
        self._size = there.st_size
        if (there.st_ino, there.st_dev) != self._inode:
            return False
        return not (os.access(self._next, os.F_OK) or os.access(self._newer, os.F_OK))

    def _held(self) -> list[bytes]:
        assert self._handle is not None
        data = os.pread(self._handle, os.fstat(self._handle).st_size, 0)
        return data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]


class Append:
    """Lines on their way to the disk: written on entering, flushed on leaving; an exception takes them back."""

    __slots__ = ("_data", "_handle", "_log", "_start")

    def __init__(self, log: Log, handle: int, start: int, data: bytes) -> None:
        self._log = log
        self._handle = handle
        self._start = start
        self._data = data

    def __enter__(self) -> Place:
        log, start, size = self._log, self._start, len(self._data)
        try:
            write_all(self._handle, self._data)
            begin(self._handle, start, size)
        except BaseException:
            self._take_back()
            raise
        return log.active, start, start + size

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._take_back()
            return
        self._log.doubtful = True
        try:
            flush(self._handle)
        except BaseException:
            self._take_back()
            raise
        self._log.doubtful = False

    def _take_back(self) -> None:
        doubtful, self._log.doubtful = self._log.doubtful, True
        os.ftruncate(self._handle, self._start)
        self._log.doubtful = doubtful
