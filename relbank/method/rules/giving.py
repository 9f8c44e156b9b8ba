"""The rules of section F: give first (M25-M27)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from relbank.model.fact import Fact
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.ledger import ASK, WITHDRAWAL, Entry, Referral
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.say import plural
from relbank.model.trust import TrustSheet

from ..asking import too_early
from ..bank import fold
from ..deeds import deeds, reading
from ..effort import DAYS, TOO_LITTLE, Effort, effort, ranked
from ..kept import kept
from ..shelf import fitting, topic_words
from .rule import ASK as TO_LEARN
from .rule import DRIFT, LIMIT, UPKEEP, Rule

if TYPE_CHECKING:
    from ..books import Books
    from ..dossier import Dossier

LANDED = 14
"""Days after which one may ask how something from the shelf landed."""
QUIET = 30
"""Days since the last gift of the shelf within which nothing more is proposed."""


def mark_of(entry: Entry | Referral) -> str:
    """Return the mark of a finding about something asked for: the asking itself; a new one speaks anew."""
    return f"asked {entry.id}"


def _asked(d: Dossier) -> Iterable[Finding]:
    entries = d.of(Entry)
    if not any(e.kind == ASK for e in entries):
        return ()
    found = too_early(deeds(reading(d), d.person.id), d.person.name, d.day)
    if found is None:
        return ()
    ask, gate = found
    saw = f"You asked for “{ask.text}”. {gate.saw}"
    do = "Give something first: a deposit makes it good; or write why you asked all the same."
    return (
        ASKED.found(d, saw, do, about=ask.thing, mark=mark_of(ask.thing), weight=LIMIT, command="deposit",
                    evidence=(ask.thing,)),
    )  # fmt: skip


def _overdrawn(d: Dossier) -> Iterable[Finding]:
    if not any(e.kind == WITHDRAWAL for e in d.of(Entry)) and not d.of(Referral):
        return ()
    found = deeds(reading(d), d.person.id)
    account = fold(found, d.day)
    if account.points >= 0:
        return ()
    saw = f"You got {plural(account.got, 'point')} from them and gave {account.given}."
    return (
        OVERDRAWN.found(d, saw, f"Give something worth {-account.points} or more, before you ask again.",
                        mark=f"{account.points}", weight=DRIFT - account.points, command="deposit",
                        evidence=[x.thing for x in found if x.points]),
    )  # fmt: skip


@kept
def _shelf(journal: Journal) -> tuple[Sequence[ShelfItem], frozenset[str]]:
    """Return the shelf and what it is about."""
    items = journal.every(ShelfItem)
    return items, topic_words(items)


def _fits(d: Dossier) -> Iterable[Finding]:
    items, near = d.across(_shelf)
    if not items or any((d.since(h.date) or 0) < QUIET for h in d.of(Handed)):
        return ()
    best = next(iter(fitting(items, d.person, reading(d), near)), None)
    if best is None:
        return ()
    saw = f"“{best.item.title}” on your shelf fits them: {', '.join(best.topics)}."
    return (
        FITS.found(d, saw, "Hand it over with a line of your own; that is a deposit.", about=best.item,
                   mark=best.item.id, weight=UPKEEP, command="shelf.hand", evidence=(best.item, *best.facts)),
    )  # fmt: skip


def _landed(d: Dossier) -> Iterable[Finding]:
    out = []
    for handed in d.of(Handed):
        if handed.touch:
            continue  # one of many readers is not asked
        days = d.since(handed.date)
        item = None if handed.landed or days is None else d.journal.get(ShelfItem, handed.item)
        if item is not None and days is not None and days >= LANDED:
            saw = f"They received “{item.title}” {plural(days, 'day')} ago; how it landed is not known."
            out.append(
                HOW.found(d, saw, "Ask, and write it down: what was used tells what to give next.", about=handed,
                          mark=handed.id, weight=TO_LEARN, command="shelf.landed", evidence=(handed, item))
            )  # fmt: skip
    return out


def _effort(d: Dossier) -> Effort | None:
    if not d.person.strategic or not d.of(TrustSheet):
        return None
    return effort(reading(d), d.person, d.today)


def _unfit(books: Books) -> Iterable[Finding]:
    efforts = [e for e in books.fold(_effort, (TrustSheet,)).values.values() if e is not None]
    out = []
    for row in ranked(efforts) if len(efforts) > 2 else ():
        one = row.effort
        if not row.verdict or one.rating is None:
            continue
        saw = (
            f"{one.person.name} is number {row.said[1]} of {row.of} in trust and number {row.said[0]} in effort "
            f"({plural(len(one.touches), 'touch', 'touches')} and {plural(len(one.deposits), 'deposit')} "
            f"in {DAYS} days)."
        )
        little = row.verdict == TOO_LITTLE
        more, less = "Give this person more of your time.", "Ask what all that effort is for; some belongs elsewhere."
        out.append(
            REWARD.found(None, saw, more if little else less, about=one.person.id,
                         mark=f"{row.verdict} {one.rating.sheet.id}", weight=UPKEEP + abs(row.by_trust - row.by_effort),
                         command="view.bank", evidence=(one.rating.sheet, *one.deposits, *one.touches))
        )  # fmt: skip
    return out


ASKED = Rule("M25", "Asked first", "Deposits come before withdrawals.", _asked, strategic=True, needs=(Entry,))
OVERDRAWN = Rule(
    "M25", "Overdrawn", "Whoever takes more than they give is soon not welcome.", _overdrawn, strategic=True,
    needs=(Entry, Referral),
)  # fmt: skip
FITS = Rule(
    "M26", "From the shelf", "A point of view makes you worth meeting, if it fits.", _fits, strategic=True,
    needs=(Fact,),
)  # fmt: skip
HOW = Rule(
    "M26", "How it landed", "What was used or loved tells what to give next.", _landed, strategic=True,
    needs=(Handed,),
)  # fmt: skip
REWARD = Rule("M27", "Reward trust", "Trust is to be rewarded with effort, not habit or noise.", whole=_unfit)

RULES: tuple[Rule, ...] = (ASKED, OVERDRAWN, FITS, HOW, REWARD)
