"""People from the shell: the list and the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from relbank.model.person import Person
from relbank.model.say import say_age
from relbank.model.text import fold

from .arguments import Call
from .shell import Shell
from .tables import table

if TYPE_CHECKING:
    from datetime import date

    from relbank.model.journal import Journal
    from relbank.store import Store


def people(shell: Shell, call: Call) -> int:
    """List the people that answer a question: words of name, organisation or tags, and terms like likes:hockey."""
    from datetime import date

    from relbank.method.ladder import standing
    from relbank.method.own_fields import columns_of

    store, today = shell.open(), shell.now().date()
    journal = store.journal
    found, complaints = _asked(shell, call, journal, today)
    for complaint in complaints:
        shell.warn(complaint)
    own = columns_of(_fields(store))
    if call.on("json"):
        shell.json([
            {**person_json(p), "last_touch": journal.last_touch(p.id) or None,
             **({"own": fields} if (fields := {c.name: c.values[p.id] for c in own if p.id in c.values}) else {})}
            for p in found
        ])  # fmt: skip
        return 2 if complaints else 0
    rows: list[tuple[str, ...]] = []
    for p in found:
        last = journal.last_touch(p.id)
        rung = standing(journal, p).called(shell.settings.rungs) if p.strategic else ""
        age = say_age((today - date.fromisoformat(last[:10])).days) if last else "-"
        card = " · ".join(x for x in (p.title, p.organisation) if x)
        rows.append((p.name, age, rung, *(column.values.get(p.id, "") for column in own), card, tags_of(p)))
    empty = [i for i in range(2, 5 + len(own)) if not any(row[i] for row in rows)]
    shown = [("", "", "", *(column.name for column in own), "", ""), *rows] if own and rows else rows
    shell.page(table([[c for i, c in enumerate(row) if i not in empty] for row in shown], shell.width))
    if not rows and call.words:
        shell.warn(f"Nobody fits {' '.join(call.words)!r}.")
    return 2 if complaints else 0


def _asked(shell: Shell, call: Call, journal: Journal, today: date) -> tuple[list[Person], Sequence[str]]:
    """Return the people that a call asks for, and what of it was not understood."""
    everybody = journal.every(Person)
    typed = " ".join(f'"{word}"' if " " in word and word.count(":") == 1 else word for word in call.words)
    if not typed:
        return list(everybody), ()
    from relbank.method.query import read

    query = read(typed, journal, today, shell.settings)
    return [p for p in everybody if query.fits(p, _text(p))], query.complaints


def _fields(store: Store) -> Iterator[tuple[str, str, str]]:
    """Yield the own fields that hold; the documents are read as they lie, for nothing else is asked of them."""
    for _, doc in store.view("facts").items():
        if doc.get("kind") == "field" and not doc.get("superseded") and not doc.get("trashed"):
            yield str(doc.get("key", "")), str(doc.get("person", "")), str(doc.get("text", ""))


def _text(person: Person) -> str:
    """Return what plain words are looked for in."""
    tags = [f"#{tag}" for tag in person.tags]
    return fold(" ".join((person.name, *person.aliases, person.organisation, person.title, *tags)))


def tags_of(person: Person) -> str:
    """Return a person's tags as they are typed."""
    return " ".join(f"#{tag}" for tag in person.tags)


def person_json(person: Person) -> dict[str, Any]:
    """Return who a person is, for every list of people."""
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "organisation": person.organisation,
        "title": person.title,
        "tags": list(person.tags),
        "strategic": person.strategic,
    }


def names(shell: Shell, call: Call) -> int:
    """List names that begin with a text, for the completion of shells."""
    start = fold(" ".join(call.words))
    shell.page(name for _, name, _ in shell.open(fresh=True).journal.names() if fold(name).startswith(start))
    return 0
