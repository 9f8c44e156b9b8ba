"""The rules of section G: strategic alliances (M28-M31); the arithmetic (M32) is a figure and never speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from relbank.model.alliance import CURRENT, CircleStep, Launch
from relbank.model.appointment import Appointment
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.ledger import Referral
from relbank.model.say import plural, say_iso

from ..circle import LABELS, ME, Membership, Trained, membership, trained
from ..deeds import reading
from ..kept import kept
from ..launching import PHASE_NAMES, standings
from ..pruning import EXPECTED, due, effort, introductions
from ..referrals import OPEN, Lead, leads
from ..tracking import next_meeting, next_steps, row
from .rule import ASK, DRIFT, LIMIT, UPKEEP, Rule

if TYPE_CHECKING:
    from ..books import Books
    from ..dossier import Dossier

_brought = kept(introductions)
UNTOLD = 60
"""Days after which one asks what became of a lead."""
UNSETTLED = 14
"""Days that somebody in the circle may be without a next step and without an appointment."""


def _inside(d: Dossier) -> Membership | None:
    if not d.of(CircleStep):
        return None
    found = membership(reading(d), d.person)
    return found if found.inside else None


def _untrained(d: Dossier) -> Iterable[Finding]:
    member = _inside(d)
    if member is None:
        return ()
    out = []
    for half in trained(reading(d), d.person.id):
        out += _half(d, half, member)
    return out


def _half(d: Dossier, half: Trained, member: Membership) -> list[Finding]:
    side = "what they should know of you" if half.side == ME else "what you should know of them"
    if half.missing:
        saw = f"{side[:1].upper()}{side[1:]} still lacks: {', '.join(LABELS[kind] for kind in half.missing)}."
        tell = "Tell it when you meet next, and write it down." if half.side == ME else "Ask when you meet next."
        return [
            TRAIN.found(d, saw, tell, about=half.side, mark=" ".join((half.side, *half.missing)), weight=ASK,
                        command="circle.train", evidence=[x for lines in half.lines.values() for x in lines]),
        ]  # fmt: skip
    last = half.sessions[0] if half.sessions else None
    days = d.since(last.date if last else member.joined)
    if member.state != CURRENT or days is None or days < d.settings.prune_days:
        return []
    saw = f"The last session on {side} was {plural(days, 'day')} ago." if last else f"No session was held on {side}."
    do = "Go through it again together: what has changed, which leads were right and which wrong?"
    return [
        TRAIN.found(d, saw, do, about=half.side, mark=f"{half.side} {last.id if last else member.joined}",
                    weight=UPKEEP, command="circle.train", evidence=(last or member.steps[-1],)),
    ]  # fmt: skip


def _no_step(d: Dossier) -> Iterable[Finding]:
    member = _inside(d)
    if member is None:
        return ()
    days = d.since(member.since)
    if days is None or days < UNSETTLED:
        return ()
    if next_steps(d.waiting, d.today) or ((near := next_meeting(d.of(Appointment), d.today)) and near.when.iso):
        return ()
    line = row(d.journal, d.person, member.state, d.today)
    if line.next or (line.meeting is not None and line.meeting.when.iso):
        return ()
    if line.meeting is None:
        saw = "In your circle, and no next step and no appointment is written down."
        return (
            TRACK.found(d, saw, "Write one specific next step, or agree an appointment.", mark="nothing",
                        weight=DRIFT, command="view.alliances", evidence=(member.steps[-1], *line.touches)),
        )  # fmt: skip
    saw = "The next appointment is still open (??), and there is no next step."
    return (
        TRACK.found(d, saw, "Propose two dates.", about=line.meeting, mark=line.meeting.id, weight=DRIFT,
                    command="view.alliances", evidence=(line.meeting,)),
    )  # fmt: skip


def _prune(d: Dossier) -> Iterable[Finding]:
    member = _inside(d)
    days = d.settings.prune_days
    if member is None or not member.joined:
        return ()
    made = effort(reading(d), d.person, member, d.today, days)
    if not due(made, member, d.today, days):
        return ()
    brought = d.across(_brought).get(d.person.id, ())
    told = [lead for lead in d.across(_all_leads).values() if lead.referral.person == d.person.id]
    made = effort(reading(d), d.person, member, d.today, days, brought, told)
    if made.good or made.introduced:
        return ()
    saw = f"In the last {days} days: {made.said()}; in the circle since {say_iso(member.joined)}. {EXPECTED}"
    do = "Train them again, give first, or let the circle end: as a friend the person stays."
    last = max((lead.referral.id for lead in made.leads), default="")
    return (
        PRUNE.found(d, saw, do, mark=f"quarter {made.quarters} {last}".strip(), weight=LIMIT - 50,
                    command="circle.retire", evidence=(member.steps[-1], *made.evidence)),
    )  # fmt: skip


def _untold(d: Dossier) -> Iterable[Finding]:
    referrals = d.of(Referral)
    if not any(r.direction and (d.since(r.date) or 0) >= UNTOLD for r in referrals):
        return ()
    out = []
    for lead in leads(referrals):
        if not _waits(d, lead) or not _waits(d, d.across(_all_leads)[lead.referral.id]):
            continue  # news may stand in somebody else's note
        came = lead.referral.direction == "in"
        way = "came from them" if came else "went to them"
        saw = f"The lead “{lead.referral.text}” {way} {plural(d.since(lead.referral.date) or 0, 'day')} ago;"
        do = "Say won or lost, and tell what came of it." if came else "Ask what came of it."
        out.append(
            LEAD.found(d, f"{saw} what came of it is not known.", do, about=lead.referral,
                       mark=f"{lead.referral.id} {len(lead.news)}", weight=ASK, command="lead.outcome",
                       evidence=(lead.referral, *lead.news))
        )  # fmt: skip
    return out


@kept
def _all_leads(journal: Journal) -> dict[str, Lead]:
    """Return all leads by id."""
    return {lead.referral.id: lead for lead in leads(journal.every(Referral))}


def _waits(d: Dossier, lead: Lead) -> bool:
    return lead.outcome == OPEN and (d.since(lead.decided or lead.referral.date) or 0) >= UNTOLD


def _launch(books: Books) -> Iterable[Finding]:
    if not books.journal.every(Launch):
        return ()
    out = []
    today = books.today
    for standing in standings(books.journal):
        step = standing.next
        if step is not None:
            saw = f"“{standing.launch.name}”: {standing.said(today)}."
            do = f"Next, to {PHASE_NAMES.get(step.phase, step.phase).lower()}: {step.text}."
            out.append(
                LAUNCHED.found(None, saw, do, about=standing.launch, mark=step.id, weight=UPKEEP,
                               command="view.alliances", evidence=(standing.launch, step))
            )  # fmt: skip
    return out


TRAIN = Rule(
    "M28", "Training", "An ally can only pass on what both sides were taught.", _untrained, strategic=True,
    needs=(CircleStep,),
)  # fmt: skip
TRACK = Rule(
    "M29", "Next step", "An ally without a next step is an ally in name only.", _no_step, strategic=True,
    needs=(CircleStep,),
)  # fmt: skip
PRUNE = Rule(
    "M30", "Prune", "Circles are kept small by what people really do.", _prune, strategic=True,
    needs=(CircleStep,),
)  # fmt: skip
LEAD = Rule(
    "M31", "Lead open", "A lead whose end nobody tells teaches nobody.", _untold, strategic=True,
    needs=(Referral,),
)  # fmt: skip
LAUNCHED = Rule("M31", "Launch", "A circle is launched like a product: organise, train, build, launch.", whole=_launch)

RULES: tuple[Rule, ...] = (TRAIN, TRACK, PRUNE, LEAD, LAUNCHED)
