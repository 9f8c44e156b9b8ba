"""Section H, the trust equation: what I rated, what promises and deeds say beside it, and its course (M33)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from relbank.model.fact import KEY, LIKE, Fact
from relbank.model.journal import Journal
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.trust import TrustSheet

from .clues import unused
from .performance import shares

Of = Callable[[type[Any]], Sequence[Any]]
CREDIBILITY, RELIABILITY, INTIMACY, SELF = "credibility", "reliability", "intimacy", "self_orientation"
PARTS = (CREDIBILITY, RELIABILITY, INTIMACY, SELF)
PART_NAMES = {CREDIBILITY: "credibility", RELIABILITY: "reliability", INTIMACY: "intimacy", SELF: "self-orientation"}
WEAK_FIRST = (SELF, RELIABILITY, INTIMACY, CREDIBILITY)
"""Which part is named when several are equally weak: what divides all the others, then what is most in my hands."""
HIGHEST = 30.0
ENOUGH = 3
"""How many promises or deeds it takes before the journal's own figure counts against a rating."""


@record
class Point:
    """One rating as it stood: its day, its parts (one left out keeps the value it had; 0: never rated), its score.

    score: (credibility + reliability + intimacy) / self-orientation, 0.3 to 30; None while a part was never rated.
    given: the parts that this sheet rated itself.
    """

    sheet: TrustSheet
    parts: dict[str, int]
    score: float | None
    given: tuple[str, ...]

    @property
    def day(self) -> str:
        """The ISO day of the rating."""
        return dated(self.sheet)


@record
class Computed:
    """A part as the journal computes it: 1 to 10, None where nothing is there to tell; how many of how many; whence."""

    value: int | None
    hits: int
    of: int
    evidence: tuple[Any, ...] = ()

    @property
    def weighs(self) -> int:
        """The value where enough stands behind it to count against a rating, else 0."""
        return self.value if self.value is not None and self.of >= ENOUGH else 0


@record
class Trust:
    """How trust stands with one person.

    course: every rating, oldest first. reliability: from my promises to them, the share kept on time. self_hint: from
    asked and got against given. weakest: one of PARTS, "" without a rating. action: the one thing to do about it.
    """

    course: tuple[Point, ...]
    reliability: Computed
    self_hint: Computed
    weakest: str
    action: str

    @property
    def now(self) -> Point | None:
        """The newest rating."""
        return self.course[-1] if self.course else None

    @property
    def scores(self) -> tuple[float, ...]:
        """The scores of the course, ratings without one left out."""
        return tuple(p.score for p in self.course if p.score is not None)

    @property
    def change(self) -> float | None:
        """By how much the newest score differs from the one before; None without two."""
        scores = self.scores
        return scores[-1] - scores[-2] if len(scores) > 1 else None


def trust(journal: Journal, person: str, today: date) -> Trust:
    """Return how trust stands with a person on a day."""
    return standing(lambda cls: journal.of(cls, person), today)


def standing(of: Of, today: date) -> Trust:
    """Return how trust stands with somebody on a day; of: a class to their documents of it."""
    rated = course(of(TrustSheet))
    reliability = kept_on_time(of(Promise), today)
    hint = asked_to_given(of(Entry))
    weak = weakest(rated[-1].parts, reliability, hint) if rated else ""
    return Trust(rated, reliability, hint, weak, action(weak, of) if weak else "")


def course(sheets: Iterable[TrustSheet]) -> tuple[Point, ...]:
    """Return ratings in the order of their days; a part that a sheet leaves out keeps the value it had."""
    out, parts = [], dict.fromkeys(PARTS, 0)
    for sheet in sorted(sheets, key=lambda s: (dated(s), s.id)):
        given = tuple(part for part in PARTS if getattr(sheet, part))
        parts = parts | {part: getattr(sheet, part) for part in given}
        out.append(Point(sheet, parts, score(parts), given))
    return tuple(out)


def scores(sheets: Iterable[TrustSheet]) -> list[float]:
    """Return the scores of a course alone, oldest first: what `course` tells, at a tenth of its cost."""
    out: list[float] = []
    c = r = i = s = 0
    for sheet in sorted(sheets, key=lambda each: (dated(each), each.id)):
        c, r, i = sheet.credibility or c, sheet.reliability or r, sheet.intimacy or i
        s = sheet.self_orientation or s
        if c and r and i and s:
            out.append((c + r + i) / s)
    return out


def dated(thing: Any) -> str:
    """Return the ISO day of a sheet or test; the day it was written where it has none."""
    return str(thing.date or thing.created)[:10]


def score(parts: dict[str, int]) -> float | None:
    """Return (credibility + reliability + intimacy) / self-orientation; None while a part was never rated."""
    if not all(parts.values()):
        return None
    return (parts[CREDIBILITY] + parts[RELIABILITY] + parts[INTIMACY]) / parts[SELF]


def kept_on_time(promises: Iterable[Promise], today: date) -> Computed:
    """Return reliability from my promises: 1 when none was kept on time, 10 when all were.

    Counted as for the share kept on time: those kept, broken, or open past the last day they were due (M19).
    """
    found = shares((p for p in promises if p.by == ME), today)
    counted = sorted((*found.kept, *found.failed), key=lambda p: p.id)
    good = len(found.kept) - len(found.late)
    return Computed(_scaled(good, len(counted)), good, len(counted), tuple(counted))


def asked_to_given(entries: Iterable[Entry]) -> Computed:
    """Return a hint at self-orientation: 1 when I only gave, 10 when I only asked or got; deeds are counted."""
    deeds = tuple(entries)
    taken = sum(e.kind != DEPOSIT for e in deeds)
    return Computed(_scaled(taken, len(deeds)), taken, len(deeds), deeds)


def _scaled(hits: int, of: int) -> int | None:
    return 1 + (9 * hits * 2 + of) // (2 * of) if of else None  # rounded half up, in whole numbers


def weakest(parts: dict[str, int], reliability: Computed, hint: Computed) -> str:
    """Return the part that is weakest, "" when none was rated.

    What the journal computes from enough counts where it is worse than the rating; self-orientation is weak when high.
    """
    strength = {part: value for part, value in parts.items() if value}
    if RELIABILITY in strength:
        strength[RELIABILITY] = min(strength[RELIABILITY], reliability.weighs or 10)
    if SELF in strength:
        strength[SELF] = 11 - max(strength[SELF], hint.weighs)
    return min(strength, key=lambda part: (strength[part], WEAK_FIRST.index(part)), default="")


def action(part: str, of: Of) -> str:
    """Return the one thing to do about a weak part, with the journal's own words where it has some."""
    if part == RELIABILITY:
        owing = [p for p in of(Promise) if p.by == ME and p.state == OPEN]
        owing.sort(key=lambda p: (p.due.sort if p.due else "~~", p.id))
        if owing:
            return f"Keep this one early: {owing[0].text}."
        return "Make one small promise with a date, and keep it a day early."
    facts = [f for f in of(Fact) if not f.superseded]
    if part == INTIMACY:
        clue = next((f for f in unused(facts, of(Entry)) if f.kind == LIKE), None)
        if clue is not None:
            return f"Ask about {clue.text}: you noted it and never came back to it."
        return "Ask one question that has nothing to do with business, and listen."
    if part == CREDIBILITY:
        answer = next((f for f in facts if f.kind == KEY and f.key == "measured"), None)
        if answer is not None:
            return f"Bring one piece of work that helps with what they are measured by: {answer.text}."
        return "Ask how they are measured, then bring one piece of work that helps with it."
    return "Give one thing that serves them alone, and ask for nothing at the next meeting."


def score_said(value: float | None) -> str:
    """Return a score as it is shown: "8.3"; "-" where there is none."""
    return "-" if value is None else f"{value:.1f}"


def spark_part(value: float, scores: Sequence[float]) -> float:
    """Return where a score stands between 0 and the highest of its course, for a spark line: 0 to 1."""
    top = max([*scores, 0.0])
    return value / top if top else 0.0


def sparkline(scores: Sequence[float], sparks: str) -> str:
    """Return a course as one line of signs, the lowest sign first in sparks; the newest 24 scores."""
    last = len(sparks) - 1
    return "".join(sparks[round(spark_part(s, scores) * last)] for s in scores[-24:])
