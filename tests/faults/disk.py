"""A disk in memory: replays recorded calls and builds the states that a power cut could have left.

A flushed byte or name is there for good; an unflushed one may or may not be. Families of states:
killed (all that was written), strict (only what was flushed), empty (names without unflushed bytes), zeros (names and
sizes, unflushed bytes are zero), old names (bytes are there, unflushed names are not), torn (unflushed writes in a
random subset of sectors), reorder (a random subset of the unflushed calls on a file happened).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SECTOR = 64  # small lines, small sectors: a line spans several


class Inode:
    """One file: the bytes that are safe, and the calls since they were."""

    def __init__(self, data: bytes = b"") -> None:
        self.safe = data
        self.waiting: list[tuple] = []

    def with_calls(self, calls: list[tuple]) -> bytes:
        data = bytearray(self.safe)
        for call in calls:
            if call[0] == "cut":
                size = call[1]
                data = data[:size] + bytes(max(0, size - len(data)))
            else:
                _, place, new = call
                data += bytes(max(0, place - len(data)))
                data[place : place + len(new)] = new
        return bytes(data)

    def now(self) -> bytes:
        return self.with_calls(self.waiting)


FOLDER = Inode(b"folder")


class Disk:
    """Names and files, as they are and as a power cut would keep them."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.now: dict[str, Inode] = {}
        for place in top.rglob("*"):
            self.now[str(place)] = FOLDER if place.is_dir() else Inode(place.read_bytes())
        self.safe = dict(self.now)

    def call(self, what: str, path: str, *rest) -> None:
        """Take one recorded call into account."""
        if what == "create":
            self.now[path] = Inode()
        elif what == "mkdir":
            self.now[path] = FOLDER
        elif what == "write":
            self.now[path].waiting.append(("write", *rest))
        elif what == "cut":
            self.now[path].waiting.append(("cut", *rest))
        elif what == "rename":
            self.now[rest[0]] = self.now.pop(path)
        elif what == "unlink":
            self.now.pop(path)
        elif path in self.now and self.now[path] is not FOLDER:
            inode = self.now[path]
            inode.safe, inode.waiting = inode.now(), []
        else:  # a folder's names
            inside = {p for p in (*self.now, *self.safe) if str(Path(p).parent) == path}
            self.safe = {p: i for p, i in self.safe.items() if p not in inside}
            self.safe |= {p: self.now[p] for p in inside if p in self.now}

    def states(self, rng: random.Random) -> Iterator[tuple[str, dict[str, bytes | None]]]:
        """Yield the states that a power cut at this moment could leave: path -> bytes, None for a folder."""

        def state(names: dict[str, Inode], read) -> dict[str, bytes | None]:
            found = {p: None if i is FOLDER else read(i) for p, i in names.items()}
            top = str(self.top)
            return {p: d for p, d in found.items() if all(str(a) in found for a in Path(p).parents if str(a) > top)}

        yield "killed", state(self.now, Inode.now)
        if self.now == self.safe and not any(inode.waiting for inode in self.now.values()):
            return
        yield "strict", state(self.safe, lambda inode: inode.safe)
        yield "empty", state(self.now, lambda inode: inode.safe)
        yield "zeros", state(self.now, self._zeros)
        yield "old names", state(self.safe, Inode.now)
        for _ in range(2):
            yield "torn", state(self.now, lambda inode: inode.with_calls(self._torn(inode, rng)))
            yield "reorder", state(
                self.now, lambda inode: inode.with_calls([call for call in inode.waiting if rng.random() < 0.5])
            )

    def _zeros(self, inode: Inode) -> bytes:
        return inode.with_calls([c if c[0] == "cut" else (c[0], c[1], bytes(len(c[2]))) for c in inode.waiting])

    def _torn(self, inode: Inode, rng: random.Random) -> list[tuple]:
        calls = []
        for call in inode.waiting:
            if call[0] == "cut":
                calls += [call] * (rng.random() < 0.5)
                continue
            _, place, data = call
            at = place
            while at < place + len(data):
                end = min((at // SECTOR + 1) * SECTOR, place + len(data))
                if rng.random() < 0.5:
                    calls.append(("write", at, data[at - place : end - place]))
                at = end
        return calls


def write(state: dict[str, bytes | None], old: Path, new: Path) -> None:
    """Put a state into a real folder."""
    for path in sorted(state):
        place, data = new / Path(path).relative_to(old), state[path]
        if data is None:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        else:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            place.write_bytes(data)
