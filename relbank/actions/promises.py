"""The promise book: made, kept, reopened, re-dated, dropped, snoozed (M14-M16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, THEM, Promise
from relbank.model.say import plural, say, say_day
from relbank.model.when import When

from . import people
from .confided import in_confidence
from .done import Done, Refused, short
from .found import found, name_of, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def add(
    store: Store, text: str, now: datetime, *, by: str = ME, person: str = "", due: When | None = None,
    target: When | None = None, touch: str = "", called: str = "",
) -> Done:
    """Add a promise of mine (by "me") or of theirs ("them"); person: an id, "" for nobody in particular.

    called: the name of somebody new whom it is with; they are added with it.
    """
    plain = worded(text, "promise")
    if by not in (ME, THEM):
        raise Refused(f"A promise is by me or by them, not by {by!r}.", "Say whose it is.")
    with store.transaction("promise add") as tx:
        from relbank.model.person import Person

        new = people.new(tx, called, now) if called else None
        if new is not None:
            person = new.id
        elif person:
            found(store.journal, Person, person)
        promise = Promise(
            tx.new_id(), by, plain, person, due, target, made=stamp(now)[:16], touch=touch, created=stamp(now)
        )
        tx.add(promise)
    whose = new.name if new is not None else name_of(store.journal, person)
    added = [f"Added {whose}."] if new is not None else []
    to = f" to {whose}" if whose and by == ME else ""
    owner = f"{whose or 'They'} promised" if by == THEM else f"You promised{to}:"
    warned = in_confidence(store.journal, {person}, [plain]) if by == ME else ()
    said = [f"{owner} {short(plain)}{_by(due)}{_own(target)}.", *added, *warned]
    return Done(" ".join(said), (promise.id,), (person,) if added else (), warned)


def tick(store: Store, id: str, now: datetime) -> Done:
    """Mark a promise as kept, now."""
    done = _close(store, id, "promise tick", lambda p: replace(p, state=KEPT, closed=stamp(now), reason="", snoozed=""))
    late = done.due.last if done.due else None
    days = (now.date() - late).days if late else 0
    return Done(f"Kept{_late(days)}: {short(done.text)}{ended(_whose(store, done))}", (id,))


def reopen(store: Store, id: str) -> Done:
    """Open a promise that was kept, broken or dropped."""
    with store.transaction("promise reopen") as tx:
        old = found(store.journal, Promise, id)
        if old.state == OPEN:
            raise Refused("That promise is open already.", "Tick it when it is kept.")
        tx.change(replace(old, state=OPEN, closed="", reason=""), old)
    return Done(f"Open again: {short(old.text)}{_whose(store, old)}{_by(old.due)}.", (id,))


def drop(store: Store, id: str, now: datetime, reason: str) -> Done:
    """Drop a promise, with a reason that is kept; raises Refused without one."""
    why = worded(reason, "reason")
    done = _close(store, id, "promise drop", lambda p: replace(p, state=DROPPED, closed=stamp(now), reason=why))
    return Done(f"Dropped: {short(done.text)}{_whose(store, done)}, because {why}.", (id,))


def broken(store: Store, id: str, now: datetime, reason: str = "") -> Done:
    """Mark a promise as broken: it can't be kept any more."""
    done = _close(
        store, id, "promise break", lambda p: replace(p, state=BROKEN, closed=stamp(now), reason=reason.strip())
    )
    return Done(f"Broken: {short(done.text)}{ended(_whose(store, done))}", (id,))


def redate(store: Store, id: str, due: When | None, *, target: bool = False) -> Done:
    """Give an open promise another date, or none; target: my own earlier one instead of the one promised."""
    with store.transaction("promise redate") as tx:
        old = _open(store, id)
        told = old.told if due == old.due else ""  # another day: who was told of the old one knows nothing of it
        tx.change(replace(old, target=due) if target else replace(old, due=due, snoozed="", told=told), old)
    what = "my own date" if target else "due"
    if due is None:
        return Done(f"{short(old.text)} has no date now.", (id,))
    return Done(f"{short(old.text)} is {what} {say(due)}{_instead(old)}.", (id,))


def snooze(store: Store, id: str, until: date) -> Done:
    """Leave an open promise out of the lists until a day; its due date stays."""
    with store.transaction("promise snooze") as tx:
        old = _open(store, id)
        tx.change(replace(old, snoozed=until.isoformat()), old)
    due = f"due{_by(old.due)}" if _by(old.due) else "without a date"
    return Done(f"{short(old.text)} comes back {say_day(until)}; it is still {due}.", (id,))


def reword(store: Store, id: str, text: str) -> Done:
    """Give a promise other words."""
    plain = worded(text, "promise")
    with store.transaction("promise reword") as tx:
        old = found(store.journal, Promise, id)
        tx.change(replace(old, text=plain), old)
    return Done(f"{short(old.text)} is now {short(plain)}.", (id,))


def _close(store: Store, id: str, why: str, closed: Callable[[Promise], Promise]) -> Promise:
    with store.transaction(why) as tx:
        old = _open(store, id)
        new = closed(old)
        tx.change(new, old)
    return new


def _open(store: Store, id: str) -> Promise:
    old = found(store.journal, Promise, id)
    if old.state != OPEN:
        raise Refused(f"That promise is {old.state} already: {short(old.text)}.", "Reopen it first.")
    return old


def _by(due: When | None) -> str:
    return f" by {say(due)}" if due and due.iso else ""


def _own(target: When | None) -> str:
    return f", your own day {say(target)}" if target and target.iso else ""


def _late(days: int) -> str:
    return f" ({plural(days, 'day')} late)" if days > 0 else ""


def _instead(old: Promise) -> str:
    return f" instead of {say(old.due)}" if old.due and old.due.iso else ""


def ended(words: str) -> str:
    """Return words that end a sentence: a name may bring its point with it, "Sandra K."."""
    return words if words.endswith(".") else f"{words}."


def _whose(store: Store, promise: Promise) -> str:
    name = name_of(store.journal, promise.person)
    if not name:
        return ""
    return f" for {name}" if promise.by == ME else f" by {name}"
