"""Section I, the daily review: which cards are dealt on a day, the most valuable first, never a wall (M38, M24)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from datetime import date, datetime
from math import ceil
from zlib import crc32

from relbank.model.appointment import Appointment
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.promise import Promise
from relbank.model.record import record
from relbank.model.review import Review
from relbank.model.touch import Touch
from relbank.settings import Settings

from .findings import Findings
from .pressing import PRESSING, pressing
from .rules.rule import COMING, DRIFT, LIMIT, OWED

DAYS = 5
"""In how many days a backlog of those is brought, where the bound of a day allows it."""
DRIFTS = 4
"""Of so many bonds that lost their rhythm a day speaks."""
DEBRIEFS = 4
"""Every so manieth card of a backlog is a debrief, where any is owed."""
ALIKE = 3
"""So many cards of one rule a day has, of those that do not press."""
NEWEST = 40
"""So many of the newest touches tell when something was written last."""
_ID = 26  # letters of a document's id
Of = Callable[[str], Sequence[Finding]]


def token(finding: Finding) -> str:
    """Return a finding's key without words: an id stays, what else it is about becomes a checksum."""
    about = finding.about
    plain = about if not about or (len(about) == _ID and about.isalnum()) else f"{crc32(about.encode()):08x}"
    return f"{finding.rule}:{finding.person}:{plain}"


@record
class Card:
    """One step of a review: the finding that speaks, what it is about, and what else is said of the person.

    thing: the promise or the appointment that it is about, None for the person as such. more: findings about the same
    thing, or the same person, that need no card of their own; told by `again`, when a card's turn has come.
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


def deal(
    findings: Findings, journal: Journal, now: datetime, settings: Settings, dealt: Set[str] = frozenset(),
    begun: Sequence[str] = (),
) -> Deck:
    """Return the cards of a day, at most settings.review_cards, dealt ones (by key) left out.

    Today's meetings come first, then promises late and due, debriefs, lost rhythms, limits, dates, and what merely
    would be good, which fills at most half of the day. A backlog is brought in some days: no day is a wall. begun: the
    keys of the cards that the day began with; those that follow them are returned.
    """
    findings.refresh(now)
    pressing, others = _parted(findings.all(), dealt, journal, now.date().isoformat())
    most = settings.review_cards
    chosen, rest = ([], pressing) if begun else _chosen(pressing, most)
    taken = {key.split(":")[1] for key in begun} | {card.person for card in chosen}
    room = most - len(begun) - len(chosen)
    filled = _fill(others, room, max(1, most // 2), taken - {""})
    room = max(0, room - len(filled))  # what nothing else wants is for the backlog after all
    dealt_now = sorted([*chosen, *rest[:room], *filled], key=_order)
    return Deck(tuple(dealt_now), len(rest[room:]))


def begin(journal: Journal, now: datetime, settings: Settings, dealt: Set[str] = frozenset()) -> Deck:
    """Return the cards that a day begins with: those that press; `deal` tells those that follow.

    Nobody else is looked at for it, so that a review of a large journal opens at once.
    """
    found, _ = _parted(pressing(journal, now, settings), dealt, journal, now.date().isoformat())
    chosen, rest = _chosen(found, settings.review_cards)
    return Deck(tuple(chosen), len(rest))


def _chosen(found: list[Card], most: int) -> tuple[list[Card], list[Card]]:
    """Return which of the cards that press a day brings, in their order, and which are left for other days.

    What was said at a visit is soon forgotten: a few debriefs, the newest, have their place however many promises wait.
    """
    share = most if len(found) <= most else max(ceil(len(found) / DAYS), 2 * most // 3)
    meetings = [card for card in found if card.finding.rule == "M40"][:most]
    room = max(0, min(share, most) - len(meetings))
    others = [card for card in found if card.finding.rule != "M40"]
    debriefs = [card for card in others if card.finding.rule == "M13"][: room // DEBRIEFS]
    before = [card for card in others if card not in debriefs][: room - len(debriefs)]
    chosen = sorted([*meetings, *before, *debriefs], key=_order)
    return chosen, [card for card in others if card not in chosen]


def _order(card: Card) -> tuple[int, int, str]:
    """Return what cards are sorted by: what they are about in the order of a review, then the weight."""
    found = card.finding
    if found.rule == "M40" and found.weight >= PRESSING:
        stage = 0
    elif found.weight >= PRESSING:
        stage = 1 if found.weight > OWED else 2
    else:
        stage = 3 if found.rule == "M22" else 4 if found.weight >= LIMIT else 5 if found.weight >= COMING else 6
    return stage, -found.weight, found.key


def _parted(
    found: Iterable[Finding], dealt: Set[str], journal: Journal, day: str
) -> tuple[list[Card], list[Finding]]:
    """Return the cards of what presses, one for each thing, and the other findings, the weightiest first."""
    cards: dict[str, Card] = {}
    others = []
    things = {key.split(":")[2] for key in dealt} - {""}  # whatever else presses about them is for another day
    for finding in found:
        named = token(finding) if dealt else ""
        if named in dealt:
            continue
        if finding.weight < PRESSING:
            others.append(finding)
        elif named and named.split(":")[2] in things:
            continue
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


def _told(card: Card, here: Sequence[Finding]) -> Card:
    """Return a card with what else is said about its thing, or its person; here: the findings about the person."""
    if not card.person:
        return card
    if card.thing is not None:
        same = (f for f in here if f.about == card.finding.about and f.weight < PRESSING)  # what presses says the same
        more = [f for f in same if f.rule != "M6"]  # hard rules stand with what is known of the person
    else:
        more = [f for f in here if f.key != card.finding.key and DRIFT - 60 <= f.weight < LIMIT + 99][:2]
    return Card(card.finding, card.thing, tuple(more))


def thing_of(finding: Finding, journal: Journal) -> Promise | Appointment | None:
    """Return the promise or the appointment that a finding is about, None when it is about neither."""
    if len(finding.about) != _ID:
        return None
    return journal.get(Promise, finding.about) or journal.get(Appointment, finding.about)


def again(key: str, of: Of, journal: Journal) -> Card | None:
    """Return a card of the day as it stands now, with what else is said of it; None when what it spoke of is settled.

    of: returns the findings about a person as they are now, about nobody in particular for "".
    """
    here = of(key.split(":")[1])
    one = next((f for f in here if token(f) == key), None)
    return _told(Card(one, thing_of(one, journal)), here) if one else None


def backlog(findings: Findings, now: datetime) -> list[Finding]:
    """Return the promises and debriefs that press now, the weightiest first."""
    findings.refresh(now)
    return [f for f in findings.all() if f.weight >= PRESSING and f.rule != "M40"]


def away(journal: Journal, today: date) -> int:
    """Return for how many whole days nothing was written, 0 in an empty journal."""
    newest = (t for id in journal.touches()[:NEWEST] if (t := journal.get(Touch, id)))
    written = [t.created[:10] or (t.when.iso or "")[:10] for t in newest]
    written += [r.created[:10] for r in journal.every(Review)]
    last = max(written, default="")
    return max(0, (today - date.fromisoformat(last)).days) if last else 0
