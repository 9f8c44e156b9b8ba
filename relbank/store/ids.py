"""Identifiers: documents sort by the time they were made, devices are six characters."""

from __future__ import annotations

import os
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32, lower case
LENGTH = 26
_HEAD, _MIDDLE = 10, 8  # characters of milliseconds, of bits that are counted on; as many again are random only
_LETTERS = ALPHABET.encode("ascii") * 8  # a random byte -> a letter


def _write(number: int, length: int) -> str:
    out = ""
    for _ in range(length):
        number, digit = divmod(number, 32)
        out = ALPHABET[digit] + out
    return out


def device_id() -> str:
    """Return a random name for a device: six characters."""
    return "".join(ALPHABET[byte & 31] for byte in os.urandom(6))


class Ids:
    """Makes document ids: 48 bits of milliseconds, 80 random bits; each greater than the one before."""

    def __init__(self) -> None:
        self._now = 0
        self._seconds = -1  # the moment without its last two characters, and how it is written
        self._slow = ""
        self._head = ""
        self._count = ""  # half of the random bits; counted on within a moment

    def new(self) -> str:
        """Return a new id of 26 characters, greater as text than every id made here before."""
        now = int(time.time() * 1000)
        noise = os.urandom(2 * _MIDDLE).translate(_LETTERS).decode("ascii")
        if now > self._now:
            self._now = now
            if now >> 10 != self._seconds:
                self._seconds = now >> 10
                self._slow = _write(self._seconds, _HEAD - 2)
            self._head = self._slow + ALPHABET[now >> 5 & 31] + ALPHABET[now & 31]
            self._count = ALPHABET[ALPHABET.index(noise[0]) >> 1] + noise[1:_MIDDLE]  # half, to leave room to count
        else:  # the same moment, or the clock went back
            self._count = _next(self._count)
        return self._head + self._count + noise[_MIDDLE:]


def _next(count: str) -> str:
    kept = count.rstrip(ALPHABET[-1])
    return kept[:-1] + ALPHABET[ALPHABET.index(kept[-1]) + 1] + ALPHABET[0] * (len(count) - len(kept))
