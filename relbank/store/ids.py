"""Identifiers: documents sort by the time they were made, devices are six characters."""

from __future__ import annotations

import os
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32, lower case
LENGTH = 26
_HEAD = 10  # characters of milliseconds; the other 16 are 80 random bits
_LETTERS = ALPHABET.encode("ascii") * 8  # a random byte -> a letter


def _write(number: int, length: int) -> str:
    out = ""
    for _ in range(length):
        number, digit = divmod(number, 32)
        out = ALPHABET[digit] + out
    return out


def _read(id: str) -> int:
    number = 0
    for letter in id:
        number = number * 32 + ALPHABET.index(letter)
    return number


def device_id() -> str:
    """Return a random name for a device: six characters."""
    return "".join(ALPHABET[byte & 31] for byte in os.urandom(6))


class Ids:
    """Makes document ids: 48 bits of milliseconds, 80 random bits; each greater than the one before."""

    def __init__(self) -> None:
        self._last = ""

    def new(self) -> str:
        """Return a new id of 26 characters, greater as text than every id made here before."""
        head = _write(int(time.time() * 1000), _HEAD)
        if head > self._last[:_HEAD]:
            self._last = head + os.urandom(LENGTH - _HEAD).translate(_LETTERS).decode("ascii")
        else:  # the same moment, or the clock went back
            self._last = _write(_read(self._last) + 1 + int.from_bytes(os.urandom(4), "big"), LENGTH)
        return self._last
