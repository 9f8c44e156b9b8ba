"""Large journals for measuring: invented, of realistic sizes, and the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.ladder import RUNGS, Move
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.person import Person
from relbank.model.promise import KEPT, ME, OPEN, THEM, Promise
from relbank.model.say import MONTHS
from relbank.model.touch import MUTUAL, OUT, Touch
from relbank.model.when import When
from relbank.store import Store

from . import words

A_LINE = 400  # documents in one line of the log: some 200 kB, so that a segment still closes near 1 MiB
KINDS = (("lunch", "met"), ("coffee", "met"), ("call", "call"), ("meeting", "met"), ("email", "email"), ("walk", "met"))
PROMISED = 0.3  # promises a note: 30,000 for 100,000
YEARS = 6


def large(store: Store, people: int, notes: int, now: datetime, seed: int = 1) -> int:
    """Write a large journal into an empty store and return how many documents it holds.

    Notes of 100 to 1,000 bytes over six years up to now, met unevenly (some people often, most rarely), a promise in
    three of ten, and what their lines file. Written without the grammar, which would take minutes; the texts are
    such that it would file the same.
    """
    random = Random(seed)
    known = [_person(store, number, random, now) for number in range(people)]
    documents = _all(store, known, notes, random, now)
    written = 0
    while batch := list(islice(documents, A_LINE)):
        with store.transaction("demo") as tx:
            for thing in batch:
                tx.add(thing)
        written += len(batch)
    return written


def _all(store: Store, known: list[Person], notes: int, random: Random, now: datetime) -> Iterator[Any]:
    yield from known
    step = timedelta(days=365 * YEARS) / max(1, notes)
    for number in range(notes if known else 0):
        moment = now - step * (notes - number)
        person = known[int(len(known) * random.random() ** 2)]
        yield from _visit(store, person, random, moment.replace(second=0, microsecond=0), now)


def _person(store: Store, number: int, random: Random, now: datetime) -> Person:
    name = words.name(number)
    handle = f"p{number}"
    return Person(
        id=store.new_id(),
        name=name,
        organisation=random.choice(words.PLACES) + " " + random.choice(words.TRADES),
        title=random.choice(words.TITLES),
        strategic=random.random() < 0.2,
        emails={f"{handle}@example.test": "work"},
        phones={f"555 {number:05d}": "mobile"} if random.random() < 0.6 else {},
        tags={random.choice(words.TAGS): ""},
        birthday=f"--{random.randint(1, 12):02d}-{random.randint(1, 28):02d}" if random.random() < 0.3 else "",
        created=(now - timedelta(days=365 * YEARS)).isoformat(timespec="seconds"),
    )


def _visit(store: Store, person: Person, random: Random, moment: datetime, now: datetime) -> Iterator[Any]:
    """Yield a touch and what its bullets file; each bullet's line is counted as the text grows."""
    word, kind = random.choice(KINDS)
    touch, created = store.new_id(), moment.isoformat(timespec="seconds")
    lines = [f"@{person.name} {word} at {random.choice(words.PLACES)}", words.prose(random)]
    filed: list[Any] = []

    def put(line: str, cls: type[Any], **fields: Any) -> None:
        lines.append(line)
        filed.append(cls(id=store.new_id(), touch=touch, line=len(lines), created=created, **fields))

    day = created[:10]
    if random.random() < 0.12:
        thing = random.choice(words.LIKED)
        put(f"- likes {thing}", Fact, person=person.id, kind="like", text=thing, learned=day)
    if random.random() < 0.04:
        thing = random.choice(words.LIKED)
        put(f"- dislikes {thing}", Fact, person=person.id, kind="dislike", text=thing, learned=day)
    if random.random() < PROMISED:
        _promise(put, person, random, moment, now)
    if random.random() < 0.04:
        thing = random.choice(words.SENT)
        put(f"- gave {thing}", Entry, person=person.id, kind=DEPOSIT, text=thing, date=day)
    if person.strategic and random.random() < 0.02:
        rung = random.choice(RUNGS)
        put(f"- stage {rung}", Move, person=person.id, rung=rung, date=day)
    if now - moment < timedelta(days=30) and random.random() < 0.3:
        ahead = now + timedelta(days=random.randint(1, 20))
        when = When(ahead.date().isoformat(), words=f"{ahead.day} {MONTHS[ahead.month - 1]}")
        lines.append(f"- next {word} {when.words}")
        yield Appointment(store.new_id(), when, (person.id,), word, touch=touch, line=len(lines), created=created)
    direction = OUT if kind == "email" else MUTUAL
    place = lines[0].rsplit(" at ", 1)[1]
    text = "\n".join(lines) + "\n"
    when = When.of(moment)
    yield Touch(touch, when, kind, word, direction, (person.id,), place, text=text, created=created)
    yield from filed


def _promise(put: Any, person: Person, random: Random, moment: datetime, now: datetime) -> None:
    """Put a promise: most are kept, some of the last weeks and a few old ones are open."""
    by = ME if random.random() < 0.7 else THEM
    thing = random.choice(words.SENT)
    due = moment + timedelta(days=random.randint(1, 20))
    is_open = random.random() < (0.5 if due > now - timedelta(days=30) else 0.02)
    whom = "" if by == ME else f"@{person.name}: "
    what = f"send {thing}" if by == ME else thing
    words_typed = f"{due.day} {MONTHS[due.month - 1]}"
    closed = min(due + timedelta(days=random.randint(-3, 2)), now).isoformat(timespec="seconds")
    put(
        f"- [ ] {whom}{what} by {words_typed}",
        Promise,
        by=by,
        text=what,
        person=person.id,
        due=When(due.date().isoformat(), words=words_typed),
        state=OPEN if is_open else KEPT,
        closed="" if is_open else closed,
        made=moment.isoformat(timespec="minutes")[:16],
    )
