"""The journal's dates as a calendar file for other programs."""

from __future__ import annotations

from relbank.model.say import plural

from .arguments import Call
from .errors import CallError
from .paper import put
from .shell import Shell


def calendar(shell: Shell, call: Call) -> int:
    """Write promises, appointments, debrief quarters and dates as an iCalendar file."""
    if len(call.words) > 1:
        raise CallError("calendar takes one file.", "relbank calendar FILE")
    from relbank.exchange import ical
    from relbank.method.calendar import KINDS, PROMISE, blocks, undated

    only = _kinds(call, KINDS)
    journal, now = shell.open().journal, shell.now()
    found = [block for block in blocks(journal, now, shell.settings.dates_ahead) if block.kind in only]
    todos = call.on("todo")
    put(shell, call, call.words[0] if call.words else "", [ical.calendar(found, now, todos=todos)])
    if call.words and call.words[0] != "-":
        counted = {kind: sum(block.kind == kind for block in found) for kind in KINDS}
        shell.say(", ".join(plural(n, kind) for kind, n in counted.items() if n) or "Nothing has a date yet.")
    homeless = [f"{plural(n, 'open appointment')} (??)"] if (n := undated(journal)) else []
    if not todos and (n := sum(b.kind == PROMISE and b.first is None for b in found)):
        homeless.append(plural(n, "promise") + " without a date")
    if homeless:
        shell.warn(f"Left out: {' and '.join(homeless)}.")
    return 0


def _kinds(call: Call, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds that --only names, all without it."""
    given = call.options.get("only")
    if given is None:
        return known
    kinds = tuple(word.strip().removesuffix("s") for word in given.split(",") if word.strip())
    wrong = [kind for kind in kinds if kind not in known]
    if wrong or not kinds:
        raise CallError(f"There is no kind {', '.join(wrong) or given!r}.", f"Kinds are {', '.join(known)}.")
    return kinds
