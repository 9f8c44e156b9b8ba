"""What benchmarks share: figures, journals, and a terminal that knows the processor time behind every byte."""

from __future__ import annotations

import compileall
import fcntl
import os
import pty
import re
import resource
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

TOP = Path(__file__).parents[2]
# what the installed command does
RELBANK = (sys.executable, "-c", "from relbank.cli.main import run; raise SystemExit(run())")
TINY = (sys.executable, str(Path(__file__).with_name("tiny.py")))
NOW = "2026-11-19T14:00"
IDLE = 0.002  # processor seconds between two looks of a program that only looks whether others wrote something

# what a modern terminal answers when it is asked: synchronised output, in-band resize, device, place, background
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b]11;?\x07": b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
}
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*u|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9;]*[a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio: what was measured, how many times the yardstick it took, and how many it may take."""

    what: str
    ratio: float
    limit: float
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit

    def __str__(self) -> str:
        """Return the line that is printed."""
        sign = "ok  " if self.holds else "MISS"
        detail = f"  ({self.detail})" if self.detail else ""
        return f"{sign} {self.ratio:6.2f} <= {self.limit:<5g} {self.what}{detail}"


def environment(**more: str) -> dict[str, str]:
    """Return the environment of every child: a plain terminal, a fixed clock, byte code that is used and kept."""
    kept = {key: os.environ[key] for key in ("PATH", "VIRTUAL_ENV", "TMPDIR") if key in os.environ}
    home = Path(tempfile.gettempdir()) / "relbank-bench-home"
    return {
        **kept, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor",
        "RELBANK_NOW": NOW, **more,
    }  # fmt: skip


def compile_all() -> None:
    """Write the byte code of relbank and of everything installed, so that no start pays for compiling."""
    for folder in (TOP / "relbank", TOP / "tests" / "benchmarks"):
        compileall.compile_dir(str(folder), quiet=2)
    import textual

    compileall.compile_dir(str(Path(textual.__file__).parents[1]), quiet=2)


@contextmanager
def journal(people: int, notes: int) -> Iterator[dict[str, str]]:
    """Write a large journal; yield the environment that names it."""
    from relbank.demo import large
    from relbank.paths import find
    from relbank.store import open_store

    with tempfile.TemporaryDirectory(prefix="relbank-bench-") as folder:
        names = {f"RELBANK_{part.upper()}": str(Path(folder) / part) for part in ("journal", "state", "config")}
        places = find(names)
        with open_store(places.journal, places.state) as store:
            large(store, people, notes, datetime.fromisoformat(NOW).astimezone())
            store.checkpoint()  # now: who leaves a large journal does not wait for it
        yield environment(**names)


def spent(argv: Sequence[str], env: dict[str, str], text: str = "", times: int = 15) -> float:
    """Return the median processor time of a command in seconds."""
    found = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(argv, env=env, cwd=TOP, input=text, text=True, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(found)


class Chunk(NamedTuple):
    """Bytes that came from a program, and the processor seconds that it had used by then."""

    cpu: float
    data: bytes


class Terminal:
    """A program in a pseudo-terminal. Linux only: processor time is read from /proc, to the nanosecond."""

    def __init__(self, argv: Sequence[str], env: dict[str, str], size: tuple[int, int] = (160, 45)) -> None:
        import pyte

        self.chunks: list[Chunk] = []
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0  # chunks that the screen has taken in
        self._ended = False
        self._news = threading.Condition()
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._process = subprocess.Popen(
            argv, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=TOP, start_new_session=True
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(1)
        os.close(self._master)

    def _read(self) -> None:
        tail = b""
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the program has left its terminal
                data = b""
            cpu = self.cpu()
            with self._news:
                self._ended = not data
                if data:
                    self.chunks.append(Chunk(cpu, data))
                self._news.notify_all()
            if not data:
                return
            seen = tail + data
            for question, answer in ANSWERS.items():
                for match in re.finditer(re.escape(question), seen):
                    if match.end() > len(tail):
                        os.write(self._master, answer)
            tail = seen[-32:]

    def cpu(self) -> float:
        """Return the processor seconds used so far, all threads together."""
        total = 0
        try:
            for thread in Path(f"/proc/{self._process.pid}/task").iterdir():
                total += int((thread / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):  # a thread, or the program, has just ended
            pass
        return total / 1e9

    def memory(self) -> float:
        """Return the resident memory in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    @property
    def text(self) -> str:
        """The painted screen as text."""
        return "\n".join(self._screen.display)

    def painted(self, complete: Callable[[str], bool], timeout: float = 60) -> float:
        """Wait until the screen is as wanted; return the processor seconds used when that was painted."""
        deadline = time.monotonic() + timeout
        while True:
            while self._shown < len(self.chunks):
                chunk = self.chunks[self._shown]
                self._shown += 1
                self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", chunk.data))
                if complete(self.text):
                    return chunk.cpu
            with self._news:
                if self._shown == len(self.chunks) and (
                    self._ended or not self._news.wait(max(0.0, deadline - time.monotonic()))
                ):
                    raise AssertionError("The program never painted what was waited for:\n" + self.text)

    def quiet(self, seconds: float = 0.25, timeout: float = 60) -> None:
        """Return when the program has written nothing and worked no more than an idle one for a while."""
        deadline = time.monotonic() + timeout
        while True:
            cpu, count = self.cpu(), len(self.chunks)
            time.sleep(seconds)
            if len(self.chunks) == count and self.cpu() - cpu < IDLE:
                break
            if time.monotonic() > deadline:
                raise AssertionError("The program never came to rest.")
        if self._shown < len(self.chunks):
            self.painted(lambda _: self._shown == len(self.chunks))

    def key(self, keys: str, rest: float = 0.12) -> float:
        """Send keys and return the processor seconds until all that follows from them is done."""
        before, count = self.cpu(), len(self.chunks)
        os.write(self._master, keys.encode())
        deadline = time.monotonic() + 5
        while len(self.chunks) == count and time.monotonic() < deadline:
            time.sleep(0.002)
        if len(self.chunks) == count:
            raise AssertionError(f"{keys!r} painted nothing; the screen:\n{self.text}")
        self.quiet(rest)
        return self.cpu() - before


def keys(terminal: Terminal, pressed: Sequence[str]) -> float:
    """Press keys one by one and return the median of their processor seconds."""
    return median([terminal.key(key) for key in pressed])


def ratios(measure: Callable[[], float], yardstick: Callable[[], float], times: int) -> tuple[float, Any]:
    """Measure both in turn, so that a busy machine hurts both; return the ratio of medians and the two medians."""
    pairs = [(measure(), yardstick()) for _ in range(times)]
    mine, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return mine / theirs, (mine, theirs)
