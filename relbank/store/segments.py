"""The names of log files: which device wrote them, in which epoch, and which count.

    k7f2q9-000003.jsonl      device k7f2q9, its first epoch, third segment
    k7f2q9.2-000001.jsonl    the same device after a purge: every file of an older epoch is passed over from now on

What stands behind the dash matters only to the device itself, so a sync program's conflict copy is read like any other.
"""

from __future__ import annotations

SUFFIX = ".jsonl"


def epoch_of(name: str) -> tuple[str, int]:
    """Return the device and the epoch of a file."""
    device, _, number = name.partition("-")[0].partition(".")
    return device, int(number) if number.isascii() and number.isdigit() else 1


def name_of(device: str, epoch: int, number: int) -> str:
    """Return the name of a segment."""
    return f"{device}-{number:06d}{SUFFIX}" if epoch == 1 else f"{device}.{epoch}-{number:06d}{SUFFIX}"


def number_of(name: str) -> int:
    """Return which segment of its epoch a file is, 0 for a copy under another name."""
    number = name.partition("-")[2].removesuffix(SUFFIX)
    return int(number) if number.isascii() and number.isdigit() else 0


def newest(names: list[str]) -> tuple[list[str], dict[str, int]]:
    """Return the files that count, in their order, and the epochs of the devices that are beyond their first."""
    if not any(name.find(".") < len(name) - len(SUFFIX) for name in names):
        return names, {}
    epochs: dict[str, int] = {}
    for name in names:
        device, epoch = epoch_of(name)
        if epoch > epochs.get(device, 1):
            epochs[device] = epoch
    return [name for name in names if epoch_of(name)[1] == epochs.get(epoch_of(name)[0], 1)], epochs
