"""Own fields: one that is kept for several people becomes a column of the list (M8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relbank.model.fact import FIELD, Fact
from relbank.model.journal import Journal
from relbank.model.record import record
from relbank.model.text import fold

PEOPLE = 3
"""For how many people a field has to be kept to become a column."""
COLUMNS = 3
"""How many such columns there are at most."""
_ON_THE_CARD = ("birthday", "anniversary", "role")


@record
class Column:
    """A column: the field's name, and what it says by person's id; the newest answer counts."""

    name: str
    values: Mapping[str, str]


def columns(journal: Journal) -> tuple[Column, ...]:
    """Return the own fields that are kept for three people or more, the most used first."""
    facts = journal.every(Fact)
    return columns_of((f.key, f.person, f.text) for f in facts if f.kind == FIELD and not f.superseded)


def columns_of(fields: Iterable[tuple[str, str, str]]) -> tuple[Column, ...]:
    """Return the same from the fields that hold, as (name, person's id, text), oldest first."""
    found: dict[str, dict[str, str]] = {}
    for name, person, text in fields:
        if person:
            found.setdefault(fold(name), {})[person] = text
    wanted = [(name, values) for name, values in found.items()
              if len(values) >= PEOPLE and name not in _ON_THE_CARD]  # fmt: skip
    wanted.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Column(name, values) for name, values in wanted[:COLUMNS])
