"""What happened; sealed remarks are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from relbank.method.capture import NOTE, Moment, of_touch, stream
from relbank.method.unsealed import open_text
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import say_day
from relbank.model.text import clean
from relbank.model.touch import Touch

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, wrap

RECENT = 50  # how many moments of all people are listed unless --since asks for more


def log(shell: Shell, call: Call) -> int:
    """List the notes, and for one person everything that happened, the newest first."""
    store = shell.open()
    journal = store.journal
    since = _since(shell, call)
    more = False
    if call.words:
        from .choosing import person

        moments = [m for m in stream(journal, person(shell, store, call.words).id) if m.iso[:10] >= since]
    else:
        all_of_them = _all(journal, since)
        moments = list(all_of_them if since else islice(all_of_them, RECENT))
        more = not since and next(all_of_them, None) is not None
    ids = short_ids([m.thing.id for m in moments])
    if call.on("json"):
        shell.json([_moment_json(journal, m) for m in moments])
        return 0
    for moment in moments:
        day = _day(moment.iso)
        shell.say(f"{ids[moment.thing.id]}  {day}  {clean(moment.head)}")
        for line in moment.text.splitlines():
            for part in wrap(clean(line), max(shell.width - 6, 20)) if shell.width else [clean(line)]:
                shell.say(f"      {part}".rstrip())
    if not moments:
        shell.say("Nothing happened yet." if not since else f"Nothing happened since {_day(since)}.")
    if more:
        shell.warn(f"These are the newest {RECENT}; --since shows more.")
    return 0


def _all(journal: Journal, since: str) -> Iterator[Moment]:
    for id in journal.touches():
        touch = journal.get(Touch, id)
        if touch is None:
            continue
        moment = of_touch(touch, journal)
        if moment.iso[:10] < since:
            return
        yield moment


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
