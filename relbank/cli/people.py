"""People from the shell: the list, the names, and the brief."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relbank.model.person import Person
from relbank.model.say import say_age
from relbank.model.text import cells, clean, fold

from .arguments import Call
from .shell import Shell
from .tables import table, wrap

BRIEF_LINES, BRIEF_CELLS = 24, 80


def people(shell: Shell, call: Call) -> int:
    """List the people whose name, alias, organisation, title or tags hold all the words."""
    from datetime import date

    from relbank.method.ladder import standing

    journal, today = shell.open().journal, shell.now().date()
    words = [part for word in call.words for part in fold(word).split()]
    found = [p for p in journal.every(Person) if _fits(p, words)]
    if call.on("json"):
        shell.json([{**person_json(p), "last_touch": journal.last_touch(p.id) or None} for p in found])
        return 0
    rows = []
    for p in found:
        last = journal.last_touch(p.id)
        rung = standing(journal, p).name if p.strategic else ""
        age = say_age((today - date.fromisoformat(last[:10])).days) if last else "-"
        rows.append((p.name, age, rung, " · ".join(x for x in (p.title, p.organisation) if x), tags_of(p)))
    empty = [i for i in range(2, 5) if not any(row[i] for row in rows)]
    shell.page(table([[c for i, c in enumerate(row) if i not in empty] for row in rows], shell.width))
    if not rows and words:
        shell.warn(f"Nobody fits {' '.join(call.words)!r}.")
    return 0


def _fits(person: Person, words: Sequence[str]) -> bool:
    if not words:
        return True
    tags = [f"#{tag}" for tag in person.tags]
    text = fold(" ".join((person.name, *person.aliases, person.organisation, person.title, *tags)))
    return all(word in text for word in words)


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


def brief(shell: Shell, call: Call) -> int:
    """Print one page of at most 24 lines of 80 cells: what to read one minute before a meeting (M40)."""
    from relbank.method.brief import brief as method

    from .choosing import person

    store = shell.open()
    page = method(store.journal, person(shell, store, call.words), shell.now())
    lines = [page.title, page.subtitle, *(f"!! {rule}" for rule in page.rules)]
    size = max((len(label) for label, _ in page.lines), default=0) + 1
    for label, text in page.lines:
        for place, part in enumerate(wrap(clean(text), BRIEF_CELLS - size)):
            lines.append(f"{label if place == 0 else '':{size}}{part}")
    shell.page(line for line in _fit_page(lines))
    return 0


def _fit_page(lines: Sequence[str]) -> list[str]:
    from relbank.model.text import fit

    short = [fit(line, BRIEF_CELLS).rstrip() if cells(line) > BRIEF_CELLS else line for line in map(clean, lines)]
    if len(short) <= BRIEF_LINES:
        return short
    return [*short[: BRIEF_LINES - 1], f"… {len(short) - BRIEF_LINES + 1} lines more: relbank show"]

