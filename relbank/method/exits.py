"""Section A: what each rung asks before the next one, ticked by what the journal shows (M2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from relbank.model.finding import Override
from relbank.model.ladder import RUNGS, UNRANKED
from relbank.model.record import record
from relbank.model.say import plural

from . import exits_held, exits_seen
from .dossier import Dossier
from .exits_seen import Check, Seen

RULE = "M2"
CHECKS: Mapping[str, tuple[Check, ...]] = {**exits_seen.CHECKS, **exits_held.CHECKS}


@record
class Exit:
    """One thing that a rung asks.

    key: its name. asks: what is asked. seen: whether the journal shows it, the words for it, the documents behind it.
    do: what to do while it is missing. waved: the reason with which the user did without it, "" if they did not.
    """

    key: str
    asks: str
    seen: Seen
    do: str
    waved: str = ""

    @property
    def met(self) -> bool:
        """Whether it is shown by the journal, or waved through by the user."""
        return self.seen.met or bool(self.waved)


def mark(d: Dossier) -> str:
    """Return what an override of a rung's demand holds for: this stay on this rung."""
    return f"{d.standing.rung} {d.standing.since}"


def asked(d: Dossier) -> Sequence[Check]:
    """Return what is asked of a person where they stand; those not ranked yet start with the first rung."""
    rung = d.standing.rung
    return CHECKS[RUNGS[0] if rung == UNRANKED else rung]


def checklist(d: Dossier) -> tuple[Exit, ...]:
    """Return what the rung asks of a strategic person, each ticked by evidence; () for everybody else."""
    if not d.person.strategic:
        return ()
    waved = _waved(d)
    seen = ((check, d.once(check.see)) for check in asked(d))
    return tuple(Exit(c.key, c.asks, s, s.do or c.do, waved.get(c.key, "")) for c, s in seen)


def missing(d: Dossier) -> tuple[Check, Seen, int] | None:
    """Return the first thing that is missing, how far it is, and how many are met before it; None when all are met."""
    waved: Mapping[str, str] | None = None
    for met, check in enumerate(asked(d)):
        seen = d.once(check.see)
        if not seen.met:
            waved = _waved(d) if waved is None else waved
            if check.key not in waved:
                return check, seen, met
    return None


def shown(d: Dossier) -> int:
    """Return how many of the things that are asked of a person are shown, or waved through."""
    waved = _waved(d)
    return sum(check.key in waved or d.once(check.see).met for check in asked(d))


def said(exits: Iterable[Exit]) -> str:
    """Return how far a checklist is in a few words: "3 of 4 shown"."""
    found = tuple(exits)
    return f"{sum(e.met for e in found)} of {plural(len(found), 'thing')} shown"


def _waved(d: Dossier) -> dict[str, str]:
    """Return the demands that the user waved through for this stay, with their reasons."""
    holds = mark(d)
    return {
        o.about: o.reason
        for o in d.of(Override)
        if o.rule == RULE and o.mark == holds and (not o.until or d.day < o.until)
    }
