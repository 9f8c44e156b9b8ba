"""Identifiers: documents sort by the time they were made, devices are six characters."""

from __future__ import annotations

import os
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32, lower case
LENGTH = 26
_RANDOM_BITS = 80


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
        self._last = 0

    def new(self) -> str:
        """Return a new id of 26 characters, greater as text than every id made here before."""
        number = int(time.time() * 1000) << _RANDOM_BITS
        if number >> _RANDOM_BITS <= self._last >> _RANDOM_BITS:
            number = self._last + 1 + int.from_bytes(os.urandom(4), "big")  # the same moment, or the clock went back
        else:
            number |= int.from_bytes(os.urandom(_RANDOM_BITS // 8), "big")
        self._last = number
        return _write(number, LENGTH)
