"""Section G: the launch of a circle as a project, and the leads of its first month (M31)."""

from __future__ import annotations

from datetime import date, timedelta

from relbank.model.alliance import BUILD, LAUNCH, ORGANISE, PHASES, TRAIN, Launch, LaunchStep
from relbank.model.journal import Journal
from relbank.model.record import record
from relbank.model.say import plural

from .referrals import IN, Lead, of_strategic

MARK_LEADS, MARK_PARTNERS = 46, 6
"""What one circle reached: so many good leads in its first month, from so many partners."""
FIRST_MONTH = 30
PHASE_NAMES = {ORGANISE: "Organise", TRAIN: "Train", BUILD: "Build", LAUNCH: "Launch"}
STEPS = (
    (ORGANISE, "choose up to six partners who look for the same clients"),
    (ORGANISE, "give each of them something first"),
    (TRAIN, "tell each my ideal client, trigger phrases and wrong leads"),
    (TRAIN, "learn the same from each of them"),
    (BUILD, "fill the tracking table: next step and appointment for everybody"),
    (BUILD, "collect proofs: testimonials, and who may be called"),
    (LAUNCH, "set the day, and ask everybody for leads"),
    (LAUNCH, "count the leads of the first month, and thank for each"),
)
"""The steps that a new launch begins with; all of them can be changed."""


@record
class Standing:
    """Where a launch stands.

    steps: in the order of phases. phase: the first with an open step, "" when all is done. leads: those that came in
    during the first month. ends: the last day of that month; None before the launch was started.
    """

    launch: Launch
    steps: tuple[LaunchStep, ...]
    phase: str
    leads: tuple[Lead, ...]
    ends: date | None

    @property
    def next(self) -> LaunchStep | None:
        """The first step that is still open."""
        return next((s for s in self.steps if not s.done), None)

    @property
    def progress(self) -> str:
        """How far it is: "6 of 8 steps done, phase: launch"."""
        done = f"{sum(bool(s.done) for s in self.steps)} of {len(self.steps)} steps done"
        return f"{done}, phase: {PHASE_NAMES.get(self.phase, self.phase).lower()}" if self.phase else done

    def month(self, today: date) -> str:
        """Return the leads of the first month beside the mark, "" before it was started."""
        if self.ends is None:
            return ""
        left = (self.ends - today).days
        over = "in all" if left < 0 else f"so far, {plural(left, 'day')} left"
        return f"{plural(len(self.leads), 'lead')} {over} " + (
            f"(to compare: one circle of {MARK_PARTNERS} partners had {MARK_LEADS})"
        )

    def said(self, today: date) -> str:
        """Return where it stands in one line."""
        month = self.month(today)
        return f"{self.progress}; in the first month {month}" if month else self.progress


def standings(journal: Journal) -> tuple[Standing, ...]:
    """Return where each launch stands, the newest first."""
    found = sorted(journal.every(Launch), key=lambda x: (x.date, x.id), reverse=True)
    if not found:
        return ()
    steps, came = journal.every(LaunchStep), [x for x in of_strategic(journal) if x.referral.direction == IN]
    out = []
    for launch in found:
        own = sorted((s for s in steps if s.launch == launch.id), key=lambda s: (_phase(s), s.id))
        phase = next((s.phase for s in own if not s.done), "")
        first = launch.started[:10]
        ends = date.fromisoformat(first) + timedelta(days=FIRST_MONTH - 1) if first else None
        within = [x for x in came if ends is not None and first <= x.referral.date[:10] <= ends.isoformat()]
        out.append(Standing(launch, tuple(own), phase, tuple(within), ends))
    return tuple(out)


def _phase(step: LaunchStep) -> int:
    return PHASES.index(step.phase) if step.phase in PHASES else len(PHASES)
