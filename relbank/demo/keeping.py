"""The demo's nurture lane, rhythms, planned week and small promises, written through the same actions as one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from relbank.actions import keeping_word, nurture, promises, rhythm, touches
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.when import When
from relbank.settings import Settings
from relbank.store import Store


def add(store: Store, now: datetime) -> None:
    """Write what keeping.toml tells; everybody named there must be in the journal."""
    told = tomllib.loads(files("relbank.demo").joinpath("keeping.toml").read_text(encoding="utf-8"))
    ids = {person.name: person.id for person in store.journal.every(Person)}
    for entry in told["park"]:
        nurture.park(store, ids[entry["name"]], _ago(now, entry["days"]), entry["reason"])
    for entry in told["campaign"]:
        to = [ids[name] for name in entry["to"]]
        nurture.campaign(store, entry["title"], to, _ago(now, entry["days"]), word=entry["word"])
    with store.transaction("demo"):
        for entry in told["touch"]:
            moment = _ago(now, entry["days"]).replace(hour=9, minute=0)
            touches.log(store, [ids[entry["name"]]], moment, kind=entry["kind"])
        for entry in told["rhythm"]:
            rhythm.set_rhythm(store, ids[entry["name"]], *entry["every"])
    _keep(store, told, ids, now)
    for entry in told["plan"]:
        when = When.of((now + timedelta(days=entry["ahead"])).date())
        rhythm.plan(store, ids[entry["name"]], when, _ago(now, 1), Settings(), entry["why"])
    _around(store, told, now)


def _ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _keep(store: Store, told: Mapping[str, Any], ids: Mapping[str, str], now: datetime) -> None:
    """Make the small promises, then keep them."""
    kept: list[tuple[str, datetime]] = []
    with store.transaction("demo"):
        for entry in told["kept"]:
            for text, made, due, done in entry["promises"]:
                day = When.of(_ago(now, due).date())
                new = promises.add(store, text, _ago(now, made), person=ids[entry["name"]], due=day)
                kept.append((new.ids[0], _ago(now, done)))
    with store.transaction("demo"):
        for id, moment in kept:
            promises.tick(store, id, moment)


def _around(store: Store, told: Mapping[str, Any], now: datetime) -> None:
    """Give a promise of mine a day of its own, and remind somebody of theirs."""
    by_text = {promise.text: promise.id for promise in store.journal.every(Promise)}
    with store.transaction("demo"):
        for entry in told["aim"]:
            day = When.of(_ago(now, entry["days"]).date())
            promises.redate(store, by_text[entry["text"]], day, target=True)
        for entry in told["nudge"]:
            keeping_word.nudge(store, by_text[entry["text"]], _ago(now, entry["days"]))
