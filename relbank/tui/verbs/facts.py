"""Facts: typed in the words of a note, so that the profile and the notes speak one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions import typed
from relbank.model.fact import Fact

from ..dialogs.form import Field, Form

if TYPE_CHECKING:
    from ..screens.home import Home

NOTE = "As in a note: likes hockey, golf · hates long calls · prefers mornings · taste white wine · never be late !! · \
measured by uptime · avoid politics · fact boat: Amelia"


async def add(home: Home) -> None:
    """Ask for a fact about the person and add it."""
    person, app = home.person, home.app
    if person is None:
        return
    field = Field(
        "fact",
        "Fact",
        "",
        "likes hockey",
        lambda t: typed.fact_said(t, app.now()),
        lambda t: typed.fact_refused(t, app.now()),
    )
    key = f"fact:{person.id}"
    form = Form(f"A fact about {person.name}", [field], NOTE, app.keeper(key), app.kept(key))
    answers = await app.push_screen_wait(form)
    if answers is not None and answers["fact"].strip():
        app.attempt(lambda: typed.add_fact(app.store, person.id, answers["fact"], app.now()))


async def edit(home: Home, fact: Fact) -> None:
    """Ask for other words of a fact; its kind can change too, by its verb."""
    app = home.app

    def fields(now: Fact) -> list[Field]:
        return [Field("fact", "Fact", typed.line_of(now), "", lambda t: typed.fact_said(t, app.now()),
                      lambda t: typed.fact_refused(t, app.now()))]  # fmt: skip

    form = Form("Edit a fact", fields(fact), NOTE, fresh=lambda: fields(app.fresh(fact)))
    answers = await app.push_screen_wait(form)
    if answers is not None and answers["fact"].strip() not in ("", typed.line_of(app.fresh(fact))):
        app.attempt(lambda: typed.edit_fact(app.store, fact.id, answers["fact"], app.now()))
