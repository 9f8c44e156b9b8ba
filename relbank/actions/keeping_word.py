"""Around an open promise: a reason for a fourth from one visit, a nudge of theirs, word given early (M15-M18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.followup import from_visit, is_visit
from relbank.method.jotting import recent
from relbank.model.finding import Override
from relbank.model.promise import ME, OPEN, THEM, Promise
from relbank.model.record import record
from relbank.model.touch import Touch
from relbank.model.when import When

from . import promises
from .done import Done, Refused, short
from .found import found, name_of, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.store import Store


@record
class Limit:
    """A visit of today that left as many promises of mine as are enough; promises: those that are not dropped."""

    visit: Touch
    promises: tuple[Promise, ...]

    @property
    def next(self) -> int:
        """Which one the next promise would be."""
        return len(self.promises) + 1


def limit_reached(journal: Journal, person: str, now: datetime, enough: int) -> Limit | None:
    """Return today's visit of a person if one more promise of mine would be too many (M15), None if there is room."""
    visits = [t for t in recent(journal.newest(person), now.date(), 1) if is_visit(t)]
    if not visits:
        return None
    mine = from_visit(visits[0], journal.of(Promise, person), visits)
    return Limit(visits[0], mine) if len(mine) >= enough else None


def consent(store: Store, person: str, limit: Limit, reason: str, now: datetime) -> Done:
    """Write down why one promise more than enough is made; it answers the finding that the promise will cause."""
    why = worded(reason, "reason")
    with store.transaction("promise consent") as tx:
        made = Override(
            tx.new_id(), "M15", person, limit.visit.id, str(limit.next), why, date=now.date().isoformat(),
            created=stamp(now),
        )  # fmt: skip
        tx.add(made)
    return Done(f"Noted why: {short(why)}.", (made.id,))


def nudge(store: Store, id: str, now: datetime) -> Done:
    """Note that somebody was reminded, kindly, of what they promised; lists say nothing of it for a week (M18)."""
    with store.transaction("promise nudge") as tx:
        old = _open(store, id, THEM, "It is yours: tick it, re-date it or tell them.")
        tx.change(replace(old, nudged=now.date().isoformat()), old)
    who = name_of(store.journal, old.person) or "them"
    return Done(f"Asked {who} about {short(old.text)}; nothing more for a week.", (id,))


def tell(store: Store, id: str, now: datetime, due: When | None = None) -> Done:
    """Note that somebody was told early that a promise of mine will slip (M37); due: the new day that was agreed."""
    with store.transaction("promise tell") as tx:
        old = _open(store, id, ME, "It is theirs: a nudge reminds them.")
        tx.change(replace(old, told=now.date().isoformat()), old)
        said = promises.redate(store, id, due).said if due is not None and due != old.due else ""
    who = name_of(store.journal, old.person)
    knows = f"{who} knows" if who else "They know"
    if said:
        return Done(f"{knows}: {said}", (id,))
    return Done(f"{knows} that {short(old.text)} will be later; give it its new day.", (id,))


def _open(store: Store, id: str, by: str, do: str) -> Promise:
    old = found(store.journal, Promise, id)
    if old.state != OPEN:
        raise Refused(f"That promise is {old.state} already: {short(old.text)}.", "Reopen it first.")
    if old.by != by:
        raise Refused(f"{short(old.text)} is not such a promise.", do)
    return old
