"""A quick touch: that there was a contact, without a note (M11)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.model.touch import IN, JOURNAL, KINDS, MUTUAL, OUT, Touch
from relbank.model.when import When

from .counted import touched
from .done import Done, Refused, listed
from .found import found, stamp

if TYPE_CHECKING:
    from relbank.store import Store

_MUTUAL = ("met", "call", "event")


def log(
    store: Store, people: Iterable[str], now: datetime, *, kind: str = "met", direction: str = "",
    when: When | None = None, word: str = "", place: str = "",
) -> Done:
    """Log a touch with some people at a time, now when none is given; direction as usual for its kind."""
    from relbank.model.person import Person

    ids = tuple(dict.fromkeys(people))
    if not ids:
        raise Refused("A touch needs somebody.", "Choose a person, or write a note.")
    if kind not in KINDS or kind == JOURNAL:
        raise Refused(f"There is no kind of touch called {kind!r}.", f"It can be {listed(KINDS[:-1])}.")
    way = direction or (MUTUAL if kind in _MUTUAL else OUT)
    if way not in (MUTUAL, OUT, IN):
        raise Refused(f"A touch goes out, in, or is mutual, not {way!r}.", "Say which.")
    with store.transaction("touch add") as tx:
        names = [found(store.journal, Person, id).name for id in ids]
        touch = Touch(tx.new_id(), when or When.of(now), kind, word, way, ids, place, created=stamp(now))
        tx.add(touch)
        from .holding import planned, was_held

        held = was_held(touch, planned(store.journal, ids))
        if held is not None:
            from dataclasses import replace

            tx.change(replace(held, state="held", held=touch.id), held)
    return Done(f"Logged {touched(touch, names)}.", (touch.id,))
