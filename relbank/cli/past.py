"""What a thing was at any time, who changed it and when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.model.say import plural, say
from relbank.model.text import clean
from relbank.model.when import When

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import wrap

if TYPE_CHECKING:
    from relbank.actions.past import Past
    from relbank.store import Store

_LEAST = 4  # characters of a short id


def history(shell: Shell, call: Call) -> int:
    """Print every change of a person, or of the thing with an id, newest first; with --at what it was at a time."""
    store = shell.open()
    table, id = _named(shell, store, call)
    from relbank.actions.past import past, title

    changes = past(store, table, id)
    if not changes:
        raise CallError(f"Nothing is known of {' '.join(call.words)!r}.", "relbank log and due print ids.")
    if call.on("at"):
        moment = _moment(shell, call.options["at"])
        changes = [change for change in changes if change.when <= moment][:1]
        if not changes or changes[0].after is None:
            shell.warn(f"It was not there on {say(When.of(moment))}.")
            return 1
    if call.on("json"):
        shell.json([_json(change) for change in changes])
        return 0
    shell.heading(title(store, table, id))
    if call.on("at"):
        shell.say(f"as it was since {_said(changes[0].when)}, {changes[0].where}")
        _lines(shell, [f"{name}: {value}" if value else name for name, value in changes[0].after or ()])
        return 0
    for change in changes:
        shell.say(f"{_said(change.when)}  {change.where}  {change.said}")
        _lines(shell, change.lines)
    shell.say()
    shell.say(f"{plural(len(changes), 'change')}. relbank history {id} --at WHEN shows what it was.")
    return 0


def _named(shell: Shell, store: Store, call: Call) -> tuple[str, str]:
    """Return table and id of what is asked for: a person's name, or an id or its ending."""
    from .choosing import person

    try:
        return "people", person(shell, store, call.words).id
    except CallError:
        typed = call.words[0].casefold() if len(call.words) == 1 else ""
        found = _ids(store, typed) if len(typed) >= _LEAST and typed.isalnum() and typed.isascii() else set()
        if len(found) == 1:
            return found.pop()
        if not found:
            raise
    more = tuple(f"  {id}" for _, id in sorted(found)[:10])
    raise CallError(f"{typed!r} ends {len(found)} ids:", "Write more of its beginning.", more=more)


def _ids(store: Store, ending: str) -> set[tuple[str, str]]:
    """Return the documents, deleted ones too, whose id ends so: what lines name is read in the log."""
    from relbank.store.frame import decode

    found = set()
    for _, _, line in store.log.naming(ending):
        tx = decode(line)
        for op in tx["o"] if tx is not None else ():
            if str(op[2]).endswith(ending):
                found.add((str(op[1]), str(op[2])))
    return found


def _moment(shell: Shell, phrase: str) -> datetime:
    from relbank.notes import dates

    now = shell.now()
    found = dates.back(phrase, now, shell.settings.date_order, shell.settings.week_end)
    if found is None or found.first is None:
        raise CallError(f"--at {phrase!r} is no time I understand.", "Write it like --at monday or '1 Sep 14:00'.")
    end = found.at or datetime.combine(found.first, datetime.max.time())
    return end.astimezone()


def _said(when: datetime) -> str:
    return say(When.of(when))


def _lines(shell: Shell, lines: Any) -> None:
    for line in lines:
        for one in clean(line, multiline=True).split("\n"):
            for part in wrap(one, max(shell.width - 6, 20)) if shell.width else [one]:
                shell.say(f"      {part}".rstrip())


def _json(change: Past) -> dict[str, Any]:
    return {
        "when": change.when.isoformat(timespec="seconds"),
        "device": change.device,
        "here": change.here,
        "why": change.why,
        "stamp": change.stamp,
        "changes": list(change.lines),
        "after": None if change.after is None else dict(change.after),
    }
