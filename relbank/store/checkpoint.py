"""The checkpoint: the merged state as it was at some place of the log, so that opening parses almost nothing.

One sealed header line, then the checks of all blocks, then the body: for each table ids, documents, stamps, lookups
(rows in the order of the ids; those of the touches in the order of their dates).
It is a pure function of the log up to the places in its header: deleting it loses nothing, and when a block turns out
damaged the same bytes are made again from the log.
"""

from __future__ import annotations

import json
import mmap
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Reversible, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from . import frame
from .disk import replace_file
from .documents import Doc
from .index import KEYS
from .mapped import Body, Piece, Rows, Strings, block_checks, words, write_rows, write_strings
from .merge import Stamps, Table
from .missing import Range
from .order import when_of

VERSION = 10
STRINGS = ("touches/folded", "touches/words")
_read = json.JSONDecoder().raw_decode
_sorted = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


Taken = tuple[int, str, int]


class Header:
    """What a checkpoint stands for.

    files: log file -> (bytes taken in, the last bytes before that place, when the file was changed last: nanoseconds,
    0 if it was longer). devices: device -> its newest n. missing: device -> the n, from and to, that did not come.
    """

    def __init__(
        self, store: str, clock: str, files: dict[str, Taken], devices: dict[str, int], missing: dict[str, list[Range]]
    ) -> None:
        self.store = store
        self.clock = clock
        self.files = files
        self.devices = devices
        self.missing = missing


def _json(value: Any) -> bytes:
    return _sorted.encode(value).encode("ascii")


def write(path: Path, header: Header, tables: Mapping[str, Table], notes: Mapping[str, Any]) -> int:
    """Write the checkpoint and return its size. notes: further pieces by name, as JSON but for numbers and texts."""
    body, pieces = build(tables, notes)
    checks = block_checks(body)
    version = [VERSION, frame.SCHEMA]
    about = {"v": version, **vars(header), "pieces": pieces, "blocks": len(checks), "check": crc32(checks)}
    line = frame.seal(_json(about))
    replace_file(path, (line, checks, body))
    return len(line) + len(checks) + len(body)


def build(tables: Mapping[str, Table], notes: Mapping[str, Any]) -> tuple[bytes, dict[str, list[int]]]:
    """Return the body of a checkpoint and where its pieces are."""
    parts: list[bytes] = []
    pieces: dict[str, list[int]] = {}
    at = 0

    def add(name: str, data: bytes) -> None:
        nonlocal at
        pieces[name] = [at, at + len(data)]
        padded = data + bytes(-len(data) % 4)
        parts.append(padded)
        at += len(padded)

    for name in sorted(tables):
        table = tables[name]
        docs = table.docs.whole()
        if not docs and not any(table.rest):
            continue  # somebody only asked for it
        add(f"{name}/ids", write_strings([id.encode("utf-8", "surrogatepass") for id in docs]))
        add(f"{name}/docs", write_strings([_json(doc) + b"," for doc in docs.values()]))
        add(f"{name}/clocks", write_strings([_clock(table.clock(id)) for id in docs]))
        hidden = {id: [doc, table.clock(id)] for id, doc in table.rest[0].items()}
        if hidden or table.rest[1]:
            add(f"{name}/rest", _json([hidden, table.rest[1]]))
        numbered = list(enumerate(docs.values()))
        if name == "touches":  # a person's newest touches are wanted most
            numbered.sort(key=lambda both: (when_of(both[1]), both[0]))
        for kind, keys in KEYS.items():
            rows: dict[str, list[int]] = {}
            for row, doc in numbered:
                for key in keys(doc):
                    rows.setdefault(key, []).append(row)
            if rows:
                add(f"{name}/{kind}", write_rows(rows))
    for name, value in notes.items():
        if isinstance(value, array):
            add(name, words(value))
        elif name in STRINGS:
            add(name, write_strings(value))
        else:
            add(name, _json(value))
    return b"".join(parts), pieces


def _clock(stamps: Stamps | None) -> bytes:
    return stamps.encode("ascii") if isinstance(stamps, str) else _json(stamps)


class Checkpoint:
    """An open checkpoint. Raises ValueError or OSError from open() when there is none that can be used."""

    def __init__(self, header: Header, pieces: dict[str, list[int]], body: Body, checks: bytes) -> None:
        self.header = header
        self.checks = checks
        self.size = max((end for _, end in pieces.values()), default=0)
        self._pieces = pieces
        self._body = body

    @classmethod
    def open(cls, path: Path, mend: Callable[[], bytes]) -> Checkpoint:
        """Return the checkpoint at a path."""
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            data = mmap.mmap(handle, 0, access=mmap.ACCESS_READ)
        finally:
            os.close(handle)
        end = data.find(b"\n")
        line = data[:end]
        if end < 0 or not frame.checks(line):
            raise ValueError("no header")
        about = json.loads(line)
        if about["v"] != [VERSION, frame.SCHEMA]:
            raise ValueError("another version")
        start = end + 1 + about["blocks"]
        checks = data[end + 1 : start]
        size = max((piece[1] for piece in about["pieces"].values()), default=0)
        if crc32(checks) != about["check"] or len(data) - start != size + (-size % 4):
            raise ValueError("not whole")
        files = {name: (offset, mark, touched) for name, (offset, mark, touched) in about["files"].items()}
        header = Header(about["store"], about["clock"], files, about["devices"], about["missing"])
        return cls(header, about["pieces"], Body(data, start, checks, mend), checks)

    def names(self) -> list[str]:
        """Return the names of the tables in it."""
        return [name[:-4] for name in self._pieces if name.endswith("/ids")]

    def table(self, name: str) -> StoredTable | None:
        """Return a table, None when it is not in it."""
        return StoredTable(self, name) if f"{name}/ids" in self._pieces else None

    def piece(self, name: str) -> Piece | None:
        """Return a piece, None when it is not in it."""
        place = self._pieces.get(name)
        return None if place is None else Piece(self._body, *place)

    def note(self, name: str, default: Any) -> Any:
        """Return a small piece that was written as JSON."""
        piece = self.piece(name)
        return default if piece is None else json.loads(piece.all())


class _Ids:
    """The ids of some rows; rows: of all ids that were reached: whoever looks an id up wants its document next."""

    __slots__ = ("_found", "_rows", "_table")

    def __init__(self, table: StoredTable, found: Sequence[int], rows: dict[str, int]) -> None:
        self._table = table
        self._found = found
        self._rows = rows

    def __iter__(self) -> Iterator[str]:
        return self._reached(self._found)

    def __reversed__(self) -> Iterator[str]:
        return self._reached(reversed(self._found))

    def _reached(self, found: Iterable[int]) -> Iterator[str]:
        id_of, rows = self._table.id, self._rows
        for row in found:
            id = id_of(row)
            rows[id] = row
            yield id


class StoredTable:
    """One table of a checkpoint; see documents.Base."""

    def __init__(self, checkpoint: Checkpoint, name: str) -> None:
        self._checkpoint = checkpoint
        self._name = name
        self._ids = self._strings("ids")
        self._docs: Strings | None = None
        self._clocks: Strings | None = None
        self._rows: dict[str, int] = {}  # of ids that were found once

    def _strings(self, what: str) -> Strings:
        piece = self._checkpoint.piece(f"{self._name}/{what}")
        assert piece is not None
        return Strings(piece)

    def __len__(self) -> int:
        return len(self._ids)

    def find(self, id: str) -> int:
        """Return the row of an id, -1 when it is not there."""
        row = self._rows.get(id)
        if row is None:
            row = self._ids.find(id.encode("utf-8", "surrogatepass"))
            if row >= 0:
                self._rows[id] = row
        return row

    def id(self, row: int) -> str:
        """Return the id of a row."""
        return self._ids[row].decode("utf-8", "surrogatepass")

    def ids(self) -> list[str]:
        """Return all ids."""
        return [id.decode("utf-8", "surrogatepass") for id in self._ids.all()]

    def doc(self, row: int) -> Doc:
        """Return the document of a row."""
        if self._docs is None:
            self._docs = self._strings("docs")
        doc: Doc = _read(self._docs[row].decode("ascii"))[0]
        return doc

    def docs(self) -> list[Doc]:
        """Return all documents."""
        docs: list[Doc] = json.loads(b"[%b]" % self._strings("docs").blob()[:-1])
        return docs

    def some(self, first: int, last: int) -> list[Doc]:
        """Return the documents of the rows from first to before last, at least one."""
        if self._docs is None:
            self._docs = self._strings("docs")
        docs: list[Doc] = json.loads(b"[%b]" % self._docs.run(first, last)[:-1])
        return docs

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the rows of all documents whose folded texts may hold all of some folded words, and of some others."""
        strings = self._strings("docs")
        longest = _json(max(words, key=len))[1:-1].lower()
        rows = {*strings.holding(b"\\u")}  # letters beyond ASCII, which fold in more ways than one
        return sorted(rows.union(strings.holding(longest)))

    def clock(self, row: int) -> Stamps:
        """Return the stamps of a row's fields."""
        if self._clocks is None:
            self._clocks = self._strings("clocks")
        raw = self._clocks[row]
        stamps: Stamps = json.loads(raw) if raw[:1] == b"{" else raw.decode("ascii")
        return stamps

    def rest(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return hidden documents with their stamps, and the stamps of deletes."""
        hidden, dead = self._checkpoint.note(f"{self._name}/rest", [{}, {}])
        return hidden, dead

    def index(self, kind: str) -> Callable[[str], Reversible[str]]:
        """Return the lookup of one kind: key -> ids, each read when it is reached."""
        piece = self._checkpoint.piece(f"{self._name}/{kind}")
        if piece is None:
            return lambda key: ()
        rows = Rows(piece)
        return lambda key: _Ids(self, rows.of(key), self._rows)

    def order(self) -> array[int] | None:
        """Return the rows in the order of their dates, oldest first, where that was kept."""
        piece = self._checkpoint.piece(f"{self._name}/order")
        return None if piece is None else piece.words(0, len(piece) // 4)
