"""Whom changes concerned: what was derived for other people need not be derived again."""

from __future__ import annotations

from collections.abc import Mapping, Set
from types import MappingProxyType

from relbank.model.document import people_of

from .documents import Doc

NOBODY = ""  # stands for documents that concern no person
_OTHERS: Mapping[str, tuple[str, ...]] = MappingProxyType({"people": ("introducer",), "introductions": ("by",)})
_MOST = 1 << 14  # people that are remembered; an import may concern more


def concerned(table: str, id: str, *docs: Doc | None) -> set[str]:
    """Return the ids of the people whom a document concerns, before or after a change; with NOBODY where none."""
    found = {id} if table == "people" else set()
    for doc in docs:
        if doc is None:
            continue
        people = {person for person in people_of(doc) if isinstance(person, str)}
        for field in _OTHERS.get(table, ()):
            if isinstance(doc.get(field), str) and doc[field]:
                people.add(doc[field])
        found |= people or {NOBODY}
    if table == "people":
        found.discard(NOBODY)
    return found


class Concerned:
    """For each person the version of the journal that concerned them last, the newest last."""

    def __init__(self, version: int) -> None:
        self._since = version  # what came before is not known
        self._versions: dict[str, int] = {}

    def note(self, version: int, people: Set[str]) -> None:
        """Take note of whom a change concerned that made a version."""
        versions = self._versions
        for person in people:
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
