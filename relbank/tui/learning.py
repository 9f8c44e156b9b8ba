"""Work on the whole of a large journal, done in small steps while the user reads what is there already."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from relbank.method.findings import Findings, of_person
from relbank.method.pressing import of_nobody
from relbank.model.fact import Fact
from relbank.model.ledger import Entry
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch

if TYPE_CHECKING:
    from relbank.model.finding import Finding

    from .app import Relbank

READ = (Person, Touch, Promise, Fact, Entry)
"""Of what there is much in a large journal."""
REST = 0.15
"""Seconds without a key before the next step is made."""


async def learn(app: Relbank, wanted: Callable[[], bool]) -> None:
    """Work out what the method says of everybody in small steps, none of them while keys come.

    wanted: whether somebody still waits for it; what was read stays read.
    """
    if app.knows:
        return
    found = Findings(app.journal, app.settings)
    if await at_ease(app, _steps(app, found), wanted):
        app.learned(found)


async def at_ease(app: Relbank, steps: Iterable[None], wanted: Callable[[], bool] = lambda: True) -> bool:
    """Make small steps, none of them while keys come; tell whether all were made, for somebody still wanted it."""
    running = gc.isenabled()
    gc.disable()  # a look for cycles among all that is read would be the longest step by far
    try:
        for _ in steps:
            await asyncio.sleep(0)
            while wanted() and monotonic() - app.last_key < REST:
                await asyncio.sleep(REST / 4)
            if not wanted():
                return False
        return True
    finally:
        if running:
            gc.freeze()  # what was read stays
            gc.enable()


def _steps(app: Relbank, found: Findings) -> Iterator[None]:
    for cls in READ:
        yield from app.journal.reading(cls)
    yield from found.beginning(app.now())


def findings_of(app: Relbank, person: str) -> Sequence[Finding]:
    """Return what the method says of one person, "" for nobody in particular, without looking at anybody else."""
    known = app.journal.get(Person, person) if person else None
    if known is not None:
        return of_person(app.journal, known, app.now(), app.settings)
    return of_nobody(app.journal, app.now(), app.settings)
