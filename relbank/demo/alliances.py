"""The demo's shelf, circle, training, proofs and launch, written through the same actions as one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from relbank.actions import circle, launching, referrals, shelf
from relbank.method.launching import standings
from relbank.model.ledger import Referral
from relbank.model.person import Person
from relbank.store import Store


def add(store: Store, now: datetime) -> None:
    """Write what alliances.toml tells; everybody named there must be in the journal."""
    told = tomllib.loads(files("relbank.demo").joinpath("alliances.toml").read_text(encoding="utf-8"))
    ids = {person.name: person.id for person in store.journal.every(Person)}
    for entry in told["shelf"]:
        _shelf(store, entry, ids, now)
    for entry in told["circle"]:
        _ally(store, ids[entry["name"]], entry, now)
    for entry in told["launch"]:
        _launch(store, entry, now)


def _ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _shelf(store: Store, entry: Mapping[str, Any], ids: Mapping[str, str], now: datetime) -> None:
    with store.transaction("demo"):
        item = shelf.add(
            store, entry["title"], _ago(now, entry["days"]), kind=entry["kind"], topics=entry["topics"]
        ).ids[0]
    for name, days, landing in entry.get("handed", ()):
        handed = shelf.hand(store, item, ids[name], _ago(now, days)).ids[0]
        if landing:
            shelf.land(store, handed, landing)


def _ally(store: Store, id: str, entry: Mapping[str, Any], now: datetime) -> None:
    for days, state, reason in entry["steps"]:
        circle.step(store, id, state, _ago(now, days), reason)
    with store.transaction("demo"):
        for side in ("me", "them"):
            for kind, text, days in entry.get(side, ()):
                circle.train(store, id, side, kind, text, _ago(now, days))
        if "proof" in entry:
            text, call, days = entry["proof"]
            circle.prove(store, id, text, _ago(now, days), call)
        for lead in store.journal.of(Referral, id):
            if "quality" in entry and lead.direction == "in":
                referrals.rate(store, lead.id, entry["quality"])


def _launch(store: Store, entry: Mapping[str, Any], now: datetime) -> None:
    with store.transaction("demo"):
        launch = launching.begin(store, entry["name"], _ago(now, entry["days"])).ids[0]
    with store.transaction("demo"):
        launching.start(store, launch, _ago(now, entry["started"]).date())
        for step in standings(store.journal)[0].steps[: entry["done"]]:
            launching.tick(store, step.id, _ago(now, entry["started"]))
