"""Pieces of the checkpoint file, read where they are touched: checked bytes, strings, and rows by key.

The file is mapped, never read as a whole. It is checked in blocks of 4 KiB, each when it is first touched.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping
from zlib import crc32

BLOCK = 1 << 12
_WORD = 4


class Body:
    """Checked bytes. mend: returns the same bytes made anew from the log, when a block does not check."""

    def __init__(self, data: mmap.mmap | bytes, start: int, checks: bytes, mend: Callable[[], bytes]) -> None:
        self._data = data
        self._start = start
        self._checks = checks
        self._good = bytearray(len(checks) // _WORD)
        self._mend = mend

    def take(self, start: int, end: int) -> bytes:
        """Return the bytes from start to end."""
        if start >= end:
            return b""
        first, last = start // BLOCK, (end - 1) // BLOCK
        good = self._good
        if first == last:
            if not good[first]:
                self._check(first)
        elif not (good[first] and good[last] and last - first < 2):
            for block in range(first, last + 1):
                if not good[block]:
                    self._check(block)
        return self._data[self._start + start : self._start + end]

    def _check(self, block: int) -> None:
        at = self._start + block * BLOCK
        end = self._start + self.size_of(block)
        if crc32(self._data[at:end]).to_bytes(_WORD, "little") != self._checks[block * _WORD : (block + 1) * _WORD]:
            self._data, self._start = self._mend(), 0
        self._good[block] = 1

    def size_of(self, block: int) -> int:
        """Return where a block ends."""
        return min((block + 1) * BLOCK, len(self._data) - self._start)


def block_checks(body: bytes) -> bytes:
    """Return the checks of a body's blocks."""
    view = memoryview(body)
    return b"".join(crc32(view[at : at + BLOCK]).to_bytes(_WORD, "little") for at in range(0, len(body), BLOCK))


def words(numbers: Iterable[int]) -> bytes:
    """Return numbers as 32-bit little-endian words."""
    return _little(array("I", numbers)).tobytes()


def _little(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def write_strings(strings: list[bytes]) -> bytes:
    """Return strings as one piece: how many, where each ends, their bytes."""
    ends, end = [], 0
    for string in strings:
        end += len(string)
        ends.append(end)
    return words([len(strings), *ends]) + b"".join(strings)


class Piece:
    """A part of the body: start and end."""

    def __init__(self, body: Body, start: int, end: int) -> None:
        self.body = body
        self.start = start
        self.end = end

    def word(self, at: int) -> int:
        """Return the number at a place counted in words."""
        place = self.start + at * _WORD
        return int.from_bytes(self.body.take(place, place + _WORD), "little")

    def words(self, start: int, end: int) -> array[int]:
        """Return the numbers from start to end, counted in words."""
        found = array("I")
        found.frombytes(self.take(start * _WORD, end * _WORD))
        return _little(found)

    def take(self, start: int, end: int) -> bytes:
        """Return bytes from start to end within the piece."""
        return self.body.take(self.start + start, self.start + end)

    def all(self) -> bytes:
        """Return all bytes."""
        return self.body.take(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start


class Strings:
    """A list of byte strings in a piece of the body."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._body, self._start = piece.body, piece.start
        self._count = piece.word(0)
        self._bytes = (1 + self._count) * _WORD
        self.size = self._bytes + (piece.word(self._count) if self._count else 0)
        self._last: bytes | None = None
        self._ends: array[int] | None = None  # read as a whole when something is searched for
        self._blob = b""

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: int) -> bytes:
        if self._ends is not None:
            return self._blob[self._ends[row - 1] if row else 0 : self._ends[row]]
        at = self._start + row * _WORD
        both = int.from_bytes(self._body.take(at, at + 2 * _WORD), "little")  # where it begins, where it ends
        first = self._start + self._bytes
        return self._body.take(first + (both & 0xFFFFFFFF if row else 0), first + (both >> 32))

    def find(self, wanted: bytes) -> int:
        """Return the row of a string in a sorted list, -1 when it is not there."""
        if self._last is None:
            self._last = self[self._count - 1] if self._count else b""
        if not self._count or wanted > self._last:
            return -1  # most searches are for a new id: nothing but the last one is read for it
        if self._ends is None:
            self._ends, self._blob = self.ends(), self.blob()
        ends, blob = self._ends, self._blob
        low, high = 0, self._count - 1
        while low < high:
            middle = (low + high) // 2
            if blob[ends[middle - 1] if middle else 0 : ends[middle]] < wanted:
                low = middle + 1
            else:
                high = middle
        return low if self[low] == wanted else -1

    def all(self) -> list[bytes]:
        """Return all strings."""
        blob = self.blob()
        out, start = [], 0
        for end in self.ends():
            out.append(blob[start:end])
            start = end
        return out

    def ends(self) -> array[int]:
        """Return where each string ends, counted from the first one's begin."""
        return self._piece.words(1, 1 + self._count)

    def span(self, start: int, end: int) -> bytes:
        """Return the bytes between two places, counted from the first string's begin."""
        return self._piece.take(self._bytes + start, self._bytes + end)

    def blob(self) -> bytes:
        """Return the bytes of all strings, one behind the other."""
        return self._piece.take(self._bytes, self.size)


def write_rows(rows: Mapping[str, list[int]]) -> bytes:
    """Return rows by key as one piece."""
    keys = sorted((key.encode("utf-8", "surrogatepass"), found) for key, found in rows.items())
    ends, end = [0], 0
    for _, found in keys:
        end += len(found)
        ends.append(end)
    strings = write_strings([key for key, _ in keys])
    return strings + bytes(-len(strings) % _WORD) + words(ends) + words(row for _, found in keys for row in found)


class Rows:
    """The rows that have a key."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._keys = Strings(piece)
        self._ends = (self._keys.size + _WORD - 1) // _WORD
        self._rows = self._ends + len(self._keys) + 1

    def of(self, key: str) -> Iterable[int]:
        """Return the rows of a key, in their order."""
        at = self._keys.find(key.encode("utf-8", "surrogatepass"))
        if at < 0:
            return ()
        start, end = self._piece.words(self._ends + at, self._ends + at + 2)
        return self._piece.words(self._rows + start, self._rows + end)
