"""Run TinyDB's own tests against our database class: python -m tests.store.tinydb_contract

They come from TinyDB's source distribution of the installed version, fetched by pip into a temporary folder; only its
fixture `db` is replaced. Its tests count on numbers as ids, ours are texts that sort by time: the adapter below
numbers them and changes nothing else. LEFT_OUT lists what is not run, with the reason.
"""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from tinydb.table import Table

from relbank.store import open_store
from relbank.store.tables import JournalDB, JournalTable

FILES = ("test_tables.py", "test_tinydb.py", "test_operations.py")
LEFT_OUT = {
    "test_table_repr": "wants the name of TinyDB's own storages in repr",
    "test_persist_table": "an empty table leaves no line in the log, so it can't persist",
}
CONFTEST = """
import pytest
from tests.store.tinydb_contract import numbered

@pytest.fixture
def db(tmp_path):
    db = numbered(tmp_path)
    db.drop_tables()
    db.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield db
    db.close()

@pytest.fixture
def storage():
    from tinydb.middlewares import CachingMiddleware
    from tinydb.storages import MemoryStorage
    return CachingMiddleware(MemoryStorage)()
"""


class Numbers(MutableMapping[Any, Any]):
    """A staging view whose ids are numbers."""

    def __init__(self, staging: Any) -> None:
        self._staging = staging

    def __getitem__(self, id: Any) -> Any:
        return self._staging[str(id)]

    def __setitem__(self, id: Any, doc: Any) -> None:
        self._staging[str(id)] = doc

    def __delitem__(self, id: Any) -> None:
        del self._staging[str(id)]

    def __iter__(self) -> Any:
        return map(int, self._staging)

    def __len__(self) -> int:
        return len(self._staging)


class NumberedTable(JournalTable):
    """Our table with TinyDB's own numbers as ids."""

    document_id_class = int

    def _get_next_id(self) -> Any:
        return Table._get_next_id(self)

    def _update_table(self, updater: Any) -> None:
        super()._update_table(lambda staging: updater(Numbers(staging)))


class NumberedDB(JournalDB):
    """Our database with such tables."""

    table_class = NumberedTable


def numbered(folder: Path) -> NumberedDB:
    """Return a database in a new journal."""
    return NumberedDB(open_store(folder / "journal", folder / "state"))


def main() -> int:
    """Fetch the tests and run them; return pytest's exit status."""
    version = importlib.metadata.version("tinydb")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch = ["-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", name, f"tinydb=={version}"]
        subprocess.run([sys.executable, *fetch], check=True)
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            archive.extractall(folder, filter="data")
        tests = (folder / f"tinydb-{version}" / "tests").rename(folder / "theirs")  # our package is called tests, too
        (tests / "__init__.py").unlink()
        (tests / "none.ini").write_text("[pytest]\n", encoding="utf-8")
        (tests / "conftest.py").write_text(CONFTEST, encoding="utf-8")
        for test, reason in LEFT_OUT.items():
            print(f"left out: {test}: {reason}")
        chosen = [str(tests / file) for file in FILES]
        without = " and ".join(f"not {test}" for test in LEFT_OUT)
        options = ["-q", "-c", str(tests / "none.ini"), "--rootdir", name, "-p", "no:cacheprovider", "-k", without]
        return subprocess.run([sys.executable, "-m", "pytest", *chosen, *options], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
