"""What older lines mean today: one function for each step of the schema, applied when a line is read.

Nothing written is ever changed, so nothing is converted on the disk: a line keeps the schema that it was written with
("s", 1 when it is not there), and reading brings it up, step by step, to the newest one. Who adds a step adds a
journal of the schema before it to tests/store/samples, with the documents that it must give.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Transaction = dict[str, Any]

# schema -> the function that makes a line of it into one of the next; none yet: 1 is the newest
STEPS: Mapping[int, Callable[[Transaction], Transaction]] = MappingProxyType({})


def upgraded(tx: Transaction, schema: int) -> Transaction:
    """Return a line as if it had been written with a schema; one that is as new, or newer, is returned as it is."""
    at = tx.get("s", 1)
    while isinstance(at, int) and at < schema:
        tx = STEPS[at](tx)
        at += 1
    return tx
