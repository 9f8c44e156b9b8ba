"""Pieces of the checkpoint file, read where they are touched: checked bytes, strings, and rows by key.

The file is mapped, never read as a whole. It is checked in blocks of 4 KiB, each when it is first touched.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from zlib import crc32

BLOCK = 1 << 12
_WORD = 4
_FEW = 64  # searches that cost as much as reading all keys and rows, where there are some thousands
_ALIKE = 1 << 31  # in the count of strings: all have one length


class Body:
    """Checked bytes. mend: returns the same bytes made anew from the log, when a block does not check."""

    def __init__(self, data: mmap.mmap | bytes, start: int, checks: bytes, mend: Callable[[], bytes]) -> None:
        self._data = data
        self._view = memoryview(data)
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
        if not (good[first] and good[last] and last - first < 2):
            for block in range(first, last + 1):
                if not good[block]:
                    self._check(block)
        return self._data[self._start + start : self._start + end]

    def _check(self, block: int) -> None:
        at = self._start + block * BLOCK
        check = crc32(self._view[at : at + BLOCK]).to_bytes(_WORD, "little")  # the last block ends with the data
        if check != self._checks[block * _WORD : (block + 1) * _WORD]:
            self._data, self._start = self._mend(), 0
            self._view = memoryview(self._data)
        self._good[block] = 1


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
    """Return strings as one piece: how many, where each ends, their bytes; how long they are where all are alike."""
    if len({*map(len, strings)}) == 1 and strings[0]:
        return words([len(strings) | _ALIKE, len(strings[0])]) + b"".join(strings)
    return words([len(strings), *accumulate(map(len, strings))]) + b"".join(strings)


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
        self._body = piece.body
        head = piece.word(0)
        self._count = head & ~_ALIKE
        self._width = piece.word(1) if head & _ALIKE else 0  # of all of them, where they are alike
        self._ends = piece.start + _WORD
        self._bytes = _WORD * (2 if head & _ALIKE else 1 + self._count)
        self._first = piece.start + self._bytes
        last = self._width * self._count or (piece.word(self._count) if self._count else 0)
        self.size = self._bytes + last
        self._last: bytes | None = None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, row: int) -> bytes:
        if self._width:
            at = self._first + row * self._width
            return self._body.take(at, at + self._width)
        at = self._ends + row * _WORD
        both = int.from_bytes(self._body.take(at - _WORD, at + _WORD), "little")  # where it begins, where it ends
        return self._body.take(self._first + (both & 0xFFFFFFFF if row else 0), self._first + (both >> 32))

    def find(self, wanted: bytes) -> int:
        """Return the row of a string in a sorted list, -1 when it is not there."""
        if self._last is None:
            self._last = self[self._count - 1] if self._count else b""
        if not self._count or wanted > self._last:
            return -1  # most searches are for a new id: nothing but the last one is read for it
        row = bisect_left(range(self._count), wanted, key=self.__getitem__)
        return row if self[row] == wanted else -1

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
        if self._width:
            return array("I", range(self._width, self._width * self._count + 1, self._width))
        return self._piece.words(1, 1 + self._count)

    def holding(self, needle: bytes) -> Iterator[int]:
        """Yield the rows of the strings that hold some bytes (in small letters), whatever the case of ASCII letters."""
        ends, blob = self.ends(), self.blob().lower()
        at = blob.find(needle)
        while at >= 0:
            row = bisect_right(ends, at)
            yield row
            at = blob.find(needle, ends[row])

    def span(self, start: int, end: int) -> bytes:
        """Return the bytes between two places, counted from the first string's begin."""
        return self._piece.take(self._bytes + start, self._bytes + end)

    def run(self, first: int, last: int) -> bytes:
        """Return the bytes of the strings from row first to before last, one behind the other."""
        return self.span(self._end(first - 1), self._end(last - 1))

    def _end(self, row: int) -> int:
        """Return where a string ends, counted from the first one's begin."""
        if row < 0:
            return 0
        return self._width * (row + 1) or self._piece.word(1 + row)

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
        self._searches = 0
        self._all: tuple[dict[bytes, int], array[int], array[int]] | None = None  # once many were searched for

    def of(self, key: str) -> Sequence[int]:
        """Return the rows of a key, in their order."""
        wanted = key.encode("utf-8", "surrogatepass")
        if self._all is None:
            self._searches += 1
            if self._searches <= max(_FEW, len(self._keys) // _FEW):
                return self._search(wanted)
            places = {known: at for at, known in enumerate(self._keys.all())}
            ends = self._piece.words(self._ends, self._rows)
            self._all = places, ends, self._piece.words(self._rows, self._rows + ends[-1])
        places, ends, rows = self._all
        at = places.get(wanted, -1)
        return rows[ends[at] : ends[at + 1]] if at >= 0 else ()

    def _search(self, key: bytes) -> Sequence[int]:
        """Return the rows of a key; a dozen keys are read."""
        at = self._keys.find(key)
        if at < 0:
            return ()
        start, end = self._piece.words(self._ends + at, self._ends + at + 2)
        return self._piece.words(self._rows + start, self._rows + end)
