"""Whom changes concerned: what was derived for other people need not be derived again."""

from __future__ import annotations

from collections.abc import Iterator, Set

from relbank.model.document import people_of

from .documents import Doc

NOBODY = ""  # stands for documents that concern no person
_MOST = 1 << 14  # people that are remembered; an import may concern more


def concerned(table: str, id: str, doc: Doc) -> Iterator[str]:
    """Yield the ids of the people whom a document concerns; NOBODY when it concerns none."""
    found = False
    named = [id] if table == "people" else []
    for field in ("introducer", *(("by",) if table == "introductions" else ())):
        if doc.get(field):
            named.append(doc[field])
    for person in (*named, *people_of(doc)):
        if isinstance(person, str):
            found = True
            yield person
    if not found:
        yield NOBODY


class Concerned:
    """For each person the version of the journal that concerned them last, the newest last."""

    def __init__(self, version: int) -> None:
        self._since = version  # what came before is not known
        self._versions: dict[str, int] = {}

    def note(self, version: int, table: str, id: str, *docs: Doc | None) -> None:
        """Take note of a document that is different from this version on; docs: before and after."""
        versions = self._versions
        for doc in docs:
            if doc is None:
                continue
            for person in concerned(table, id, doc):
                versions.pop(person, None)
                versions[person] = version
        if len(versions) > _MOST:
            versions.clear()
            self._since = version

    def since(self, version: int) -> Set[str] | None:
        """Return whom the changes after a version concerned, None when that is no longer known."""
        if version < self._since:
            return None
        found = set()
        for person, changed in reversed(self._versions.items()):
            if changed <= version:
                break
            found.add(person)
        return found
