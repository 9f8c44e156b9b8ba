"""What a filed line says about the person beside its own document: strategic, a birthday, an introducer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from relbank.model.when import DAY

from .whom import Whom

DATES = ("birthday", "anniversary")
Effect = tuple[str, str, Any]  # person's id, field, value


def effects_of(things: Iterable[Any], now: datetime, date_order: str) -> list[Effect]:
    """Return what documents to be say about people, in the order of their lines."""
    out: list[Effect] = []
    for thing in things:
        kind = type(thing).__name__
        if kind == "Move" and thing.person:
            out.append((thing.person, "strategic", True))
        elif kind == "Introduction" and thing.person and thing.by and thing.by != thing.person:
            out.append((thing.person, "introducer", thing.by))
        elif kind == "Fact" and thing.kind == "field" and thing.person:
            field = thing.key.strip().casefold()
            if field in DATES and (value := month_day(thing.text, now, date_order)):
                out.append((thing.person, field, value))
            elif field == "role" and thing.text.strip():
                out += [(thing.person, "role", thing.text.strip()), (thing.person, "strategic", True)]
    return out


def month_day(text: str, now: datetime, date_order: str) -> str:
    """Return a date as a birthday is kept, "--05-12", or "1970-05-12" where a year was typed; "" when it is none."""
    from relbank.notes import dates
    from relbank.notes.facts import yearly

    when = dates.back(text, now, date_order) or dates.ahead(text, now, date_order)
    if when is None or when.iso is None or when.precision != DAY:
        return ""
    return yearly(when, text)


def apply(whom: Whom, new: list[Effect], old: list[Effect], climbed: Callable[[str], bool]) -> list[str]:
    """Let people be as the new lines say, and take back what only the old lines said; return sentences.

    climbed: tells whether a person still has a move on the ladder; such people stay strategic.
    """
    said = []
    wanted = {(id, field): value for id, field, value in new}
    for id, field, value in old:
        person = whom.person(id)
        if (id, field) in wanted or person is None or getattr(person, field) != value:
            continue
        if field == "strategic":
            if climbed(id) or (person.role and (id, "role", person.role) not in old):
                continue
            said.append(f"{person.name} is no longer marked strategic.")
        whom.put(replace(person, **{field: type(value)()}))
    before = {(id, field): value for id, field, value in old}
    for (id, field), value in wanted.items():
        person = whom.person(id)
        if person is None or before.get((id, field)) == value or getattr(person, field) == value:
            continue
        if field in DATES and value.startswith("--") and getattr(person, field).endswith(value[1:]):
            continue  # the year is known already
        whom.put(replace(person, **{field: value}))
    return said
