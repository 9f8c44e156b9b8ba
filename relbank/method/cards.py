"""Section I, the daily review: which cards are dealt on a day, the most valuable first, never a wall (M38, M24)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime
from math import ceil
from zlib import crc32

from relbank.model.appointment import Appointment
from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.promise import ME, Promise
from relbank.model.record import record
from relbank.model.review import Review
from relbank.model.say import plural, say
from relbank.model.touch import Touch
from relbank.settings import Settings

from .findings import Findings, silenced
from .rules.rule import BROKEN, COMING, DRIFT, DUE, LIMIT, OWED, Rule

PRESSING = OWED - 40
"""From this weight on a card is a promise, a meeting of today, or a debrief."""
DAYS = 5
"""In how many days a backlog of those is brought, where the bound of a day allows it."""
DRIFTS = 4
"""Of so many bonds that lost their rhythm a day speaks."""
ALIKE = 3
"""So many cards of one rule a day has, of those that do not press."""
NEWEST = 40
"""So many of the newest touches tell when something was written last."""
_ID = 26  # letters of a document's id


def token(finding: Finding) -> str:
    """Return a finding's key without words: an id stays, what else it is about becomes a checksum."""
    about = finding.about
    plain = about if not about or (len(about) == _ID and about.isalnum()) else f"{crc32(about.encode()):08x}"
    return f"{finding.rule}:{finding.person}:{plain}"


@record
class Card:
    """One step of a review: the finding that speaks, what it is about, and what else is said of the person.

    thing: the promise or the appointment that it is about, None for the person as such. more: findings about the same
    thing, or the same person, that need no card of their own.
    """

    finding: Finding
    thing: Promise | Appointment | None = None
    more: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from any other card of the day; no word of the journal is in it."""
        return token(self.finding)

    @property
    def person(self) -> str:
        """The id of whom it is about, "" for nobody in particular."""
        return self.finding.person

    @property
    def pressing(self) -> bool:
        """Whether it is a promise, a meeting of today or a debrief."""
        return self.finding.weight >= PRESSING


@record
class Deck:
    """The cards of a day, in the order they are shown; waiting: how many more of what presses are left for later."""

    cards: tuple[Card, ...]
    waiting: int = 0


def _never(_: object) -> tuple[Finding, ...]:
    return ()


_ALONE = Rule("M18", "Tickler", "However small, each promise counts.", _never)


def alone(journal: Journal, now: datetime) -> list[Finding]:
    """Return findings about promises of mine to nobody in particular, due or late: no person's rule sees them."""
    today, found = now.date(), []
    overrides: Sequence[Override] | None = None
    for p in journal.open_promises():
        last = p.due.last if p.due else None
        if p.person or p.by != ME or last is None or last > today or p.snoozed > today.isoformat():
            continue
        late = (today - last).days
        how = f"{plural(late, 'day')} late" if late else "due today"
        saw = f"“{p.text}”, promised by {say(p.due)}, is {how}."
        weight = BROKEN + min(late, 90) if late else DUE + 10
        one = _ALONE.found(None, saw, "Deliver it today.", about=p, mark=f"{'late' if late else 'due'} {p.due.iso}",
                           weight=weight, command="tick", evidence=[p])  # fmt: skip
        overrides = journal.every(Override) if overrides is None else overrides
        if not silenced(one, overrides, today.isoformat()):
            found.append(one)
    return found


def deal(
    findings: Findings, journal: Journal, now: datetime, settings: Settings, dealt: Set[str] = frozenset()
) -> Deck:
    """Return the cards of a day, at most settings.review_cards, dealt ones (by key) left out.

    Promises late and due come first, then today's meetings, debriefs, limits, dates, and lost rhythms; what merely
    would be good fills at most half of the day. A backlog is brought in some days: no day is a wall.
    """
    findings.refresh(now)
    spare = alone(journal, now)
    found = sorted([*findings.all(), *spare], key=lambda f: -f.weight) if spare else findings.all()
    pressing, others = _parted(found, dealt, journal, now.date().isoformat())
    most = settings.review_cards
    share = most if len(pressing) <= most else max(ceil(len(pressing) / DAYS), 2 * most // 3)
    meetings = [card for card in pressing if card.finding.rule == "M40"][:most]
    rest = [card for card in pressing if card.finding.rule != "M40"]
    chosen = [*meetings, *rest[: max(0, min(share, most) - len(meetings))]]
    taken = {card.person for card in chosen if card.person}
    others_too = _fill(others, most - len(chosen), max(1, most // 2), taken)
    spare_room = most - len(chosen) - len(others_too)  # room that nothing else wants is for the backlog after all
    chosen += rest[len(chosen) - len(meetings) :][:spare_room]
    chosen.sort(key=lambda card: -card.finding.weight)
    waiting = len(pressing) - len(chosen)
    return Deck(tuple(_told(card, findings) for card in (*chosen, *others_too)), waiting)


def _parted(
    found: Iterable[Finding], dealt: Set[str], journal: Journal, day: str
) -> tuple[list[Card], list[Finding]]:
    """Return the cards of what presses, one for each thing, and the other findings, the weightiest first."""
    cards: dict[str, Card] = {}
    others = []
    for finding in found:
        if dealt and token(finding) in dealt:
            continue
        if finding.weight < PRESSING:
            others.append(finding)
        elif (finding.about or finding.key) not in cards:
            thing = thing_of(finding, journal)
            if not (isinstance(thing, Promise) and thing.snoozed > day):
                cards[finding.about or finding.key] = Card(finding, thing)
    return list(cards.values()), others


def _fill(others: Iterable[Finding], room: int, most: int, taken: set[str]) -> list[Card]:
    """Return cards for the room that is left: one a person, few of one sort, what can wait not more than `most`."""
    out: list[Card] = []
    alike: dict[str, int] = {}
    soft = 0
    for finding in others:
        if len(out) >= room:
            break
        limit = DRIFTS if finding.rule == "M22" else ALIKE
        waits = finding.weight < COMING
        about_taken = bool(finding.person) and finding.person in taken
        if about_taken or alike.get(finding.rule, 0) >= limit or (waits and soft >= most):
            continue
        soft += waits
        alike[finding.rule] = alike.get(finding.rule, 0) + 1
        taken.add(finding.person)
        out.append(Card(finding))
    return out


def _told(card: Card, findings: Findings) -> Card:
    """Return a card with what else is said about its thing, or its person."""
    if not card.person:
        return card
    here = findings.of(card.person)
    if card.thing is not None:
        same = (f for f in here if f.about == card.finding.about and f.key != card.finding.key)
        more = [f for f in same if f.rule != "M6"]  # hard rules stand with what is known of the person
    else:
        more = [f for f in here if f.key != card.finding.key and DRIFT - 60 <= f.weight < LIMIT + 99][:2]
    return Card(card.finding, card.thing, tuple(more))


def thing_of(finding: Finding, journal: Journal) -> Promise | Appointment | None:
    """Return the promise or the appointment that a finding is about, None when it is about neither."""
    if len(finding.about) != _ID:
        return None
    return journal.get(Promise, finding.about) or journal.get(Appointment, finding.about)


def again(key: str, findings: Findings, journal: Journal, now: datetime) -> Card | None:
    """Return a card of the day as it stands now; None when what it spoke of is settled."""
    findings.refresh(now)
    person = key.split(":")[1]
    here = findings.of(person) if person else [*findings.of(""), *alone(journal, now)]
    one = next((f for f in here if token(f) == key), None)
    return _told(Card(one, thing_of(one, journal)), findings) if one else None


def backlog(findings: Findings, journal: Journal, now: datetime) -> list[Finding]:
    """Return the promises and debriefs that press now, the weightiest first."""
    findings.refresh(now)
    found = [f for f in (*findings.all(), *alone(journal, now)) if f.weight >= PRESSING and f.rule != "M40"]
    return sorted(found, key=lambda f: -f.weight)


def away(journal: Journal, today: date) -> int:
    """Return for how many whole days nothing was written, 0 in an empty journal."""
    newest = (t for id in journal.touches()[:NEWEST] if (t := journal.get(Touch, id)))
    written = [t.created[:10] or (t.when.iso or "")[:10] for t in newest]
    written += [r.created[:10] for r in journal.every(Review)]
    last = max(written, default="")
    return max(0, (today - date.fromisoformat(last)).days) if last else 0
