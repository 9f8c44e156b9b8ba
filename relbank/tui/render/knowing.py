"""What the profile tells beside the facts: what the rung asks, what to ask, what a person is for (M1-M10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relbank.method.clues import topics, unused
from relbank.method.coverage import STYLE, coverage, next_question
from relbank.method.dossier import Dossier
from relbank.method.occasions import occasions
from relbank.model.fact import Fact
from relbank.model.ladder import RUNGS
from relbank.model.ledger import Entry
from relbank.model.say import plural, say_day

from ..widgets.flow import Item, Section

if TYPE_CHECKING:
    from relbank.method.exits import Exit

NEAR = 60
"""Days ahead within which a yearly day is shown."""


def asked(d: Dossier, signs: tuple[str, str]) -> list[Section]:
    """Return what comes before the facts: the rung's checklist, and the next best question.

    signs: the boxes of what is missing and of what is shown. Friends have neither; a question of mine stands among
    the facts.
    """
    if not d.person.strategic:
        return []
    from relbank.method.exits import checklist

    exits = checklist(d)
    left = next((e for e in exits if not e.met), None)
    boxes = " ".join(signs[e.met] for e in exits)
    said = _asks(left) if left else "all shown: m moves up" if d.standing.number < len(RUNGS) else "all shown"
    out = [Section("RUNG ASKS", (Item(f"{boxes}  {said}", None, "", "view.ladder"),))]
    best = next_question(d.person, d.of(Fact))
    if best is not None and best.fact is None:
        out.append(Section("ASK NEXT", (Item(best.text, None, "", "answer"),)))
    return out


def _asks(left: Exit) -> str:
    return f"{left.asks[:1].lower() + left.asks[1:]} ({left.seen.said})"


def fresh(d: Dossier) -> frozenset[str]:
    """Return the ids of a strategic person's clues that were never put to use; friends have none."""
    return frozenset(f.id for f in unused(d.of(Fact), d.of(Entry))) if d.person.strategic else frozenset()


def told(d: Dossier) -> list[Section]:
    """Return what comes behind the facts: style, topics, coverage, days, aim, introducer."""
    person, facts = d.person, d.of(Fact)
    out: list[Section] = []

    def add(label: str, texts: Sequence[str], command: str = "", tone: str = "") -> None:
        if texts:
            out.append(Section(label, tuple(Item(text, None, tone, command) for text in texts)))

    add("STYLE", [f"{part} {person.style[part]}" for part in STYLE if person.style.get(part)], "style")
    add("TOPICS", [f"{t.name}: {t.said}" for t in topics(facts) if len(t.cues) > 1])
    soon = [o for o in occasions(person, facts, d.today) if (o.day - d.today).days <= NEAR]
    add("DAYS", [f"{o.said} {say_day(o.day)}, {plural((o.day - d.today).days, 'day')}" for o in soon])
    if person.strategic:
        aims = [person.role, person.purpose, f"gravity {person.gravity}" if person.gravity else "",
                f"courted by {person.suitors}" if person.suitors else "",
                f"apart: {person.apart}" if person.apart else ""]  # fmt: skip
        add("FOR", [text for text in aims if text] or ["not said yet: A says it"], "aim",
            "" if person.role or person.purpose else "quiet")  # fmt: skip
        known = coverage(person, facts)
        add("KNOWN", [f"{known.said} ({round(100 * known.share)} %)"], "answer", "quiet")
    by = _introducer(d)
    add("BY", [f"introduced by {by}"] if by else [], "introduction", "quiet")
    return out


def _introducer(d: Dossier) -> str:
    from relbank.model.ladder import Introduction
    from relbank.model.person import Person

    ids = [i.by for i in d.of(Introduction) if i.by] or [d.person.introducer]
    known = d.journal.get(Person, ids[0]) if ids[0] else None
    return known.name if known and not known.trashed else ""
