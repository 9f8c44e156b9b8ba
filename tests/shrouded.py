"""The demo with every word that is somebody's turned into a word that nobody else says, and without a number in it.

What is left on the screen in words and numbers is then the program's; a word that begins with zq is not (M34).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from relbank.demo import build as build_demo
from relbank.method.personal import KEPT
from relbank.model.document import TABLES, class_of
from relbank.model.fact import CUE, FIELD, Fact
from relbank.model.person import Person
from relbank.model.when import When
from relbank.settings import Settings
from relbank.store import open_store
from tests.builder import Example

NOW = "2026-11-19T10:00"
SHROUDED = re.compile("zq[a-p]", re.IGNORECASE)
"""How every word of somebody's begins, also where it is cut short."""
_WORD = re.compile(r"[^\W\d_]+")
_DATES = ("birthday", "anniversary", "url", "learned", "key")
_known: dict[str, str] = {}


def shroud(text: str) -> str:
    """Return a text with each word as another one that stands for it, and no number."""
    return re.sub(r"\d+", "", _WORD.sub(_stand_in, text))


def _stand_in(found: re.Match[str]) -> str:
    word = found[0]
    number = int(_known.setdefault(word.lower(), f"{len(_known)}"))
    letters = "zq" + "".join(chr(97 + int(digit, 16)) for digit in f"{number:x}")
    return letters.capitalize() if word[:1].isupper() else letters


def _shrouded(value: Any) -> Any:
    if isinstance(value, str):
        return shroud(value)
    if isinstance(value, When):
        return replace(value, words=shroud(value.words) if value.words != "??" else value.words)
    if isinstance(value, Mapping):
        return {shroud(key): shroud(str(text)) for key, text in value.items()}
    if isinstance(value, tuple):
        return tuple(_shrouded(each) for each in value)
    return value


def _changed(thing: Any) -> Any:
    """Return a document in such words; what says when, how much and which one stays."""
    kept = {*KEPT, *_DATES} - ({"key"} if isinstance(thing, Fact) and thing.kind in (FIELD, CUE) else set())
    if isinstance(thing, Person):
        kept -= {"role"} - {"role"}
        thing = replace(thing, birthday="", anniversary="", style={k: shroud(v) for k, v in thing.style.items()})
        kept |= {"style"}
    names = [field.name for field in fields(thing) if field.name not in kept]
    return replace(thing, **{name: _shrouded(getattr(thing, name)) for name in names})


def make(folder: Path) -> None:
    """Write the journal into a folder, once; open_copy opens a copy of it."""
    moment = datetime.fromisoformat(f"{NOW}+01:00")
    with open_store(folder / "journal", folder / "state") as store:
        build_demo(store, moment)
        with store.transaction("shroud") as tx:
            for table in TABLES:
                for thing in store.journal.every(class_of(table)):
                    tx.change(_changed(thing))


def open_copy(made: Path, folder: Path) -> Example:
    """Open a copy of the journal that was made."""
    shutil.copytree(made, folder, dirs_exist_ok=True)
    return Example(open_store(folder / "journal", folder / "state"), datetime.fromisoformat(NOW), Settings())
