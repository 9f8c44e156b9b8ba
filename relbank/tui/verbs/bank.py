"""Give, get and ask: a person's account (M25), and the shelf (M26)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from relbank.actions import bank, shelf
from relbank.actions.done import Refused
from relbank.method.impact import GAINS, kind_of
from relbank.method.shelf import readers, received
from relbank.model.ledger import WITHDRAWAL, Entry
from relbank.model.nurture import ARTICLE, LANDINGS, SHELF_KINDS, Handed, ShelfItem
from relbank.model.person import Person

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Field, Form
from ..safe import quoted
from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home

HOW = "Behind the words: x2 to x5 for its size, ~$50 for money."


def _refused(typed: str) -> str:
    try:
        bank.read(typed)
    except Refused as refused:
        return refused.what
    return ""


def _deed(value: str = "") -> Field:
    return Field("deed", "What", value, "intro to Pat Roe x2", bank.understood, _refused)


async def give(home: Home) -> None:
    """Ask what was given to the person, and write it down."""
    person, app = home.person, home.app
    if person is None:
        return
    key = f"give:{person.id}"
    form = Form(f"Given to {person.name}", [_deed()], HOW, app.keeper(key), app.kept(key))
    answers = await app.push_screen_wait(form)
    if answers is not None and answers["deed"].strip():
        app.attempt(lambda: bank.give(app.store, person.id, answers["deed"], app.now()))


async def withdraw(home: Home) -> None:
    """Ask whether something was got or is asked for, and write it down; asking too early explains itself first."""
    person, app = home.person, home.app
    if person is None:
        return
    shut = bank.refusal(app.journal, person.id, app.now())
    ways = [
        Choice("got", "Got from them", "g", "it takes its size off the balance"),
        Choice("ask", "Asked of them", "a", "it counts nothing and waits"),
    ]
    way = await app.push_screen_wait(Choose(person.name, ways))
    if way == "got":
        answers = await app.push_screen_wait(Form(f"Got from {person.name}", [_deed()], HOW))
        if answers is not None and answers["deed"].strip():
            app.attempt(lambda: bank.got(app.store, person.id, answers["deed"], app.now()))
    elif way == "ask":
        await _ask(home, person, shut)


async def _ask(home: Home, person: Person, shut: str) -> None:
    app = home.app
    fields, note = [_deed()], HOW
    if shut:
        note = f"{shut} {bank.EXPLAINS}\nesc leaves it, and + gives something first."
        why = Field(
            "reason", "Why all the same", "", "it was offered",
            refuse=lambda t: "" if t.strip() else "A reason is kept with it: type a few words.",
        )  # fmt: skip
        fields.append(why)
    answers = await app.push_screen_wait(Form(f"Asked of {person.name}", fields, note))
    if answers is not None and answers["deed"].strip():
        reason = answers.get("reason", "")
        app.attempt(lambda: bank.ask(app.store, person.id, answers["deed"], app.now(), reason))


async def edit(home: Home, entry: Entry) -> None:
    """Ask for other words, another size or sum of a deed; of something got, what sort of return it was, too."""
    app = home.app

    def fields(now: Entry) -> list[Field]:
        return [_deed(bank.typed_of(now)), *([_gain(now)] if now.kind == WITHDRAWAL else ())]

    form = Form("Edit a deed", fields(entry), HOW, fresh=lambda: fields(app.fresh(entry)))
    answers = await app.push_screen_wait(form)
    before = {f.name: f.value for f in fields(app.fresh(entry))}
    if answers is not None and answers["deed"].strip() and answers != before:
        gain = answers["gain"].strip() if "gain" in answers else None
        app.attempt(lambda: bank.edit(app.store, entry.id, answers["deed"], gain))


def _gain(entry: Entry) -> Field:
    """Return the line for what sort of return something got was; while it is empty its words tell."""
    guess = kind_of(replace(entry, gain=""))

    def counted(typed: str) -> str:
        said = GAINS.get(typed.strip() or guess, "")
        return f"-> counts as {said}" if said else ""

    def wrong(typed: str) -> str:
        return "" if typed.strip() in (*GAINS, "") else f"It can be {', '.join(GAINS)}, or empty."

    return Field("gain", "A return of", entry.gain, guess, counted, wrong)


# ---- the shelf ----
def _item_fields(item: ShelfItem | None) -> list[Field]:
    def wrong(typed: str) -> str:
        return "" if typed.strip() in SHELF_KINDS else f"It can be {', '.join(SHELF_KINDS)}."

    return [
        Field("title", "Title", item.title if item else "", "Plants that run while they are moved",
              refuse=lambda t: "" if t.strip() else "It needs a title."),
        Field("topics", "Topics", ", ".join(item.topics) if item else "", "uptime, hockey: what readers care about"),
        Field("kind", "Kind", item.kind if item else ARTICLE, refuse=wrong),
        Field("url", "Where it is", item.url if item else ""),
        Field("text", "Remark", item.text if item else ""),
    ]  # fmt: skip


async def put(home: Home) -> None:
    """Ask for something worth giving, and put it on the shelf."""
    app = home.app
    note = "Topics match it to people: their likes, tastes, answers, fields, organisation, tags."
    form = Form("Onto the shelf", _item_fields(None), note, app.keeper("shelf"), app.kept("shelf"))
    answers = await app.push_screen_wait(form)
    if answers is not None and answers["title"].strip():
        app.attempt(
            lambda: shelf.add(
                app.store, answers["title"], app.now(), kind=answers["kind"].strip(), topics=[answers["topics"]],
                url=answers["url"], text=answers["text"],
            )
        )  # fmt: skip


async def edit_item(home: Home, item: ShelfItem) -> None:
    """Ask for changes of something on the shelf."""
    app = home.app
    form = Form("On the shelf", _item_fields(item), fresh=lambda: _item_fields(app.fresh(item)))
    answers = await app.push_screen_wait(form)
    if answers is not None:
        app.attempt(
            lambda: shelf.edit(
                app.store, item.id, title=answers["title"], kind=answers["kind"].strip(), topics=[answers["topics"]],
                url=answers["url"], text=answers["text"],
            )
        )  # fmt: skip


async def hand(home: Home, item: ShelfItem | None = None) -> None:
    """Ask to whom something of the shelf goes, those it would interest first; it is a deposit."""
    app, journal = home.app, home.app.journal
    if item is None:
        items = [Choice(i, i.title, "", ", ".join(i.topics), mine=True) for i in journal.every(ShelfItem)]
        if not items:
            app.say("The shelf is empty; a in the bank (g b) puts something on it.", "warning")
            return
        item = await app.push_screen_wait(Choose("What is it?", items, filter=True))
    if item is None:
        return
    had = {h.person: h for h in received(journal, item)}
    keen = {m.person.id: ", ".join(m.topics) for m in readers(journal, item)}
    people = sorted(journal.every(Person), key=lambda p: (p.id in had, p.id not in keen))
    choices = [
        Choice(p.id, p.name, "", f"cares about {keen[p.id]}" if p.id in keen else "",
               f"received it {had[p.id].date}" if p.id in had else "", mine=True)
        for p in people
    ]  # fmt: skip
    current = home.person.id if home.person else None
    chosen = await app.push_screen_wait(Choose(f"{quoted(item.title)} for", choices, filter=True, current=current))
    if chosen:
        what = item
        app.attempt(lambda: shelf.hand(app.store, what.id, chosen, app.now()))


async def landed(home: Home, handed: Handed | None = None) -> None:
    """Ask how something that was handed over landed."""
    app, person = home.app, home.person
    if handed is None and person is not None:
        open_ones = [h for h in app.journal.of(Handed, person.id) if not h.landed]
        handed = open_ones[-1] if open_ones else None
    if handed is None:
        app.say("There is nothing handed over whose landing is not known.", "warning")
        return
    item = app.journal.get(ShelfItem, handed.item)
    choices = [Choice(word, word, word[0] if word != "disliked" else "x") for word in LANDINGS]
    title = f"How did {quoted(item.title)} land?" if item else "How did it land?"
    word = await app.push_screen_wait(Choose(title, choices, current=handed.landed or None))
    if word:
        one = handed
        app.attempt(lambda: shelf.land(app.store, one.id, word))


VERBS = {
    "deposit": Verb(give, needs.person),
    "withdraw": Verb(withdraw, needs.person),
    "shelf.add": Verb(put, needs.writable),
    "shelf.hand": Verb(hand, needs.writable),
    "shelf.landed": Verb(landed, needs.person),
}
