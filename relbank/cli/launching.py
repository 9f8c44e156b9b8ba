"""The launch of a circle in the shell (M31)."""

from __future__ import annotations

from collections.abc import Sequence

from relbank.method.launching import PHASE_NAMES, Standing, standings
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table


def launch(shell: Shell, call: Call, words: Sequence[str]) -> int:
    """Print the launches with their steps; begin NAME, start DATE, done ID."""
    step, rest = (words[0], words[1:]) if words else ("", ())
    if step in ("begin", "start", "done"):
        return _change(shell, step, rest)
    found, today = standings(shell.open().journal), shell.now().date()
    if call.on("json"):
        shell.json([
            {"id": s.launch.id, "name": s.launch.name, "started": s.launch.started or None, "phase": s.phase or None,
             "leads": len(s.leads), "steps": [{"id": x.id, "phase": x.phase, "text": x.text, "done": x.done or None}
                                              for x in s.steps]}
            for s in found
        ])  # fmt: skip
        return 0
    ids = short_ids([step.id for standing in found for step in standing.steps])
    for standing in found:
        shell.heading(standing.launch.name)
        shell.say(standing.said(today))
        rows = [
            (ids[x.id], "[x]" if x.done else "[ ]", PHASE_NAMES.get(x.phase, x.phase), x.text) for x in standing.steps
        ]
        shell.page("  " + line for line in table(rows, max(shell.width - 2, 0)))
    if not found:
        shell.say("No launch was begun. relbank circle launch begin NAME")
    return 0


def _change(shell: Shell, step: str, words: Sequence[str]) -> int:
    from relbank.actions import launching as action

    store, now, typed = shell.open(write=True), shell.now(), " ".join(words).strip()
    if step == "begin":
        shell.say(action.begin(store, typed or "Launch of the circle", now).said)
        return 0
    found = standings(store.journal)
    if not found:
        raise CallError("No launch was begun.", "relbank circle launch begin NAME")
    if step == "start":
        from relbank.notes.dates import ahead, back

        order = shell.settings.date_order
        when = (ahead(typed, now, order) or back(typed, now, order)) if typed else None
        day = now.date() if not typed else when.first if when else None
        if day is None:
            raise CallError(f"{typed!r} is no date I understand.", "Try: relbank circle launch start monday")
        shell.say(action.start(store, found[0].launch.id, day).said)
        return 0
    shell.say(action.tick(store, _step(found, typed), now).said)
    return 0


def _step(found: Sequence[Standing], typed: str) -> str:
    steps = [step for standing in found for step in standing.steps]
    fitting = [s for s in steps if len(typed) >= 4 and s.id.endswith(typed.casefold())]
    if len(fitting) != 1:
        fitting = [s for s in steps if typed and fold(typed) in fold(s.text)]
    if len(fitting) != 1:
        raise CallError(f"{len(fitting)} steps fit.", "relbank circle launch lists them with their ids.")
    return fitting[0].id
