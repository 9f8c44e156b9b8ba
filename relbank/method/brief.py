"""One page before a meeting (M40): what must not be forgotten comes first, and it never grows longer than the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice

from relbank.model.fact import AVOID, CUE, FIELD, FIVE, KEY, QUESTION, Fact
from relbank.model.journal import Journal
from relbank.model.ladder import RUNGS, Introduction
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.record import record
from relbank.model.say import plural, say, say_age
from relbank.model.text import cells, clean, fit
from relbank.model.touch import CALL, EVENT, MET, Touch
from relbank.model.when import MONTH, WEEK, When
from relbank.settings import Settings

from .agenda import day_of
from .capture import body, told
from .ladder import NO_NAMES, standing
from .profile import TITLES, Profile, profile, said
from .promises import Owed, mine, theirs
from .tracking import said as dated
from .unsealed import open_text

LONGEST = 100
"""Characters of a note's first line that a brief tells."""
LOOKED = 200
"""So many of the newest touches are looked through for the last conversation."""
BULLETS = ("- ", "* ", "+ ", "• ")
ROWS, CELLS = 24, 80
"""The page: what a small terminal shows at once."""
UNUSED, UNKNOWN = "not used yet", "not known yet"


@record
class Line:
    """A labelled line; rank: the higher, the sooner it gives way on a full page; 0 stays."""

    label: str
    text: str
    rank: int = 5


@record
class Brief:
    """A page: title, then labelled lines ("" label continues the one above); hard rules come as `rules`.

    own: what of the subtitle is in the user's own words.
    """

    title: str
    subtitle: str
    rules: tuple[str, ...]
    parts: tuple[Line, ...]
    own: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """All labelled lines, unshortened."""
        return tuple((part.label, part.text) for part in self.parts)


def brief(
    journal: Journal, person: Person, now: datetime, settings: Settings | None = None, touches: int = 4
) -> Brief:
    """Return the brief for a person at a moment; touches: how many of the last ones are told.

    Rung, account and key questions are told of people marked strategic alone.
    """
    today = now.date()
    page = profile(journal, person, today)
    lines: list[Line] = []

    def add(label: str, texts: Iterable[str], rank: int) -> None:
        for place, text in enumerate(texts):
            lines.append(Line(label if place == 0 else "", text, rank + min(place, 4)))

    def facts(kind: str, label: str, rank: int) -> None:
        if page.facts[kind]:
            add(label, [" · ".join(said(f) for f in page.facts[kind])], rank)

    add("next", [_appointment(a.when, a.text, a.place) for a in page.coming[:2]] or ["nothing agreed"], 0)
    if person.strategic:
        add("rung asks", _asked(journal, person, now, settings or Settings()), 1)
    add("I owe", [_owed(o) for o in mine(journal, today, person.id)] or ["nothing"], 1)
    add("they owe", [_owed(o) for o in theirs(journal, today, person.id)], 2)
    facts(AVOID, "avoid", 1)
    facts(QUESTION, "ask", 2)
    if person.strategic:
        add("" if page.facts[QUESTION] else "ask", _open(page), 3)
    fresh = _unused(journal, person, page)
    for kind in FIVE:
        if page.facts[kind]:
            add(TITLES[kind].lower(), [_clued(page.facts[kind], fresh)], 3)
    facts(KEY, "key", 4)
    style = " · ".join(f"{k} {v}".strip() for k, v in person.style.items())
    add("style", [style] if style else [], 4)
    if person.strategic:
        add("account", _account(journal, person), 4)
    add("recall", _principles(journal, person), 3)
    add("last", [_touched(t, journal, person.id, today) for t in _last(journal, person.id, touches)], 4)
    add("through", _introduced(journal, person), 5)
    facts(FIELD, "more", 6)
    facts(CUE, "cues", 6)
    who = subtitle(page, today, (settings or Settings()).rungs)
    own = (person.title, person.organisation)
    return Brief(person.name, who, tuple(said(f) for f in page.rules), tuple(lines), own)


def _clued(facts: Sequence[Fact], fresh: set[str]) -> str:
    """Return facts in one line, those that were never put to use at the end."""
    known = [said(f) for f in facts if f.id not in fresh]
    left = [said(f) for f in facts if f.id in fresh]
    return " · ".join([*known, *([f"{UNUSED}: {', '.join(left)}"] if left else [])])


def _asked(journal: Journal, person: Person, now: datetime, settings: Settings) -> list[str]:
    """Return what the rung asks next, and how much of it is shown; nothing of who stands on none."""
    from .dossier import dossier
    from .exits import checklist
    from .exits import said as shown

    found = checklist(dossier(journal, person, now, settings))
    missing = next((e for e in found if not e.met), None)
    number = standing(journal, person).number
    if not found or not number:
        return []
    if missing:
        return [f"{shown(found)}; next: {missing.do}"]
    top = number >= len(RUNGS)
    return [f"{shown(found)}: keep it so" if top else f"{shown(found)}: ready for the next rung"]


def _open(page: Profile) -> list[str]:
    """Return the key questions without an answer, the most telling first."""
    from .coverage import unanswered
    from .profile import KEY_WORDS

    found = unanswered(page.facts[KEY])
    return [f"{UNKNOWN}: " + ", ".join(KEY_WORDS.get(key, key) for key in found)] if found else []


def _unused(journal: Journal, person: Person, page: Profile) -> set[str]:
    """Return the ids of the clues that were never put to use."""
    if not any(page.facts[kind] for kind in FIVE):
        return set()
    from relbank.model.ledger import Entry

    from .clues import unused

    return {f.id for f in unused(journal.of(Fact, person.id), journal.of(Entry, person.id))}


def _account(journal: Journal, person: Person) -> list[str]:
    """Return the balance in one line, nothing where no deed was written down."""
    from .bank import balance, signed

    found = balance(journal.of, person.id)
    if not (found.deposits or found.withdrawals or found.asks):
        return []
    asked = f", {plural(len(found.waiting), 'request')} waiting" if found.waiting else ""
    return [f"{signed(found.points)}: given {found.given}, got {found.got}{asked}"]


def _principles(journal: Journal, person: Person) -> list[str]:
    from .integrity import before_meeting

    return list(before_meeting(journal, person.id))


def subtitle(page: Profile, today: date, rungs: Mapping[str, str] = NO_NAMES) -> str:
    """Return who a person is in one line: title, organisation, rung, and how long ago the last touch was.

    rungs: the user's own names of rungs.
    """
    parts = [page.person.title, page.person.organisation]
    if page.standing.number:
        days = page.standing.days(today)
        since = f" for {say_age(days)}" if days else ""
        parts.append(f"{page.standing.called(rungs)} (rung {page.standing.number} of 5){since}")
    if page.parked:
        parts.append(f"parked since {day_of(page.parked, today)}")
    days = page.days_since(today)
    if days is not None:
        parts.append("last met today" if days == 0 else f"last touch {plural(days, 'day')} ago")
    else:
        parts.append("no touch yet")
    return " · ".join(p for p in parts if p)


def _appointment(when: When, text: str, place: str) -> str:
    return " · ".join(p for p in (say(when), text, place) if p)


def _owed(owed: Owed) -> str:
    promise: Promise = owed.promise
    return f"{owed.label}: {promise.text}"


def _last(journal: Journal, person: str, most: int) -> list[Touch]:
    """Return the newest touches; the last conversation with words is among them, however much was mailed since."""
    found = list(islice(journal.newest(person), most))
    if most < 2 or any(_spoke(t, journal) for t in found):
        return found
    talked = next((t for t in islice(journal.newest(person), most, LOOKED) if _spoke(t, journal)), None)
    return [*found[: most - 1], talked] if talked is not None else found


def _spoke(touch: Touch, journal: Journal) -> bool:
    """Tell whether a touch was a conversation of which something was written."""
    return touch.kind in (MET, CALL, EVENT) and bool(body(open_text(journal, touch)).strip())


def _introduced(journal: Journal, person: Person) -> list[str]:
    """Return who introduced the person, nothing where nobody is named."""
    by = [made.by for made in journal.of(Introduction, person.id) if made.by] or [person.introducer]
    names = [p.name for id in dict.fromkeys(by) if id and (p := journal.get(Person, id))]
    return [", ".join(names)] if names else []


def _touched(touch: Touch, journal: Journal, person: str, today: date) -> str:
    lines = [line.strip() for line in body(open_text(journal, touch)).splitlines() if line.strip()]
    first = next((line for line in lines if not line.startswith(BULLETS)), lines[0].lstrip("-*+• ") if lines else "")
    if len(first) > LONGEST:
        first = first[:LONGEST].rsplit(" ", 1)[0] + " …"
    vague = touch.when.precision in (WEEK, MONTH)
    day = dated(touch.when, today) if vague else day_of(touch.when.iso or touch.created, today)
    return " · ".join(p for p in (day, told(touch, journal, person), first) if p)


# ---- on a page of a size ----
Wrap = Callable[[str, int], Sequence[str]]


def fitted(
    page: Brief, wrap: Wrap, rows: int = ROWS, width: int = CELLS, rest: str = "relbank show", label: int = 0
) -> list[tuple[str, str]]:
    """Return the labelled rows of a page that has room for so many, each at most so wide.

    wrap: breaks a cleaned text into lines of a width. What does not fit gives way by rank: first a text is cut to one
    row, then it is left out, and the last row says how much is missing, and rest where that is shown. Hard rules and
    the next appointment stay. label: cells before a text, at least.
    """
    size = max(label, max((len(part.label) for part in page.parts), default=0) + 1)
    room = max(10, width - size)
    head = [("", _one(page.title, width)), ("", _one(page.subtitle, width))]
    head += [("!!", _one(rule, width - 3)) for rule in page.rules[: max(2, rows - 4)]]
    wrapped = [list(wrap(clean(part.text), room)) or [""] for part in page.parts]
    over = len(head) + sum(map(len, wrapped)) - rows
    ranks = sorted(range(len(wrapped)), key=lambda i: (-page.parts[i].rank, -i))
    for i in ranks:
        if over > 0 and len(wrapped[i]) > 1 and page.parts[i].rank:
            over -= len(wrapped[i]) - 1
            wrapped[i] = [fit(clean(page.parts[i].text), room).rstrip()]
    missing = 0
    for i in ranks:
        if page.parts[i].rank and (over > 0 or (missing and over > -1)):  # the row that says so needs room, too
            missing += 1
            over -= len(wrapped[i])
            wrapped[i] = []
    out, heading, shown = head, "", ""
    for part, texts in zip(page.parts, wrapped, strict=True):
        heading = part.label or heading
        for text in texts:
            out.append((heading if heading != shown else "", text))
            shown = heading
    if missing:
        out.append(("", f"… {plural(missing, 'line')} more: {rest}"))
    return out


def _one(text: str, width: int) -> str:
    shown = clean(text)
    return fit(shown, width).rstrip() if cells(shown) > width else shown
