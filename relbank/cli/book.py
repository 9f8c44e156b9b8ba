"""The book of promises in figures: shares kept and on time, pace, age; and both sides of it with one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from relbank.method.book import Book, Line, book, line
from relbank.method.doubt import age
from relbank.method.doubt import said as age_said
from relbank.method.performance import Performance, arrow, percent
from relbank.method.promises import owed
from relbank.model.promise import KEPT, ME, OPEN, Promise
from relbank.model.say import plural, say

from .arguments import Call
from .due import promise_named
from .shell import Shell
from .tables import short_ids, table

HEAD = ("Who", "I owe", "owed", "kept", "on time", "trend", "takes")
"""Columns of the table by person: open promises of each side, shares of mine, points since the 90 days before, age."""


def promises(shell: Shell, call: Call) -> int:
    """Print the figures of all promises, or the book with one person; --nudge and --told note what was said of one."""
    for option in ("nudge", "told"):
        if call.on(option):
            return _note(shell, call, option)
    if call.words:
        return _with(shell, call)
    found = book(shell.open().journal, shell.now().date(), shell.settings)
    if call.on("json"):
        shell.json({**_sums(found), "people": [_line_json(one) for one in found.lines]})
        return 0
    if not found.lines:
        shell.say("No promise was made yet. relbank note files them: - [ ] send article by Thu")
        return 0
    shell.page(f"{label:<14}{text}" for label, text in figures(found))
    shell.say()
    head, *rows = table([HEAD, *map(_row, found.lines)], shell.width)
    shell.heading(head)
    shell.page(rows)
    return 0


def figures(found: Book) -> Sequence[tuple[str, str]]:
    """Return the figures over all as (label, text)."""
    mine, theirs = found.mine, found.theirs
    ever, now, before = mine.ever, mine.now, mine.before
    room = found.capacity
    over = f", {room.over} above the {room.ceiling} that are enough" if room.over else f" of {room.ceiling} at most"
    trend = f" ({arrow(mine.trend)} against the 90 days before)" if mine.trend is not None else ""
    return (
        ("Kept", f"{percent(ever.share)} of {plural(ever.judged, 'promise')} of mine ever"),
        ("On time", f"{percent(ever.on_time)} ever; {percent(now.on_time)} of {now.judged} in the last 90 days{trend}"),
        ("Before", f"{percent(before.on_time)} of {before.judged} in the 90 days before those"),
        ("Dropped", f"{len(ever.dropped)}, with a reason"),
        ("Delivered in", f"{found.delivery.said} (the median)"),
        ("Open", f"{len(room.open)}{over}; {room.pace.said}"),
        ("They owe me", f"{found.owed} open; {percent(theirs.ever.share)} of {theirs.ever.judged} kept"),
    )


def _row(one: Line) -> tuple[str, ...]:
    ever = one.mine.ever
    return (
        one.name, str(one.open or "-"), str(one.owed or "-"), f"{percent(ever.share)} of {ever.judged}",
        percent(ever.on_time), arrow(one.mine.trend) or "-", one.delivery.said if one.delivery.kept else "-",
    )  # fmt: skip


def _with(shell: Shell, call: Call) -> int:
    """Print both sides of the book with one person, open ones first."""
    from .choosing import person as choose

    store, now = shell.open(), shell.now()
    person = choose(shell, store, call.words)
    found = list(store.journal.of(Promise, person.id))
    one = line(person, found, now.date())
    if call.on("json"):
        shell.json({**_line_json(one), "promises": [_promise_json(p, now) for p in found]})
        return 0
    ever = one.mine.ever
    trend = f", trend {arrow(one.mine.trend)}" if one.mine.trend is not None else ""
    shell.say(f"{person.name}: kept {percent(ever.share)}, on time {percent(ever.on_time)} of {ever.judged}{trend}")
    ids = short_ids([p.id for p in found])
    for title, by in (("My promises", ME), ("Theirs", "them")):
        side = sorted((p for p in found if p.by == by), key=lambda p: (p.state != OPEN, p.due.sort if p.due else "~~"))
        rows = [(ids[p.id], *_told(p, now, shell)) for p in side]
        if rows:
            shell.say()
            shell.heading(title)
            shell.page("  " + row for row in table(rows, max(shell.width - 2, 0)))
    return 0


def _told(promise: Promise, now: datetime, shell: Shell) -> tuple[str, ...]:
    one = owed(promise, shell.open().journal, now.date())
    old = age(promise, now)
    span = "" if old is None else f"took {age_said(old)}" if promise.state == KEPT else f"{age_said(old)} old"
    due = f"by {say(promise.due)}" if promise.due else "no date"
    if promise.target and promise.target.iso:
        due += f", my own day {say(promise.target)}"
    return (one.label, promise.text, due, span, promise.reason)


def _note(shell: Shell, call: Call, option: str) -> int:
    store = shell.open(write=True)
    words = (call.options[option], *call.words)
    promise = promise_named(store.journal, words, shell.now().date())
    from relbank.actions import keeping_word

    do = keeping_word.nudge if option == "nudge" else keeping_word.tell
    shell.say(do(store, promise.id, shell.now()).said)
    return 0


def _performance_json(found: Performance) -> dict[str, Any]:
    return {
        "judged": found.ever.judged, "kept": len(found.ever.kept), "late": len(found.ever.late),
        "failed": len(found.ever.failed), "dropped": len(found.ever.dropped), "share": found.ever.share,
        "on_time": found.ever.on_time, "on_time_90": found.now.on_time, "on_time_before": found.before.on_time,
        "trend": found.trend,
    }  # fmt: skip


def _sums(found: Book) -> dict[str, Any]:
    middle = found.delivery.middle
    return {
        "mine": _performance_json(found.mine), "theirs": _performance_json(found.theirs),
        "open": len(found.capacity.open), "ceiling": found.capacity.ceiling, "pace": found.capacity.pace.a_week,
        "weeks": found.capacity.pace.weeks, "hours_to_deliver": middle.total_seconds() / 3600 if middle else None,
        "owed": found.owed,
    }  # fmt: skip


def _line_json(one: Line) -> dict[str, Any]:
    person = {"id": one.person.id, "name": one.person.name} if one.person else None
    return {
        "person": person, "mine": _performance_json(one.mine), "theirs": _performance_json(one.theirs),
        "open": one.open, "owed": one.owed,
    }  # fmt: skip


def _promise_json(promise: Promise, now: datetime) -> dict[str, Any]:
    old = age(promise, now)
    return {
        "id": promise.id, "by": promise.by, "text": promise.text, "state": promise.state,
        "due": promise.due.to_doc() if promise.due else None,
        "target": promise.target.to_doc() if promise.target else None, "made": promise.made or None,
        "closed": promise.closed or None, "reason": promise.reason or None,
        "hours": round(old.total_seconds() / 3600, 1) if old is not None else None,
        "told": promise.told or None, "nudged": promise.nudged or None,
    }  # fmt: skip
