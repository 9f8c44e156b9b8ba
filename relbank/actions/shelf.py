"""The shelf of ideas, articles and papers: put there, handed over, and how each landed (M26)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.ledger import DEPOSIT
from relbank.model.nurture import ARTICLE, LANDINGS, SHELF_KINDS, Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.say import say_day

from . import bank
from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(
    store: Store, title: str, now: datetime, *, kind: str = ARTICLE, topics: Iterable[str] = (), url: str = "",
    text: str = "",
) -> Done:
    """Put something worth giving on the shelf; topics: what somebody interested in it cares about."""
    plain = worded(title, "title")
    _check_kind(kind)
    with store.transaction("shelf add") as tx:
        item = ShelfItem(
            tx.new_id(), plain, kind, url.strip(), text.strip(), topics_of(topics), now.date().isoformat(), stamp(now)
        )
        tx.add(item)
    about = f", about {listed(item.topics)}" if item.topics else ""
    return Done(f"On the shelf: {kind} {short(plain)}{about}.", (item.id,))


def edit(
    store: Store, id: str, *, title: str, kind: str, topics: Iterable[str] = (), url: str = "", text: str = ""
) -> Done:
    """Change what stands on the shelf."""
    plain = worded(title, "title")
    _check_kind(kind)
    with store.transaction("shelf edit") as tx:
        old = found(store.journal, ShelfItem, id)
        new = replace(old, title=plain, kind=kind, topics=topics_of(topics), url=url.strip(), text=text.strip())
        if new == old:
            return Done("Nothing was changed.", (id,))
        tx.change(new, old)
    return Done(f"Changed: {kind} {short(plain)}.", (id,))


def hand(store: Store, item: str, person: str, now: datetime, again: bool = False, size: int = 1) -> Done:
    """Hand something of the shelf to a person, which is a deposit; Refused when they had it, unless again."""
    with store.transaction("shelf hand") as tx:
        what, who = found(store.journal, ShelfItem, item), found(store.journal, Person, person)
        before = next((h for h in store.journal.of(Handed, person) if h.item == item), None)
        if before is not None and not again:
            raise Refused(
                f"{who.name} received {short(what.title)} on {_day(before.date)} already.", "Choose something else."
            )
        told = {"text": f"{what.kind}: {what.title}", "size": size, "money": "", "currency": ""}
        entry = bank.write(store, tx, person, DEPOSIT, what.title, now, **told)
        handed = Handed(tx.new_id(), person, item, entry=entry.id, date=now.date().isoformat(), created=stamp(now))
        tx.add(handed)
    return Done(bank.said(store, entry, now), (handed.id, entry.id))


def land(store: Store, id: str, landing: str, text: str = "") -> Done:
    """Write down how something handed over landed: loved, used, polite, ignored, disliked; "" takes it back."""
    if landing and landing not in LANDINGS:
        raise Refused(f"Nothing lands {landing!r}.", f"It can be {listed(LANDINGS)}.")
    with store.transaction("shelf landed") as tx:
        old = found(store.journal, Handed, id)
        tx.change(replace(old, landed=landing, text=text.strip() or old.text), old)
        item, who = store.journal.get(ShelfItem, old.item), store.journal.get(Person, old.person)
    name, title = who.name if who else "somebody", short(item.title) if item else "it"
    return Done(f"{title} with {name}: {landing or 'not known yet'}.", (id,))


def topics_of(typed: Iterable[str]) -> dict[str, str]:
    """Return topics as they are kept, from words or comma lists."""
    parts = [part.strip() for text in typed for part in text.split(",")]
    return dict.fromkeys((part for part in parts if part), "")


def _check_kind(kind: str) -> None:
    if kind not in SHELF_KINDS:
        raise Refused(f"The shelf has no kind {kind!r}.", f"It can be {listed(SHELF_KINDS)}.")


def _day(iso: str) -> str:
    from datetime import date

    return say_day(date.fromisoformat(iso[:10])) if iso else "some day"
