"""Writing the checkpoint of a large journal beside the user's work: in a process of its own that nobody waits for.

Whoever leaves a large journal with much that no checkpoint has begins it and goes. It inherits a lock, so that there
is one at a time, reads the log as any other program does, puts the checkpoint in its place as a whole, and may be
killed at any time: nothing is lost without it. When one did not come to its end, the next who leaves writes it and
waits.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .disk import Lock, sweep
from .errors import StoreError

if TYPE_CHECKING:
    from .store import Store

_LARGE = 1 << 21  # bytes of a log whose checkpoint nobody is to wait for
_BEGUN = "checkpoint.begun"  # in the state folder while a process is at work, or after it died
_TOP = Path(__file__).parents[2]  # where the package lies
_CODE = "from relbank.store.beside import run; run()"


def keep_checkpoint(store: Store) -> None:
    """Write the checkpoint of a store that is left, or see to it that it is written; without it, nothing is lost."""
    with suppress(OSError, StoreError):  # the next start reads the log
        if sum(store.log.offsets.values()) <= _LARGE or not begin(store.path, store.state):
            store.checkpoint()
            (store.state / _BEGUN).unlink(missing_ok=True)


def begin(journal: Path, state: Path) -> bool:
    """Begin the process unless one is at work already; False when it can't be begun, or did not end the last time."""
    lock = Lock(state / "checkpoint.lock")
    try:
        if not lock.alone():
            return True
        if (state / _BEGUN).exists() or not sys.executable or not hasattr(os, "posix_spawn"):
            return False
        (state / _BEGUN).touch(0o600)
        lock.hand_over()
        path = os.pathsep.join(filter(None, (str(_TOP), os.environ.get("PYTHONPATH", ""))))
        quiet = [(os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_RDWR, 0) for handle in range(3)]
        # -P: whatever lies where the user stands (a json.py in a folder of downloads) is not to be run
        argv = [sys.executable, "-P", "-c", _CODE, str(journal), str(state)]
        os.posix_spawn(sys.executable, argv, {**os.environ, "PYTHONPATH": path}, file_actions=quiet)
    except OSError:
        return False
    finally:
        lock.close()  # the process that was begun has it still
    return True


def run() -> None:
    """Write the checkpoint of the journal and the state folder that the command names; nobody is there to be told."""
    os.setsid()  # the terminal may be closed meanwhile
    os.nice(10)
    journal, state = map(Path, sys.argv[1:])
    from .store import open_store

    store = open_store(journal, state, readonly=True)  # so that it makes no folder anew that was removed meanwhile
    if store.is_behind:
        sweep(state.glob(".checkpoint.*.new"))  # one who was killed has left as much as a checkpoint
        store.checkpoint()
    (state / _BEGUN).unlink(missing_ok=True)
    os._exit(0)  # what was read needs no tidying up
