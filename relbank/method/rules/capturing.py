"""The rules of section C: capture every touch (M11-M13)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile

from relbank.model.fact import Fact
from relbank.model.finding import Finding
from relbank.model.ledger import Entry
from relbank.model.promise import Promise
from relbank.model.say import plural, say
from relbank.model.touch import JOURNAL, MET, Touch

from ..books import Books
from ..bullets import bullets
from ..capture import unread, unread_words
from ..dossier import Dossier
from ..followup import day_of
from ..groups import LATELY, PLANS
from ..jotting import has_words, jotting, late_by
from ..unsealed import open_text
from ..unsettled import unsettled
from .rule import OWED, UPKEEP, Rule

FRESH = 7
"""Days after which a meeting without a note is not worth asking for: what was said is forgotten."""
OWED_FOR = 30  # days that a debrief is asked for
MISREAD_FOR = 3  # days that words of a header that were not understood are shown
SHOWN = 2  # bullets that a sentence names
LATE_FROM = 3
"""Notes of the last 30 days that came late, before it is said."""


def _recent(d: Dossier) -> Sequence[Touch]:
    """Return the person's touches of the last days that name them first, so that a shared one is told once."""
    first, id = d.ago(FRESH), d.person.id
    return [t for t in takewhile(lambda t: day_of(t) >= first, d.lately) if t.people[0] == id]


def _bare(d: Dossier) -> Sequence[Finding]:
    out = []
    for touch in d.once(_recent):
        if touch.kind == MET and not has_words(touch):
            saw = f"{touch.word or 'meeting'} {say(touch.when)}: no word of what was said."
            out.append(BARE.found(
                d, saw, "Write three lines while you remember: what they said, like, need.", about=touch,
                mark="bare", weight=OWED - 40, command="note.new", evidence=[touch],
            ))  # fmt: skip
    return out


def _misread(d: Dossier) -> Sequence[Finding]:
    out = []
    for touch in d.once(_recent):
        if touch.kind == JOURNAL or day_of(touch) < d.ago(MISREAD_FOR):
            continue
        if header := unread(touch, d.journal):
            out.append(MISREAD.found(
                d, f"Not understood in a header: “{unread_words(touch, d.journal)}”, of “{header}”.",
                "Correct the header, or leave it: "
                "the note is kept as typed.", about=touch, mark=header, weight=UPKEEP + 20, command="edit",
                evidence=[touch],
            ))  # fmt: skip
    return out


def _filed(d: Dossier) -> Set[tuple[str, int]]:
    """Return the notes and lines from which most of what is filed of the person came."""
    things: list[Fact | Promise | Entry] = [*d.of(Fact), *d.of(Promise), *d.of(Entry)]
    return {(thing.touch, thing.line) for thing in things if thing.touch}


def _plain(d: Dossier) -> Sequence[Finding]:
    """Tell of bullets that file nothing, as long as one may remember what was meant."""
    out = []
    for touch in d.once(_recent):
        if day_of(touch) < d.ago(MISREAD_FOR):
            continue
        own = d.once(_filed)
        left = {n: text for n, text in bullets(touch.text, open_text(d.own, touch)).items() if (touch.id, n) not in own}
        if left:  # it may be of somebody else
            lines = {getattr(thing, "line", 0) for thing in d.journal.filed_from(touch.id)}
            left = {n: text for n, text in left.items() if n not in lines}
        if not left:
            continue
        said = [*left.values()]
        more = f" and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
        told = ", ".join(f"“{text}”" for text in said[:SHOWN]) + more
        saw = f"The note of {say(touch.when)} keeps {plural(len(left), 'bullet')} as plain text: {told}."
        do = "Leave it so, or begin the bullet with a word that files it: likes, owes me, next, gave."
        out.append(PLAIN.found(d, saw, do, about=touch, mark=" · ".join(said), weight=UPKEEP, command="edit",
                               evidence=[touch]))  # fmt: skip
    return out


def _owed(d: Dossier) -> Sequence[Finding]:
    out = []
    wall = d.now.replace(tzinfo=None)
    for a in d.of(PLANS):
        if a.held or a.people[0] != d.person.id:
            continue
        at, last = a.when.at, a.when.last
        if last is None or not (at < wall if at else last < d.today) or (d.today - last).days > OWED_FOR:
            continue
        out.append(DEBRIEF.found(
            d, f"“{a.text or 'appointment'}” on {say(a.when)} has no note yet.",
            "Take a quarter of an hour and write it, or say that it did not take place.", about=a,
            mark=a.when.iso or "", weight=OWED - min((d.today - last).days, 30), command="note.new", evidence=[a],
        ))  # fmt: skip
    return out


def _habit_of(d: Dossier) -> tuple[tuple[str, ...], tuple[Touch, ...]] | None:
    """Return the notes of the last days that were written the same day, by id, and those that came later."""
    found = jotting(d.lately, d.today)
    return (tuple(t.id for t in found.same_day), found.later) if found.same_day or found.later else None


def _habit(books: Books) -> Sequence[Finding]:
    found = [one for one in books.fold(_habit_of, (LATELY,)).values.values() if one]
    later = {touch.id: touch for one in found for touch in one[1]}
    if len(later) < LATE_FROM:
        return ()
    same = {id for one in found for id in one[0]}
    if 2 * len(later) < len(same):
        return ()
    late = sorted(later.values(), key=lambda t: t.id)
    slowest = max(late, key=late_by)
    saw = (
        f"{plural(len(late), 'note')} of the last 30 days came a day or more after the meeting, "
        f"{len(same)} the same day; the latest after {plural(late_by(slowest), 'day')}."
    )
    do = "Keep the fifteen minutes behind each meeting free; the calendar export reserves them."
    return (HABIT.found(None, saw, do, mark=late[-1].id, weight=UPKEEP + 30, command="note.new", evidence=late),)


def _names(books: Books) -> Sequence[Finding]:
    waiting: dict[str, tuple[Touch, list[str]]] = {}
    for touch, typed in unsettled(books.journal):
        waiting.setdefault(touch.id, (touch, []))[1].append(typed)
    return [
        NAMES.found(
            None, f"{', '.join(names)} in the note of {say(touch.when)} may be several people; nothing was guessed.",
            "Say who is meant.", about=touch, mark=", ".join(names), weight=OWED - 60, command="settle",
            evidence=[touch],
        )
        for touch, names in waiting.values()
    ]  # fmt: skip


BARE = Rule(
    "M11", "In the moment", "What is not written within the quarter of an hour is lost within days.", _bare,
    needs=(LATELY,),
)  # fmt: skip
HABIT = Rule("M11", "In the moment", "A note written days later holds half of what was said.", whole=_habit)
MISREAD = Rule(
    "M12", "One text, everything filed", "What is not understood stays a note, and is shown.", _misread,
    needs=(LATELY,),
)  # fmt: skip
PLAIN = Rule(
    "M12", "One text, everything filed", "What is only written can't be asked for later; what is filed can.", _plain,
    needs=(LATELY,),
)  # fmt: skip
NAMES = Rule("M12", "One text, everything filed", "What is filed for nobody is found by nobody.", whole=_names)
DEBRIEF = Rule("M13", "Debrief owed", "A meeting without a note teaches nothing.", _owed, needs=(PLANS,))
RULES: tuple[Rule, ...] = (BARE, HABIT, MISREAD, PLAIN, NAMES, DEBRIEF)
