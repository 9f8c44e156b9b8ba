"""The weekly review from the shell: its page, a line of what to stop, and the review kept (M39)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relbank.method.findings import Findings
from relbank.method.pruning import EXPECTED, seen
from relbank.method.week import Weekly, weekly
from relbank.method.weekplan import Planned
from relbank.model.finding import Finding
from relbank.model.person import Person
from relbank.model.say import say, say_day

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table

if TYPE_CHECKING:
    from relbank.model.journal import Journal


def week(shell: Shell, call: Call) -> int:
    """Print the weekly review; --stop writes down what to stop, --finish keeps it with what was learned."""
    words = " ".join(call.words)
    if words == "-":
        words = shell.stdin.read().strip() if shell.stdin is not None else ""
    if call.on("stop") or call.on("finish"):
        from relbank.actions import week as acting

        store, now = shell.open(write=True), shell.now()
        if call.on("stop"):
            shell.say(acting.stop(store, words, now).said)
        if call.on("finish"):
            shell.say(acting.finish(store, now, shell.settings, "" if call.on("stop") else words).said)
        return 0
    if words:
        raise CallError("relbank week takes words with --finish or --stop alone.", "relbank help week")
    journal, now = shell.open().journal, shell.now()
    page = weekly(journal, Findings(journal, shell.settings), now, shell.settings)
    if call.on("json"):
        shell.json(_json(page))
        return 0
    shell.heading(f"Last week, from {say_day(page.before.first)}")
    shell.say(f"  {page.counts}.")
    shell.say(f"  {page.compared}")
    _rows(shell, [_planned(p) for p in page.kept])
    if page.last is not None and page.last.text:
        shell.say(f"  You wrote: {page.last.text}")
    _section(shell, f"This week, from {say_day(page.week)}", [_planned(p) for p in page.planned])
    _section(shell, "Whom, and why (relbank plan NAME WHEN)", [(c.person.name, "; ".join(c.why)) for c in page.whom])
    for title, found in (("Rungs", page.climb), ("Prune", page.prune), ("Sheets due", page.sheets)):
        _findings(shell, title, found, journal, EXPECTED if found is page.prune else "")
    _section(shell, "To stop", [(s.date or s.created[:10], s.text) for s in page.stops])
    shell.say()
    shell.say("Kept." if page.held else "relbank week --finish keeps this review; --stop TEXT adds what to stop.")
    return 0


def _planned(one: Planned) -> tuple[str, ...]:
    when = say(one.appointment.when) if one.appointment else ""
    return (one.person.name, when, f"done {one.done}" if one.done else "not yet", one.plan.why)


def _findings(shell: Shell, title: str, found: Sequence[Finding], journal: Journal, note: str) -> None:
    """Print findings in two lines each: what was seen, and what to do; note: what is said of all of them, once."""
    if found:
        shell.say()
        shell.heading(title)
        shell.page([f"  {note}"] if note else [])
    for one in found:
        who = journal.get(Person, one.person) if one.person else None
        shell.say(f"  {f'{who.name}: ' if who else ''}{seen(one.saw)}")
        shell.say(f"    -> {one.do}")


def _rows(shell: Shell, rows: Sequence[Sequence[str]]) -> None:
    shell.page("  " + line for line in table(rows, max(shell.width - 2, 0)))


def _section(shell: Shell, title: str, rows: Sequence[Sequence[str]]) -> None:
    if rows:
        shell.say()
        shell.heading(title)
        _rows(shell, rows)


def _json(page: Weekly) -> dict[str, object]:
    def planned(found: Sequence[Planned]) -> list[dict[str, object]]:
        return [{"person": {"id": p.person.id, "name": p.person.name}, "why": p.plan.why, "done": p.done or None}
                for p in found]  # fmt: skip

    def said(found: Sequence[Finding]) -> list[dict[str, object]]:
        return [{"rule": f.rule, "person": f.person, "saw": f.saw, "do": f.do} for f in found]

    return {
        "week": page.week.isoformat(), "held": page.held is not None, "last_plan": planned(page.kept),
        "plan": planned(page.planned),
        "whom": [{"person": {"id": c.person.id, "name": c.person.name}, "why": list(c.why)} for c in page.whom],
        "rungs": said(page.climb), "prune": said(page.prune), "sheets": said(page.sheets),
        "stop": [s.text for s in page.stops],
    }  # fmt: skip
