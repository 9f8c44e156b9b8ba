"""Stamps: a hybrid logical clock whose readings sort as text, never go back and follow what was seen.

A stamp is 12 hexadecimal digits of wall milliseconds, 4 of a counter, and the device: "019ab3f0c2d1-5e02.k7f2q9".
It is the identity of a line: the same stamp twice is one line. The counter begins anywhere and grows by random steps,
so that two programs which share a name without knowing (a home folder that was copied) don't make the same stamp.
"""

from __future__ import annotations

import os
import re
import time
from datetime import datetime

ZERO = "0" * 12 + "-0000"
_STEP = 1 << 12  # the counter grows by up to so much while the wall clock stands
_SHAPE = re.compile(r"[0-9a-e][0-9a-f]{11}-[0-9a-f]{4}\.[0-9a-z]{6}")  # a first digit f is no time but damage


def is_stamp(value: object) -> bool:
    """Tell whether a value has the shape of a stamp."""
    return isinstance(value, str) and _SHAPE.fullmatch(value) is not None


def device_of(stamp: str) -> str:
    """Return the device that made a stamp."""
    return stamp[18:]


def moment_of(stamp: str) -> datetime:
    """Return the wall time in a stamp, local, with offset."""
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000).astimezone()


def ahead(stamp: str) -> float:
    """Return the days that a stamp is ahead of the wall clock: the other one was wrong then, or this one is now."""
    return (int(stamp[:12], 16) / 1000 - time.time()) / 86400


class Clock:
    """Makes stamps for one device; each exceeds every stamp made or seen before."""

    def __init__(self, device: str, last: str = ZERO) -> None:
        self.device = device
        self.last = last

    def see(self, stamp: str) -> None:
        """Take note of a stamp from a log, so that later ones exceed it."""
        if stamp > self.last:
            self.last = stamp

    def tick(self) -> str:
        """Return a new stamp. A wall clock that stands or goes back is answered by counting."""
        now, before = int(time.time() * 1000), int(self.last[:12], 16)
        noise = int.from_bytes(os.urandom(4), "big")
        count = noise & 0xFFFF
        if now <= before:
            now, counted = before, int(self.last[13:17], 16) + 1 + (noise >> 16) % _STEP
            if counted > 0xFFFF:
                now += 1
            else:
                count = counted
        self.last = f"{now:012x}-{count:04x}.{self.device}"
        return self.last
