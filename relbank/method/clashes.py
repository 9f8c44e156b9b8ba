"""What of a note clashes with what is known: a hard rule, a dislike, a topic to avoid, something told in confidence;
and a promise's own day that comes too late (M16).

Words are compared, folded and without their endings; words that mean nothing by themselves never count. A clash is a
remark beside the preview: everything is filed all the same (M6, M9, M34).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from relbank.model.fact import AVOID, DISLIKE, LIKE, QUESTION, RULE, Fact
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.promise import OPEN, Promise
from relbank.model.record import record
from relbank.model.text import fold
from relbank.model.touch import MAILING, OUT
from relbank.model.trust import Sealed

from .asking import premature
from .doubt import no_margin
from .threetouch import IN_A_ROW, another, said_of

if TYPE_CHECKING:
    from relbank.notes import Line, Note, Visit

PLANS = ("promise", "appointment", "deposit", QUESTION)
"""The lines that plan something; what merely tells of a visit clashes with nothing."""
_OPPOSITE = {LIKE: DISLIKE, DISLIKE: LIKE}
_WORD = re.compile(r"\w+")
_MAY = re.compile(r"\bmay\b")  # the verb; the month has a capital
_WHOLE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")  # scripts that set no blanks
_MEANINGLESS = (
    "a about after again all also always am an and any anybody anyone anything are as at away back be because been "
    "before being but by can come could day did do does doing don done down during each ever every everybody everyone "
    "everything first for from get give go going gone good got had has have he her here him his how i if in into is it "
    "its just keep kind know last later let like likes ll lot make many maybe me meet meeting more most much must "
    "my need never new next no nobody not nothing now of off ok on once one only or other our out over own people "
    "please put quite re really s said same say see send she should so some somebody someone something still such t "
    "take talk tell than that the their them then there these they thing things this those through time to today "
    "told tomorrow too topic topics two under until up us use ve very via want wants was way we week well were what "
    "when where which while who whole whom why will with without won word would year yes yesterday you your "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun hate hates dislike dislikes "
    "avoid prefer prefers"
)
_EMPTY = frozenset(_MEANINGLESS.split())


@record
class Clash:
    """A line of a note (counted from 1) and what it touches, in one sentence; nothing sealed is quoted."""

    line: int
    text: str


@record
class Confided:
    """What was told in confidence, ready to be compared: (touch, person, first name folded, words).

    by_word: the places of the remarks that hold a word, so that a line is compared with those alone that share one.
    """

    remarks: tuple[tuple[str, str, str, frozenset[str]], ...] = ()
    by_word: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@lru_cache(4096)
def words(text: str) -> frozenset[str]:
    """Return the words of a text that mean something, folded, without endings; numbers are left out."""
    found = (word for word in _WORD.findall(fold(_MAY.sub(" ", text))) if not word.isdecimal() and word not in _EMPTY)
    return frozenset(stem for word in found if len(word) > 1 and (stem := _stem(word)) not in _EMPTY)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural or a verb: calls, calling, called are one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare.rstrip("e")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


def touches(fact: str, line: str) -> bool:
    """Tell whether a line is about what a fact says: all of its words when there are one or two, else two of three."""
    known = words(fact)
    if not known:
        return False
    said, folded = words(line), fold(line)
    hits = sum(word in said or (bool(_WHOLE.search(word)) and word in folded) for word in known)
    return hits >= (len(known) if len(known) < 3 else -(-2 * len(known) // 3))


def confided(journal: Journal) -> Confided:
    """Return what was told in confidence; made once for many looks."""
    out: list[tuple[str, str, str, frozenset[str]]] = []
    by_word: dict[str, list[int]] = {}
    for sealed in journal.every(Sealed):
        person = journal.get(Person, sealed.person)
        first = fold(person.name).split(" ")[0] if person and person.name else ""
        known = words(sealed.text)
        for word in known:
            by_word.setdefault(word, []).append(len(out))
        out.append((sealed.touch, sealed.person, first, known))
    return Confided(tuple(out), {word: tuple(places) for word, places in by_word.items()})


def clashes(
    journal: Journal, note: Note, secrets: Confided, touch: str = "", in_a_row: int = IN_A_ROW
) -> tuple[Clash, ...]:
    """Return what of a note clashes, in the order of its lines; touch: the id of the note when it is being edited.

    in_a_row: how many touches without an answer are enough (M20).
    """
    found: dict[Clash, None] = {}
    for visit in note.visits:
        found.update(dict.fromkeys(_unanswered(journal, visit, touch, in_a_row)))
        found.update(dict.fromkeys(_asked(journal, visit, touch)))
        for line in visit.lines:
            found.update(dict.fromkeys(_known(journal, visit, line)))
            found.update(dict.fromkeys(_open(journal, line, touch)))
            if line.filed == "promise" and no_margin(line.target, line.due):
                found[Clash(line.line, "your own day does not come before the day promised")] = None
            if line.filed != "sealed":
                found.update(dict.fromkeys(_repeated(journal, visit, line, secrets, touch)))
        if visit.ahead:
            about = f"{visit.word} {visit.place}"
            found.update(dict.fromkeys(_touched(journal, _ids(visit), about, visit.first)))
    return tuple(sorted(found, key=lambda clash: clash.line))


def _unanswered(journal: Journal, visit: Visit, touch: str, limit: int) -> Iterator[Clash]:
    """Yield whom one more touch of mine would push away (M20)."""
    if visit.direction == OUT and visit.kind != MAILING and not visit.ahead:
        for id in _ids(visit):
            if told := said_of(_name(journal, id), another(journal, id, (touch,)), limit):
                yield Clash(visit.first, told)


def _asked(journal: Journal, visit: Visit, touch: str) -> Iterator[Clash]:
    """Yield what is asked of somebody to whom nothing was given (M25)."""
    given = {line.person.id for line in visit.lines if line.filed == "deposit" and line.person}
    day = (visit.when.iso or "")[:10] if visit.when else ""
    for line in visit.lines:
        id = line.person.id if line.filed == "ask" and line.person else None
        if id and (told := premature(journal, id, id in given, day, (touch,))):
            yield Clash(line.line, told[:1].lower() + told[1:].rstrip("."))


def _ids(visit: Visit) -> list[str]:
    return [who.id for who in visit.people if who.id]


def _known(journal: Journal, visit: Visit, line: Line) -> Iterator[Clash]:
    """Yield what is known of the people of a line and speaks against it."""
    whose = [who.id for who in line.people if who.id] or ([line.person.id] if line.person and line.person.id else [])
    if line.filed in PLANS and (line.filed != "promise" or line.by == "me"):
        there = [*whose, *(id for id in _ids(visit) if id not in whose)] if line.filed == "appointment" else whose
        yield from _touched(journal, there, f"{line.text} {line.place}", line.line)
    elif line.filed in _OPPOSITE:
        for id in whose:
            for fact in journal.of(Fact, id):
                if fact.kind == _OPPOSITE[line.filed] and not fact.superseded and words(fact.text) == words(line.text):
                    yield Clash(line.line, f"{_name(journal, id)} {fact.kind}s {fact.text}, as noted before")


def _open(journal: Journal, line: Line, touch: str) -> Iterator[Clash]:
    """Yield that what is told as kept stands open in the same words: ticking that keeps one promise, not two."""
    id = line.person.id if line.filed == "promise" and line.done and line.person else None
    said = fold(" ".join(line.text.split()).rstrip(".!"))
    for promise in journal.of(Promise, id) if id else ():
        same = promise.by == line.by and fold(" ".join(promise.text.split()).rstrip(".!")) == said
        if same and promise.state == OPEN and promise.touch != touch:
            told = f"“{promise.text}” is open already; space ticks it there, this line files a second one"
            yield Clash(line.line, told)
            return


def _touched(journal: Journal, people: Iterable[str], text: str, line: int) -> Iterator[Clash]:
    for id in people:
        for fact in journal.of(Fact, id):
            if fact.superseded or not (fact.kind in (RULE, DISLIKE, AVOID) or (fact.pinned and fact.kind != LIKE)):
                continue
            if touches(fact.text, text):
                yield Clash(line, _sentence(_name(journal, id), fact))


def _sentence(name: str, fact: Fact) -> str:
    if fact.kind == DISLIKE:
        return f"{name} dislikes {fact.text}"
    if fact.kind == AVOID:
        return f"a topic to avoid with {name}: {fact.text}"
    return f"{name}'s hard rule: {fact.text}"


def repeated(journal: Journal, people: Set[str], text: str, secrets: Confided | None = None) -> tuple[str, ...]:
    """Return whose confidences a line for other people repeats, each as a sentence that does not say what they were."""
    known = confided(journal) if secrets is None else secrets
    given = dict.fromkeys(giver for giver in _whose(known, text, people, "") if giver not in people)
    return tuple(f"{_name(journal, giver)} told you that in confidence" for giver in given)


def _repeated(journal: Journal, visit: Visit, line: Line, secrets: Confided, touch: str) -> Iterator[Clash]:
    for person in _whose(secrets, line.text, set(_ids(visit)), touch):
        whose = _name(journal, person)
        yield Clash(line.line, f"{whose} told you this in confidence; a bullet “- secret …” keeps it sealed")


def _whose(secrets: Confided, text: str, present: Set[str], touch: str) -> Iterator[str]:
    """Yield whose confidence a line repeats; a remark of few words counts only beside its giver's name."""
    shared = Counter(place for word in words(text) for place in secrets.by_word.get(word, ()))
    if not shared:
        return
    plain = set(_WORD.findall(fold(text)))
    for place in sorted(shared):
        source, person, first, known = secrets.remarks[place]
        hits = shared[place]
        named = (bool(first) and first in plain) or person in present
        if touch and source == touch:
            continue
        if hits >= max(2, -(-3 * len(known) // 5)) or (named and hits >= min(2, len(known)) and 2 * hits >= len(known)):
            yield person


def _name(journal: Journal, id: str) -> str:
    person = journal.get(Person, id)
    return person.name if person else "somebody"
