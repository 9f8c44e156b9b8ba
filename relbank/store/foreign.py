"""A folder that holds other files is not taken for a journal, nor made one."""

from __future__ import annotations

from pathlib import Path

from .errors import StoreError

OURS = ("relbank.json", "log")


def refuse_foreign(journal: Path) -> None:
    """Raise StoreError for a folder that holds files and no journal, and for a file; OSError when it can't be read."""
    if not journal.exists():
        return
    if not journal.is_dir():
        raise StoreError(f"{journal} is a file, not the folder of a journal.", "Name a folder; a new one is made.")
    names = {entry.name for entry in journal.iterdir()}
    if names and not names.intersection(OURS):
        what = f"{journal} holds other files and no journal."
        raise StoreError(what, "Name an empty folder, or one that is not there yet.")
