"""A promise typed as one line, in the words of a note: whose it is, to whom, by when (M12, M14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.doubt import margin, no_margin
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, THEM, Promise
from relbank.model.record import record
from relbank.model.say import MONTHS, say
from relbank.model.when import When
from relbank.settings import Settings

from . import people, promises
from .confided import in_confidence
from .done import Done, Refused, joined, short
from .keeping_word import consent as agree
from .keeping_word import limit_reached

if TYPE_CHECKING:
    from relbank.notes import Line, Names, Who
    from relbank.store import Store

_HEADER = "Somebody"  # stands for the person on whose page it is typed, whatever signs their name holds
_NOBODY: Mapping[str, str] = {}


@record
class Pledge:
    """One promise of a line: the line as read; who: of whom or to whom, "" as id while nobody known is meant."""

    line: Line
    by: str
    who: Who

    @property
    def person(self) -> str:
        """The id of whom it is with, "" while that is not known."""
        return self.who.id or ""


def pledges(
    store: Store, person: str, typed: str, theirs: bool, now: datetime, settings: Settings,
    choices: Mapping[str, str] = _NOBODY, known: Names | None = None,
) -> Sequence[Pledge]:
    """Return what a line typed on a person's page promises: mine to them, or theirs where `theirs` is set.

    The marks of a note come before that: "@Liz: org chart", "Liz to send the chart". choices: folded typed name to a
    person's id, or "new". known: the journal's names, for callers who ask again at each key.
    """
    from relbank.notes import parse

    from .note import names

    text = " ".join(typed.split())
    if not text:
        return ()
    said = {**choices, _HEADER.lower(): person}

    def read(bullet: str) -> list[Pledge]:
        note = parse(f"@{_HEADER}\n- {bullet}", now, known or names(store), settings.date_order, said)
        lines = [line for visit in note.visits for line in visit.lines if line.filed == "promise"]
        return [Pledge(line, line.by, line.person) for line in lines if line.person is not None]

    boxed = text.startswith("[")
    found = read(text if boxed else f"[ ] {text}")
    if theirs and not boxed and all(pledge.by == ME for pledge in found):
        found = read(f"[ ] @{_HEADER}: {text}")
    return tuple(found)


def told(store: Store, given: Sequence[Pledge], now: datetime) -> str:
    """Return how a promise is understood: whose, its words and its date, and how many are open already; "" for none."""
    if not given:
        return ""
    pledge, line = given[0], given[0].line
    whose = " and ".join(_called(one) for one in given)
    what = f"{whose} promised you" if pledge.by == THEM else f"you promise {whose}"
    due = f"due {say(line.due)}" if line.due else "no date; “by Fri” at the end sets one"
    due += f", my own day {say(line.target)}" if line.target else _aim(line.due, pledge.by, now)
    due += ", which does not come before it" if no_margin(line.target, line.due) else ""
    same = store.journal.of(Promise, pledge.person) if pledge.person else ()
    open_ones = sum(p.state == OPEN and p.by == pledge.by for p in same)
    more = [f"{open_ones} open already"] if open_ones else []
    more += in_confidence(store.journal, {pledge.person}, [line.text]) if pledge.by == ME else ()
    return " · ".join([f"-> {what}: {short(line.text)}", due, *more])


def _called(pledge: Pledge) -> str:
    """Return a name as the echo says it: with what is to be asked, or that it is new."""
    state = {"ambiguous": " (who is meant will be asked)", "new": " (new)"}
    return pledge.who.name + state.get(pledge.who.state, "")


def _aim(due: When | None, by: str, now: datetime) -> str:
    """Return a day to aim at before the one promised, as it would be typed (M16)."""
    aim = margin(due, now.date()) if by == ME else None
    return f"; safer: (target {aim.first.day} {MONTHS[aim.first.month - 1]})" if aim and aim.first else ""


def add(
    store: Store, given: Sequence[Pledge], now: datetime, settings: Settings, consent: str = "",
    aliases: Mapping[str, str] = _NOBODY,
) -> Done:
    """Add what a line promises as one change; whoever is new is added, too.

    consent: why one of mine is made though the visit of today left enough of them already (M15). aliases: typed names
    that always mean a person's id from now on. Raises Refused when there are no words, or it is not clear who is meant.
    """
    if not given:
        raise Refused("A promise needs words.", "Type what is promised, for instance: send article by Thu.")
    with store.transaction("promise add"):
        done = []
        for pledge in given:
            if pledge.who.state == "ambiguous":
                raise Refused(f"{short(pledge.who.typed)} may be several people.", "Type the whole name.")
            whom, line, said = pledge.person, pledge.line, list[str]()
            called = pledge.who.name if pledge.who.state == "new" else ""
            if consent.strip() and pledge.by == ME:
                limit = limit_reached(store.journal, whom, now, settings.promises_a_visit)
                said += [agree(store, whom, limit, consent, now).said] if limit else []
            one = promises.add(
                store, line.text, now, by=pledge.by, person=whom, due=line.due, target=line.target, called=called
            )
            done.append(joined(one, said))
        found_by = [people.alias(store, id, typed).said for typed, id in aliases.items()]
    whole = Done(" ".join(one.said for one in done), tuple(id for one in done for id in one.ids))
    return joined(done[0] if len(done) == 1 else whole, found_by)


def of_mine(store: Store, given: Sequence[Pledge]) -> Person | None:
    """Return to whom a line promises something of mine, None when it is theirs."""
    mine = next((pledge for pledge in given if pledge.by == ME and pledge.person), None)
    return store.journal.get(Person, mine.person) if mine else None
