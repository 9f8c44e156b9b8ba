"""Where the journal, its state and the settings are."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Places(NamedTuple):
    """The folders of one journal.

    journal: what is backed up and synced. state: this laptop's part (device, lock, checkpoint, drafts), never
    synced. config: settings.toml and the user's own themes. own: whether this is the user's default journal.
    """

    journal: Path
    state: Path
    config: Path
    own: bool


def find(environ: Mapping[str, str], journal: str | None = None) -> Places:
    """Return the places of the journal named by --journal, by RELBANK_JOURNAL, or else of the user's own one.

    RELBANK_STATE and RELBANK_CONFIG name the state and the settings folder in tests and portable set-ups.
    """
    named = journal or environ.get("RELBANK_JOURNAL") or ""
    path = Path(named).expanduser().absolute() if named else _base(environ, "data")
    state = Path(environ["RELBANK_STATE"]) if environ.get("RELBANK_STATE") else _base(environ, "state")
    config = Path(environ["RELBANK_CONFIG"]) if environ.get("RELBANK_CONFIG") else _base(environ, "config")
    return Places(path, state.absolute() / key_of(path), config.absolute(), not named)


def key_of(journal: Path) -> str:
    """Return the name of a journal's folder under the state folder: readable, and one for each place."""
    place = journal.absolute()
    return f"{place.name[:24]}-{zlib.crc32(os.fsencode(place)):08x}"


_XDG = {"data": ".local/share", "state": ".local/state", "config": ".config"}


def _base(environ: Mapping[str, str], what: str) -> Path:
    """Return relbank's folder of one kind (data, state, config), as the system wants it."""
    named = environ.get(f"XDG_{what.upper()}_HOME", "")
    if named.startswith("/"):
        return Path(named) / "relbank"
    if sys.platform == "linux" and environ.get("HOME"):
        return Path(environ["HOME"], _XDG[what], "relbank")  # as platformdirs says, without its 15 ms
    import platformdirs

    base: Path = getattr(platformdirs, f"user_{what}_path")("relbank", appauthor=False)
    return base
