"""What the journal shows of each thing that the three lower rungs ask (M2); every answer names its documents.

The limits are this program's own: two promises kept, seven tenths of the profile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from relbank.model.appointment import CANCELLED, Appointment
from relbank.model.fact import FIELD, FIVE, KEY, Fact
from relbank.model.ladder import Introduction, Mention
from relbank.model.ledger import DEPOSIT, Entry
from relbank.model.nurture import Handed
from relbank.model.person import Person
from relbank.model.promise import BROKEN, DROPPED, KEPT, ME, OPEN, Promise
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.trust import IntegrityTest, TrustSheet

from .clues import TAKEN, clues, fits
from .coverage import QUESTIONS, coverage, style_known, unanswered
from .dossier import Dossier
from .meetings import conversations

KEPT_PROMISES, COVERED = 2, 0.7


@record
class Seen:
    """What the journal shows of one thing asked: whether it is enough, the words for it, the documents behind it.

    do: what to do about it as things stand, "" for what the thing asked says itself.
    """

    met: bool
    said: str
    evidence: tuple[Any, ...] = ()
    do: str = ""


@record
class Check:
    """One thing that a rung asks: its name, what is asked, how the journal shows it, and what to do meanwhile."""

    key: str
    asks: str
    see: Callable[[Dossier], Seen]
    do: str


def _introduced(d: Dossier) -> Seen:
    for made in d.of(Introduction):
        by = d.journal.get(Person, made.by) if made.by else None
        if by is not None:
            return Seen(True, f"introduced by {by.name}", (made,))
    by = d.journal.get(Person, d.person.introducer) if d.person.introducer else None
    return Seen(True, f"introduced by {by.name}", (d.person, by)) if by else Seen(False, "nobody is named")


def _rapport(d: Dossier) -> Seen:
    talked = next(iter(conversations(d.touches)), None)
    if talked is None:
        return Seen(False, "no conversation yet")
    personal = [f for f in d.of(Fact) if not f.superseded and (f.kind in (*FIVE, FIELD) or f.key == TAKEN)]
    if not personal:
        return Seen(False, "a conversation, but nothing personal learned", (talked,))
    return Seen(True, f"talked, and {plural(len(personal), 'thing')} learned of them", (talked, *personal[:3]))


def _credible(d: Dossier) -> Seen:
    given = [e for e in d.of(Entry) if e.kind == DEPOSIT]
    if given:
        return Seen(True, f"{plural(len(given), 'thing')} of use given", tuple(given[-3:]))
    rated = [s for s in d.of(TrustSheet) if s.credibility >= 6]
    if rated:
        return Seen(True, f"credibility rated {rated[-1].credibility}", (rated[-1],))
    kept = [p for p in d.of(Promise) if p.by == ME and p.state == KEPT]
    if kept:
        return Seen(True, f"{plural(len(kept), 'promise')} kept", tuple(kept[-3:]))
    return Seen(False, "nothing given or delivered yet")


def _next_step(d: Dossier) -> Seen:
    agreed = [a for a in d.of(Appointment) if a.state != CANCELLED]
    if agreed:
        return Seen(True, plural(len(agreed), "appointment") + " agreed", tuple(agreed[-3:]))
    promised = [p for p in d.of(Promise) if p.state not in (DROPPED, BROKEN)]
    if promised:
        return Seen(True, plural(len(promised), "promise") + " between us", tuple(promised[-3:]))
    return Seen(False, "nothing is agreed")


def _style(d: Dossier) -> Seen:
    known = [part for part, value in d.person.style.items() if value]
    if style_known(d.person):
        return Seen(True, ", ".join(f"{part} {d.person.style[part]}" for part in known), (d.person,))
    return Seen(False, f"{len(known)} of 5 parts known")


def _mirrored(d: Dossier) -> Seen:
    facts = d.of(Fact)
    taken = [f for f in facts if f.key == TAKEN and not f.superseded]
    if taken:
        return Seen(True, f"{taken[-1].text} was taken up", tuple(taken[-3:]))
    used = [c for c in clues(facts, d.of(Entry)) if c.used]
    if used:
        return Seen(True, f"{used[-1].fact.text} was put to use", tuple(c.by or c.fact for c in used[-3:]))
    return Seen(False, "no topic taken up, no clue used")


def _delivered(d: Dossier) -> Seen:
    mine = [p for p in d.of(Promise) if p.by == ME]
    kept = [p for p in mine if p.state == KEPT]
    late = [p for p in mine if _overdue(p, d.today)]
    if late:
        return Seen(False, f"{plural(len(late), 'promise')} of mine late", tuple(late), _keep(late))
    if len(kept) < KEPT_PROMISES:
        waiting = [p for p in mine if p.state == OPEN]
        do = _keep(waiting) if waiting else ""
        return Seen(False, f"{len(kept)} of {KEPT_PROMISES} promises kept", tuple(kept), do)
    return Seen(True, f"{plural(len(kept), 'promise')} kept, none late", tuple(kept[-3:]))


def _keep(waiting: Sequence[Promise]) -> str:
    """Return what to do where promises of mine are open: keep the one that is due first."""
    first = min(waiting, key=lambda p: (p.due.sort if p.due else "~~", p.id))
    of = "the open promise" if len(waiting) == 1 else f"one of the {len(waiting)} that are open"
    return f"Keep {of}: “{first.text}”."


def _overdue(promise: Promise, today: date) -> bool:
    last = promise.due.last if promise.state == OPEN and promise.due else None
    return last is not None and last < today


def _integrity(d: Dossier) -> Seen:
    tests = d.of(IntegrityTest)
    if not tests:
        return Seen(False, "no test yet")
    last = max(tests, key=lambda t: (t.date, t.id))
    held = last.outcome == "held"
    return Seen(held, f"the last test was {last.outcome or 'not told'} ({last.kind})", (last,))


def _expert(d: Dossier) -> Seen:
    known = coverage(d.person, d.of(Fact))
    return Seen(known.share >= COVERED, known.said, tuple(p.evidence[-1] for p in known.parts if p.known))


def _both_questions(d: Dossier) -> Seen:
    facts = d.of(Fact)
    open_ones = [key for key in ("measured", "earns") if key in unanswered(facts)]
    if open_ones:
        return Seen(False, "not answered: " + " ".join(QUESTIONS[key] for key in open_ones))
    told = tuple(f for f in facts if f.kind == KEY and f.key in ("measured", "earns") and not f.superseded)
    return Seen(True, "both answered", told)


def _success(d: Dossier) -> Seen:
    told = tuple(f for f in d.of(Fact) if f.kind == KEY and f.key == "success" and not f.superseded)
    return Seen(bool(told), told[-1].text if told else "not known", told[-1:])


def _fitting(d: Dossier) -> Seen:
    landed = tuple(h for h in d.of(Handed) if h.landed in ("loved", "used"))
    if landed:
        return Seen(True, f"{plural(len(landed), 'thing')} of the shelf landed", landed[-3:])
    facts = d.of(Fact)
    given = [e for e in d.of(Entry) if e.kind == DEPOSIT]
    for entry in reversed(given):
        fact = fits(entry, facts)
        if fact is not None:
            return Seen(True, f"{entry.text} fits {fact.text}", (entry, fact))
    return Seen(False, f"{plural(len(given), 'deposit')}, none that names what they care about", tuple(given[-3:]))


def _mentioned(d: Dossier) -> Seen:
    named = d.of(Mention)
    told = f"{plural(len(named), 'mention')}: {named[-1].text}" if named else "not heard of yet"
    return Seen(bool(named), told, tuple(named[-3:]))


CHECKS: Mapping[str, tuple[Check, ...]] = {
    "initiating": (
        Check("introduced", "Introduced by somebody they trust", _introduced,
              "Write who brought you together: “- introduced by @Name”."),
        Check("rapport", "Rapport: a real conversation, something personal learned", _rapport,
              "Meet or call, and note what they care about: “- likes …”."),
        Check("credibility", "Credibility: something of use given or delivered", _credible,
              "Give something of use before you ask: “- gave …”."),
        Check("next step", "A next step that both gain from", _next_step,
              "Agree on one: “- next coffee Fri”, “- [ ] send article by Fri”."),
    ),
    "confidence": (
        Check("style", "Their style is known", _style, "Fill in the style sheet: channel, pace, formality, hours."),
        Check("mirrored", "Their style is mirrored", _mirrored,
              "Bring up what you know of them, and note how it went: “- cue hockey: taken”."),
        Check("promises", "Promises made and delivered", _delivered,
              "Promise something small, “- [ ] send article by Fri”, and keep it."),
        Check("integrity", "One test of integrity held", _integrity,
              "Keep a confidence they shared or asked for, or stand by an opinion: “- test shared: held” "
              "(or asked, opinion)."),
    ),
    "nurturing": (
        Check("expert", "You know them: seven tenths of the profile", _expert, "Ask the next question of the profile."),
        Check("questions", "How they are measured and how they make money: both answered", _both_questions,
              "Ask, and note the answer: “- measured by …”, “- earns by …”."),
        Check("success", "You know what would make them successful", _success, "Ask, and note it: “- success is …”."),
        Check("value", "Value given that fits them", _fitting,
              "Give something that meets what they like or want: “- gave …”."),
        Check("mention", "They named you to others unprompted", _mentioned,
              "It can't be asked for; when you hear of it: “- mention …”."),
    ),
}  # fmt: skip
