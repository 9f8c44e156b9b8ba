"""The twelve keys of a partnership, scored for both sides (M35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.twelve import HIGHEST, compared, written
from relbank.model.person import Person
from relbank.model.sheets import KEYS_OF_TWELVE, TwelveSheet

from .done import Done, Refused
from .found import found, stamp

if TYPE_CHECKING:
    from relbank.store import Store

Scores = Sequence[int | None]


def scores_of(typed: str) -> tuple[int | None, ...]:
    """Return twelve scores typed with blanks or commas between, "-" for one not scored; raises Refused otherwise."""
    words = typed.replace(",", " ").split()
    if len(words) != KEYS_OF_TWELVE:
        raise Refused(f"{len(words)} scores; there are {KEYS_OF_TWELVE} keys.", "Give one for each, - for none.")
    out: list[int | None] = []
    for word in words:
        if word == "-":
            out.append(None)
            continue
        if not (word.isascii() and word.isdigit() and int(word) <= HIGHEST):
            raise Refused(f"“{word}” is no score.", f"Keys are scored from 0 to {HIGHEST}; - leaves one out.")
        out.append(int(word))
    return tuple(out)


def score(
    store: Store, person: str, mine: Scores, theirs: Scores, now: datetime, *, contract: bool = False, text: str = ""
) -> Done:
    """Score the twelve keys with a strategic person; contract: somebody had to point at it, which is an alarm."""
    both = written(mine), written(theirs)
    if not any(both) and not contract:
        raise Refused("Nothing is scored yet.", "Score at least one key, for you or for them.")
    with store.transaction("twelve score") as tx:
        whose = found(store.journal, Person, person)
        if not whose.strategic:
            raise Refused(f"{whose.name} is a friend; keys are not scored.", "Mark them strategic first.")
        sheet = TwelveSheet(
            tx.new_id(), person, *both, contract, text.strip(), now.date().isoformat(), created=stamp(now)
        )
        tx.add(sheet)
    return Done(f"Scored the twelve keys with {whose.name}: {_said(store, person)}.", (sheet.id,))


def score_again(store: Store, id: str, mine: Scores, theirs: Scores, *, contract: bool = False, text: str = "") -> Done:
    """Correct a sheet."""
    with store.transaction("twelve edit") as tx:
        old = found(store.journal, TwelveSheet, id)
        new = replace(old, mine=written(mine), theirs=written(theirs), contract=contract, text=text.strip())
        tx.change(new, old)
    return Done(f"Corrected the twelve keys of {old.date or 'no day'}: {_said(store, old.person)}.", (id,))


def _said(store: Store, person: str) -> str:
    found = compared(store.journal.of(TwelveSheet, person))
    if found is None:
        return "nothing"
    said = f"{found.total_mine} mine, {found.total_theirs} theirs"
    if found.moved:
        said += f", {found.moved:+d} since the last time"
    return said + (" — the contract was pointed at" if found.sheet.contract else "")
