"""The rules of section A: climb (M1-M4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from relbank.model.finding import Finding
from relbank.model.ladder import RUNGS, Introduction, Move
from relbank.model.person import ALLY, Person
from relbank.model.say import plural, say_day

from ..exits import CHECKS, asked, mark, missing, shown
from ..exits_held import last_deposit
from ..introductions import owed
from ..ladder import placed, rung_name
from ..meetings import conversations
from .rule import CLIMB, LIMIT, OWED, UPKEEP, Rule

if TYPE_CHECKING:
    from ..dossier import Dossier

TOP = 4
"""From this rung on one keeps what was reached; below it one climbs."""
Findings = Iterable[Finding]


def _unranked(d: Dossier) -> Findings:
    if d.of(Move):
        return ()
    saw = "Marked strategic, and on no rung yet."
    first = rung_name(RUNGS[0], d.settings.rungs)
    return (RANK.found(d, saw, f"Put them on {first}, or unmark them.", mark="unranked", weight=CLIMB,
                       command="ladder.move", evidence=(d.person,)),)  # fmt: skip


def _next(d: Dossier) -> Findings:
    """Name the first thing that the rung asks and the journal does not show."""
    if not d.standing.number:
        return ()
    left = d.once(missing)
    if left is None:
        return ()
    check, seen, _ = left
    met = shown(d)
    count = len(CHECKS[d.standing.rung])
    called = d.standing.called(d.settings.rungs)
    saw = f"{called}: {met} of {count} shown. Missing: {_small(check.asks)} ({seen.said})."
    weight = CLIMB + 10 * met if d.standing.number < TOP else CLIMB
    return (NEXT.found(d, saw, seen.do or check.do, about=check.key, mark=mark(d), weight=weight, command="note.new",
                       evidence=seen.evidence or placed(d.of(Move), d.standing)),)  # fmt: skip


def _ready(d: Dossier) -> Findings:
    where = d.standing
    if not 0 < where.number < len(RUNGS) or d.once(missing) is not None:
        return ()
    here, there = (rung_name(rung, d.settings.rungs) for rung in RUNGS[where.number - 1 : where.number + 1])
    saw = f"All that {here} asks is shown."
    evidence = [thing for check in CHECKS[where.rung] for thing in d.once(check.see).evidence[:2]]
    return (READY.found(d, saw, f"Move them up to {there}.", mark=mark(d), weight=CLIMB + 80,
                        command="ladder.move", evidence=evidence),)  # fmt: skip


def _stalled(d: Dossier) -> Findings:
    where = d.standing
    days = where.days(d.today)
    if not 0 < where.number < TOP or days is None or days <= d.settings.stalled_days:
        return ()
    left = d.once(missing)
    if left is None:
        return ()  # ready to climb says it
    saw = f"{plural(days, 'day')} on {where.called(d.settings.rungs)} without a move. Missing: {_small(left[0].asks)}."
    unshown = next(check.key for check in asked(d) if not d.once(check.see).met)  # doing without one changes nothing
    return (STALLED.found(d, saw, f"{left[1].do or left[0].do} Or move them down, with the reason.",
                          mark=f"{mark(d)} {unshown}", weight=CLIMB + 50, command="ladder.move",
                          evidence=placed(d.of(Move), d.standing)),)  # fmt: skip


def _complacent(d: Dossier) -> Findings:
    where = d.standing
    if where.number < TOP:
        return ()
    last = last_deposit(d)
    days = d.since(last.date if last else where.since)
    if days is None or days <= d.settings.quiet_days:
        return ()
    called = where.called(d.settings.rungs)
    told = f"the last thing given was {last.text}, {plural(days, 'day')} ago" if last else "nothing was ever given"
    saw = f"On {called}, and {told}."
    return (COMPLACENT.found(d, saw, "Give something before it is missed, and note it: “- gave …”.",
                             mark=last.id if last else "none", weight=LIMIT - 50, command="note.new",
                             evidence=(last,) if last else placed(d.of(Move), where)),)  # fmt: skip


def _aim(d: Dossier) -> Findings:
    if not d.standing.number:
        return ()
    p = d.person
    gaps = [word for word, value in (("no purpose", p.purpose), ("no role", p.role)) if not value]
    if gaps:
        saw = f"{' and '.join(gaps).capitalize()} is written down: it is not said what this is for."
        do = "Say why this person: economic buyer, pivotal contact or ally, and to what end."
    elif p.role == ALLY and not p.apart:
        gaps, saw = ["apart"], "Nothing is said of what sets you apart for them."
        do = "Say in one line what they get from you alone; a brochure is not a deposit."
    elif not p.gravity:
        gaps, saw = ["gravity"], "How far their influence reaches is not said."
        do = "Say from 1 to 5 how far others follow them (their gravity), and who else courts them."
    else:
        return ()
    return (AIM.found(d, saw, do, mark=" ".join(gaps), weight=UPKEEP + 20, command="aim",
                      evidence=placed(d.of(Move), d.standing)),)  # fmt: skip


def _introducer(d: Dossier) -> Findings:
    out = []
    for made in d.of(Introduction):
        by = d.journal.get(Person, made.by) if made.by else None
        if by is None or by.trashed:
            continue
        met = next((t for t in conversations(d.touches) if (t.when.iso or "")[:10] >= made.date[:10] and
                    t.id != made.touch), None)  # fmt: skip
        what = owed(made, d.today, (met.when.iso or "") if met else "")
        if not what:
            continue
        days = d.since(made.date) or 0
        ago = "today" if not days else f"{plural(days, 'day')} ago"
        evidence = (made, met) if met and what == "report" else (made,)
        if what == "thanks":
            saw = f"{by.name} introduced you to {d.person.name} {ago} and was not thanked."
            do = f"Thank {by.name}, however shortly."
        else:
            spoke = f"; you spoke {say_day(first)}," if met and (first := met.when.first) else ""
            saw = f"{by.name} introduced you to {d.person.name} {ago}{spoke} and was not told what came of it."
            do = f"Tell {by.name} what came of it."
        weight = OWED - 50 - (0 if what == "thanks" else 100)
        out.append(THANKS.found(d, saw, do, about=made, mark=what, weight=weight, command="introduction",
                                evidence=evidence))  # fmt: skip
    return out


def _small(asks: str) -> str:
    return asks[:1].lower() + asks[1:]


RANK = Rule("M1", "On no rung", "Who is strategic stands somewhere; it begins with the first rung.",
            look=_unranked, strategic=True)  # fmt: skip
NEXT = Rule("M2", "What the rung asks", "What is missing on a rung is the next thing to do.",
            look=_next, strategic=True, needs=(Move,))  # fmt: skip
READY = Rule("M1", "Ready to climb", "When all that a rung asks is shown, the next one is yours to decide.",
             look=_ready, strategic=True, needs=(Move,))  # fmt: skip
STALLED = Rule("M1", "Stalled", "A climb that stands still for long wants another step, or an honest step down.",
               look=_stalled, strategic=True, needs=(Move,))  # fmt: skip
COMPLACENT = Rule("M2", "Complacent", "The top rungs are lost by taking them for granted.",
                  look=_complacent, strategic=True, needs=(Move,))  # fmt: skip
AIM = Rule("M3", "The end in mind", "Effort without a stated end goes everywhere and arrives nowhere.",
           look=_aim, strategic=True, needs=(Move,))  # fmt: skip
THANKS = Rule("M4", "Thank and report back", "Who lends you their name wants to know what became of it.",
              look=_introducer, needs=(Introduction,))  # fmt: skip

RULES: tuple[Rule, ...] = (RANK, NEXT, READY, STALLED, COMPLACENT, AIM, THANKS)
