"""What alliances tell of an ally and of the circle as a project, as lines of a page (M28, M30, M31)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from relbank.method import evidence
from relbank.method.agenda import day_of
from relbank.method.circle import LABELS, ME, circle, membership, trained
from relbank.method.deeds import said_money, said_monies
from relbank.method.launching import PHASE_NAMES, standings
from relbank.method.pruning import EXPECTED, Effort, effort, introductions
from relbank.method.referrals import IN, LOST, OUT, OUTCOMES, WON, Lead, months, of_person, of_strategic, tally
from relbank.method.tracking import Row
from relbank.model.alliance import RETIRED, Proof
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import MONTHS, plural
from relbank.settings import Settings

from ..glyphs import Glyphs
from ..widgets.told import Told, heading

if TYPE_CHECKING:
    from ..screens.why import Group

TONES = {WON: "$text-success", LOST: "$text-muted"}


def ally(journal: Journal, row: Row, today: date, settings: Settings, signs: Glyphs) -> list[Told]:
    """Return an ally's lines: the row in full, training of both sides, leads, proofs, the effort really made."""
    person, dot = row.person, f" {signs.dot} "
    member = membership(journal.of, person)
    since = dot.join(x for x in (f"{row.state} since {day_of(member.since, today)}", member.reason) if x)
    out = [Told("circle", since, person, also=member.reason)]
    out += [Told("done", text, touch) for text, touch in zip(row.past, row.touches, strict=True)]
    out += [Told("next", text, promise) for text, promise in zip(row.next, row.promises, strict=True)]
    out.append(Told("appointment", row.appointment, row.meeting))
    for half in trained(journal.of, person.id):
        first = person.name.split()[0]
        name = f"What {first} should know of me" if half.side == ME else f"What I should know of {first}"
        out.append(heading(name))
        lines = [(kind, t) for kind, found in half.lines.items() for t in found]
        out += [Told(LABELS[kind], t.text, t, day_of(t.date, today)) for kind, t in lines]
        out += [
            Told(LABELS[kind], "not yet", (half.side, kind), tone="$text-warning", key=f"{half.side} {kind}")
            for kind in half.missing
        ]
        out += [Told("session", t.text, t, day_of(t.date, today)) for t in half.sessions[:2]]
    if passed := of_person(journal, person.id):
        out.append(heading("Leads"))
        out += [lead_line(lead, today) for lead in reversed(passed)]
    proofs = journal.of(Proof, person.id)
    if proofs:
        out.append(heading("Proofs"))
        out += [proof_line(p, "") for p in proofs]
    if member.joined:
        did = _did(journal, person, today, settings)
        out.append(heading(f"Their effort in {settings.prune_days} days"))
        out.append(Told("", did.said(), person, "v: why", key="effort"))
    return out


def _did(journal: Journal, person: Person, today: date, settings: Settings) -> Effort:
    brought = introductions(journal).get(person.id, ())
    member, passed = membership(journal.of, person), of_person(journal, person.id)
    return effort(journal.of, person, member, today, settings.prune_days, brought, passed)


def behind_effort(journal: Journal, person: Person, today: date, settings: Settings) -> Sequence[Group]:
    """Return what an ally did for real in a quarter, with the entries behind it."""
    from ..screens.why import Group

    did = _did(journal, person, today, settings)
    return [Group(did.said(), (f"Since {did.since}. {EXPECTED}",), evidence.of(did.evidence, journal))]


def behind_leads(journal: Journal, way: str) -> Sequence[Group]:
    """Return the leads of one direction by what became of them."""
    from ..screens.why import Group

    out = []
    for outcome in OUTCOMES:
        found = [x for x in of_strategic(journal) if x.referral.direction == way and x.outcome == outcome]
        papers = [paper for x in found for paper in (x.referral, *x.news)]
        if found:
            out.append(Group(f"{plural(len(found), 'lead')} {outcome}", (), evidence.of(papers, journal)))
    return out


def lead_line(lead: Lead, today: date) -> Told:
    """Return a lead as a line: which way and when, what, what became of it."""
    money = said_money(lead.money, lead.currency) if lead.money else ""
    quality = f"q{lead.quality}" if lead.quality else ""
    more = "  ".join(x for x in (quality, money, lead.outcome) if x)
    one = lead.referral
    label = f"{one.direction} {day_of(one.date, today) if one.date else ''}"
    return Told(label.strip(), one.text, lead, more, TONES.get(lead.outcome, ""), key=one.id)


def proof_line(proof: Proof, who: str) -> Told:
    """Return a proof as a line."""
    text = f"“{proof.text}”" if proof.text else "reference"
    return Told(who or "proof", text, proof, "may be called" if proof.callable else "")


def project(journal: Journal, today: date, signs: Glyphs) -> list[Told]:
    """Return the circle's lines: leads a month, launches with their steps, proofs, former allies."""
    former = _former(journal, today)
    return [*_months(journal, today, signs), *_launches(journal, today, signs), *_proofs(journal), *former]


def _months(journal: Journal, today: date, signs: Glyphs) -> Sequence[Told]:
    found = of_strategic(journal)
    if not found:
        return ()
    course = months(found, today)
    most = max(max(m.came, m.went) for m in course) or 1
    first, last = (MONTHS[int(m.month[5:]) - 1] for m in (course[0], course[-1]))
    out = [heading(f"Leads a month, {first} to {last}")]
    for way, counts in ((IN, [m.came for m in course]), (OUT, [m.went for m in course])):
        total = tally(x for x in found if x.referral.direction == way)
        spark = "".join(signs.spark(n / most) if n else signs.dot for n in counts)
        said = f"{spark}  {sum(counts)} in a year; of all {total.count}: {total.won} won, {total.lost} lost"
        out.append(Told(f"came {way}" if way == IN else f"went {way}", said, None, said_monies(total.money), key=way))
    return out


def _launches(journal: Journal, today: date, signs: Glyphs) -> Sequence[Told]:
    out = []
    for standing in standings(journal):
        out.append(heading(f"Launch: {standing.launch.name}", standing.launch))
        out.append(Told("so far", standing.progress, standing.launch))
        month = standing.month(today) or "not started: enter says from which day on"
        out.append(Told("first month", month, standing.launch))
        for step in standing.steps:
            phase = PHASE_NAMES.get(step.phase, step.phase)
            tone = "$text-muted" if step.done else ""
            done = day_of(step.done, today) if step.done else ""
            out.append(Told(f"{signs.tick(bool(step.done))} {phase}", step.text, step, done, tone))
    return out


def _proofs(journal: Journal) -> Sequence[Told]:
    found = [(p, who) for p in journal.every(Proof) if (who := journal.get(Person, p.person)) and not who.trashed]
    return [heading("Proof shelf"), *(proof_line(p, who.name) for p, who in found)] if found else ()


def _former(journal: Journal, today: date) -> Sequence[Told]:
    found = [(p, m) for p, m in circle(journal) if m.state == RETIRED]
    lines = [Told(p.name, m.reason, p, day_of(m.since, today), also=m.reason) for p, m in found]
    return [heading("Former allies, friends still"), *lines] if lines else ()
