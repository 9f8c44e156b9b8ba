"""Merging: for each field the newest write wins, whatever the order in which lines arrive.

A table is a map of registers. For every document it knows the stamp of its creation ("": the whole document was set
then), the stamps of fields written later, and the stamp of its newest delete. A write counts when it is newer than
what it meets; a document is visible when it was created and its newest edit is newer than its newest delete. Each of
these is a maximum over stamps, so applying lines is commutative, associative and idempotent by construction.
Should two different lines have one stamp, the values decide which of them stands: the order of arrival never does.

What is hidden (deleted, or edited by a line that came before its creation) is kept: a later edit brings it back whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .documents import Doc, Documents
from .index import Indexes

if TYPE_CHECKING:
    from .base import Base

Stamps = str | dict[str, str]  # one stamp for all fields, or "" and the fields written later
Operation = list[Any]
_GONE = object()
_plain = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode


def _rank(value: Any) -> str:
    """Return what decides between two values that have one stamp: the greater stands."""
    return "" if value is _GONE else _plain(value)


def newest(clock: Stamps | None) -> str:
    """Return the newest stamp of a document."""
    if clock is None:
        return ""
    return clock if isinstance(clock, str) else max(clock.values())


class Table:
    """The merged state of one table.

    contested: ids whose lines met out of order or unseen by each other; who keeps the list of conflicts looks at them.
    """

    def __init__(self, name: str, base: Base | None = None) -> None:
        self.name = name
        self.docs = Documents(base)
        self._rest: tuple[dict[str, Doc], dict[str, str]] | None = None if base is not None else ({}, {})
        self.clocks: dict[str, Stamps] = {}
        self.indexes = Indexes(self.docs)
        self.version = 0
        self.contested: set[str] = set()
        self.watch: Callable[[str, str, Doc | None, Doc | None], None] | None = None

    @property
    def rest(self) -> tuple[dict[str, Doc], dict[str, str]]:
        """Hidden documents, and the stamps of the newest deletes."""
        if self._rest is None:
            assert self.docs.base is not None
            hidden, dead = self.docs.base.rest()
            for id, (_, clock) in hidden.items():
                self.clocks.setdefault(id, clock)
            self._rest = {id: doc for id, (doc, _) in hidden.items()}, dead
        return self._rest

    def clock(self, id: str) -> Stamps | None:
        """Return the stamps of a document's fields, None when nothing is known of it."""
        found = self.clocks.get(id)
        if found is None and self.docs.base is not None:
            row = self.docs.row(id)
            if row >= 0:
                found = self.clocks[id] = self.docs.base.clock(row)
        return found

    def apply(self, stamp: str, op: Operation) -> None:
        """Take one operation of a line into account."""
        kind, id = op[0], op[2]
        hidden, dead = self.rest
        before = self.docs.find(id)
        clock = self.clock(id)
        if clock is None and kind == "+" and id not in dead:  # a new document, as nearly always
            self.clocks[id] = stamp
            self.version += 1
            self.indexes.changed(id, op[3])
            self.docs.put(id, op[3], None)
            if self.watch is not None:
                self.watch(self.name, id, None, op[3])
            return
        record = before if before is not None else hidden.get(id)
        if kind == "-":
            if stamp <= dead.get(id, ""):
                return
            if record is not None and op[3] != record:
                self.contested.add(id)
            dead[id] = stamp
        elif kind == "+":
            known = clock if isinstance(clock, str) or clock is None else clock.get("", "")
            if known == stamp:
                doc = self._joined(id, op[3], record, clock)
                if doc is not record:
                    self._place(id, before, doc, clock)
                return
            if clock is not None or id in dead:
                self.contested.add(id)
            if known and known > stamp:
                return
            record, clock = self._create(stamp, op[3], record, clock)
        else:
            record, clock = self._edit(stamp, op, record, clock)
        self._place(id, before, record, clock)

    def _create(self, stamp: str, new: Doc, record: Doc | None, clock: Stamps | None) -> tuple[Doc, Stamps]:
        if not isinstance(clock, dict):
            return new, stamp
        later = {f: s for f, s in clock.items() if f and s > stamp}
        doc = {f: v for f, v in new.items() if f not in later}
        doc.update((f, record[f]) for f in later if record and f in record)
        return doc, {"": stamp, **later} if later else stamp

    def _joined(self, id: str, new: Doc, record: Doc | None, clock: Stamps | None) -> Doc | None:
        """Return a document that was made twice under one stamp; the same object if it was the same line again."""
        edited = clock if isinstance(clock, dict) else {}
        found = {} if record is None else record
        other = [f for f in new if f not in edited and _rank(new[f]) != _rank(found.get(f, _GONE))]
        if not other:
            return record
        self.contested.add(id)
        return {**found, **{f: new[f] for f in other if _rank(new[f]) > _rank(found.get(f, _GONE))}}

    def _edit(self, stamp: str, op: Operation, record: Doc | None, clock: Stamps | None) -> tuple[Doc, Stamps]:
        id, new, old = op[2], op[3], op[4]
        doc = {} if record is None else dict(record)
        stamps = {"": clock} if isinstance(clock, str) else {"": ""} if clock is None else dict(clock)
        if record is None or id in self.rest[1] or not (new or old):
            self.contested.add(id)
        for field in (*new, *(f for f in old if f not in new)):
            known = stamps.get(field, stamps[""])
            value, mine = new.get(field, _GONE), doc.get(field, _GONE)
            if stamp == known and (field not in stamps or _rank(value) <= _rank(mine)):
                if value != mine:
                    self.contested.add(id)
                continue
            if stamp <= known or old.get(field, _GONE) != mine:
                self.contested.add(id)
            if stamp < known:
                continue
            stamps[field] = stamp
            if value is _GONE:
                doc.pop(field, None)
            else:
                doc[field] = value
        return doc, stamps if len(stamps) > 1 else stamps[""]

    def _place(self, id: str, before: Doc | None, record: Doc | None, clock: Stamps | None) -> None:
        hidden, dead = self.rest
        if clock is not None:
            self.clocks[id] = clock
        self.version += 1
        created = clock if isinstance(clock, str) or clock is None else clock[""]
        visible = record is not None and bool(created) and newest(clock) > dead.get(id, "")
        after = record if visible else None
        if record is not None and not visible:
            hidden[id] = record
        else:
            hidden.pop(id, None)
        if after is before:
            return
        self.indexes.changed(id, after)
        self.docs.put(id, after, before)
        if self.watch is not None:
            self.watch(self.name, id, before, after)
