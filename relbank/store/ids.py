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
        self._head = ""
        self._count = 0  # 40 of the random bits; counted on within a moment

    def new(self) -> str:
        """Return a new id of 26 characters, greater as text than every id made here before."""
        now = int(time.time() * 1000)
        if now > self._now:
            self._now, self._head = now, _write(now, _HEAD)
            self._count = int.from_bytes(os.urandom(5), "big") >> 1  # half of them, to leave room for counting
        else:  # the same moment, or the clock went back
            self._count += 1
        return self._head + _write(self._count, _MIDDLE) + os.urandom(_MIDDLE).translate(_LETTERS).decode("ascii")
