"""The weekly review acted on: a line of what to stop, and the review kept (M39)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.weekplan import plans, week_of
from relbank.model.person import Person
from relbank.model.review import WEEKLY
from relbank.model.say import plural, say_day
from relbank.model.trust import Stop

from .done import Done, short
from .found import found, stamp
from .naming import worded
from .review import finish as keep

if TYPE_CHECKING:
    from relbank.settings import Settings
    from relbank.store import Store


def stop(store: Store, text: str, now: datetime, person: str = "") -> Done:
    """Write down something to stop doing, with somebody or at all."""
    plain = worded(text, "line")
    with store.transaction("stop add") as tx:
        if person:
            found(store.journal, Person, person)
        made = Stop(tx.new_id(), plain, person, now.date().isoformat(), created=stamp(now))
        tx.add(made)
    return Done(f"To stop: {short(plain)}.", (made.id,))


def finish(store: Store, now: datetime, settings: Settings, text: str = "") -> Done:
    """Keep the review of this week with what was learned; once more brings it up to date."""
    week = week_of(now.date(), settings)
    planned = plans(store.journal, week)
    done = keep(store, now, len(planned), 0, text.strip(), kind=WEEKLY, day=week.isoformat())
    told = f", {plural(len(planned), 'person', 'people')} planned" if planned else ""
    return Done(f"The review of the week of {say_day(week)} is kept{told}.", done.ids)
