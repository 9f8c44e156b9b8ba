"""Which device this is: a random name kept with the machine's own, so that a copied home makes no second writer."""

from __future__ import annotations

import os
from pathlib import Path

from .disk import Lock, replace_file
from .ids import device_id

READER = "reader"  # whoever only reads has no name of its own


def device(state: Path, lock: Lock | None) -> str:
    """Return the device's name, made and written when there is none, or when the file came from another machine.

    lock: what keeps two programs from making one at once; without it (who only reads) none is made.
    """
    name, machine = _read(state)
    if lock is None:
        return name or READER
    if not name or machine != _machine():
        with lock:
            name, machine = _read(state)
            if not name or machine != _machine():
                name = device_id()
                replace_file(state / "device", [f"{name} {_machine()}\n".encode("ascii")])
    return name


def _read(state: Path) -> tuple[str, str]:
    try:
        name, machine = (state / "device").read_text("ascii").split()
    except (OSError, ValueError):
        return "", ""
    return name, machine


def _machine() -> str:
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            found = Path(place).read_text("ascii").strip()
        except (OSError, ValueError):
            continue
        if found:
            return found
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in os.uname().nodename) or "unnamed"
