"""What a thing was at any time, and who changed it, in words; sealed remarks are never among them (M34)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from difflib import ndiff
from typing import TYPE_CHECKING, Any

from relbank.method.ladder import rung_name
from relbank.model.document import TABLES, class_of, from_doc, table_of
from relbank.model.ladder import DOWN, RUNGS, UP, Move
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import say, say_day, say_iso
from relbank.model.when import When

from .in_words import POINTS_AT, QUIET, field_word, why_said
from .openly import opener
from .trash import called

if TYPE_CHECKING:
    from relbank.store import Store
    from relbank.store.history import Change

Opened = Callable[[str, Any], Any]  # from a field and its value to what may be shown of it
_ID = re.compile("[0-9a-hjkmnp-tv-z]{26}")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_MOMENT = re.compile(rf"{_DAY.pattern}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?")
_WORDS = {"with": "with", "alias": "also called", "tag": "tag", "who": "chosen", "unsettled": "unsettled name"}


@record
class Past:
    """One change of a thing: when (local), on which device, whether that is this one, why, what it did, in lines.

    after: fields and values once it was done, None when the thing was gone then.
    """

    when: datetime
    device: str
    here: bool
    why: str
    stamp: str
    lines: tuple[str, ...]
    after: tuple[tuple[str, str], ...] | None

    @property
    def said(self) -> str:
        """Why, in words."""
        return why_said(self.why)

    @property
    def where(self) -> str:
        """The device in words."""
        return "here" if self.here else f"device {self.device}"


def past(store: Store, table: str, id: str) -> list[Past]:
    """Return every change of one thing, the newest first; raises OSError when the log can't be read.

    The moves of a person on the ladder, into the nurture lane and out of it are among their changes.
    """
    from relbank.store.history import histories

    things = [(table, id)]
    if table == table_of(Person):
        things += [(table_of(Move), move.id) for move in store.journal.of(Move, id)]
        things += [(table_of(Parking), parking.id) for parking in store.journal.of(Parking, id)]
    found: dict[str, Past] = {}
    changes = histories(store, things)
    for where, which in things:
        opened = opener(store, where, which)
        for change in changes[where, which]:
            told = _told(store, where, change, opened)
            first = found.get(told.stamp)  # one change may concern the person and the move
            found[told.stamp] = replace(first, lines=(*first.lines, *told.lines)) if first else told
    return sorted(found.values(), key=lambda one: one.stamp, reverse=True)


def title(store: Store, table: str, id: str) -> str:
    """Return what a thing is called, also one that was deleted; its id when nothing is known of it."""
    doc = store.view(table).get(id) or store.table_state(table).rest[0].get(id)
    if doc is None or table not in TABLES:
        return id
    return called(store.journal, from_doc(class_of(table), doc, id))


def value_said(store: Store, table: str, field: str, value: Any) -> str:
    """Return one value that may be shown in words: names for ids, dates as they are echoed, "" for none."""
    if isinstance(value, Mapping) and "precision" in value:
        return say(When.from_doc(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return "" if value is None else str(value)
    if _ID.fullmatch(value):
        return _thing_said(store, POINTS_AT.get(field, "people"), value)
    if table == "moves" and field == "rung":
        return rung_name(value) if value in RUNGS else {UP: "one up", DOWN: "one down"}.get(value, "off the ladder")
    return value if field == "text" else _day_said(value)


def _day_said(value: str) -> str:
    """Return a day or a moment as it is told, by the clock that it was written by; every other text as it stands."""
    if _DAY.fullmatch(value):
        return say_day(date.fromisoformat(value))
    return f"{say_iso(value)} {value[11:16]}" if _MOMENT.fullmatch(value) else value


def _thing_said(store: Store, table: str, id: str) -> str:
    """Return what something is called that a field points at."""
    thing = store.journal.get(class_of(table), id)
    return "something that is gone" if thing is None else thing.name if isinstance(thing, Person) else called(
        store.journal, thing
    )  # fmt: skip


def field_said(store: Store, field: str) -> str:
    """Return a field in words: "tag golf", "with Bob Smith", "due"."""
    prefix, colon, member = field.partition(":")
    if not colon:
        return field_word(field)
    person = store.journal.get(Person, member) if prefix == "with" else None
    return f"{_WORDS.get(prefix, prefix)} {person.name if person is not None else member}"


def _told(store: Store, table: str, change: Change, opened: Opened) -> Past:
    lines = [line for op in change.operations for line in _operation(store, table, op, opened)]
    after = None
    if change.after is not None:
        after = tuple(
            (field_said(store, field), _member(value) if ":" in field else value_said(store, table, field, value))
            for field in change.after
            if field not in QUIET
            for value in (opened(field, change.after[field]),)
        )
    here = change.device == store.device
    return Past(change.when, change.device, here, change.why, change.stamp, tuple(lines), after)


def _operation(store: Store, table: str, op: list[Any], opened: Opened) -> Iterable[str]:
    if op[0] == "-":
        yield "deleted"
        return
    new, old = op[3], op[4] if op[0] == "=" else {}
    if op[0] == "+":
        yield "made"
    for field in (*new, *(f for f in old if f not in new)):
        if field not in QUIET:
            yield from _field(store, table, field, opened(field, old.get(field)), opened(field, new.get(field)))


def _field(store: Store, table: str, field: str, old: Any, new: Any) -> Iterable[str]:
    name = field_said(store, field)
    if field == "trashed":
        yield "moved to the trash" if new else "taken out of the trash"
    elif ":" in field:
        if old is None or new is None:
            label = _member(new if old is None else old)
            yield f"{'+' if old is None else '-'} {name}{': ' if label else ''}{label}"
        elif isinstance(new, str):
            yield f"{name}: {old} -> {new}"
    elif field == "text" and "\n" in f"{old}{new}":
        before, after = (str(value or "").splitlines() for value in (old, new))
        yield from (f"text {line}" for line in ndiff(before, after) if line[0] in "+-")
    elif old is None:
        yield f"{name}: {value_said(store, table, field, new)}"
    else:
        was, now = (value_said(store, table, field, value) or "nothing" for value in (old, new))
        yield f"{name}: {was} -> {now}"


def _member(value: Any) -> str:
    """Return what is said of a member of a set: its label; its place in an order tells nobody anything."""
    return value if isinstance(value, str) and len(value) != 26 else ""

