"""The system calls that the store makes below one folder: counted, recorded, broken, or died at.

Everything goes through the names in `os`, `io` and `fcntl`, which the store, and pathlib for it, looks up at each call.
"""

from __future__ import annotations

import fcntl
import io
import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

BY_PATH = ("open", "mkdir", "chmod", "unlink", "replace", "rename", "listdir", "stat", "access")
BY_HANDLE = ("write", "pread", "ftruncate", "fdatasync", "fsync", "fchmod", "fstat", "posix_fadvise", "close")
CHANGING = ("open", "mkdir", "unlink", "replace", "rename", "write", "ftruncate", "fdatasync", "fsync")


class Calls:
    """Watches the calls below a folder.

    at: what happens before the call with a given number (from 0): it gets the call's name and arguments and may raise,
    or die. A write may be cut short by `short`, which returns how many bytes go through, or None for all of them.
    """

    def __init__(self, folder: Any) -> None:
        self.folder = os.path.realpath(folder)
        self.count = 0
        self.written = 0
        self.record: list[tuple[Any, ...]] | None = None
        self.at: Callable[[int, str], None] = lambda number, name: None
        self.short: Callable[[int, int], int | None] = lambda before, size: None
        self.lock: Callable[..., Any] = lambda real, handle, operation: real(handle, operation)
        self._handles: dict[int, str] = {}

    def inside(self, path: Any) -> bool:
        return isinstance(path, str | os.PathLike) and str(path).startswith(self.folder)

    @contextmanager
    def watched(self):
        real = {name: getattr(os, name) for name in (*BY_PATH, *BY_HANDLE)}
        real_io, real_flock = io.open, fcntl.flock

        def before(name: str) -> None:
            number, self.count = self.count, self.count + 1
            self.at(number, name)

        def note(*what: Any) -> None:
            if self.record is not None:
                self.record.append(what)

        def by_path(name: str):
            def call(path, *args, **kwargs):
                if not self.inside(path):
                    return real[name](path, *args, **kwargs)
                before(name)
                existed = name == "open" and os.path.lexists(path)
                result = real[name](path, *args, **kwargs)
                where = str(path)
                if name == "open":
                    self._handles[result] = where
                    if not existed:
                        note("create", where)
                    elif args and args[0] & os.O_TRUNC:
                        note("cut", where, 0)
                elif name in ("replace", "rename"):
                    note("rename", where, str(args[0]))
                elif name in ("unlink", "mkdir"):
                    note(name, where)
                return result

            return call

        def by_handle(name: str):
            def call(handle, *args, **kwargs):
                where = self._handles.get(handle)
                if where is None:
                    return real[name](handle, *args, **kwargs)
                if name == "close":
                    del self._handles[handle]  # closing always closes; it is not broken
                    return real[name](handle)
                before(name)
                if name == "write":
                    data = bytes(args[0])
                    size = self.short(self.written, len(data))
                    if size is not None:
                        data = data[:size]
                    place = real["fstat"](handle).st_size
                    done = real["write"](handle, data)
                    self.written += done
                    note("write", where, place, data[:done])
                    if size is not None and size < 0:
                        raise AssertionError
                    return done
                result = real[name](handle, *args, **kwargs)
                if name == "ftruncate":
                    note("cut", where, args[0])
                elif name in ("fsync", "fdatasync"):
                    note("flush", where)
                return result

            return call

        def open_file(path, *args, **kwargs):
            if self.inside(path):
                before("open")
            return real_io(path, *args, **kwargs)

        def flock(handle, operation):
            if handle in self._handles:
                before("flock")
                return self.lock(real_flock, handle, operation)
            return real_flock(handle, operation)

        for name in BY_PATH:
            setattr(os, name, by_path(name))
        for name in BY_HANDLE:
            setattr(os, name, by_handle(name))
        io.open, fcntl.flock = open_file, flock
        try:
            yield self
        finally:
            for name, function in real.items():
                setattr(os, name, function)
            io.open, fcntl.flock = real_io, real_flock


def die(*_: Any) -> None:
    """End this process at once, as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)
