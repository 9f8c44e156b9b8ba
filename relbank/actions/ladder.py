"""The ladder: moves with a reason, what a person is for, mentions (M1-M3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from relbank.method.dossier import dossier
from relbank.method.exits import missing
from relbank.method.ladder import standing
from relbank.model.ladder import DOWN, RUNGS, UNRANKED, UP, Mention, Move
from relbank.model.person import ROLES, Person
from relbank.settings import Settings

from .done import Done, Refused, listed
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store

GRAVITY = 5


def move(
    store: Store, person: str, rung: str, reason: str, now: datetime, settings: Settings, day: date | None = None
) -> Done:
    """Move a person to a rung, up, down or off the ladder; they become strategic.

    rung: one of the model's RUNGS, "up", "down" or "unranked". day: when it happened, today if none is given. What the
    rung below still asks is said, it does not stand in the way. Raises Refused without a reason, for a day to come,
    and for a move that leads nowhere.
    """
    why = reason.strip()
    if rung not in (*RUNGS, UP, DOWN, UNRANKED):
        raise Refused(f"There is no rung called {rung!r}.", f"It can be {listed((*RUNGS, UP, DOWN, UNRANKED))}.")
    if not why:
        raise Refused("A move needs a reason.", "Write one line of why: in a year it tells how you got here.")
    if day is not None and day > now.date():
        raise Refused("That day is still to come.", "A move is written down when it has happened.")
    with store.transaction("ladder move") as tx:
        who = found(store.journal, Person, person)
        before = standing(store.journal, who)
        left = missing(dossier(store.journal, who, now, settings)) if who.strategic and before.number else None
        if not who.strategic and rung != UNRANKED:
            tx.change(replace(who, strategic=True), who)
        on = (day or now.date()).isoformat()
        made = Move(tx.new_id(), person, rung, why, on, created=stamp(now))
        tx.add(made)
        moves = [*store.journal.of(Move, person), made]
        after = standing(store.journal, replace(who, strategic=True), lambda cls, id: moves)
        if after.number == before.number:
            raise Refused(*_nowhere(who, rung, before.called(settings.rungs), day, now))
    climbed = after.number > before.number
    here, there = (s.called(settings.rungs) for s in (before, after))
    how = f"{'up' if climbed else 'down'} from {here} to {there}" if before.number and after.number else (
        f"to {there}" if after.number else f"off the ladder, from {here}")  # fmt: skip
    said = f"Moved {who.name} {how}: {why.rstrip('.')}."
    if climbed and left is not None:
        said += f" {here} asked something more: {left[0].asks[:1].lower() + left[0].asks[1:]}."
    return Done(said, (made.id,))


def _nowhere(who: Person, rung: str, called: str, day: date | None, now: datetime) -> tuple[str, str]:
    if day is not None and day < now.date():
        return (f"A later move of {who.name} holds already.", "Leave the day out, or look at the moves with H.")
    if rung in (UP, DOWN):
        return (f"{who.name} can't go further {rung} from {called}.", "Choose another rung.")
    return (f"{who.name} stands on {called} already.", "Choose another rung.")


def aim(
    store: Store, person: str, *, role: str | None = None, purpose: str | None = None, gravity: int | None = None,
    suitors: str | None = None, apart: str | None = None,
) -> Done:
    """Say what a person is for (M3): role, purpose, gravity 1 to 5 (0: not said), suitors, what sets me apart.

    None leaves a field as it is. A role or a purpose makes strategic. Raises Refused for an unknown role or gravity.
    """
    from .people import edit

    if role and role not in ROLES:
        raise Refused(f"There is no role {role!r}.", f"It can be {listed(ROLES)}, or empty.")
    if gravity is not None and not 0 <= gravity <= GRAVITY:
        raise Refused(f"Gravity goes from 1 to {GRAVITY}, not {gravity}.", "5 pulls a whole industry, 1 nobody yet.")
    given = {"role": role, "purpose": purpose, "gravity": gravity, "suitors": suitors, "apart": apart}
    fields = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()
              if value is not None}  # fmt: skip
    old = found(store.journal, Person, person)
    strategic = old.strategic or bool(role or purpose)
    return edit(store, replace(old, strategic=strategic, **fields), old)  # type: ignore[arg-type]


def role_of(typed: str) -> str:
    """Return the role that words mean: "ally", "buyer", "pivotal"; "" for none; raises Refused for another word."""
    said = typed.strip().casefold()
    if said in ("", "none", "-"):
        return ""
    for role in ROLES:
        if said == role or said in role.split():
            return role
    raise Refused(f"There is no role {typed.strip()!r}.", f"It can be {listed(ROLES)}, or none.")


def mention(store: Store, person: str, text: str, now: datetime) -> Done:
    """Note that a person named me to others unprompted (M2)."""
    plain = worded(text, "mention")
    with store.transaction("mention add") as tx:
        who = found(store.journal, Person, person)
        made = Mention(tx.new_id(), person, plain, stamp(now)[:10], created=stamp(now))
        tx.add(made)
    return Done(f"{who.name} named you: {plain.rstrip('.')}.", (made.id,))
