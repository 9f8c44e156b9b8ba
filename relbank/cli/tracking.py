"""The tracking table in the shell: on the terminal, as Markdown, CSV or HTML, and changed cell by cell (M29)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relbank.method.tracking import COLUMNS, Row, row, rows
from relbank.model.say import say_day
from relbank.model.text import cells, clean, fit

from .arguments import Call
from .errors import CallError
from .shell import Shell

FORMATS = ("markdown", "csv", "html")
CELLS = ("next", "appointment", "phone")


def track(shell: Shell, call: Call) -> int:
    """Print the tracking table, write it for elsewhere, or change a cell of somebody's row."""
    if any(call.on(cell) for cell in CELLS):
        return _change(shell, call)
    formats = [name for name in FORMATS if call.on(name)]
    if len(formats) > 1:
        raise CallError("One format at a time.", f"relbank track --{formats[0]} FILE")
    journal, today = shell.open().journal, shell.now().date()
    found = rows(journal, today)
    if formats:
        from .paper import put

        if len(call.words) > 1:
            raise CallError("track writes one file.", f"relbank track --{formats[0]} FILE")
        from relbank.exchange import tracking_table

        table = [r.cells for r in found]
        if formats[0] == "html":
            chunks: Iterable[str] = tracking_table.html(f"Tracking table, {say_day(today)}", COLUMNS, table)
        else:
            chunks = getattr(tracking_table, formats[0])(COLUMNS, table)
        put(shell, call, call.words[0] if call.words else "", chunks)
        return 0
    if call.words:
        from .choosing import person

        who = person(shell, shell.open(), call.words)
        known = next((r for r in found if r.person.id == who.id), None)
        found = (known or row(journal, who, "", today),) if who.strategic else ()
    if call.on("json"):
        shell.json([_json(r) for r in found])
        return 0
    if not found:
        shell.say("Nobody is in your circle yet. relbank circle add NAME begins.")
        return 0
    _print(shell, [COLUMNS, *(r.cells for r in found)])
    return 0


def _print(shell: Shell, table: Sequence[Sequence[str]]) -> None:
    """Print the table; where there is a terminal its cells are wrapped, none is cut."""
    from .tables import wrap

    cleaned = [[clean(cell) for cell in line] for line in table]
    widest = [max(cells(line[i]) for line in cleaned) for i in range(len(COLUMNS))]
    room = shell.width - 2 * (len(COLUMNS) - 1)
    if shell.width and sum(widest) > room:
        fair = max(12, room // len(COLUMNS))
        spare = room - sum(min(w, fair) for w in widest)
        for i, size in enumerate(widest):
            more = max(0, min(size - fair, spare))
            widest[i], spare = min(size, fair) + more, spare - more
    for line in cleaned:
        wrapped = [wrap(cell, widest[i]) if shell.width else [cell] for i, cell in enumerate(line)]
        for place in range(max(map(len, wrapped))):
            parts = [fit(part[place] if place < len(part) else "", widest[i]) for i, part in enumerate(wrapped)]
            shell.write("  ".join(parts).rstrip() + "\n")


def _change(shell: Shell, call: Call) -> int:
    from relbank.actions import tracking as action

    from .choosing import person

    store, now = shell.open(write=True), shell.now()
    who = person(shell, store, call.words)
    settings = shell.settings
    if not who.strategic:
        raise CallError(f"{who.name} is a friend, not in your circle.", "relbank circle add NAME takes somebody in.")
    with store.transaction("track"):
        line = row(store.journal, who, "", now.date())
        said = []
        if call.on("phone"):
            said.append(action.phone(store, who.id, call.options["phone"]).said)
        if call.on("next"):
            said.append(action.next_step(store, who.id, call.options["next"], now, settings).said)
        if call.on("appointment"):
            said.append(action.appointment(store, line, call.options["appointment"], now, settings).said)
    shell.page(said)
    return 0


def _json(found: Row) -> dict[str, object]:
    return {
        "id": found.person.id, "name": found.person.name, "phone": found.phone, "state": found.state,
        "past": list(found.past), "next": list(found.next), "appointment": found.appointment,
        "due": [p.due.to_doc() if p.due else None for p in found.promises],
        "when": found.meeting.when.to_doc() if found.meeting else None,
    }  # fmt: skip
