"""What each start looks at in a few milliseconds: what opening met, lines that did not come, rights, begun purges."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .frame import decode
from .stamps import ahead, moment_of

if TYPE_CHECKING:
    from .missing import Range
    from .store import Store

BEGUN = "purging"  # in the state folder while a purge is under way: whom, by id
GIVEN_UP = "missing"  # in the state folder: which missing lines a mending looked for in vain


def quick(store: Store) -> list[str]:
    """Return what a start has to tell, in sentences; raises OSError."""
    told = list(store.complaints)
    if (store.state / BEGUN).exists():
        told.append("A purge was interrupted; `relbank doctor --fix` goes on with it.")
    if store.missing.ranges:
        told += _missing(store)
    if store.again and _is_shared(store):
        told.append("Another program writes under this computer's name; `relbank doctor --fix` gives it a new one.")
    if ahead(store.clock.last) > 1:
        when = f"{moment_of(store.clock.last):%Y-%m-%d %H:%M}"
        told.append(f"The newest change is dated {when}: set the clock right. Nothing is lost, and the order is kept.")
    for place in (store.path, store.state, Path(store.log.folder)):
        if place.is_dir() and stat.S_IMODE(place.stat().st_mode) & 0o077:
            told.append(f"Others on this computer may look into {place}. `relbank doctor` tells more.")
    return told


def _missing(store: Store) -> Iterator[str]:
    known = given_up(store.state)
    for device, gaps in store.missing.ranges.items():
        new = [gap for gap in gaps if gap not in known.get(device, ())]
        count = sum(last - first + 1 for first, last in new)
        if not count:
            continue
        many = "1 change" if count == 1 else f"{count:,} changes"
        if device == store.device:
            yield f"{many} of this computer can't be read any more; `relbank doctor --fix` looks in the backups."
        else:
            yield f"{many} of device {device} did not arrive: sync it once more. `relbank doctor` tells more."


def given_up(state: Path) -> dict[str, list[Range]]:
    """Return the gaps that a mending could not fill: they are told by the doctor, but no more at each start."""
    try:
        found = json.loads((state / GIVEN_UP).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_shared(store: Store) -> bool:
    """Tell whether a number that came again is on two different lines of this device, no copies of one."""
    end = f'.{store.device}"'.encode()
    first: dict[bytes, bytes] = {}
    for name in store.log.files():
        for line in store.log.read(name).split(b"\n"):
            number, _, rest = line[:64].partition(b',"t":"')
            if rest[17:25] != end:
                continue
            other = first.setdefault(number, line)
            if other != line and decode(other) is not None and decode(line) is not None:
                return True
    return False
