"""What is worth asking and knowing while a note is written (M7, M13): rules, questions, promises both ways."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relbank.model.fact import AVOID, KEY, KEYS, QUESTION, RULE, Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import ME
from relbank.model.record import record

from .profile import KEY_WORDS, said
from .promises import Owed, owed

HARD, ASK, LEAVE, MINE, THEIRS = "rule", "ask", "avoid", "I owe", "they owe"


@record
class Worth:
    """One thing to have in view: label is HARD, ASK, LEAVE, MINE or THEIRS; text is one line."""

    label: str
    text: str


def worth_asking(journal: Journal, person: Person, today: date) -> tuple[Worth, ...]:
    """Return what to have in view about a person: hard rules, questions for next time, key questions still open.

    Key questions are asked of strategic people alone; then come topics to avoid and what is owed both ways.
    """
    facts = [f for f in journal.of(Fact, person.id) if not f.superseded]
    out = [Worth(HARD, said(f)) for f in facts if f.kind == RULE or f.pinned]
    out += [Worth(ASK, f.text) for f in facts if f.kind == QUESTION]
    answered = {f.key for f in facts if f.kind == KEY}
    missing = [KEY_WORDS[key] for key in KEYS if key not in answered]
    if person.strategic and missing:
        out.append(Worth(ASK, "not known yet: " + ", ".join(missing)))
    out += [Worth(LEAVE, f.text) for f in facts if f.kind == AVOID]
    promises = [owed(p, journal, today) for p in journal.open_promises() if p.person == person.id]
    return (*out, *_promised(promises, MINE), *_promised(promises, THEIRS))


def _promised(promises: Sequence[Owed], label: str) -> list[Worth]:
    return [Worth(label, f"{o.label}: {o.promise.text}") for o in promises if (o.promise.by == ME) == (label == MINE)]
