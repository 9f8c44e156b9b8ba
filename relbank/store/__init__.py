"""The store: the only code that touches a journal's folders."""

from __future__ import annotations

from .errors import CannotUndo, StoreError
from .store import Store, open_store
from .undo import Undone

__all__ = ["CannotUndo", "Store", "StoreError", "Undone", "open_store"]
