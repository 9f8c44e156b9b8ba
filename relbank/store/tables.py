"""TinyDB proper: its own Table, Query and TinyDB code over the journal's live state.

Reading: TinyDB's search, get and count run unchanged over the live documents, or over the few that an index leaves.
Writing: TinyDB's updaters run unchanged on a Staging view, whose difference becomes one line of the log. Three methods
with an underscore are overridden (_read_table, _update_table, _get_next_id), as TinyDB's author does in his own
extensions; everything else are documented extension points. Ids are strings; results are copies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from .staging import Staging, copy_value

if TYPE_CHECKING:
    from .store import Store


class JournalStorage(Storage):
    """A TinyDB storage whose read() is the live state; writing a whole state becomes one line of differences."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables with at least one document; an open transaction's changes included."""
        views = ((name, self.store.view(name)) for name in self.store.table_names())
        return {name: view for name, view in views if len(view)} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the journal's documents those of data."""
        with self.store.transaction("write"):
            for name in {*self.store.table_names(), *data}:
                staging = self.store.staging(name)
                wanted = data.get(name, {})
                for id in [id for id in staging if id not in wanted]:
                    del staging[id]
                for id, doc in wanted.items():
                    staging[str(id)] = copy_value(dict(doc))

    def close(self) -> None:
        """Close the store."""
        self.store.close()


class JournalDocument(Document):
    """A result: editing it never edits the journal."""

    def __init__(self, value: Mapping[str, Any], doc_id: Any) -> None:
        super().__init__({key: copy_value(inner) for key, inner in value.items()}, doc_id)


class JournalTable(Table):
    """One table of the journal with TinyDB's whole interface."""

    document_class = JournalDocument
    document_id_class = str  # type: ignore[assignment]

    def __init__(
        self,
        storage: JournalStorage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        self._store = storage.store
        self._narrowed: dict[str, Any] | None = None
        self._cached_at = -1
        super().__init__(storage, name, cache_size, False)

    def _get_next_id(self) -> Any:
        return self._store.new_id()

    def _read_table(self) -> Any:
        return self._store.view(self.name) if self._narrowed is None else self._narrowed

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._store.transaction(self.name):
            updater(self._store.staging(self.name))
        self.clear_cache()

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Insert a document and return its id; a Document brings its own id."""
        return super().insert(self._ours(document))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Insert documents in one line and return their ids."""
        return super().insert_multiple(map(self._ours, documents))

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[Any]:
        """Update what matches, or insert; one line either way."""
        with self._store.transaction(self.name):
            return super().upsert(self._ours(document), cond)

    def search(self, cond: Any) -> list[Document]:
        """Return the documents that match, looking only at those that an index leaves."""
        version = self._store.table_state(self.name).version
        staged = isinstance(self._store.view(self.name), Staging)
        if staged or version != self._cached_at:
            self.clear_cache()  # other programs and devices change the table, too
        self._cached_at = -1 if staged else version
        found = self._narrow(cond, lambda: super(JournalTable, self).search(cond))
        return [JournalDocument(doc, doc.doc_id) for doc in found]

    def get(self, cond: Any = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        """Return one document, or those of doc_ids."""
        if doc_id is None and doc_ids is not None:
            view = self._store.view(self.name)
            found = ((id, view.get(id)) for id in dict.fromkeys(map(str, doc_ids)))
            return [JournalDocument(doc, id) for id, doc in found if doc is not None]
        if doc_id is not None:
            return super().get(doc_id=str(doc_id))  # type: ignore[call-overload]
        return self._narrow(cond, lambda: super(JournalTable, self).get(cond))

    def update(self, fields: Any, cond: Any = None, doc_ids: Any = None) -> list[Any]:
        """Update what matches, copying only that; one line."""
        if cond is None or doc_ids is not None:
            return super().update(fields, cond, self._as_ids(doc_ids))
        with self._store.transaction(self.name):
            return super().update(fields, doc_ids=self._matching(cond))

    def remove(self, cond: Any = None, doc_ids: Any = None) -> list[Any]:
        """Remove what matches; one line."""
        if cond is None or doc_ids is not None:
            return super().remove(cond, self._as_ids(doc_ids))
        with self._store.transaction(self.name):
            return super().remove(doc_ids=self._matching(cond))

    def _matching(self, cond: Any) -> list[Any]:
        view = self._store.view(self.name)
        ids = self._store.candidates(self.name, cond)
        return self._as_ids(id for id in (view if ids is None else ids) if cond(_peek(view, id))) or []

    def _as_ids(self, ids: Iterable[Any] | None) -> list[Any] | None:
        return None if ids is None else [self.document_id_class(id) for id in ids]

    def _ours(self, document: Mapping[str, Any]) -> Mapping[str, Any]:
        if isinstance(document, Document) and not isinstance(document, JournalDocument):
            return JournalDocument(document, self.document_id_class(document.doc_id))
        return document

    def _narrow(self, cond: Any, call: Callable[[], Any]) -> Any:
        ids = None if cond is None or self._narrowed is not None else self._store.candidates(self.name, cond)
        if ids is None:
            return call()
        view = self._store.view(self.name)
        self._narrowed = {id: view[id] for id in ids}
        try:
            return call()
        finally:
            self._narrowed = None


class JournalDB(TinyDB):
    """TinyDB whose tables are the journal's."""

    table_class = JournalTable  # type: ignore[assignment]

    def __init__(self, store: Store) -> None:
        super().__init__(store, storage=JournalStorage)

    def drop_table(self, name: str) -> None:
        """Remove every document of a table."""
        self.table(name).truncate()
        self._tables.pop(name, None)

    def drop_tables(self) -> None:
        """Remove every document."""
        with self.storage.store.transaction("drop tables"):  # type: ignore[attr-defined]
            for name in self.tables():
                self.drop_table(name)


def _peek(view: Any, id: str) -> Any:
    return view.peek(id) if isinstance(view, Staging) else view[id]
