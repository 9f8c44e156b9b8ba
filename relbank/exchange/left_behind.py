"""What an editor's file holds when relbank is killed meanwhile: it becomes a draft, and nothing of it is left (M11).

The folder of the file is locked by relbank and by the editor, who inherits the lock; the system takes it back when
both have ended, and only then the folder is looked into.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from glob import escape
from pathlib import Path
from zlib import crc32

FILE, BEGAN = "note.md", "began.json"
_LONGEST = 64 * 2**20  # bytes of a file that is taken for a text


def places(environ: Mapping[str, str], state: Path) -> list[Path]:
    """Return where private folders may be: in memory where the system has such a place, else in the state folder."""
    return [Path(place) for place in (environ.get("XDG_RUNTIME_DIR"), "/dev/shm", state) if place]


def prefix(state: Path) -> str:
    """Return how the names of the folders begin that belong to the journal of a state folder."""
    return f"relbank-edit-{state.name}-"


def begin(folder: Path, text: str, about: str) -> int:
    """Lock a folder and note what its file begins with and belongs to; return the handle that holds the lock."""
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_SH)
    descriptor = os.open(folder / BEGAN, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"about": about, "crc": crc32(text.encode("utf-8", "surrogatepass"))}, file)
    return lock


def recover(environ: Mapping[str, str], state: Path, keep: Callable[[str, str], object]) -> int:
    """Keep every text whose relbank and editor are gone, remove their files, and return how many were kept.

    keep: makes a text durable, given what it belongs to ("note", "edit:<id>"); what it raises leaves the file there.
    """
    count = 0
    for folder in _folders(environ, state):
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            continue
        try:
            if os.fstat(handle).st_uid != os.getuid():
                continue  # /dev/shm is everybody's
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            began = json.loads(_read(handle, BEGAN))
            data = _read(handle, FILE)
            if data.strip() and crc32(data) != began["crc"]:
                keep(data.decode("utf-8", "replace"), str(began["about"]))
                count += 1
            shutil.rmtree(folder, ignore_errors=True)
        except (OSError, ValueError, KeyError, TypeError):
            continue  # in use, just being made, or nothing of ours
        finally:
            os.close(handle)
    return count


def _folders(environ: Mapping[str, str], state: Path) -> Iterator[Path]:
    for place in dict.fromkeys(places(environ, state)):
        if place.is_dir():
            yield from sorted(place.glob(f"{escape(prefix(state))}*"))


def _read(folder: int, name: str) -> bytes:
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(_LONGEST)
