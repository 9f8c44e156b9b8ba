"""What happened, and finding words in it; sealed remarks are left out of both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from relbank.method.capture import NOTE, Moment, of_touch, stream
from relbank.method.profile import said
from relbank.method.unsealed import open_text
from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME, Promise
from relbank.model.say import say_day
from relbank.model.text import clean, fold
from relbank.model.touch import Touch

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table, wrap

RECENT = 50  # how many moments of all people are listed unless --since asks for more
HITS = 200


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


class Hit(NamedTuple):
    """A line that holds all the words: what it is (person, note, fact, promise), of whom, when, and the line."""

    what: str
    id: str
    who: str
    iso: str
    line: str


def find(shell: Shell, call: Call) -> int:
    """List where all of some words occur; status 1 when nowhere."""
    words = [part for word in call.words for part in fold(word).split()]
    if not words:
        raise CallError("Which words?", "Write it like: relbank find hockey")
    hits = list(islice(_hits(shell.open().journal, words), HITS))
    if call.on("json"):
        shell.json([hit._asdict() for hit in hits])
    elif hits:
        rows = [(hit.what, hit.iso[:10] or "-", hit.who, hit.line) for hit in hits]
        shell.page(table(rows, shell.width))
    else:
        shell.warn(f"Nothing holds {' '.join(call.words)!r}.")
    if len(hits) == HITS:
        shell.warn(f"These are the first {HITS}; more words make it fewer.")
    return 0 if hits else 1


def _hits(journal: Journal, words: list[str]) -> Iterator[Hit]:
    names = {p.id: p.name for p in journal.every(Person)}
    for p in journal.every(Person):
        if _all_in(words, " ".join((p.name, *p.aliases, p.organisation, p.title, *p.tags))):
            yield Hit("person", p.id, p.name, "", " · ".join(x for x in (p.title, p.organisation) if x))
    for fact in journal.every(Fact):
        if not fact.superseded and _all_in(words, f"{said(fact)} {fact.kind}"):
            yield Hit("fact", fact.id, names.get(fact.person, "-"), fact.learned, f"{fact.kind}: {said(fact)}")
    for promise in journal.every(Promise):
        if _all_in(words, promise.text):
            by = "I promised" if promise.by == ME else "promised me"
            yield Hit("promise", promise.id, names.get(promise.person, "-"), promise.made, f"{by}: {promise.text}")
    notes = {touch.id: touch for touch in journal.every(Touch)}  # all at once: quicker than one by one
    for id in journal.touches():
        touch = notes[id]
        if not _all_in(words, touch.text):
            continue
        text = open_text(journal, touch)
        if _all_in(words, text):
            who = ", ".join(names.get(i, "?") for i in touch.people) or "-"
            yield Hit("note", id, who, touch.when.iso or touch.created, _best_line(text, words))


def _all_in(words: list[str], text: str) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _best_line(text: str, words: list[str]) -> str:
    """Return the line that holds most of the words, trimmed around the first of them."""
    line = max(text.splitlines() or [""], key=lambda one: sum(word in fold(one) for word in words)).strip()
    if len(line) <= 160:
        return line
    at = max(fold(line).find(words[0]) - 60, 0)
    return ("…" if at else "") + line[at : at + 160] + "…"
