"""The choices that the program remembers by itself (theme, sort order), apart from what the user set."""

from __future__ import annotations

import json
import os
from pathlib import Path


class Remembered:
    """A few words in a small file of the state folder; a file that can't be read or written means the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        self._words: dict[str, str] = {k: v for k, v in found.items() if isinstance(v, str)}

    def get(self, key: str, default: str) -> str:
        """Return a remembered word."""
        return self._words.get(key, default)

    def put(self, key: str, word: str) -> bool:
        """Remember a word; False when the file could not be written, so that it holds until the program ends."""
        self._words[key] = word
        new = self._path.with_suffix(".new")
        try:
            fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(fd, "w", encoding="utf-8") as file:
                json.dump(self._words, file)
            new.replace(self._path)
        except OSError:
            return False
        return True
