"""What was filed, counted in words: "2 likes, 1 hard rule, 1 promise"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from relbank.model.ledger import Entry
from relbank.model.say import plural
from relbank.model.touch import IN, JOURNAL, OUT, Touch

_WORDS = {
    "like": ("like", "likes"), "dislike": ("dislike", "dislikes"), "preference": ("preference", "preferences"),
    "taste": ("taste", "tastes"), "prejudice": ("prejudice", "prejudices"), "rule": ("hard rule", "hard rules"),
    "key": ("key answer", "key answers"), "field": ("detail", "details"),
    "question": ("question to ask", "questions to ask"), "avoid": ("topic to avoid", "topics to avoid"),
    "cue": ("cue", "cues"), "deposit": ("deposit", "deposits"), "withdrawal": ("withdrawal", "withdrawals"),
    "ask": ("request", "requests"), "promise": ("promise", "promises"),
    "appointment": ("appointment", "appointments"), "referral": ("referral", "referrals"),
    "move": ("move on the ladder", "moves on the ladder"), "mention": ("mention", "mentions"),
    "introduction": ("introduction", "introductions"), "sealed": ("sealed remark", "sealed remarks"),
    "integritytest": ("integrity test", "integrity tests"), "trustsheet": ("trust sheet", "trust sheets"),
    "shelfitem": ("thing on the shelf", "things on the shelf"), "handed": ("thing handed over", "things handed over"),
    "circlestep": ("step of the circle", "steps of the circle"), "training": ("line of training", "lines of training"),
    "proof": ("proof", "proofs"), "launch": ("launch", "launches"),
    "launchstep": ("step of a launch", "steps of a launch"),
    "override": ("reason", "reasons"),
    "stop": ("stop-doing line", "stop-doing lines"), "touch": ("note", "notes"), "person": ("person", "people"),
    "twelvesheet": ("twelve-key sheet", "twelve-key sheets"), "factscheck": ("FACTS check", "FACTS checks"),
}  # fmt: skip


_OF_FRIENDS = {"deposit": ("thing given", "things given"), "withdrawal": ("thing got", "things got")}
"""What deeds are called of those who have no account."""


def word_of(thing: Any) -> tuple[str, str]:
    """Return what one, and what several, of a thing are called."""
    cls = type(thing).__name__.lower()
    return _WORDS.get(thing.kind if cls in ("fact", "entry") else cls, (cls, cls + "s"))


def counted(things: Iterable[Any], friend: Callable[[str], bool] | None = None) -> str:
    """Return "2 likes, 1 hard rule", in the order in which the kinds first come; "" for nothing.

    friend: tells by the id whether somebody is a friend, whose deeds have other names.
    """
    counts: dict[tuple[str, str], int] = {}
    for thing in things:
        word = word_of(thing)
        if friend is not None and isinstance(thing, Entry) and friend(thing.person):
            word = _OF_FRIENDS.get(thing.kind, word)
        counts[word] = counts.get(word, 0) + 1
    return ", ".join(plural(count, one, many) for (one, many), count in counts.items())


def touched(touch: Touch, names: Iterable[str]) -> str:
    """Return a touch as a sentence names it: "lunch with Bob Smith", "an email to Liz", "a journal note"."""
    who = list(names)
    people = ", ".join(who[:-1]) + " and " + who[-1] if len(who) > 1 else "".join(who)
    if touch.kind == JOURNAL:
        return f"a preparation for {people}" if people else "a journal note"
    word = touch.word or {"met": "meeting"}.get(touch.kind, touch.kind)
    link = {OUT: "to", IN: "from"}.get(touch.direction, "with")
    return f"{word} {link} {people}" if people else word
