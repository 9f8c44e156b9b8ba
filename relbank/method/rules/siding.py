"""The rules of both sides said: the sheet, their word on an idea of mine, the other stakeholders (M10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from relbank.model.finding import Finding
from relbank.model.ladder import Move
from relbank.model.person import Person
from relbank.model.say import few, plural
from relbank.model.sheets import INPUT as ANSWER
from relbank.model.sheets import STAKEHOLDER, Side
from relbank.model.touch import Touch

from .. import sides
from ..ladder import placed
from .rule import ASK, UPKEEP, Rule

if TYPE_CHECKING:
    from ..books import Books
    from ..dossier import Dossier

Findings = Iterable[Finding]


def _both_sides(d: Dossier) -> Findings:
    if d.standing.number < 3:
        return ()
    lines = d.of(Side)
    page = sides.sheet(lines)
    said_of = [x for x in page.all if x.kind in sides.BOTH]
    if not said_of:
        saw = "Nothing is written yet of what you two expect of each other."
        return (SIDES.found(d, saw, "Begin the sheet: strengths, weaknesses, measures and successes of both sides.",
                            about="sheet", mark="empty", weight=UPKEEP + 30, command="sides",
                            evidence=placed(d.of(Move), d.standing)),)  # fmt: skip
    days = d.since(page.agreed)
    if days is not None and days <= sides.AGREE_DAYS:
        return ()
    fresh = [x for x in said_of if not x.agreed]
    told = f"has {plural(len(fresh), 'line')} not agreed"
    if days is not None:
        told = f"was last agreed {plural(days, 'day')} ago"
    saw, do = f"What you two expect of each other {told}.", "Go through it together, then mark it as agreed."
    return (SIDES.found(d, saw, do, about="sheet", mark=page.agreed or f"new {len(fresh)}", weight=UPKEEP + 40,
                        command="sides", evidence=fresh or said_of),)  # fmt: skip


def _input(d: Dossier) -> Findings:
    lines = d.of(Side)
    waiting = [x for x in sides.open_input(lines) if (d.since(x.date) or 0) > sides.INPUT_DAYS]
    if not waiting:
        return _unasked(d, lines)
    saw = f"They gave you a word on your idea, and it was not used: {few(x.text for x in waiting)}."
    return (INPUT.found(d, saw, "Use it and tell them, or tell them why not.", about="input",
                        mark=" ".join(x.id for x in waiting), weight=ASK - 60, command="sides",
                        evidence=waiting),)  # fmt: skip


def _unasked(d: Dossier, lines: Iterable[Side]) -> Findings:
    """Tell of somebody who was never asked for a word on an idea of mine, a while after the sheet was agreed on."""
    days = d.since(sides.sheet(lines).agreed)
    if days is None or days <= sides.INPUT_DAYS or d.standing.number < 3 or any(x.kind == ANSWER for x in lines):
        return ()
    saw = "They never gave you a word on an idea of yours; perhaps they were not asked."
    do = "Tell them of one when you meet next and ask what they think; write their word on the sheet."
    return (INPUT.found(d, saw, do, about="input", mark="never asked", weight=UPKEEP + 25, command="sides",
                        evidence=[x for x in lines if x.agreed][-1:]),)  # fmt: skip


def _named(d: Dossier) -> tuple[Side, ...]:
    """Return the stakeholders whom a strategic person's sheet names."""
    if not d.person.strategic:
        return ()
    return tuple(x for x in d.of(Side) if x.kind == STAKEHOLDER and not x.superseded)


def _stakeholders(books: Books) -> Findings:
    """Look at all people at once: what is said of one depends on the touches with another."""
    out = []
    for id, lines in books.fold(_named, (Side,)).values.items():
        for other in sides.stakeholders(lines, lambda x: books.of(Touch, x), books.now.date()) if lines else ():
            if other.days is None or other.days > sides.STAKEHOLDER_DAYS:
                out.append(_silent(books.dossier(id), other))
    return out


def _silent(d: Dossier, other: sides.Stakeholder) -> Finding:
    known = d.journal.get(Person, other.line.other) if other.line.other else None
    who = known.name if known else other.line.text
    told = "you two never really spoke"
    if other.days is not None:
        told = f"your last real conversation was {plural(other.days, 'day')} ago"
    saw = f"{who} has a say beside them; {told}."
    evidence = (other.line, other.last) if other.last else (other.line,)
    return STAKE.found(d, saw, f"Speak with {who}.", about=other.line, mark=other.last.id if other.last else "never",
                       weight=UPKEEP + 45, command="sides", evidence=evidence)  # fmt: skip


SIDES = Rule("M10", "Both sides said", "What both expect is said aloud, dated, and agreed on again.",
             look=_both_sides, strategic=True, needs=(Move,))  # fmt: skip
INPUT = Rule(
    "M10", "Their input", "Who was asked for a word wants to see it used.", look=_input, strategic=True,
    needs=(Side,),
)  # fmt: skip
STAKE = Rule("M10", "Other stakeholders", "A partnership of two in a house of many ends with one of them.",
             whole=_stakeholders, strategic=True)  # fmt: skip
