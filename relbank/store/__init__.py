"""The store: the only code that touches a journal's folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import CannotUndo, StoreError
from .store import Store, open_store

if TYPE_CHECKING:
    from .undo import Undone

__all__ = ["CannotUndo", "Store", "StoreError", "Undone", "open_store"]


def __getattr__(name: str) -> Any:
    if name == "Undone":  # what undo needs is imported when somebody undoes
        from .undo import Undone

        return Undone
    raise AttributeError(name)
