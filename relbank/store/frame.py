"""The frame of a line: one JSON object whose last member is the CRC-32 of every byte before it.

    {"n":8101,"t":"019ab3f0c2d1-0000.k7f2q9","w":"note add","o":[…],"crc":"9f3a01bc"}

The check stands at a fixed distance from the end, so a line is checked without writing it again. A line that does not
check is skipped and counted, never half applied.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from json import encoder as compiled
from typing import Any
from zlib import crc32

from .stamps import is_stamp

SCHEMA = 1  # the newest meaning of lines known here; a line says "s" when above 1
_TAIL = len(b',"crc":"9f3a01bc"}')
_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ascii_encoder = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _writer() -> Callable[[Any], str]:
    """Return what the encoder sets up anew for each text, set up once."""
    make = getattr(compiled, "c_make_encoder", None)  # not every Python has it
    if make is None:
        return _encoder.encode
    parts = make(None, _encoder.default, compiled.encode_basestring, None, ":", ",", False, False, False)
    return lambda value: "".join(parts(value, 0))


_write = _writer()


def dumps(value: Any) -> bytes:
    """Return compact JSON in UTF-8. Raises TypeError or ValueError for what JSON can't hold."""
    try:
        return _write(value).encode()
    except UnicodeEncodeError:  # half a surrogate pair, from broken input: escaped it is still JSON for everybody
        return _ascii_encoder.encode(value).encode()


def seal(body: bytes) -> bytes:
    """Return a JSON object as a line: with its check and its newline."""
    body = body[:-1]
    return b'%b,"crc":"%08x"}\n' % (body, crc32(body))


def checks(line: bytes) -> bool:
    """Tell whether a line (without its newline) is whole."""
    return line[-_TAIL:-10] == b',"crc":"' and b"%08x" % crc32(line[:-_TAIL]) == line[-10:-2]


def encode(transaction: Mapping[str, Any]) -> bytes:
    """Return a transaction as a line."""
    return seal(dumps(transaction))


def decode(line: bytes) -> dict[str, Any] | None:
    """Return the transaction of a line without its newline, None when it is torn, damaged or no transaction."""
    if not checks(line):
        return None
    try:
        transaction = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not _well_formed(transaction):
        return None
    if SCHEMA > 1:
        from .migrations import upgraded

        return upgraded(transaction, SCHEMA)
    found: dict[str, Any] = transaction
    return found


def identity(transaction: Mapping[str, Any]) -> tuple[str, str]:
    """Return what tells a line from all others: its stamp; and its check, should two programs have made one stamp."""
    return transaction["t"], transaction["crc"]


def too_new(transaction: Mapping[str, Any]) -> bool:
    """Tell whether a line means something that this version does not know."""
    schema = transaction.get("s", 1)
    if not isinstance(schema, int) or schema > SCHEMA:
        return True
    return any(op[0] not in ("+", "=", "-") for op in transaction["o"])


def _well_formed(tx: Any) -> bool:
    if not (isinstance(tx, dict) and is_stamp(tx.get("t")) and isinstance(tx.get("n"), int)):
        return False
    if not isinstance(tx.get("w"), str):
        tx["w"] = ""
    if "o" not in tx and ("k" in tx or "e" in tx or tx.get("s", 1) != 1):
        tx["o"] = []  # encrypted, or of a newer format: kept, not read
    ops = tx.get("o")
    return isinstance(ops, list) and all(map(_op_well_formed, ops))


def _op_well_formed(op: Any) -> bool:
    if not (isinstance(op, list) and op and isinstance(op[0], str)):
        return False
    kind = op[0]
    if kind not in ("+", "=", "-"):
        return True
    if len(op) < (5 if kind == "=" else 4) or not (isinstance(op[1], str) and isinstance(op[2], str)):
        return False
    return isinstance(op[3], dict) and (kind != "=" or isinstance(op[4], dict))
