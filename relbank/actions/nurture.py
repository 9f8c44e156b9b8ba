"""The nurture lane: somebody parked, taken out by hand, and something sent to all of them at once (M21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.nurture import lane
from relbank.method.recipients import not_yet, on_shelf
from relbank.model.nurture import NEWSLETTER, PARKED, UNPARKED, Campaign, Handed, Parking
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.touch import MAILING, OUT, Touch
from relbank.model.when import When

from .done import Done, Refused, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def park(store: Store, person: str, now: datetime, reason: str = "") -> Done:
    """Put somebody into the nurture lane: no more touches, now and then something of use."""
    with store.transaction("person park") as tx:
        whom = found(store.journal, Person, person)
        if _waits(store, person):
            raise Refused(f"{whom.name} is in the nurture lane already.", "Any reply or meeting takes them out.")
        made = Parking(tx.new_id(), person, PARKED, reason.strip(), now.date().isoformat(), created=stamp(now))
        tx.add(made)
    because = f", because {reason.strip()}" if reason.strip() else ""
    return Done(f"{whom.name} is parked{because}. A reply or a meeting takes them out by itself.", (made.id,))


def unpark(store: Store, person: str, now: datetime, reason: str = "") -> Done:
    """Take somebody out of the nurture lane by hand."""
    with store.transaction("person unpark") as tx:
        whom = found(store.journal, Person, person)
        if not _waits(store, person):
            raise Refused(f"{whom.name} is not in the nurture lane.", "There is nothing to take back.")
        made = Parking(tx.new_id(), person, UNPARKED, reason.strip(), now.date().isoformat(), created=stamp(now))
        tx.add(made)
    return Done(f"{whom.name} is out of the nurture lane; the rhythm counts again.", (made.id,))


def _waits(store: Store, person: str) -> bool:
    one = lane(store.journal.of(Parking, person), store.journal.newest(person))
    return one is not None and one.waits


def campaign(store: Store, name: str, people: Iterable[str], now: datetime, *, word: str = NEWSLETTER) -> Done:
    """Log something sent to many as one mailing, which counts as no touch; word: newsletter, position paper, webinar.

    What is called like a thing of the shelf is that thing: it goes to nobody twice, and who received it is kept (M26).
    """
    title = worded(name, "name of the campaign")
    ids = list(dict.fromkeys(people))
    if not ids:
        raise Refused("A campaign needs somebody to receive it.", "Park somebody first, or choose a tag.")
    with store.transaction("campaign add") as tx:
        item = on_shelf(store.journal, title)
        known = [found(store.journal, Person, id) for id in ids]
        left = not_yet(store.journal, item, known)
        if not left:
            raise Refused(f"All of them received {short(title)} already.", "Choose something else.")
        sent = Touch(tx.new_id(), When.of(now), MAILING, word, OUT, tuple(p.id for p in left), text=title,
                     created=stamp(now))  # fmt: skip
        tx.add(sent)
        day, about = now.date().isoformat(), item.id if item else ""
        made = Campaign(tx.new_id(), title, word, about, sent.id, date=day, created=stamp(now))
        tx.add(made)
        for person in left if item else ():
            tx.add(Handed(tx.new_id(), person.id, about, touch=sent.id, date=day, created=stamp(now)))
    had = len(known) - len(left)
    again = f" {plural(had, 'had it already and was', 'had it already and were')} left out." if had else ""
    return Done(f"Sent {word} {short(title)} to {plural(len(left), 'person', 'people')}.{again}", (made.id, sent.id))
