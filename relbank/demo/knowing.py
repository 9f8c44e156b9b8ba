"""The demo's aims, thanks, own fields and both-sides sheets, written through the same actions as one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from relbank.actions import introductions, knowing, ladder, sides
from relbank.model.person import Person
from relbank.store import Store


def add(store: Store, now: datetime) -> None:
    """Write what knowing.toml tells; everybody named there must be in the journal."""
    told = tomllib.loads(files("relbank.demo").joinpath("knowing.toml").read_text(encoding="utf-8"))
    ids = {person.name: person.id for person in store.journal.every(Person)}
    with store.transaction("demo"):
        for entry in told["aim"]:
            given = {name: value for name, value in entry.items() if name != "name"}
            ladder.aim(store, ids[entry["name"]], **given)
        for entry in told["field"]:
            for name, text in entry["of"].items():
                knowing.field(store, ids[name], entry["key"], text, now - timedelta(days=90))
    for entry in told["told"]:
        introductions.thanked(store, ids[entry["name"]], _ago(now, entry["thanked"]))
    for entry in told["told"]:
        if "reported" in entry:
            introductions.reported(store, ids[entry["name"]], _ago(now, entry["reported"]))
    _sides(store, told, ids, now)


def _ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _sides(store: Store, told: Mapping[str, Any], ids: Mapping[str, str], now: datetime) -> None:
    """Say what both sides say, and agree on it."""
    with store.transaction("demo"):
        for entry in told["sides"]:
            for side, kind, text in entry["lines"]:
                sides.add(store, ids[entry["name"]], side, kind, text, _ago(now, entry["agreed"]))
        for entry in told["stakeholder"]:
            sides.add(store, ids[entry["name"]], "them", "stakeholder", "", _ago(now, 200), ids[entry["who"]])
    for entry in told["sides"]:
        sides.agree(store, ids[entry["name"]], _ago(now, entry["agreed"]))
