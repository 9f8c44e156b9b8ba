"""The installed program in a pseudo-terminal: what it writes is kept byte for byte, and painted in memory."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

COMMAND = Path(sys.executable).with_name("relbank")


def command() -> list[str]:
    """Return the installed entry point beside this Python, or the module where it is not installed."""
    return [str(COMMAND)] if COMMAND.exists() else [sys.executable, "-m", "relbank"]


def environ(folder: Path, **more: str) -> dict[str, str]:
    """Return a world of its own: home, journal, state and clock."""
    return {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "RELBANK_JOURNAL": str(folder / "journal"),
        "RELBANK_STATE": str(folder / "state"),
        "RELBANK_CONFIG": str(folder / "config"),
        "RELBANK_NOW": "2026-11-19T14:00",
        "XDG_RUNTIME_DIR": str(folder),
        **{name: value for name in ("COVERAGE_PROCESS_START", "PYTHONPATH") if (value := os.environ.get(name))},
        **more,
    }


class Window:
    """A terminal window with one process in it.

    raw: every byte the process wrote. screen: what a terminal shows of them.
    """

    def __init__(self, env: dict[str, str], *argv: str, size: tuple[int, int] = (100, 30), umask: int = 0o077) -> None:
        self.raw = b""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        call = [*(argv if argv and shutil.which(argv[0]) else (*command(), *argv))]
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.umask(umask)
            os.execve(call[0], call, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.before = termios.tcgetattr(self.fd)
        self.status: int | None = None

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind, whatever a test found."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.end()
        os.close(self.fd)

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float) -> bool:
        """Take in what was written; False when nothing came for so long, or the process is gone."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(self._decoder.decode(_known(data)))
        return bool(data)

    def until(self, words: str, seconds: float = 60) -> float:
        """Wait until the terminal shows words; return how long it took."""
        start = time.monotonic()
        while words not in self.text:
            assert time.monotonic() - start < seconds, f"{words!r} never came:\n{self.text}"
            self.read(0.02)
        return time.monotonic() - start

    def until_so(self, holds: Callable[[], object], seconds: float = 60) -> None:
        """Wait until something else than the terminal tells that it is so."""
        stop = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < stop, f"It never came to be:\n{self.text}"
            self.read(0.02)

    def quiet(self, seconds: float = 0.2) -> None:
        """Wait until nothing was written for a while."""
        while self.read(seconds):
            pass

    def type(self, text: str, pace: float = 0.0) -> None:
        """Press keys, all at once or one by one; pace: seconds between two."""
        for piece in text if pace else [text]:
            os.write(self.fd, piece.encode())
            if pace:
                time.sleep(pace)
                self.read(0)

    def paste(self, text: str) -> None:
        """Paste as a terminal in bracketed mode does."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def end(self, seconds: float = 60) -> int:
        """Wait for the process to end; return its exit status (minus the signal that ended it)."""
        stop = time.monotonic() + seconds
        while self.status is None:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            assert time.monotonic() < stop, f"It did not end:\n{self.text}"
        self.quiet(0.02)
        return self.status


def _known(data: bytes) -> bytes:
    """Take out what pyte does not know and would paint: the keyboard protocol's CSI > … u and CSI < u."""
    import re

    return re.sub(rb"\x1b\[[<>=?][0-9;]*[uq$p]+", b"", data)
