"""Knowing a person: questions and their answers, the style sheet, clues used, facts that no longer hold (M5-M10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions import facts, knowing, typed
from relbank.method.coverage import QUESTIONS, STYLE, coverage, next_question, questions, unanswered
from relbank.model.fact import KEY, QUESTION, Fact
from relbank.model.person import Person

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Field, Form
from ..safe import quoted
from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home

EXAMPLES = {
    "channel": "email, phone, in person", "pace": "fast, patient", "formality": "first names, formal",
    "hours": "mornings, not on Fridays", "personal": "family first, business only",
}  # fmt: skip


async def ask(home: Home) -> None:
    """Open the questions still open for the person; the one that is chosen is answered."""
    person, app = home.person, home.app
    if person is None:
        return
    known = app.journal.of(Fact, person.id)
    own = [Choice(f, f.text, str(n), "yours", mine=True) for n, f in enumerate(questions(known), 1)]
    keys = [Choice(key, QUESTIONS[key], "", "key question") for key in unanswered(known)] if person.strategic else []
    rest = [Choice(part.name, part.ask, "", part.title) for part in coverage(person, known).open
            if not part.name.startswith("key:")]  # fmt: skip
    best = next_question(person, known)
    note = f"Next: {best.text}" if best else f"Nothing is left to ask {person.name}."
    chosen = await app.push_screen_wait(Choose(f"Ask {person.name}", [*own, *keys, *rest], note=note))
    if chosen is not None:
        await answer(home, chosen)


async def answer(home: Home, asked: Fact | str) -> None:
    """Ask for the answer to a question: one of mine, a key question by its key, or a part of the profile."""
    person, app = home.person, home.app
    if person is None:
        return
    if isinstance(asked, Fact):
        await _own(home, asked)
    elif asked in QUESTIONS:
        key = f"answer:{asked}:{person.id}"
        field = Field("answer", "Answer", "", "what they said, in their words")
        form = Form(QUESTIONS[asked], [field], f"{person.name}'s answer", app.keeper(key), app.kept(key))
        answers = await app.push_screen_wait(form)
        if answers is not None and answers["answer"].strip():
            app.attempt(lambda: knowing.answer(app.store, person.id, asked, answers["answer"], app.now()))
    elif asked == "style":
        await style(home)
    elif asked == "birthday":
        from .people import edit

        await edit(home, person)
    else:
        from .facts import add

        await add(home)


async def _own(home: Home, fact: Fact) -> None:
    """Ask for what came of a question of mine; the answer, if any, is a fact typed as in a note."""
    app = home.app
    field = Field("fact", "What you learned, as in a note; empty: just let it go", "", "likes Ohio",
                  lambda t: typed.fact_said(t, app.now()),
                  lambda t: typed.fact_refused(t, app.now()) if t.strip() else "")  # fmt: skip
    answers = await app.push_screen_wait(Form(f"Asked: {quoted(fact.text)}", [field]))
    if answers is not None:
        if answers["fact"].strip():
            app.attempt(lambda: typed.add_fact(app.store, fact.person, answers["fact"], app.now()))
        app.attempt(lambda: knowing.asked(app.store, fact.id, app.now()))


async def style(home: Home) -> None:
    """Ask how the person likes it: channel, pace, formality, hours, how personal."""
    person, app = home.person, home.app
    if person is None:
        return

    def fields(now: Person) -> list[Field]:
        return [Field(part, part.capitalize(), now.style.get(part, ""), EXAMPLES[part]) for part in STYLE]

    key = f"style:{person.id}"
    note = "So that you can mirror it. In a note: - cue golf: taken, ignored or avoided."
    answers = await app.push_screen_wait(
        Form(f"Style of {person.name}", fields(person), note, app.keeper(key), app.kept(key),
             lambda: fields(app.fresh(person)))
    )  # fmt: skip
    if answers is not None:
        app.attempt(lambda: knowing.style(app.store, person.id, answers))


def use(home: Home, fact: Fact) -> None:
    """Note that a clue was put to use today; a question of mine was asked."""
    app = home.app
    if fact.kind == QUESTION:
        app.attempt(lambda: knowing.asked(app.store, fact.id, app.now()))
    else:
        app.attempt(lambda: facts.use(app.store, fact.id, app.now()))


async def outdate(home: Home, fact: Fact) -> None:
    """Ask what holds instead of a fact, if anything; the old one stays in the history."""
    app = home.app
    note = "It stays in the history. What holds instead, or nothing:"
    answers = await app.push_screen_wait(Form(f"No longer so: {quoted(fact.text)}", [Field("text", "Instead")], note))
    if answers is None:
        return
    if fact.kind == KEY and answers["text"].strip():
        app.attempt(lambda: knowing.answer(app.store, fact.person, fact.key, answers["text"], app.now()))
    else:
        app.attempt(lambda: facts.supersede(app.store, fact.id, app.now(), answers["text"]))


async def sides(home: Home) -> None:
    """Open the both-sides sheet of the person."""
    from ..screens.sides import SidesScreen

    if home.person is not None:
        await home.app.push_screen_wait(SidesScreen(home.person))
        home.refresh_all()


VERBS = {
    "answer": Verb(ask, needs.person),
    "style": Verb(style, needs.person),
    "sides": Verb(sides, needs.reading),
}
