"""Trust: rated with what it rests on, and integrity tests noted (M33, M34)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from relbank.method.integrity import KINDS, OUTCOMES, kind_of, told
from relbank.method.trust import PART_NAMES, PARTS, score_said, trust
from relbank.model.person import Person
from relbank.model.touch import Touch
from relbank.model.trust import IntegrityTest, TrustSheet

from .done import Done, Refused, listed
from .found import found, stamp

if TYPE_CHECKING:
    from relbank.store import Store

_LETTERS = {"c": "credibility", "r": "reliability", "i": "intimacy", "s": "self_orientation"}


def parts_of(typed: str) -> dict[str, int]:
    """Return the parts of a rating typed like "c4 r5 i3 s2"; raises Refused for anything else."""
    found: dict[str, int] = {}
    for word in typed.replace(",", " ").split():
        part, number = _LETTERS.get(word[:1].lower(), ""), word[1:].lstrip("=:")
        if not part or part in found or not (number.isascii() and number.isdigit()):
            raise Refused(f"“{word}” is no part of a rating.", "Write it like c4 r5 i3 s2, each from 1 to 10.")
        found[part] = int(number)
    return found


def rate(store: Store, person: str, parts: Mapping[str, int], now: datetime, text: str = "", touch: str = "") -> Done:
    """Rate trust with a strategic person: parts 1 to 10; text or touch (a note's id) says what it rests on."""
    kept = _checked(parts)
    if not text.strip() and not touch:
        raise Refused("A rating says what it rests on.", "Cite a note, or write in a few words what you saw.")
    with store.transaction("trust rate") as tx:
        whose = found(store.journal, Person, person)
        if not whose.strategic:
            raise Refused(f"{whose.name} is a friend; trust is not scored.", "Mark them strategic first.")
        if touch:
            found(store.journal, Touch, touch)
        sheet = replace(
            TrustSheet(tx.new_id(), person, text=text.strip(), date=now.date().isoformat(), created=stamp(now)),
            touch=touch, **kept,
        )  # fmt: skip
        tx.add(sheet)
    return Done(f"Rated trust with {whose.name}: {_said(store, person, now)}.", (sheet.id,))


def rate_again(store: Store, id: str, parts: Mapping[str, int], text: str, now: datetime) -> Done:
    """Correct a rating: its parts, and what it rests on."""
    kept = _checked(parts)
    with store.transaction("trust edit") as tx:
        old = found(store.journal, TrustSheet, id)
        blank: dict[str, Any] = dict.fromkeys(PARTS, 0)
        tx.change(replace(old, text=text.strip(), **{**blank, **kept}), old)
        whose = store.journal.get(Person, old.person)
    name = whose.name if whose else "somebody"
    return Done(f"Corrected the rating of {old.date or 'no day'} with {name}: {_said(store, old.person, now)}.", (id,))


def test(store: Store, person: str, kind: str, outcome: str, now: datetime, text: str = "") -> Done:
    """Note a test of integrity: shared, asked or opinion; held or failed."""
    plain = kind_of(kind)
    if plain not in KINDS:
        raise Refused(f"There is no test “{kind}”.", f"It can be {listed(KINDS)}.")
    if outcome not in OUTCOMES:
        raise Refused("A test says how it ended.", f"It can be {listed(OUTCOMES)}.")
    with store.transaction("test add") as tx:
        whose = found(store.journal, Person, person)
        made = IntegrityTest(
            tx.new_id(), person, plain, outcome, text.strip(), now.date().isoformat(), created=stamp(now)
        )
        tx.add(made)
    return Done(f"Noted with {whose.name}: {told(made)}.", (made.id,))


def test_again(store: Store, id: str, kind: str, outcome: str, text: str) -> Done:
    """Correct a test: what it was, and how it ended."""
    plain = kind_of(kind)
    if plain not in KINDS or outcome not in OUTCOMES:
        raise Refused("A test has a kind and an outcome.", f"{listed(KINDS)}; {listed(OUTCOMES)}.")
    with store.transaction("test edit") as tx:
        old = found(store.journal, IntegrityTest, id)
        new = replace(old, kind=plain, outcome=outcome, text=text.strip())
        tx.change(new, old)
    return Done(f"Corrected: {told(new)}.", (id,))


def _checked(parts: Mapping[str, int]) -> dict[str, Any]:
    kept: dict[str, Any] = {part: value for part, value in parts.items() if value}
    if not kept or not set(kept) <= set(PARTS):
        raise Refused("A rating needs at least one of its four parts.", "Write it like c4 r5 i3 s2.")
    for part, value in kept.items():
        if not 1 <= value <= 10:
            raise Refused(f"{PART_NAMES[part].capitalize()} is {value}; parts go from 1 to 10.", "Rate it again.")
    return kept


def _said(store: Store, person: str, now: datetime) -> str:
    standing = trust(store.journal, person, now.date())
    point = standing.now
    value = point.score if point else None
    told_score = f"{score_said(value)} of 30" if value is not None else "no score until all four parts are rated"
    change = standing.change
    return told_score + (f" ({change:+.1f})" if change else "")
