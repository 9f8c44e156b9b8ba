"""How home's panes tell what the rules found: profile sections, timeline moments, titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget

from relbank.method.agenda import day_of
from relbank.method.profile import TITLES, Profile, said
from relbank.method.tracking import said as dated
from relbank.model.fact import AVOID, CUE, FIELD, FIVE, KEY, QUESTION, Fact
from relbank.model.person import Person
from relbank.model.say import say, say_age, say_birthday, say_iso, say_short
from relbank.model.text import clean, fold

from ..glyphs import Glyphs
from ..safe import PERSONAL, personal, plain
from ..widgets.flow import Item, Section

if TYPE_CHECKING:
    from relbank.method.capture import Moment as Told

    from ..widgets.moment import Moment

EMPTY = {
    "people": "Your journal of people, still empty.\nn writes the first note: @Bob Smith lunch today … (f1 there: how)",
    "profile": "Nothing known yet. a adds a fact; in a note, “- likes hockey” does.",
    "timeline": "No notes yet. n writes one.",
    "mine": "No promises of yours. p makes one; in a note, “- [ ] send article by Fri”.",
    "theirs": "Nobody owes you anything. In a note, “- [ ] @Bob: org chart by Fri”.",
    "today": "Nothing today. In a note, “- next coffee 9 Sep 9:00 at AB Coffee”.",
}


def haystack(person: Person) -> str:
    """Return what a filter looks into: names, organisation, title, tags with #."""
    tags = " ".join(f"#{tag}" for tag in person.tags)
    return fold(f"@{person.name} {' @'.join(person.aliases)} {person.organisation} {person.title} {tags}")


def hint(pane: Widget, query: str) -> None:
    """Show the filter in force in a pane's lower border."""
    told = f"/ {query} · esc clears" if query.strip() else ""
    if told != str(pane.border_subtitle or ""):
        pane.border_subtitle = Content.assemble("/ ", personal(query), " · esc clears") if told else ""


UNUSED = " (unused)"
"""What is said of a clue that was never put to use."""
KIND_WORDS = {
    "note": "notes",
    "promise": "promises",
    "appointment": "appointments",
    "entry": "entries",
    "move": "moves",
}


def timeline_title(count: int, everybody: bool, kinds: Set[str], until: str = "") -> str:
    """Return the timeline's title: how much it holds, and to what it is narrowed; until: the ISO day it goes up to."""
    left = [word for kind, word in KIND_WORDS.items() if kind in kinds]
    only = "" if len(left) == len(KIND_WORDS) else ", ".join(left)
    upto = f"up to {say_iso(until)}" if until else ""
    title = f"3 Timeline {count}" if count else "3 Timeline"
    return " · ".join(part for part in (title, "everybody" if everybody else "", only, upto) if part)


def profile_title(page: Profile, today: date, signs: Glyphs, rungs: Mapping[str, str]) -> Content:
    """Return the profile's title: name, organisation, rung and the days on it; rungs: the user's names of them."""
    whose = " · ".join(part for part in (page.person.name, page.person.organisation) if part)
    standing = ""
    if page.standing.number:
        days = page.standing.days(today)
        called = page.standing.called(rungs)
        age = f" {say_age(days)}" if days is not None else ""
        standing = f" · {signs.rung(page.standing.number)} {called}{age}"
    parked = f" · parked since {day_of(page.parked, today)}" if page.parked else ""
    return plain(f"2 {whose}{standing}{parked}").stylize(PERSONAL, 2, 2 + len(clean(whose)))


def sections(
    page: Profile, today: date, asked: Sequence[Section] = (), told: Sequence[Section] = (),
    fresh: Set[str] = frozenset(),
) -> list[Section]:
    """Return a profile as sections: hard rules first, then the five kinds, key answers, what comes, who it is.

    asked, told: what the method tells before the facts, and behind them; fresh: the ids of clues that were never put
    to use (all from render/knowing.py).
    """
    out = []
    if page.rules:
        out.append(Section("!!", tuple(Item(said(f), f, "strong") for f in page.rules), inline=False))
    out += asked
    pinned = {f.id for f in page.rules}
    dates = {"birthday": page.person.birthday, "anniversary": page.person.anniversary}
    once = {f.id for f in page.facts[FIELD] if dates.get(f.key)}  # the card tells them
    for kind in (*FIVE, KEY, QUESTION, AVOID, CUE, FIELD):
        items = tuple(_clue(f, f.id in fresh) for f in page.facts[kind] if f.id not in pinned | once)
        if items:
            out.append(Section(TITLES[kind].upper(), items))
    if page.coming:
        items = tuple(Item(" ".join(x for x in (_when(a, today), a.text, _at(a.place)) if x), a) for a in page.coming)
        out.append(Section("NEXT", items))
    out += told
    person = page.person
    details = [person.title, *person.phones, *person.emails, *(f"#{tag}" for tag in person.tags)]
    details += [f"birthday {say_birthday(person.birthday)}"] if person.birthday else []
    details += [f"also {', '.join(person.aliases)}"] if person.aliases else []
    if any(details):
        out.append(Section("CARD", tuple(Item(d, person, "quiet") for d in details if d)))
    return out


def _clue(fact: Fact, fresh: bool) -> Item:
    return Item(f"{said(fact)}{UNUSED}", fact, remark=UNUSED) if fresh else Item(said(fact), fact)


def _when(appointment: Any, today: date) -> str:
    """Return when it is: short this year, with its day and year where a month and year alone would be said."""
    when = appointment.when
    if when.first is not None and when.first.year != today.year:
        return say(when)
    return f"{say_short(when, today)} {when.at:%H:%M}" if when.at else say_short(when, today)


def _at(place: str) -> str:
    return f"at {place}" if place else ""


def moment(told: Told, today: date) -> Moment:
    """Return one thing of the stream as the timeline draws it: day, what it was, and the note beneath."""
    from ..widgets.moment import Moment

    day = dated(told.vague, today) if told.vague else day_of(told.iso, today) if told.iso else ""
    head = Content.assemble(plain(day.ljust(7), "bold $text-accent"), " ", plain(told.head, "bold"))
    if told.kind != "note":
        head = Content.assemble(plain(day.ljust(7), "$text-muted"), " ", plain(told.head, "$text-muted"))
    kind, sign, _ = told.head.partition(": ") if told.kind != "note" else ("", "", "")
    own = len(head.plain) - len(clean(told.head)) + (len(kind) + len(sign) if sign else 0)
    return Moment(key=told.key, heading=head, body=told.text, quiet=told.kind != "note", own=own)
