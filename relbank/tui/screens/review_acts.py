"""What is done with a card of the review that asks for something first: a reason, a day, a note; and looking around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.actions import review as acting
from relbank.method import review as going
from relbank.model.appointment import Appointment
from relbank.model.person import Person

if TYPE_CHECKING:
    from relbank.actions.done import Done
    from relbank.method.cards import Card

    from .review import ReviewScreen


async def skip(screen: ReviewScreen, card: Card) -> None:
    """Ask why not now, and wave the card away."""
    from ..dialogs.form import Field, Form

    app = screen.app
    field = Field("reason", "Why not now", "", "he is on leave until May",
                  refuse=lambda t: "" if t.strip() else "It needs a reason: type a few words.")  # fmt: skip
    note = f"{card.finding.saw}\nIt stays silent until something changes."
    answers = await app.push_screen_wait(Form("Not now", [field], note))
    if answers is not None and screen.attempt(lambda: acting.skip(app.store, card, app.now(), answers["reason"])):
        screen.go_on(going.SKIPPED)


async def snooze(screen: ReviewScreen, card: Card) -> None:
    """Ask until when, and put the card off."""
    from ..dialogs.until import until

    app = screen.app
    day = await until(app, "Put off until", card.finding.saw)
    if day is not None and screen.attempt(lambda: acting.snooze(app.store, card, app.now(), day)):
        screen.go_on(going.SNOOZED)


def note(screen: ReviewScreen, card: Card) -> None:
    """Open a note with the header of whom the card is about, or of the appointment that owes it."""
    from relbank.actions.debrief import header

    from .capture import Capture

    journal = screen.app.journal
    person = journal.get(Person, card.person) if card.person else None
    head = f"@{person.name} " if person else "@"
    if isinstance(card.thing, Appointment) and card.finding.rule == "M13":
        head = header(journal, card.thing) or head

    def then(done: Done | None) -> None:
        if done is not None and done.ids:
            screen.go_on(going.NOTED)

    screen.app.push_screen(Capture(head), then)


def brief(screen: ReviewScreen, card: Card) -> None:
    """Show the brief of whom the card is about."""
    from .brief import BriefScreen

    people = getattr(card.thing, "people", ()) or (card.person,)
    person = next((p for id in people if id and (p := screen.app.journal.get(Person, id))), None)
    if person is None:
        screen.app.say("This card is about nobody in particular.", "warning")
    else:
        screen.app.push_screen(BriefScreen(person))


async def why(screen: ReviewScreen, card: Card) -> None:
    """Show the entries behind the card; one that is chosen leads to the person."""
    from .why import WhyScreen, grouped

    found = (card.finding, *card.more)
    entry = await screen.app.push_screen_wait(
        WhyScreen("Why this card", lambda: grouped(found, screen.app.journal, named=True))
    )
    if entry is not None and card.person:
        screen.dismiss(card.person)
    else:
        screen.refresh_all()
