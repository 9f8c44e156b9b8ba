"""One person's page in the shell: hard rules first, then what is known, owed, done, agreed, and the last touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from relbank.method.brief import subtitle
from relbank.method.capture import body, told
from relbank.method.ladder import way
from relbank.method.profile import TITLES, profile, said
from relbank.method.promises import Owed, mine, theirs
from relbank.method.unsealed import open_text
from relbank.model.fact import Fact
from relbank.model.journal import Journal
from relbank.model.ladder import Introduction, Mention, Move
from relbank.model.ledger import Entry, Referral
from relbank.model.person import Person
from relbank.model.say import say
from relbank.model.text import clean
from relbank.model.touch import Touch

from .arguments import Call
from .choosing import person
from .people import person_json, tags_of
from .shell import Shell
from .tables import wrap


def show(shell: Shell, call: Call) -> int:
    """Print one person's page: hard rules first, then what is known, promises both ways, what comes, last touches."""
    store, now = shell.open(), shell.now()
    journal, today = store.journal, now.date()
    who = person(shell, store, call.words)
    page = profile(journal, who, today)
    owing, owed = mine(journal, today, who.id), theirs(journal, today, who.id)
    if call.on("json"):
        from .show_json import page_json

        shell.json({**person_json(who), **page_json(journal, page, owing, owed, now)})
        return 0
    shell.heading(who.name)
    shell.say(subtitle(page, today, shell.settings.rungs))
    shell.page(f"!! {line}" for line in _rules(page.rules))
    _labelled(shell, _contact(who))
    _labelled(shell, _facts(page.facts))
    _labelled(shell, [*_promises("I promised", owing), *_promises("promised me", owed)])
    _labelled(shell, _deeds(journal, who, shell.settings.rungs))
    _labelled(shell, [("next", " · ".join(x for x in (say(a.when), a.text, a.place) if x)) for a in page.coming])
    _labelled(shell, _touches(journal, who.id))
    return 0


def _rules(rules: Sequence[Fact]) -> list[str]:
    return [said(rule) for rule in rules]


def _contact(who: Person) -> list[tuple[str, str]]:
    def labelled(members: Mapping[str, str]) -> str:
        return " · ".join(f"{member} ({label})" if label else member for member, label in members.items())

    rows = [
        ("also", " · ".join(who.aliases)),
        ("phone", labelled(who.phones)),
        ("e-mail", labelled(who.emails)),
        ("web", labelled(who.urls)),
        ("address", labelled(who.addresses)),
        ("birthday", who.birthday.removeprefix("--")),
        ("married", who.anniversary.removeprefix("--")),
        ("dates", labelled(who.dates)),
        ("role", who.role if who.strategic else ""),
        ("purpose", who.purpose if who.strategic else ""),
        ("style", " · ".join(f"{k} {v}".strip() for k, v in who.style.items())),
        ("tags", tags_of(who)),
    ]
    return [row for row in rows if row[1]]


def _facts(facts: Mapping[str, Sequence[Fact]]) -> list[tuple[str, str]]:
    return [(TITLES[kind].lower(), " · ".join(said(f) for f in facts[kind])) for kind in facts if facts[kind]]


def _promises(label: str, owed: Sequence[Owed]) -> list[tuple[str, str]]:
    return [(label if place == 0 else "", f"{o.label}: {o.promise.text}") for place, o in enumerate(owed)]


def _deeds(journal: Journal, who: Person, rungs: Mapping[str, str], newest: int = 5) -> list[tuple[str, str]]:
    """Return the newest deeds with a person as (what, text): given, got, asked, referrals, moves, mentions.

    Moves are told of the strategic alone.
    """
    id, words = who.id, {"deposit": "gave", "withdrawal": "got", "ask": "asked"}
    rows: dict[str, list[tuple[str, str]]] = {}

    def add(label: str, iso: str, text: str) -> None:
        rows.setdefault(label, []).append((iso, text))

    for e in journal.of(Entry, id):
        add(words.get(e.kind, e.kind), e.date, e.text + (f" {e.currency}{e.money}" if e.money else ""))
    for r in journal.of(Referral, id):
        add(f"referral {r.direction}".strip(), r.date, f"{r.text} ({r.outcome})")
    for m in journal.of(Move, id) if who.strategic else ():
        add("moved", m.date, way(journal, m, rungs) + (f" because {m.reason}" if m.reason else ""))
    for mention in journal.of(Mention, id):
        add("named me", mention.date, mention.text)
    for i in journal.of(Introduction, id):
        by = journal.get(Person, i.by) if i.by else None
        add("introduced", i.date, f"by {by.name}" if by else i.text)
    return [
        (label if place == 0 else "", " · ".join(x for x in (iso[:10], text) if x))
        for label, found in rows.items()
        for place, (iso, text) in enumerate(sorted(found, reverse=True)[:newest])
    ]


def _touches(journal: Journal, id: str, count: int = 6) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for touch in islice(journal.of(Touch, id), count):
        first = next((line.strip() for line in body(open_text(journal, touch)).splitlines() if line.strip()), "")
        head = told(touch, journal, id)
        rows.append(("last" if not rows else "", " · ".join(x for x in (say(touch.when), head, first) if x)))
    return rows


def _labelled(shell: Shell, rows: Sequence[tuple[str, str]], size: int = 12) -> None:
    """Print rows of a label and a text, the text wrapped beside its label where there is a terminal."""
    if not rows:
        return
    shell.say()
    for label, text in rows:
        parts = wrap(clean(text), max(shell.width - size - 1, 20)) if shell.width else [text]
        for place, part in enumerate(parts):
            shell.say(f"{label if place == 0 else '':{size}} {part}".rstrip())
