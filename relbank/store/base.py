"""What lies under the documents of a table: those of the checkpoint. Only types: nobody imports this to run it."""

from __future__ import annotations

from collections.abc import Callable, Reversible, Sequence
from typing import Any, Protocol

from .documents import Doc


class Base(Protocol):
    """A checkpointed table: documents by row, in the order of their ids."""

    def __len__(self) -> int: ...

    def find(self, id: str) -> int:
        """Return the row of an id, -1 when it is not there."""
        ...

    def ids(self) -> list[str]:
        """Return all ids."""
        ...

    def id(self, row: int) -> str:
        """Return the id of a row."""
        ...

    def doc(self, row: int) -> Doc:
        """Return the document of a row, parsed and checked."""
        ...

    def docs(self) -> list[Doc]:
        """Return all documents, parsed and checked."""
        ...

    def some(self, first: int, last: int) -> list[Doc]:
        """Return the documents of the rows from first to before last, parsed and checked."""
        ...

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the rows of all documents whose folded texts may hold all of some folded words, and of some others."""
        ...

    def clock(self, row: int) -> str | dict[str, str]:
        """Return the stamps of a row's fields."""
        ...

    def rest(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return hidden documents, each with its stamps, and the stamps of deletes."""
        ...

    def index(self, kind: str) -> Callable[[str], Reversible[str]]:
        """Return the lookup of one kind: key -> ids, each read when it is reached."""
        ...

    def order(self) -> Sequence[int] | None:
        """Return the rows by date, oldest first, where that was kept."""
        ...
