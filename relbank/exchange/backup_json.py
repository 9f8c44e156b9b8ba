"""The whole journal as one JSON file that stock TinyDB opens, and back.

    {"people": {"1": {"id": "019ab3…", "name": "Bob Smith"}, "2": {…}}, "touches": {…}, …, "relbank": {"1": {…}}}

A table for each kind of document; keys "1" to "n" in the order of the ids, which are a field of each document; the
trash and sealed remarks are in it, too. The table "relbank" says so and names the format. The bytes depend on nothing
but the documents, so that an import and a second export give the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from relbank.model.document import TABLES

from .safe_file import FileError

if TYPE_CHECKING:
    from relbank.store import Store

FORMAT = 1
ABOUT = "relbank"
_SAID = {"format": FORMAT, "holds": "everything, the trash and sealed remarks included"}
_encode = json.JSONEncoder(ensure_ascii=True, separators=(", ", ": "), sort_keys=True, allow_nan=False).encode

Tables = Mapping[str, Mapping[str, Mapping[str, Any]]]


def tables_of(store: Store) -> Tables:
    """Return all documents of a journal by table and id, those of tables that this version does not know, too."""
    return {name: dict(store.view(name).items()) for name in store.table_names()}


def chunks(tables: Tables) -> Iterator[str]:
    """Return the file of all documents piece by piece, one document a line."""
    known = list(TABLES)
    names = known + sorted(name for name in tables if name not in known and name != ABOUT)
    yield "{"
    for name in names:
        yield f"{_encode(name)}: {{"
        documents = tables.get(name, {})
        for key, id in enumerate(sorted(documents), 1):
            body = _encode({k: v for k, v in documents[id].items() if k != "id"})
            comma = "," if key > 1 else ""
            rest = ", " + body[1:] if body != "{}" else "}"
            yield f'{comma}\n"{key}": {{"id": {_encode(id)}{rest}'.replace("\x7f", "\\u007f")
        yield "\n},\n" if documents else "},\n"
    yield f'{_encode(ABOUT)}: {{"1": {_encode(_SAID)}}}}}\n'


def parse(raw: bytes, name: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the documents of a file by table and id; FileError names the place of what can't be used."""
    try:
        tables = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise _not(name, "it is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _not(name, f"line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise _not(name, str(error)[:80]) from None
    if not isinstance(tables, dict) or not isinstance(tables.get("people"), dict):
        raise _not(name, 'there is no table "people" in it')
    _check_format(tables.pop(ABOUT, None), name)
    return {table: _documents(table, rows, name) for table, rows in tables.items()}


def _check_format(about: Any, name: str) -> None:
    said = about.get("1") if isinstance(about, dict) else None
    number = said.get("format", FORMAT) if isinstance(said, dict) else FORMAT
    if not isinstance(number, int) or number > FORMAT:
        raise FileError(f"{name} was written by a newer relbank (format {number}).", "Update relbank, then import it.")


def _documents(table: str, rows: Any, name: str) -> dict[str, dict[str, Any]]:
    if not isinstance(rows, dict):
        raise _not(name, f"table {table!r} is no table")
    found: dict[str, dict[str, Any]] = {}
    for key, row in rows.items():
        id = row.get("id") if isinstance(row, dict) else None
        if not isinstance(id, str) or not (0 < len(id) <= 64) or not (id.isascii() and id.isalnum()):
            raise _not(name, f"table {table!r}, key {key!r} has no id")
        if id in found:
            raise _not(name, f"table {table!r}, key {key!r} has the id of another one")
        found[id] = {k: v for k, v in row.items() if k != "id"}
        if table == "people" and not isinstance(row.get("name"), str):
            raise _not(name, f"table 'people', key {key!r} has no name")
    return found


def fill(store: Store, tables: Tables) -> int:
    """Write all documents into an empty journal, as one change that undo takes back; return how many."""
    from tinydb.table import Document

    count = 0
    with store.transaction("import"):
        for name, documents in tables.items():
            store.table(name).insert_multiple(Document(dict(doc), id) for id, doc in documents.items())  # type: ignore[arg-type]
            count += len(documents)
    return count


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _not(name: str, why: str) -> FileError:
    return FileError(f"{name} can't be imported: {why}.", "Import a file that `relbank export --json` wrote.")
