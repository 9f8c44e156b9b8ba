"""Figures from the shell with how they come about and the entries behind them: relbank why NAME --figure WORD."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relbank.method.book import book
from relbank.method.evidence import of
from relbank.method.figure import Number, Part
from relbank.method.traced import of_person, over_all
from relbank.model.journal import Journal
from relbank.model.say import plural

from .arguments import Call
from .choosing import person as choose
from .errors import CallError
from .shell import Shell
from .tables import wrap

_ROOM = 100  # cells of a line where the terminal does not say


def figure(shell: Shell, call: Call) -> int:
    """Print the figures that a word names, over all or of a person, with the entries behind them."""
    store, now = shell.open(), shell.now()
    journal = store.journal
    if call.words:
        found = of_person(journal, choose(shell, store, call.words), now, shell.settings)
        elsewhere = ""
    else:
        found = over_all(book(journal, now.date(), shell.settings))
        elsewhere = " `relbank stats WORD` shows those of the practice."
    wanted = call.options["figure"].casefold()
    meant = [n for n in found if n.label == wanted] or [n for n in found if wanted in n.label.casefold()]
    if not meant:
        names = ", ".join(number.label for number in found)
        raise CallError(f"There is no figure {call.options['figure']!r} here.", f"There are {names}.{elsewhere}")
    if call.on("json"):
        shell.json([_json(number, journal) for number in meant])
        return 0
    for number in meant:
        shell.heading(f"{number.label}: {number.said}")
        shell.page(_lines(number, journal, shell.width or _ROOM))
        shell.say()
    return 0


def _lines(number: Number, journal: Journal, room: int) -> Iterator[str]:
    """Yield how a number comes about, and the entries behind it, each in at most two lines."""
    if number.how:
        yield from (f"    {part}" for part in wrap(f"{number.how.rstrip('.')}.", room - 4))
    for part in number.parts:
        if part.said:
            yield f"    {part.said}: {plural(len(part.things), 'entry', 'entries')}"
        for entry in of(part.things, journal):
            yield from (f"      {line}" for line in wrap(f"{entry.day or '-':10}  {entry.text}", room - 6)[:2])


def _json(number: Number, journal: Journal) -> dict[str, object]:
    return {"figure": number.label, "value": number.said, "how": number.how or None,
            "parts": [_part(part, journal) for part in number.parts]}  # fmt: skip


def _part(part: Part, journal: Journal) -> dict[str, object]:
    found: Sequence[dict[str, object]] = [
        {"table": e.table, "id": e.id, "day": e.day or None, "text": e.text} for e in of(part.things, journal)
    ]
    return {"part": part.said or None, "evidence": found}
