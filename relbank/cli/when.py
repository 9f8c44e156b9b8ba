"""How a date phrase is understood."""

from __future__ import annotations

from typing import Any

from relbank.model.say import say

from .arguments import Call
from .errors import CallError
from .shell import Shell


def when(shell: Shell, call: Call) -> int:
    """Print a phrase as a date, looking ahead, or back with --past; status 1 when it, or one of several, is refused."""
    from relbank.notes import dates

    look = dates.back if call.on("past") else dates.ahead
    now, order = shell.now(), shell.settings.date_order
    if call.on("stdin"):
        if call.words:
            raise CallError("--stdin takes the phrases from standard input.", "Leave the words away, or --stdin.")
        from .entering import read_stdin

        phrases = [line.strip() for line in read_stdin(shell).splitlines()]
    elif call.words:
        phrases = [" ".join(call.words)]
    else:
        raise CallError("There is no phrase.", "Write it like: relbank when next friday")
    found = [look(phrase, now, order, shell.settings.week_end) for phrase in phrases]
    if call.on("json"):
        forms: list[Any] = [None if f is None else f.to_doc() for f in found]
        shell.json(forms if call.on("stdin") else forms[0])
    else:
        for phrase, date in zip(phrases, found, strict=True):
            shell.say(f"{phrase}: " * call.on("stdin") + ("not understood" if date is None else say(date)))
    return 1 if None in found else 0
