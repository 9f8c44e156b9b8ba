"""The few system calls that safety depends on: lock, flush, private files, files replaced as a whole."""

from __future__ import annotations

import fcntl
import os
import sys
from _thread import get_ident
from collections.abc import Iterable
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

if sys.platform == "darwin":

    def flush(handle: int) -> None:
        """Return when the bytes are on the disk itself; a plain fsync leaves them in the drive's cache there."""
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)

else:

    def flush(handle: int) -> None:
        """Return when the bytes, and the size, of a file are on the disk."""
        os.fdatasync(handle)


if hasattr(os, "posix_fadvise"):

    def begin(handle: int, place: int, size: int) -> None:
        """Let bytes set out for the disk while something else is done; flush() waits for them."""
        try:  # noqa: SIM105 - suppress() takes as long as the call
            os.posix_fadvise(handle, place, size, os.POSIX_FADV_DONTNEED)
        except OSError:
            pass  # only advice (Linux begins to write what is said not to be needed again): the flush tells

else:

    def begin(handle: int, place: int, size: int) -> None:
        """Do nothing: flush() does it all."""


def flush_folder(folder: Path) -> None:
    """Return when the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it, for its owner only, whatever the umask; keep an existing one."""
    if folder.is_dir():
        return
    missing = [folder]
    while not missing[-1].parent.is_dir():
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        try:
            place.mkdir(PRIVATE_FOLDER)
        except FileExistsError:
            if not place.is_dir():
                raise
            continue  # another program made it in the meantime
        place.chmod(PRIVATE_FOLDER)
        flush_folder(place.parent)


def open_private(path: Path, flags: int) -> int:
    """Return a handle; a file made by it is 0600 whatever the umask, and is never reached through a link."""
    handle = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE_FILE)
    if flags & os.O_CREAT:
        os.fchmod(handle, PRIVATE_FILE)
    return handle


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however few the system takes at a time."""
    done = os.write(handle, data)
    while done < len(data):
        done += os.write(handle, memoryview(data)[done:])


def replace_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Put a whole new file in the place of path: written beside it, flushed, renamed, the name flushed.

    Whatever goes wrong, path holds the old or the new content and nothing is left beside it.
    """
    beside = path.with_name(f".{path.name}.{get_ident()}.{os.getpid()}.new")
    handle = open_private(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        try:
            for chunk in chunks:
                write_all(handle, chunk)
            flush(handle)
        finally:
            os.close(handle)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def sweep(begun: Iterable[Path]) -> None:
    """Remove what replace_file() has left of files whose writers died; raises OSError."""
    for place in begun:
        if not _is_alive(place.name.split(".")[-2]):
            place.unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


class Lock:
    """A lock between programs that the system takes back when its holder dies.

    Whoever writes enters it; whoever only reads may look whether somebody writes just now. create: make the file;
    without, FileNotFoundError when there is none (nobody ever wrote then).
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self._path = path
        self._flags = os.O_RDWR | os.O_CREAT if create else os.O_RDONLY
        self._handle: int | None = open_private(path, self._flags)

    def __enter__(self) -> None:
        fcntl.flock(self._handle or self._opened(), fcntl.LOCK_EX)

    def share(self) -> bool:
        """Keep writers out for a moment, with other readers; False, at once, when somebody is writing."""
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def alone(self) -> bool:
        """Take the lock, or return False, at once, when somebody has it."""
        try:
            fcntl.flock(self._opened(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def hand_over(self) -> None:
        """Let a process that is begun next have the lock, too, until it ends."""
        os.set_inheritable(self._opened(), True)

    def _opened(self) -> int:
        if self._handle is None:
            self._handle = open_private(self._path, self._flags)
        return self._handle

    def __exit__(self, *_: object) -> None:
        assert self._handle is not None
        try:
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        except OSError:
            self.close()  # the lock goes with the handle

    def close(self) -> None:
        """Give the lock file back, and the lock with it."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            os.close(handle)
