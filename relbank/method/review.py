"""Section I: a daily review as it goes, card after card; it holds no word of the journal, and can be put away (M38)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from relbank.model.record import record
from relbank.model.say import plural

DONE, NOTED, SNOOZED, SKIPPED, LATER, GONE = "done", "noted", "snoozed", "skipped", "later", "gone"
ACTS = (DONE, NOTED, SNOOZED, SKIPPED, LATER, GONE)
"""What became of a card: done, a note written, put off to a day, waved away with a reason, left for another day, or
settled by what was done before."""
CHANGES = (DONE, NOTED, SNOOZED, SKIPPED)
"""The acts that changed the journal, so that undo takes them back."""
PAUSE = 180.0
"""Seconds that one card counts for at most: who fetches coffee does not review."""


@record
class Session:
    """A review of one day.

    day: its ISO day. keys: the cards dealt, by key. acts: what became of the first of them, in order. before: keys of
    cards dealt earlier that day. waiting: how many of what presses wait for other days. seconds: time spent. whole:
    whether all cards are dealt; else those that press are, and the others are still looked for.
    """

    day: str
    keys: tuple[str, ...]
    acts: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    waiting: int = 0
    seconds: float = 0.0
    whole: bool = True

    @property
    def place(self) -> int:
        """The number of the card that is on, from 0."""
        return len(self.acts)

    @property
    def over(self) -> bool:
        """Whether every card was seen; not while some are still looked for."""
        return self.seen and self.whole

    @property
    def seen(self) -> bool:
        """Whether every card dealt so far was seen."""
        return self.place >= len(self.keys)

    @property
    def done(self) -> int:
        """How many cards were acted on."""
        return sum(act in CHANGES for act in self.acts)

    @property
    def left(self) -> int:
        """How many cards were left for another day, those not reached included."""
        return sum(act == LATER for act in self.acts) + len(self.keys) - self.place

    def acted(self, act: str, seconds: float = 0.0) -> Session:
        """Return the session one card further."""
        return replace(self, acts=(*self.acts, act), seconds=self.seconds + min(max(seconds, 0.0), PAUSE))

    def completed(self, keys: Iterable[str], waiting: int) -> Session:
        """Return the session with the cards that were looked for while its first ones were shown."""
        return replace(self, keys=(*self.keys, *keys), waiting=waiting, whole=True)

    def back(self) -> tuple[Session, str]:
        """Return the session at the card acted on last, and what had become of it ("" when there was none)."""
        acts = list(self.acts)
        while acts and acts[-1] == GONE:
            acts.pop()
        last = acts.pop() if acts else ""
        return replace(self, acts=tuple(acts)), last

    def tired(self, minutes: int) -> bool:
        """Tell whether the time that a review may take is over."""
        return self.seconds >= minutes * 60

    def summary(self) -> str:
        """Return what the review came to, in counts alone: "9 cards: 6 done, 2 notes, 1 left"."""
        counted = {act: self.acts.count(act) for act in (DONE, NOTED, SNOOZED, SKIPPED)}
        words = {DONE: "done", NOTED: "noted", SNOOZED: "put off", SKIPPED: "waved away"}
        parts = [f"{n} {words[act]}" for act, n in counted.items() if n]
        if self.left:
            parts.append(f"{self.left} left for another day")
        told = f": {', '.join(parts)}" if parts else ""
        more = f" {plural(self.waiting, 'thing')} more will be brought in the next days." if self.waiting else ""
        return f"{plural(len(self.keys) - self.acts.count(GONE), 'card')}{told}.{more}"

    def kept(self) -> str:
        """Return the session as a word that can be remembered."""
        return json.dumps(
            [self.day, self.keys, self.acts, self.before, self.waiting, round(self.seconds), self.whole]
        )


def resumed(word: str, day: str) -> Session | None:
    """Return the session of a day from the word that was remembered; None for another day, or what can't be read."""
    try:
        held, keys, acts, before, waiting, seconds, whole = json.loads(word)
    except (ValueError, TypeError):
        return None
    fine = _texts(keys) and _texts(acts) and _texts(before) and all(act in ACTS for act in acts)
    if held != day or not fine or not isinstance(waiting, int) or not isinstance(seconds, int | float):
        return None
    return Session(day, tuple(keys), tuple(acts[: len(keys)]), tuple(before), waiting, float(seconds), whole is True)


def _texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def started(
    day: str, keys: Iterable[str], waiting: int, before: Iterable[str] = (), *, whole: bool = True
) -> Session:
    """Return a new session of a day."""
    return Session(day, tuple(keys), (), tuple(before), waiting, whole=whole)
