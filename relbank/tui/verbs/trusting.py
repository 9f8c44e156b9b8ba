"""Trust on the screen: rated, tested, scored by twelve keys, sealed remarks shown for a moment (M33-M35, M37)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from relbank.actions import sealed, trust, twelve
from relbank.actions.done import Refused
from relbank.method.integrity import KIND_NAMES, KINDS, OUTCOMES, kind_of
from relbank.method.trust import PART_NAMES, PARTS, SELF, Computed
from relbank.method.trust import trust as standing
from relbank.method.twelve import KEYS, compared, moved_said, scores
from relbank.model.person import Person
from relbank.model.sheets import TwelveSheet
from relbank.model.touch import Touch
from relbank.model.trust import IntegrityTest, Sealed, TrustSheet

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Answers, Field, Form
from . import Verb, needs

if TYPE_CHECKING:
    from ..app import Relbank
    from ..screens.home import Home

_FRIEND = "a friend; not scored"


async def add(app: Relbank, person: Person) -> None:
    """Ask what to add, and add it."""
    why_not = "" if person.strategic else _FRIEND
    choices = [
        Choice("rate", "Rating", "r", "the four parts of the equation", why_not),
        Choice("test", "Integrity test", "t", "a confidence or an opinion: held or failed"),
        Choice("twelve", "Twelve keys", "w", "both sides of the partnership, key by key", why_not),
        Choice("seal", "Sealed remark", "s", "told in confidence: left out of all but the full backup"),
    ]
    chosen = await app.push_screen_wait(Choose(f"Add to trust with {person.name}", choices))
    if chosen == "rate":
        await rate(app, person)
    elif chosen == "test":
        await _test(app, person)
    elif chosen == "twelve":
        await score(app, person)
    elif chosen == "seal":
        await _seal(app, person)


async def edit(app: Relbank, person: Person, thing: Any) -> None:
    """Ask for other values of what was recorded; what stands in a note is changed there."""
    if isinstance(thing, Sealed) and thing.touch:
        app.say("That remark stands in a note: e on the note changes it.", "warning")
    elif isinstance(thing, TrustSheet):
        await rate(app, person, thing)
    elif isinstance(thing, TwelveSheet):
        await score(app, person, thing)
    elif isinstance(thing, IntegrityTest):
        await _test(app, person, thing)
    elif isinstance(thing, Sealed):
        await _seal(app, person, thing)


# ---- the trust sheet ----
async def rate(app: Relbank, person: Person, old: TrustSheet | None = None) -> None:
    """Ask for the four parts and what they rest on."""
    found = standing(app.journal, person.id, app.today())
    last = found.now.parts if found.now else dict.fromkeys(PARTS, 0)
    own = {"reliability": _said("Your promises say {}: {} of {} kept on time.", found.reliability),
           SELF: _said("Your deeds say {}: {} of {} were asked or got, sizes aside.", found.self_hint)}  # fmt: skip
    asks = {
        "credibility": "how far they believe what I say", "reliability": "how far they can count on me",
        "intimacy": "how safe they feel to tell me things", SELF: "how much it is about me: low is good",
    }  # fmt: skip
    fields = [
        Field(
            part, f"{PART_NAMES[part].capitalize()}, 1 to 10: {asks[part]}",
            str(getattr(old, part) or "") if old else "", f"last {last[part]}" if last[part] else "",
            _always(own.get(part, "")), _part_refused,
        )
        for part in PARTS
    ]  # fmt: skip
    newest = next(iter(app.journal.newest(person.id)), None)
    cited = old.text if old else ""
    fields.append(Field("text", "What it rests on", cited, "called me first; left blank it cites the last note",
                        refuse=lambda t: "" if t.strip() or newest or old else "Write what it rests on."))  # fmt: skip
    key = f"trust:{old.id if old else person.id}"
    form = Form(f"Trust with {person.name}", fields, "(credibility + reliability + intimacy) / self-orientation",
                app.keeper(key), app.kept(key))  # fmt: skip
    answers = await app.push_screen_wait(form)
    if answers is not None:
        _rate(app, person, old, answers, newest)


def _rate(app: Relbank, person: Person, old: TrustSheet | None, answers: Answers, newest: Touch | None) -> None:
    parts = {part: int(answers[part]) for part in PARTS if answers[part].strip()}
    text = answers["text"]
    if old is not None:
        app.attempt(lambda: trust.rate_again(app.store, old.id, parts, text, app.now()))
        return
    touch = "" if text.strip() or newest is None else newest.id
    app.attempt(lambda: trust.rate(app.store, person.id, parts, app.now(), text, touch))


def _said(words: str, own: Computed) -> str:
    return "" if own.value is None else words.format(own.value, own.hits, own.of)


def _always(text: str) -> Callable[[str], str]:
    return lambda typed: text


def _part_refused(typed: str) -> str:
    plain = typed.strip()
    fits = not plain or (plain.isascii() and plain.isdigit() and 1 <= int(plain) <= 10)
    return "" if fits else "Parts go from 1 to 10; leave it blank to keep the last."


# ---- integrity ----
async def _test(app: Relbank, person: Person, old: IntegrityTest | None = None) -> None:
    named = ", ".join(KINDS)
    fields = [
        Field("kind", "Kind", old.kind if old else "", named, lambda t: KIND_NAMES.get(kind_of(t), ""),
              lambda t: "" if kind_of(t) in KINDS else f"It can be {named}."),
        Field("outcome", "How it ended", old.outcome if old else "", "held or failed",
              refuse=lambda t: "" if t.strip() in OUTCOMES else "It can be held or failed."),
        Field("text", "What happened", old.text if old else ""),
    ]  # fmt: skip
    note = "They shared a confidence, asked for one, or put an opinion of yours to the test: did you hold?"
    form = Form(f"A test of integrity by {person.name}", fields, note)
    answers = await app.push_screen_wait(form)
    if answers is None:
        return
    kind, outcome, text = answers["kind"], answers["outcome"].strip(), answers["text"]
    if old is None:
        app.attempt(lambda: trust.test(app.store, person.id, kind, outcome, app.now(), text))
    else:
        app.attempt(lambda: trust.test_again(app.store, old.id, kind, outcome, text))


async def _seal(app: Relbank, person: Person, old: Sealed | None = None) -> None:
    refuse = _always("")
    field = Field("text", "What was told", old.text if old else "", "told in confidence", refuse=refuse)
    key = f"sealed:{old.id if old else person.id}"
    form = Form(f"Told in confidence by {person.name}", [field], "", app.keeper(key), app.kept(key))
    answers = await app.push_screen_wait(form)
    if answers is None or not answers["text"].strip():
        return
    if old is None:
        app.attempt(lambda: sealed.seal(app.store, person.id, answers["text"], app.now()))
    else:
        app.attempt(lambda: sealed.reword(app.store, old.id, answers["text"]))


# ---- twelve keys ----
async def score(app: Relbank, person: Person, old: TwelveSheet | None = None) -> None:
    """Ask for the scores of both sides, each key beside what it was the last time."""
    sheets = [s for s in app.journal.of(TwelveSheet, person.id) if old is None or s.id != old.id]
    before = compared(sheets)
    mine, theirs = scores(old.mine if old else ""), scores(old.theirs if old else "")
    fields = []
    for place, (_, question) in enumerate(KEYS):
        row = before.rows[place] if before else None
        value = _pair(mine[place], theirs[place]) if old else ""
        last = f"last {_pair(row.mine, row.theirs)}" if row else "me and them: 7 8"
        was = (row.mine, row.theirs) if row else (None, None)
        label = f"{place + 1} {question}"
        fields.append(Field(f"key{place}", label, value, last, _moves_said(was), _pair_refused))
    contract = "yes" if old and old.contract else ""
    fields.append(Field("contract", "Did somebody have to point at the contract? (yes or no)", contract, "no"))
    fields.append(Field("text", "What it rests on", old.text if old else ""))
    key = f"twelve:{old.id if old else person.id}"
    note = "0 to 10, first me, then them; - for none, blank leaves the key out."
    form = Form(f"Twelve keys with {person.name}", fields, note, app.keeper(key), app.kept(key))
    answers = await app.push_screen_wait(form)
    if answers is None:
        return
    pairs = [_read(answers[f"key{place}"]) or (None, None) for place in range(len(KEYS))]
    ours, others = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    pointed, text = answers["contract"].strip().casefold() in ("yes", "y"), answers["text"]
    if old is None:
        app.attempt(lambda: twelve.score(app.store, person.id, ours, others, app.now(), contract=pointed, text=text))
    else:
        app.attempt(lambda: twelve.score_again(app.store, old.id, ours, others, contract=pointed, text=text))


def _pair(mine: int | None, theirs: int | None) -> str:
    return " ".join("-" if value is None else str(value) for value in (mine, theirs))


def _read(typed: str) -> tuple[int | None, int | None] | None:
    """Return both scores of a key, None when it can't be read or holds none."""
    words = typed.replace(",", " ").split()
    if len(words) not in (1, 2):
        return None
    try:
        found = twelve.scores_of(" ".join([*words, *"-" * (12 - len(words))]))
    except Refused:
        return None
    return found[0], found[1]


def _pair_refused(typed: str) -> str:
    return "" if not typed.strip() or _read(typed) else "Two scores from 0 to 10, mine and theirs: 7 8, or 7 -."


def _moves_said(was: tuple[int | None, int | None]) -> Callable[[str], str]:
    def said(typed: str) -> str:
        found = _read(typed)
        if found is None or was == (None, None):
            return ""
        moved = [
            moved_said(None if now is None or old is None else now - old) for now, old in zip(found, was, strict=True)
        ]
        return f"last {_pair(*was)}: me {moved[0] or '-'}, them {moved[1] or '-'}"

    return said


# ---- from home and the views ----
def _page(home: Home) -> None:
    from ..screens.trust import TrustScreen

    if home.person is not None:
        home.app.push_screen(TrustScreen(home.person))


async def _score(home: Home) -> None:
    if home.person is not None:
        await score(home.app, home.person)


async def _rating(home: Home) -> None:
    if home.person is not None:
        await rate(home.app, home.person)


async def _sealed(home: Home) -> None:
    from ..dialogs.sealed import show

    thing, person = home.thing(), home.person
    if person is not None:
        only = thing if isinstance(thing, Sealed) else None
        await show(home.app, person, only, thing.id if isinstance(thing, Touch) else "")


def _strategic(home: Home) -> str:
    person = home.person
    return needs.person(home) or ("" if person is not None and person.strategic else _FRIEND)


VERBS = {
    "trust": Verb(_page, needs.reading),
    "trust.rate": Verb(_rating, _strategic),
    "twelve": Verb(_score, _strategic),
    "sealed.show": Verb(_sealed, needs.reading),
}
