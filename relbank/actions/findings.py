"""Findings overridden: waved away with a written reason, put off, or asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from relbank.method.ideas import called
from relbank.model.finding import Finding, Override
from relbank.model.say import say_day

from .done import Done, Refused, short
from .found import stamp

if TYPE_CHECKING:
    from relbank.store import Store


def override(store: Store, finding: Finding, reason: str, now: datetime, until: date | None = None) -> Done:
    """Wave a finding away with a reason; it stays silent until what it saw changes, or until a day.

    Refused without a reason, unless it is only put off.
    """
    reason = reason.strip()
    if not reason and until is None:
        raise Refused("An override needs a reason.", "Write one line of why: you will read it when it speaks again.")
    with store.transaction("finding override") as tx:
        made = Override(
            tx.new_id(), finding.rule, finding.person, finding.about, finding.mark, reason,
            until.isoformat() if until else "", now.date().isoformat(), created=stamp(now),
        )  # fmt: skip
        tx.add(made)
    if until:
        return Done(f"Put off until {say_day(until)}: {short(finding.saw)}", (made.id,))
    said = f"Noted. “{called(finding.rule)}” stays silent here until something changes: {short(reason)}."
    return Done(said, (made.id,))


def speak_again(store: Store, rule: str, person: str, now: datetime, finding: Finding | None = None) -> Done:
    """Take back the words against a rule about somebody, "" for nobody in particular: what it sees is said again.

    finding: only those against this one. A "consent: …" stays: it stands in its note. Refused when there is no such
    word.
    """
    day = now.date().isoformat()
    said = store.journal.of(Override, person) if person else store.journal.every(Override)
    meant = [o for o in said if (o.rule, o.person) == (rule, person) and (not o.until or day < o.until)]
    if finding is not None:
        meant = [o for o in meant if (o.key, o.mark) == (finding.key, finding.mark)]
    held = [o for o in meant if not o.touch]
    if meant and not held:
        raise Refused(f"What silences {rule} here is the word “consent” of a note.", "Take that line out of the note.")
    if not held:
        raise Refused(f"Nothing of {rule} is silenced here.", "relbank why lists what the method says.")
    with store.transaction("finding speak") as tx:
        for old in held:
            tx.change(replace(old, trashed=stamp(now)), old)
    return Done(f"“{called(rule)}” speaks again here.", tuple(old.id for old in held))
