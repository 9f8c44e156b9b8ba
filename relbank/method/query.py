"""Questions to the list of people: likes:hockey, unanswered:earns, rung:nurturing, met:>30d, -tag:golf (M5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from relbank.model.fact import (
    AVOID,
    CUE,
    DISLIKE,
    FIELD,
    KEY,
    KEYS,
    LIKE,
    PREFERENCE,
    PREJUDICE,
    QUESTION,
    RULE,
    TASTE,
    Fact,
)
from relbank.model.journal import Journal
from relbank.model.ladder import UNRANKED
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.text import fold
from relbank.settings import Settings

from .coverage import unanswered
from .introductions import introducers
from .ladder import rung_of, standing

KINDS: Mapping[str, str] = {
    "likes": LIKE, "like": LIKE, "dislikes": DISLIKE, "dislike": DISLIKE, "hates": DISLIKE, "prefers": PREFERENCE,
    "preference": PREFERENCE, "taste": TASTE, "tastes": TASTE, "prejudice": PREJUDICE, "rule": RULE, "never": RULE,
    "avoid": AVOID, "cue": CUE, "ask": QUESTION,
}  # fmt: skip
EXAMPLES = (
    ("likes:hockey", "dislikes, prefers, taste, prejudice, rule, avoid, cue and ask likewise"),
    ("measured:uptime", "what a key question was answered with; earns, wants, success … likewise"),
    ("unanswered:earns", "a key question that is open"),
    ("knows:ohio", "any fact that holds these words"),
    ("boat:amelia", "an own field by its name; boat: alone, whoever has one"),
    ("rung:nurturing", "a rung by its name, your name for it, or its number"),
    ("role:ally", "economic buyer, pivotal contact, strategic ally"),
    ("gravity:>3", "their pull, 1 to 5"),
    ("tag:golf", "or #golf"),
    ("org:acme", "the organisation; title: what they do"),
    ("met:>30d", "the last touch: more than 30 days ago; <2w, never"),
    ("birthday:may", "or birthday:14d, within so many days"),
    ("by:liz", "who introduced them"),
    ("is:friend", "or is:strategic"),
    ("-tag:golf", "a dash, or !, before anything turns it round"),
)
"""What can be asked, for help pages: an example, and what it finds."""
_OTHER = ("unanswered", "knows", "rung", "role", "gravity", "tag", "org", "title", "met", "birthday", "by", "is")
Test = Callable[[Person], bool]


@record
class Query:
    """A question read: plain words, tests of people, and what was not understood, as sentences."""

    words: tuple[str, ...]
    tests: tuple[Test, ...]
    complaints: tuple[str, ...] = ()

    def fits(self, person: Person, text: str) -> bool:
        """Tell whether a person answers it; text: what plain words are looked for in, folded."""
        return all(_holds(word, text) for word in self.words) and all(test(person) for test in self.tests)


def plain(query: str) -> bool:
    """Tell whether a query is nothing but words: then no fact has to be read."""
    return ":" not in query and not any(word[0] in "-!" for word in query.split())


def read(query: str, journal: Journal, today: date, settings: Settings) -> Query:
    """Return a query as it is understood; a term that is not says so and finds nobody."""
    words: list[str] = []
    tests: list[Test] = []
    complaints: list[str] = []
    for token in _tokens(query):
        turned = token[0] in "-!" and len(token) > 1
        bare = token[1:] if turned else token
        name, colon, value = bare.partition(":")
        key = fold(name)
        if not colon or not key or not key.replace(" ", "").isalpha():
            words += [("-" if turned else "") + part for part in fold(bare).split()]
            continue
        try:
            test = _test(key, fold(value).strip(), journal, today, settings)
        except ValueError as error:
            complaints.append(str(error))
            tests.append(lambda person: False)
            continue
        tests.append(_not(test) if turned else test)
    return Query(tuple(words), tuple(tests), tuple(complaints))


def _not(test: Test) -> Test:
    return lambda person: not test(person)


def _holds(word: str, text: str) -> bool:
    return word[1:] not in text if word.startswith("-") and len(word) > 1 else word in text


def _tokens(query: str) -> list[str]:
    """Return the terms of a query; blanks between quotes stand for themselves."""
    out: list[str] = []
    at, quoted = "", False
    for char in query:
        if char == '"':
            quoted = not quoted
        elif char.isspace() and not quoted:
            out += [at] if at else []
            at = ""
        else:
            at += char
    return [*out, at] if at else out


def _test(key: str, value: str, journal: Journal, today: date, settings: Settings) -> Test:
    """Return the test that a term means; ValueError with a sentence when it means none."""
    if key in KINDS:
        return _among(_people_of(journal, lambda f: f.kind == KINDS[key] and value in fold(f.text)))
    if key in KEYS:
        return _among(_people_of(journal, lambda f: f.kind == KEY and f.key == key and value in fold(f.text)))
    if key == "knows":
        return _among(_people_of(journal, lambda f: value in fold(f"{f.key} {f.text}")))
    if key == "unanswered":
        return _unanswered(value, journal)
    if key == "rung":
        rung = rung_of(value, settings.rungs) or _wrong("rung", value, (*settings.rungs.values(), "nurturing", "3"))
        return lambda p: p.strategic and standing(journal, p).rung == (rung or UNRANKED)
    if key == "role":
        return lambda p: p.strategic and bool(p.role) and value in fold(p.role)
    if key == "gravity":
        fits = _compared(value, "gravity:>3")
        return lambda p: p.strategic and bool(p.gravity) and fits(p.gravity)
    if key == "tag":
        return lambda p: any(value.lstrip("#") in fold(tag) for tag in p.tags) if value else bool(p.tags)
    if key == "org":
        return lambda p: value in fold(p.organisation) and bool(p.organisation)
    if key == "title":
        return lambda p: value in fold(p.title) and bool(p.title)
    if key == "met":
        return _met(value, journal, today)
    if key == "birthday":
        return _birthday(value, today)
    if key == "by":
        return _brought(value, journal)
    if key == "is":
        kinds: Mapping[str, Test] = {"strategic": lambda p: p.strategic, "friend": lambda p: not p.strategic}
        found = next((test for name, test in kinds.items() if value and name.startswith(value)), None)
        return found or _wrong("is:", value, tuple(kinds))
    return _own_field(key, value, journal)


def _own_field(key: str, value: str, journal: Journal) -> Test:
    named = [f for f in journal.every(Fact) if f.kind == FIELD and not f.superseded and fold(f.key) == key]
    if not named:
        from difflib import get_close_matches

        near = get_close_matches(key, (*KINDS, *KEYS, *_OTHER), n=1)
        do = f" Did you mean {near[0]}:?" if near else " relbank help people lists what can be asked."
        raise ValueError(f"{key}: is neither a question to the list nor an own field of anybody.{do}")
    return _among({f.person for f in named if value in fold(f.text)})


def _people_of(journal: Journal, fits: Callable[[Fact], bool]) -> set[str]:
    return {f.person for f in journal.every(Fact) if f.person and not f.superseded and fits(f)}


def _among(ids: set[str]) -> Test:
    return lambda p: p.id in ids


def _unanswered(value: str, journal: Journal) -> Test:
    key = next((k for k in KEYS if value and k.startswith(value)), "")
    if value and not key:
        _wrong("key question", value, KEYS)
    facts: dict[str, list[Fact]] = {}
    for fact in journal.every(Fact):
        if fact.kind == KEY:
            facts.setdefault(fact.person, []).append(fact)

    def test(p: Person) -> bool:
        left = unanswered(facts.get(p.id, ()))
        return p.strategic and (key in left if key else bool(left))

    return test


def _met(value: str, journal: Journal, today: date) -> Test:
    if value in ("never", "none"):
        return lambda p: not journal.last_touch(p.id)
    fits = _compared(value, "met:>30d, met:<2w or met:never", "<=")

    def test(p: Person) -> bool:
        last = journal.last_touch(p.id)
        return bool(last) and fits((today - date.fromisoformat(last[:10])).days)

    return test


def _birthday(value: str, today: date) -> Test:
    from relbank.model.say import MONTHS

    from .occasions import occasions

    month = next((n for n, name in enumerate(MONTHS, 1) if value[:3] and fold(name) == value[:3]), 0)
    if month or not value:
        return lambda p: bool(p.birthday) and (not month or p.birthday[-5:-3] == f"{month:02d}")
    fits = _compared(value, "birthday:may or birthday:14d", "<=")
    return lambda p: any(o.name == "birthday" and fits((o.day - today).days) for o in occasions(p, (), today))


def _brought(value: str, journal: Journal) -> Test:
    by = {id: giver for id, (giver, _) in introducers(journal).items()}
    fitting = {p.id for p in journal.every(Person) if value in fold(p.name)}
    return lambda p: by.get(p.id) in fitting if value else p.id in by


_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}


def _compared(value: str, example: str, default: str = "=") -> Callable[[int], bool]:
    """Return the test of a number like ">30d", "<2w", "3"; ValueError with an example when it is none."""
    sign = next((s for s in (">=", "<=", ">", "<", "=") if value.startswith(s)), "")
    rest = value[len(sign) :].strip()
    unit = _UNITS.get(rest[-1:], 1)
    number = rest[:-1] if rest[-1:] in _UNITS else rest
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise ValueError(f"{value or 'nothing'} is no number. Write it like {example}.")
    limit = int(number) * unit
    tests: Mapping[str, Callable[[int], bool]] = {
        ">": lambda n: n > limit, ">=": lambda n: n >= limit, "<": lambda n: n < limit, "<=": lambda n: n <= limit,
    }  # fmt: skip
    return tests.get(sign or default, lambda n: n == limit)


def _wrong(what: str, value: str, known: Iterable[str]) -> Test:
    from difflib import get_close_matches

    names = tuple(known)
    near = get_close_matches(value, [fold(name) for name in names], n=1)
    do = f"Did you mean {near[0]}?" if near else f"It can be {', '.join(names)}."
    raise ValueError(f"{what.rstrip(':')} {value!r} is not known. {do}")
