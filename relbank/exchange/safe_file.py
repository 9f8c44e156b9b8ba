"""Files that the user names, written whole or not at all and read without surprises.

A file is written beside its place, flushed to the disk, and only then given its name; it is 0600; a link is neither
followed nor replaced; nothing that exists is overwritten unasked.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path


class FileError(Exception):
    """A file can't be written or read: what happened and where, and what to do."""

    def __init__(self, what: str, do: str) -> None:
        """Take the two sentences."""
        super().__init__(what)
        self.what, self.do = what, do


def write(path: Path, chunks: Iterable[str], *, replace: bool = False) -> int:
    """Write a new UTF-8 file of chunks and return its size in bytes.

    Raises FileError, and leaves nothing behind, when the place is a link, exists (and replace is not set), or can't
    be written.
    """
    _check_place(path, replace)
    beside = path.with_name(f".{path.name[:60]}.{secrets.token_hex(6)}.tmp")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, 0o600)  # whatever the umask takes away
            for chunk in chunks:
                file.write(chunk.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        _give_name(beside, path, replace)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return size


def read(path: Path, limit: int = 2**31) -> bytes:
    """Return the bytes of a regular file; FileError when it is none, is larger than limit bytes, or can't be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not hang us
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise FileError(f"{path} is no regular file.", "Name a file, or pipe it in.")
            if about.st_size > limit:
                raise FileError(f"{path} has {about.st_size} bytes, more than can be read ({limit}).", "Split it.")
            return file.read()
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}.", "Check its name and its rights.") from error


def _check_place(path: Path, replace: bool) -> None:
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refused(path, error) from error
    if stat.S_ISLNK(there.st_mode):
        raise FileError(f"{path} is a link; relbank never writes through one.", "Name the file itself.")
    if not stat.S_ISREG(there.st_mode):
        raise FileError(f"{path} is no regular file.", "Name a file that does not exist yet.")
    if not replace:
        raise _exists(path)


def _give_name(beside: Path, path: Path, replace: bool) -> None:
    """Name the finished file; without replace the name is only taken when it is still free."""
    if replace:
        beside.replace(path)  # a link put here meanwhile is replaced, not followed
        return
    try:
        os.link(beside, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise _exists(path) from None
        beside.rename(path)


def _sync_folder(folder: Path) -> None:
    """Flush the new name to the disk, where folders can be flushed."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return  # some file systems can't; the file's own bytes are safe already
    finally:
        os.close(descriptor)


def _exists(path: Path) -> FileError:
    return FileError(f"{path} exists already; nothing was written.", "Name another file, or add --force.")


def _refused(path: Path, error: OSError) -> FileError:
    return FileError(f"{path} can't be written: {error.strerror}.", "Nothing was left there; try another folder.")
