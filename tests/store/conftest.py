from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from relbank.store import Store, open_store


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Open the test's journal, as often as wanted; all are closed afterwards."""
    stores: list[Store] = []

    def open_one(name: str = "journal", *, state: str = "state", readonly: bool = False) -> Store:
        stores.append(open_store(tmp_path / name, tmp_path / state, readonly=readonly))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


@pytest.fixture
def store(opened: Callable[..., Store]) -> Store:
    return opened()
