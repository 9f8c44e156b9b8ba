"""Drafts: text that is not in the journal yet, kept on the disk at every pause."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from .disk import flush_folder, private_folder, replace_file
from .errors import cannot_save
from .frame import dumps
from .ids import ALPHABET, LENGTH, Ids


class Draft(NamedTuple):
    """A kept text; about: what it belongs to ("note", "edit:<touch id>", …); kept: when, local time."""

    id: str
    text: str
    about: str
    kept: datetime


class Drafts:
    """The drafts of one journal: files in the state folder, each replaced as a whole."""

    def __init__(self, folder: Path, ids: Ids) -> None:
        self._folder = folder
        self._ids = ids

    def keep(self, text: str, *, id: str | None = None, about: str = "note") -> str:
        """Put a text on the disk, in the place of the draft with that id if there is one; return its id.

        Raises StoreError when it can't be written; what was kept before is still there then.
        """
        found = id or self._ids.new()
        body = {"about": about, "kept": datetime.now().astimezone().isoformat(timespec="seconds"), "text": text}
        try:
            private_folder(self._folder)
            replace_file(self._path(found), [dumps(body), b"\n"])
        except OSError as error:
            raise cannot_save(self._folder, error) from error
        return found

    def all(self) -> list[Draft]:
        """Return all drafts, the oldest first; a file that can't be read is given as the text it holds."""
        try:
            places = sorted(p for p in self._folder.iterdir() if p.suffix == ".json" and not p.name.startswith("."))
        except FileNotFoundError:
            return []
        return [draft for place in places if (draft := self._read(place)) is not None]

    def get(self, id: str) -> Draft | None:
        """Return one draft, None when there is none."""
        return self._read(self._path(id))

    def discard(self, id: str) -> None:
        """Remove a draft, after its text is in the journal; a missing one is fine."""
        place = self._path(id)
        if place.exists():
            place.unlink(missing_ok=True)
            flush_folder(self._folder)

    def _path(self, id: str) -> Path:
        if not id or len(id) > 2 * LENGTH or any(c not in ALPHABET and not c.isalnum() and c not in "-_" for c in id):
            raise ValueError(f"{id!r} is no draft's id")
        return self._folder / f"{id}.json"

    def _read(self, place: Path) -> Draft | None:
        try:
            data = place.read_bytes()
            when = datetime.fromtimestamp(place.stat().st_mtime).astimezone()
        except FileNotFoundError:
            return None
        try:
            body = json.loads(data)
            return Draft(place.stem, str(body["text"]), str(body["about"]), datetime.fromisoformat(body["kept"]))
        except (ValueError, KeyError, TypeError):
            return Draft(place.stem, data.decode("utf-8", "replace"), "note", when)
