"""Records about trust: sealed remarks, integrity tests, trust sheets, stop-doing lines."""

from __future__ import annotations

from .record import record

NO_SECRET = frozenset(("santa", "sauce", "weapon", "weapons", "service", "recipe", "agent"))
"""What behind the word "secret" makes it no confidence: a secret santa."""


@record
class Sealed:
    """A remark told in confidence: masked on screen, out of search and exports (M34)."""

    id: str
    person: str
    text: str
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""


@record
class IntegrityTest:
    """A test of integrity (M34); kind: shared, asked, opinion or as typed; outcome: held or failed."""

    id: str
    person: str
    kind: str
    outcome: str = ""
    text: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""


@record
class TrustSheet:
    """One rating of the trust equation, parts 1 to 10, 0 where not given (M33)."""

    id: str
    person: str
    credibility: int = 0
    reliability: int = 0
    intimacy: int = 0
    self_orientation: int = 0
    text: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""


@record
class Stop:
    """Something to stop doing (M39)."""

    id: str
    text: str
    person: str = ""
    date: str = ""
    touch: str = ""
    line: int = 0
    created: str = ""
    trashed: str = ""
