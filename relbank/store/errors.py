"""What the store says when it can't do something: what happened and where, and what to do next."""

from __future__ import annotations

import errno
from pathlib import Path


class StoreError(Exception):
    """The journal can't be opened or written.

    what: one sentence, what happened and where. do: one sentence, what to do next.
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what = what
        self.do = do


class CannotUndo(StoreError):  # noqa: N818 - what happened, in the words of the user
    """There is nothing to undo or redo, or somebody changed the same thing since."""


def cannot_write(place: Path, error: OSError) -> StoreError:
    """Return what to say when a folder or file can't be opened for writing."""
    if error.errno == errno.ENOENT:
        return StoreError(f"The folder {place.parent} is gone.", "Put it back, or name another with --journal.")
    return StoreError(
        f"relbank can't write to {place} ({error.strerror}).",
        "Give yourself write permission there, or name another folder with --journal.",
    )


def cannot_open(journal: Path, error: OSError) -> StoreError:
    """Return what to say when a journal can't be read."""
    place = error.filename or journal
    return StoreError(
        f"relbank can't read the journal {journal} ({place}: {error.strerror}).",
        "Check the folder and the disk, then try again: nothing was changed.",
    )


def cannot_save(journal: Path, error: OSError) -> StoreError:
    """Return what to say when a change could not be appended."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreError(
            f"The disk that holds {journal} is full; this change is not saved.", "Free some space and try again."
        )
    return StoreError(
        f"This change could not be saved in {journal} ({error.strerror}).", "Check the disk, then start relbank again."
    )
