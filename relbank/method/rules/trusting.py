"""The rules of section H: trust (M33-M37)."""

from __future__ import annotations

from relbank.model.alliance import CURRENT, CircleStep
from relbank.model.finding import Finding
from relbank.model.ladder import Move
from relbank.model.person import ALLY
from relbank.model.promise import Promise
from relbank.model.say import plural, say, say_iso
from relbank.model.sheets import Principle, TwelveSheet
from relbank.model.trust import IntegrityTest, TrustSheet

from ..books import Books
from ..dossier import Dossier
from ..doubt import target_passed
from ..groups import WAITING
from ..integrity import integrity, told
from ..slipping import slipping
from ..trust import PART_NAMES, RELIABILITY, SELF, Computed, Trust, dated, score_said, scores, standing
from ..twelve import compared
from ..twelve import in_order as in_turn
from .organisations import STANDS
from .rule import DRIFT, DUE, LIMIT, UPKEEP, Rule

RATED_FROM = 2
"""The rung from which on trust is worth rating, also where it never was."""
TOP = 4
"""The rung from which on the twelve keys are due, also where the person is no ally."""
APART = 3
"""By how much a rating and what the journal computes differ before it is said."""
LOW = 5
"""The strength of a weakest part at which its action is proposed."""


def _steady(d: Dossier) -> tuple[Finding, ...]:
    """A drop since the last rating."""
    sheets = d.of(TrustSheet)
    if len(sheets) < 2:
        return ()
    known = scores(sheets)
    if len(known) < 2 or known[-1] >= known[-2]:
        return ()
    found = standing(d.of, d.today)
    last = found.course[-1]
    saw = f"Trust fell from {score_said(known[-2])} to {score_said(known[-1])} on {_day(last.day)}."
    return (
        STEADY.found(
            d, saw, f"{_fallen(found)}{found.action}", about="drop", mark=last.sheet.id, weight=DRIFT + 50,
            command="trust", evidence=[p.sheet for p in found.course[-2:]],
        ),
    )  # fmt: skip


def _fallen(found: Trust) -> str:
    before, now = found.course[-2].parts, found.course[-1].parts
    worse = [PART_NAMES[p] for p in now if (now[p] > before[p] if p == SELF else now[p] < before[p])]
    return f"What changed: {', '.join(worse)}. " if worse else ""


def _sheet_due(d: Dossier) -> tuple[Finding, ...]:
    """A rating is due, or was never made from the second rung on."""
    sheets, days = d.of(TrustSheet), d.settings.trust_days
    do = "Rate the four parts anew, with a note that shows why."
    if not sheets:
        if d.standing.number < RATED_FROM or not d.touches or not d.standing.days(d.today):
            return ()  # who came to the rung today is not behindhand
        saw = f"Trust was never rated, and they stand on {d.standing.called(d.settings.rungs)}."
        return (RATING.found(d, saw, do, about="due", mark="never", weight=UPKEEP, command="trust.rate"),)
    last = max(sheets, key=lambda s: (dated(s), s.id))
    ago = d.since(dated(last))
    if ago is None or ago < days:
        return ()
    saw = f"Trust was last rated {plural(ago, 'day')} ago; it is looked at anew every {days} days."
    return (
        RATING.found(
            d, saw, do, about="due", mark=last.id, weight=UPKEEP + 20, command="trust.rate", evidence=[last]
        ),
    )  # fmt: skip


def _weak_part(d: Dossier) -> tuple[Finding, ...]:
    """The weakest part proposes one action, when it is weak or the journal contradicts the rating."""
    if not d.of(TrustSheet):
        return ()
    found = standing(d.of, d.today)
    now = found.now
    if now is None or not found.weakest:
        return ()
    sheet, part = now.sheet, found.weakest
    out = []
    for name, own, better in ((RELIABILITY, found.reliability, 1), (SELF, found.self_hint, -1)):
        rated = now.parts[name]
        if rated and own.weighs and better * (rated - own.weighs) >= APART:
            saw = f"You rate {PART_NAMES[name]} {rated} of 10; the journal says {own.value}: {_says(name, own)}."
            out.append(
                WEAKEST.found(
                    d, saw, "Rate it again with that in view.", about=name, mark=f"{sheet.id}:{own.value}",
                    weight=UPKEEP + 40, command="trust", evidence=[sheet, *own.evidence],
                )
            )  # fmt: skip
    value = now.parts[part]
    strength = 11 - value if part == SELF else value
    if strength <= LOW:
        less = ", and less is better" if part == SELF else ""
        saw = f"The weakest part of trust is {PART_NAMES[part]}: {value} of 10{less}."
        out.append(
            WEAKEST.found(
                d,
                saw,
                found.action,
                about="weakest",
                mark=f"{sheet.id}:{part}",
                weight=UPKEEP + 30,
                command="trust",
                evidence=[sheet],
            )
        )
    return tuple(out)


def _says(part: str, own: Computed) -> str:
    if part == SELF:
        return f"{own.hits} of {plural(own.of, 'deed')} between you were asked for or got"
    return f"{own.hits} of {plural(own.of, 'promise')} kept on time"


def _failed(d: Dossier) -> tuple[Finding, ...]:
    """The newest test of integrity failed."""
    tests = d.of(IntegrityTest)
    if not tests:
        return ()
    wound = integrity(tests).open_wound
    if wound is None:
        return ()
    saw = f"{told(wound).capitalize()} on {_day(dated(wound))}; none was held since."
    do = "Say so before they do, make it good, and note the next test that is held."
    return (TESTED.found(d, saw, do, about=wound, mark=wound.id, weight=LIMIT, command="trust", evidence=[wound]),)


def _unwritten(books: Books) -> tuple[Finding, ...]:
    """Tests were noted, and no principle is written down."""
    count = sum(books.fold(_tests, (IntegrityTest,)).values.values())
    if not count or books.journal.every(Principle):
        return ()
    saw = f"Your integrity was tested {plural(count, 'time')}, and no principle of yours is written down."
    do = "Write what you stand for, what you will and won't do or say; it is shown before you meet them."
    return (PRINCIPLED.found(None, saw, do, about="principles", mark="none", weight=UPKEEP, command="view.principles"),)


def _tests(d: Dossier) -> int:
    return len(d.of(IntegrityTest))


def _contract(d: Dossier) -> tuple[Finding, ...]:
    """Somebody pointed at the contract."""
    sheets = d.of(TwelveSheet)
    if not any(sheet.contract for sheet in sheets) or not (sheet := in_turn(sheets)[-1]).contract:
        return ()
    saw = f"Somebody pointed at the contract ({_day(dated(sheet))})."
    do = "Talk before anything else: whoever needs the contract has lost the trust that stood before it."
    mark = sheet.id
    return (ALARM.found(d, saw, do, about=sheet, mark=mark, weight=LIMIT + 50, command="twelve", evidence=[sheet]),)


def _fell(d: Dossier) -> tuple[Finding, ...]:
    """The keys fell since the last sheet."""
    sheets = d.of(TwelveSheet)
    found = compared(sheets) if len(sheets) > 1 else None
    if found is None or found.before is None or found.moved is None or found.moved >= 0:
        return ()
    worst = min(found.rows, key=lambda r: ((r.moved_mine or 0) + (r.moved_theirs or 0), r.number))
    saw = f"The twelve keys fell by {-found.moved} since {_day(dated(found.before))}, most on “{worst.name}”."
    return (
        KEYS_FELL.found(
            d, saw, f"Ask them: {worst.question}", about="fell", mark=found.sheet.id, weight=DRIFT, command="twelve",
            evidence=[found.sheet, found.before],
        ),
    )  # fmt: skip


def _keys_due(d: Dossier) -> tuple[Finding, ...]:
    """The next sheet of an ally, of somebody in the circle, or on the top rungs, is due."""
    if not (d.person.role == ALLY or _in_circle(d) or d.standing.number >= TOP):
        return ()
    do = "Score the twelve keys for both sides, best together."
    found = compared(d.of(TwelveSheet))
    if found is None:
        saw = "The twelve keys were never scored with them."
        return (KEYS_DUE.found(d, saw, do, about="due", mark="never", weight=UPKEEP, command="twelve"),)
    sheet, ago = found.sheet, d.since(dated(found.sheet))
    if ago is None or ago < d.settings.twelve_days:
        return ()
    saw = f"The twelve keys were last scored {plural(ago, 'day')} ago."
    return (
        KEYS_DUE.found(
            d, saw, do, about="due", mark=sheet.id, weight=UPKEEP + 20, command="twelve", evidence=[sheet]
        ),
    )  # fmt: skip


def _in_circle(d: Dossier) -> bool:
    steps = d.of(CircleStep)
    return bool(steps) and max(steps, key=lambda s: (s.date, s.id)).state == CURRENT


def _day(iso: str) -> str:
    return say_iso(iso) or "a day not known"


def _own_day(promise: Promise, d: Dossier) -> str:
    """Return that my own day of a promise has passed, "" when it has not: M16 leaves it to who speaks here."""
    return f"; your own day was {say(promise.target)}" if target_passed(promise, d.today) else ""


def _early(d: Dossier) -> tuple[Finding, ...]:
    """A promise of mine is about to slip: tell them now, before it is late."""
    out = []
    for slip in slipping(d.waiting, d.today, d.settings.tell_days):
        promise = slip.promise
        out.append(
            EARLY.found(
                d, f"“{promise.text}” is due {slip.when} and not done{_own_day(promise, d)}.",
                "Tell them now? Do it today, or say before the day that it will slip, and agree on another.",
                about=promise, mark=promise.due.iso or "" if promise.due else "", weight=DUE - slip.days,
                command="promise.word", evidence=[promise],
            )
        )  # fmt: skip
    return tuple(out)


STEADY = Rule("M33", "Trust equation", "Trust should be high and steady; a drop wants to be understood.", _steady,
              strategic=True, needs=(TrustSheet,))  # fmt: skip
RATING = Rule("M33", "Trust equation", "What is not looked at from time to time is taken for granted.", _sheet_due,
              strategic=True, needs=(TrustSheet, Move))  # fmt: skip
WEAKEST = Rule("M33", "Trust equation", "The weakest part limits the whole; one action at a time mends it.",
               _weak_part, strategic=True, needs=(TrustSheet,))  # fmt: skip
TESTED = Rule(
    "M34", "Integrity", "A failed test that nobody speaks of goes on costing trust.", _failed,
    needs=(IntegrityTest,),
)  # fmt: skip
PRINCIPLED = Rule("M34", "Integrity", "Whoever has written down where they stand is not caught unprepared.",
                  whole=_unwritten)  # fmt: skip
ALARM = Rule(
    "M35", "Twelve keys", "Having to point at the contract is an alarm.", _contract, strategic=True,
    needs=(TwelveSheet,),
)  # fmt: skip
KEYS_FELL = Rule(
    "M35", "Twelve keys", "A partnership slips one key at a time.", _fell, strategic=True,
    needs=(TwelveSheet,),
)  # fmt: skip
KEYS_DUE = Rule("M35", "Twelve keys", "A partnership that is looked at together lasts.", _keys_due, strategic=True)
EARLY = Rule(
    "M37", "No surprises", "Bad news told early keeps trust; the same news told late breaks it.", _early,
    needs=(WAITING,),
)  # fmt: skip

RULES: tuple[Rule, ...] = (STEADY, RATING, WEAKEST, TESTED, PRINCIPLED, ALARM, KEYS_FELL, KEYS_DUE, STANDS, EARLY)
