"""What happened; sealed remarks are left out."""

from __future__ import annotations

import sys
from typing import Any

from relbank.method.capture import ALL_KINDS, ENTRY, KINDS, NOTE, Moment, everybody, stream
from relbank.method.unsealed import open_text
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say, say_day
from relbank.model.text import clean

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, wrap

RECENT = 50  # how many moments of all people are listed unless --since asks for more


def log(shell: Shell, call: Call) -> int:
    """List what happened with one person or with all, the newest first; --kind narrows it."""
    store = shell.open()
    journal = store.journal
    since, kinds = _since(shell, call), _kinds(call)
    more = False
    if call.words:
        from .choosing import person

        who = person(shell, store, call.words)
        moments = [m for m in stream(journal, who.id, kinds, shell.settings.rungs) if m.iso[:10] >= since]
    else:
        most = sys.maxsize if since else RECENT + 1
        moments = list(everybody(journal, kinds, most, since=since, rungs=shell.settings.rungs))
        more = len(moments) > RECENT and not since
        moments = moments[:RECENT] if more else moments
    ids = short_ids([m.thing.id for m in moments])
    if call.on("json"):
        shell.json([_moment_json(journal, m) for m in moments])
        return 0
    for moment in moments:
        day = say(moment.vague) if moment.vague else _day(moment.iso)
        shell.say(f"{ids[moment.thing.id]}  {day}  {clean(moment.head)}")
        for line in moment.text.splitlines():
            for part in wrap(clean(line), max(shell.width - 6, 20)) if shell.width else [clean(line)]:
                shell.say(f"      {part}".rstrip())
    if not moments:
        shell.say("Nothing happened yet." if not since else f"Nothing happened since {_day(since)}.")
    if more:
        shell.warn(f"These are the newest {RECENT}; --since shows more.")
    return 0


def _kinds(call: Call) -> frozenset[str]:
    """Return the kinds asked for, in any of their words: note, notes, promise …"""
    given = call.options.get("kind")
    if given is None:
        return ALL_KINDS
    words = {kind: kind for kind in KINDS} | {f"{kind}s": kind for kind in KINDS} | {"entries": ENTRY}
    asked = [word.strip().casefold() for word in given.split(",")]
    if unknown := [word for word in asked if word not in words]:
        raise CallError(f"--kind {unknown[0]!r} is none.", f"There are {', '.join(KINDS)}; commas join several.")
    return frozenset(words[word] for word in asked)


def _since(shell: Shell, call: Call) -> str:
    phrase = call.options.get("since")
    if phrase is None:
        return ""
    from relbank.notes import dates

    found = dates.back(phrase, shell.now(), shell.settings.date_order)
    if found is None or found.first is None:
        raise CallError(f"--since {phrase!r} is no day I understand.", "Write it like --since monday or 2026-09-01.")
    return found.first.isoformat()


def _day(iso: str) -> str:
    from datetime import date

    try:
        return say_day(date.fromisoformat(iso[:10])) + iso[10:16].replace("T", " ")
    except ValueError:
        return "no date"


def _moment_json(journal: Journal, moment: Moment) -> dict[str, Any]:
    thing = moment.thing
    people = getattr(thing, "people", None) or ((thing.person,) if getattr(thing, "person", "") else ())
    return {
        "what": moment.kind,
        "id": thing.id,
        "iso": moment.iso,
        "people": [{"id": i, "name": p.name} for i in people if (p := journal.get(Person, i))],
        "head": moment.head,
        "text": open_text(journal, thing) if moment.kind == NOTE else moment.text,
    }
