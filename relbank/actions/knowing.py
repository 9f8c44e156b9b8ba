"""What is learned of a person beside single facts: answers, questions asked, style, yearly days, own fields (M5-M9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.coverage import QUESTIONS, STYLE
from relbank.model.fact import FIELD, KEY, KEYS, QUESTION, Fact
from relbank.model.person import Person
from relbank.model.text import fold

from . import facts
from .done import Done, Refused, listed, short
from .found import found, stamp
from .naming import worded

if TYPE_CHECKING:
    from relbank.store import Store


def answer(store: Store, person: str, key: str, text: str, now: datetime) -> Done:
    """Note the answer to a key question; an earlier answer no longer holds, its history stays."""
    if key not in KEYS:
        raise Refused(f"There is no key question {key!r}.", f"It can be {listed(KEYS)}.")
    text = worded(text, "answer")
    head, _, rest = text.partition(" ")
    text = rest if head.casefold() in ("by", "with", "is") and rest else text  # the question says that word already
    with store.transaction("answer add") as tx:
        old = [f for f in store.journal.of(Fact, person) if f.kind == KEY and f.key == key and not f.superseded]
        for fact in old:
            if fold(fact.text) == fold(text):
                return Done("That is known already.", (fact.id,))
            tx.change(replace(fact, superseded=stamp(now)[:10]), fact)
        done = facts.add(store, person, KEY, text, now, key=key)
    before = f" It was {short(old[-1].text)}." if old else ""
    return Done(f"{QUESTIONS[key]} {short(text.strip())}.{before}", done.ids)


def asked(store: Store, fact: str, now: datetime) -> Done:
    """Let a question of mine go: it was asked."""
    with store.transaction("question asked") as tx:
        old = found(store.journal, Fact, fact)
        if old.kind != QUESTION:
            raise Refused(f"{short(old.text)} is no question of yours.", "Questions are noted as “- ask …”.")
        tx.change(replace(old, superseded=stamp(now)[:10]), old)
    return Done(f"Asked: {short(old.text)}.", (fact,))


def style(store: Store, person: str, parts: Mapping[str, str]) -> Done:
    """Set parts of a person's style sheet; an empty value takes a part away. Raises Refused for an unknown part."""
    wrong = [part for part in parts if part not in STYLE]
    if wrong:
        raise Refused(f"A style sheet has no part {wrong[0]!r}.", f"It has {listed(STYLE)}.")
    with store.transaction("style set") as tx:
        old = found(store.journal, Person, person)
        given = {**old.style, **{part: value.strip() for part, value in parts.items()}}
        new = replace(old, style={part: value for part, value in given.items() if value})
        if dict(new.style) == dict(old.style):
            return Done("Nothing was changed.", (person,))
        tx.change(new, old)
    told = ", ".join(f"{part} {new.style[part]}" for part in STYLE if part in new.style)
    return Done(f"Style of {old.name}: {told or 'nothing is said of it now'}.", (person,))


def field(store: Store, person: str, name: str, text: str, now: datetime) -> Done:
    """Set an own field of a person; what it said before stays in the history."""
    key = fold(name).strip()
    with store.transaction("field set") as tx:
        for fact in store.journal.of(Fact, person):
            if fact.kind == FIELD and fold(fact.key) == key and not fact.superseded:
                tx.change(replace(fact, superseded=stamp(now)[:10]), fact)
        return facts.add(store, person, FIELD, text, now, key=key)


def day(store: Store, person: str, name: str, stored: str) -> Done:
    """Set a day of the year that comes round for a person; stored: "1970-05-12" or "--05-12".

    birthday and anniversary are fields of their own; any other name joins the person's dates.
    """
    with store.transaction("day set") as tx:
        old = found(store.journal, Person, person)
        key = fold(name).strip() or "day"
        if key == "birthday":
            new = replace(old, birthday=stored)
        elif key == "anniversary":
            new = replace(old, anniversary=stored)
        else:
            new = replace(old, dates={**{d: n for d, n in old.dates.items() if fold(n) != key}, stored: name.strip()})
        if new == old:
            return Done("Nothing was changed.", (person,))
        tx.change(new, old)
    from relbank.model.say import say_birthday

    return Done(f"{old.name}: {key} on {say_birthday(stored)}.", (person,))
