"""Section I, the weekly review: plan, prune, climb, sheets, stops; last week's plan against what happened (M39)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.record import record
from relbank.model.review import WEEKLY, Review
from relbank.model.say import plural
from relbank.model.trust import Stop
from relbank.settings import Settings

from .findings import Findings
from .practice import Week, week
from .rules import allying, ladder, trusting
from .rules.rule import Rule
from .weekplan import Candidate, Planned, candidates, plans, week_of

CLIMB = (ladder.READY, ladder.STALLED, ladder.COMPLACENT, ladder.RANK)
PRUNE = (allying.PRUNE,)
SHEETS = (trusting.RATING, trusting.KEYS_DUE, trusting.KEYS_FELL, trusting.ALARM)
STOPS = 28
"""Days for which a line of what to stop is shown."""
MOST = 8
"""Findings of one sort that a weekly review shows; the rest comes another week."""


@record
class Weekly:
    """The page of a weekly review.

    week: its first day. before: last week in counts; kept: last week's plan and what became of it. planned: this week's
    plan; whom: who else waits, and why. climb, prune, sheets: findings about rungs, the circle, and sheets due. stops:
    what I wanted to stop, the newest first. last: the review that was kept before, held: the one of this week.
    """

    week: date
    before: Week
    kept: tuple[Planned, ...]
    planned: tuple[Planned, ...]
    whom: tuple[Candidate, ...]
    climb: tuple[Finding, ...]
    prune: tuple[Finding, ...]
    sheets: tuple[Finding, ...]
    stops: tuple[Stop, ...]
    last: Review | None
    held: Review | None

    @property
    def compared(self) -> str:
        """Last week's plan against what happened, in one line."""
        if not self.kept:
            return "Nobody was planned for last week."
        done = [p for p in self.kept if p.done]
        missed = len(self.kept) - len(done)
        return f"{len(done)} of {plural(len(self.kept), 'person', 'people')} planned were touched" + (
            f", {missed} not." if missed else "."
        )

    @property
    def counts(self) -> str:
        """Last week in one line of counts."""
        w = self.before
        due = w.share.judged
        kept = f"{len(w.share.kept)} of {plural(due, 'promise')} kept" if due else "no promise due"
        return (
            f"{plural(w.touches, 'touch', 'touches')} with {plural(w.people, 'person', 'people')}, {kept}, "
            f"{plural(w.given, 'deposit')}, {plural(w.moves, 'move')}"
        )

    def summary(self) -> str:
        """Return what the review decided, in counts alone."""
        return f"{len(self.planned)} planned for this week; last week: {self.compared[0].lower()}{self.compared[1:]}"


def weekly(journal: Journal, findings: Findings, now: datetime, settings: Settings) -> Weekly:
    """Return the page of the weekly review of a moment's week."""
    today = now.date()
    first = week_of(today, settings)
    findings.refresh(now)
    found = findings.all()
    reviews = sorted((r for r in journal.every(Review) if r.kind == WEEKLY), key=lambda r: r.day)
    since = (today - timedelta(days=STOPS)).isoformat()
    stops = [s for s in journal.every(Stop) if (s.date or s.created[:10]) >= since]
    last_week = first - timedelta(days=7)
    return Weekly(
        first, week(journal, last_week, today, settings.week_start), plans(journal, last_week), plans(journal, first),
        candidates(journal, today, settings), _of(found, CLIMB), _of(found, PRUNE), _of(found, SHEETS),
        tuple(sorted(stops, key=lambda s: s.date or s.created, reverse=True)),
        next((r for r in reversed(reviews) if r.day < first.isoformat()), None),
        next((r for r in reviews if r.day == first.isoformat()), None),
    )  # fmt: skip


def _of(found: Iterable[Finding], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Return the first findings of some rules, in the order of the rules; a rule is known by its sentence."""
    known = {(rule.number, rule.why): place for place, rule in enumerate(rules)}
    some = [(known[f.rule, f.why], f) for f in found if (f.rule, f.why) in known]
    return tuple(f for _, f in sorted(some, key=lambda pair: pair[0])[:MOST])
