"""Section H, integrity: tests held and failed, what was told in confidence, and what I stand for (M34)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relbank.model.journal import Journal
from relbank.model.record import record
from relbank.model.sheets import DO, DONT, DONT_SAY, PRINCIPLES, SAY, STAND, Principle
from relbank.model.text import fold
from relbank.model.trust import IntegrityTest, Sealed

from .trust import dated

SHARED, ASKED, OPINION = "shared", "asked", "opinion"
KINDS = (SHARED, ASKED, OPINION)
HELD, FAILED = "held", "failed"
OUTCOMES = (HELD, FAILED)
KIND_NAMES = {
    SHARED: "a confidence shared",
    ASKED: "a confidence asked for",
    OPINION: "a controversial opinion",
}
PRINCIPLE_NAMES = {STAND: "I stand for", DO: "I will", DONT: "I won't", SAY: "I say", DONT_SAY: "I won't say"}


@record
class Integrity:
    """A person's tests, oldest first; held and failed: how many ended so."""

    tests: tuple[IntegrityTest, ...]
    held: int
    failed: int

    @property
    def last(self) -> IntegrityTest | None:
        """The newest test."""
        return self.tests[-1] if self.tests else None

    @property
    def open_wound(self) -> IntegrityTest | None:
        """The newest test when it failed: none was held since."""
        last = self.last
        return last if last is not None and last.outcome == FAILED else None


def integrity(tests: Iterable[IntegrityTest]) -> Integrity:
    """Return a person's tests in the order of their days, counted."""
    found = tuple(sorted(tests, key=lambda t: (dated(t), t.id)))
    return Integrity(found, sum(t.outcome == HELD for t in found), sum(t.outcome == FAILED for t in found))


def kind_of(typed: str) -> str:
    """Return which of the three kinds a test typed in any words is: "confidence asked for" is asked; else as typed."""
    words = fold(typed).replace("confidence", " ").replace("-", " ").split()
    for kind, stems in ((OPINION, ("opin", "controv")), (ASKED, ("ask",)), (SHARED, ("shar", "told", "tell"))):
        if any(word.startswith(stems) for word in words):
            return kind
    return " ".join(typed.split())


def told(test: IntegrityTest) -> str:
    """Return a test in words: "a confidence asked for: held"."""
    kind = kind_of(test.kind)
    return f"{KIND_NAMES.get(kind, test.kind)}: {test.outcome or 'open'}"


def principles(journal: Journal) -> tuple[tuple[str, tuple[Principle, ...]], ...]:
    """Return my principles by kind, in the order in which they are read; kinds without any are left out."""
    every = journal.every(Principle)
    return tuple(
        (kind, found) for kind in PRINCIPLES if (found := tuple(p for p in every if (p.kind or STAND) == kind))
    )


def before_meeting(journal: Journal, person: str) -> tuple[str, ...]:
    """Return what to recall before meeting somebody who has tested my integrity: the last test, then my principles.

    Empty for somebody who never tested it.
    """
    found = integrity(journal.of(IntegrityTest, person))
    if found.last is None:
        return ()
    lines = [f"{PRINCIPLE_NAMES[kind]} {p.text}" for kind, some in principles(journal) for p in some]
    return (f"{told(found.last)} ({found.held} held, {found.failed} failed)", *lines)


def sealed_of(journal: Journal, person: str) -> Sequence[Sealed]:
    """Return what a person told in confidence, oldest first; whoever shows it was asked to."""
    return sorted(journal.of(Sealed, person), key=lambda s: (dated(s), s.id))
