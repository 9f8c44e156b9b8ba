"""People from the shell: the list, one person's page, and the brief."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relbank.method.promises import Owed, mine, theirs
from relbank.model.person import Person
from relbank.model.say import say, say_age
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
        shell.json([{**_person_json(p), "last_touch": journal.last_touch(p.id) or None} for p in found])
        return 0
    rows = []
    for p in found:
        last = journal.last_touch(p.id)
        rung = standing(journal, p).name if p.strategic else ""
        age = say_age((today - date.fromisoformat(last[:10])).days) if last else "-"
        rows.append((p.name, age, rung, " · ".join(x for x in (p.title, p.organisation) if x), _tags(p)))
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


def _tags(person: Person) -> str:
    return " ".join(f"#{tag}" for tag in person.tags)


def _person_json(person: Person) -> dict[str, Any]:
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


def show(shell: Shell, call: Call) -> int:
    """Print one person's page: hard rules first, then what is known, promises both ways, what comes, last touches."""
    from relbank.method.brief import subtitle
    from relbank.method.profile import profile

    from .choosing import person

    store, now = shell.open(), shell.now()
    journal, today = store.journal, now.date()
    who = person(shell, store, call.words)
    page = profile(journal, who, today)
    owing, owed = mine(journal, today, who.id), theirs(journal, today, who.id)
    if call.on("json"):
        from .show_json import page_json

        shell.json({**_person_json(who), **page_json(journal, page, owing, owed, now)})
        return 0
    shell.heading(who.name)
    shell.say(subtitle(page, today))
    shell.page(f"!! {line}" for line in _rules(page.rules))
    _labelled(shell, _contact(who))
    _labelled(shell, _facts(page.facts))
    _labelled(shell, [*_promises("I promised", owing), *_promises("promised me", owed)])
    _labelled(shell, [("next", " · ".join(x for x in (say(a.when), a.text, a.place) if x)) for a in page.coming])
    _labelled(shell, _touches(journal, who.id))
    return 0


def _rules(rules: Sequence[Any]) -> list[str]:
    from relbank.method.profile import said

    return [said(rule) for rule in rules]


def _contact(who: Person) -> list[tuple[str, str]]:
    def labelled(members: Any) -> str:
        return " · ".join(f"{member} ({label})" if label else member for member, label in members.items())

    rows = [
        ("also", " · ".join(who.aliases)),
        ("phone", labelled(who.phones)),
        ("e-mail", labelled(who.emails)),
        ("web", labelled(who.urls)),
        ("address", labelled(who.addresses)),
        ("birthday", who.birthday.removeprefix("--")),
        ("married", who.anniversary.removeprefix("--")),
        ("dates", labelled(who.dates)),
        ("role", who.role),
        ("purpose", who.purpose),
        ("style", " · ".join(f"{k} {v}".strip() for k, v in who.style.items())),
        ("tags", _tags(who)),
    ]
    return [row for row in rows if row[1]]


def _facts(facts: Any) -> list[tuple[str, str]]:
    from relbank.method.profile import TITLES, said

    return [(TITLES[kind].lower(), " · ".join(said(f) for f in facts[kind])) for kind in facts if facts[kind]]


def _promises(label: str, owed: Sequence[Owed]) -> list[tuple[str, str]]:
    return [(label if place == 0 else "", f"{o.label}: {o.promise.text}") for place, o in enumerate(owed)]


def _touches(journal: Any, person: str, count: int = 6) -> list[tuple[str, str]]:
    from itertools import islice

    from relbank.method.capture import body, of_touch
    from relbank.method.unsealed import open_text
    from relbank.model.touch import Touch

    rows: list[tuple[str, str]] = []
    for touch in islice(journal.of(Touch, person), count):
        first = next((line.strip() for line in body(open_text(journal, touch)).splitlines() if line.strip()), "")
        head = of_touch(touch, journal, person).head
        rows.append(("last" if not rows else "", " · ".join(x for x in (say(touch.when), head, first) if x)))
    return rows


def _labelled(shell: Shell, rows: Sequence[tuple[str, str]], size: int = 12) -> None:
    """Print rows of a label and a text, the text wrapped beside its label where there is a terminal."""
    if not rows:
        return
    shell.say()
    for label, text in rows:
        parts = wrap(clean(text), max(shell.width - size - 1, 20)) if shell.width else [text]
        for place, part in enumerate(parts):
            shell.say(f"{label if place == 0 else '':{size}} {part}".rstrip())


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

