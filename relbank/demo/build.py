"""The demo journal: invented people, and two years of notes filed through the same grammar and actions as one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from random import Random
from typing import Any, NamedTuple

from relbank.actions import note, promises
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.settings import Settings
from relbank.store import Store

from . import alliances, keeping, knowing, trusting, weeks
from .script import Outcome, Scene, scenes

PEOPLE = ("work", "life")
NOTES = ("clients", "abroad", "allies", "reach", "friends", "godfamily", "family")
ALONE = timedelta(days=6)  # the newest notes are transactions of their own, so that "u" takes back one note only
BATCH = 40
SETTLED = timedelta(days=10)  # promises due longer ago than this were kept, unless the script says otherwise


def build(store: Store, now: datetime) -> None:
    """Write the demo into an empty journal: some forty people, two years of notes, the last of them just before now.

    The same now gives the same journal (ids and stamps aside); the log's stamps are those of the real clock.
    """
    played = scenes(((name, _text(f"notes/{name}.txt")) for name in NOTES), now)
    _add_people(store, played, now)
    older = [scene for scene in played if scene.moment < now - ALONE]
    filed: list[tuple[str, Scene]] = []
    for batch in _batches(older):
        with store.transaction("demo"):
            filed += [(note.file(store, s.text, s.moment, Settings()).ids[0], s) for s in batch]
    with store.transaction("demo"):
        for closing in sorted(_outcomes(store, filed, now)):
            _close(store, closing)
    alliances.add(store, now)
    keeping.add(store, now)
    knowing.add(store, now)
    trusting.add(store, now)
    weeks.add(store, now)
    for scene in played[len(older) :]:
        note.file(store, scene.text, scene.moment, Settings())


def _text(name: str) -> str:
    return files("relbank.demo").joinpath(name).read_text(encoding="utf-8")


def _add_people(store: Store, played: Iterable[Scene], now: datetime) -> None:
    """Add the people, each created when their first note was written."""
    known = [entry for name in PEOPLE for entry in tomllib.loads(_text(f"people/{name}.toml"))["person"]]
    first: dict[str, str] = {}
    for scene in played:
        first.setdefault(scene.section, scene.moment.isoformat(timespec="seconds"))
    with store.transaction("demo") as tx:
        ids = {entry["name"]: tx.new_id() for entry in known}
        for entry in known:
            tx.add(_person(entry, ids, first.get(entry["name"], now.isoformat(timespec="seconds")), now))


def _person(entry: dict[str, Any], ids: dict[str, str], created: str, now: datetime) -> Person:
    given = dict(entry)
    for members in ("aliases", "tags"):
        given[members] = dict.fromkeys(given.get(members, ()), "")
    if "introducer" in given:
        given["introducer"] = ids[given["introducer"]]
    if " " in given.get("birthday", ""):
        year, days = given["birthday"].split()
        given["birthday"] = f"{year}-{now + timedelta(days=int(days)):%m-%d}"
    return Person(id=ids[given["name"]], created=created, **given)


def _batches(played: Iterable[Scene]) -> Iterator[list[Scene]]:
    """Yield scenes in batches that are saved as one line each.

    A batch ends with an appointment, for the note that tells how it went looks for it in what is saved.
    """
    batch: list[Scene] = []
    for scene in played:
        batch.append(scene)
        if len(batch) == BATCH or "\n- next" in scene.text:
            yield batch
            batch = []
    yield batch


class _Closing(NamedTuple):
    """How and when a promise ends."""

    moment: datetime
    promise: str
    how: str
    why: str


def _outcomes(store: Store, filed: Iterable[tuple[str, Scene]], now: datetime) -> Iterator[_Closing]:
    """Yield what becomes of each promise that is not open to this day."""
    random = Random(14)
    for touch, scene in filed:
        for promise in store.journal.filed_from(touch):
            if isinstance(promise, Promise) and promise.state == "open":
                closing = _ending(promise, scene, scene.outcomes.get(promise.line), now, random)
                if closing is not None:
                    yield closing


def _ending(
    promise: Promise, scene: Scene, said: Outcome | None, now: datetime, random: Random
) -> _Closing | None:
    """Return how a promise ends, as the script says or, when it says nothing, kept some days after it was made."""
    due = promise.due.last if promise.due else None
    span = (due - scene.moment.date()).days if due else 9
    if said is None:
        if scene.moment + timedelta(days=span) > now - SETTLED:
            return None
        said = Outcome("kept")
    if said.how == "open":
        return None
    days = said.days or max(0, span - random.randint(0, 2))
    if said.how != "kept":
        days = span + (said.days or random.randint(2, 9))
    moment = scene.moment + timedelta(days=days, minutes=random.randint(30, 400))
    return _Closing(min(moment, now - timedelta(hours=1)), promise.id, said.how, said.why)


def _close(store: Store, closing: _Closing) -> None:
    if closing.how == "dropped":
        promises.drop(store, closing.promise, closing.moment, closing.why)
    elif closing.how == "broken":
        promises.broken(store, closing.promise, closing.moment)
    else:
        promises.tick(store, closing.promise, closing.moment)
