"""What can be done with a card of the review beside calling it done: its own verb, a note, a day, a reason, a look."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from relbank.actions import review as acting
from relbank.method import cards
from relbank.method import review as going
from relbank.model.appointment import Appointment
from relbank.model.document import class_of
from relbank.model.person import Person
from relbank.model.promise import ME, Promise

from ..commands import BY_ID, in_place
from ..whose import sentence

if TYPE_CHECKING:
    from relbank.actions.done import Done
    from relbank.method.cards import Card

    from ..app import Relbank
    from .home import Home
    from .review import ReviewScreen

ELSEWHERE = ("view.", "pane.", "add")
"""What the ids of commands begin with that are carried out at home: the review is left for them, r goes on with it."""
SAME = {"note.new": "review.note", "brief": "review.brief", "why": "review.why"}
"""Commands that a card advises and the review has itself."""


class Place:
    """What verbs of home are given on a card: the person and the thing that it is about; it counts the changes."""

    place = "review"

    def __init__(self, screen: ReviewScreen, card: Card) -> None:
        self._screen, self._card = screen, card
        self.app = cast("Relbank", Counting(screen.app))
        self.changes = 0

    @property
    def person(self) -> Person | None:
        """Whom the card is about."""
        return self._screen.app.journal.get(Person, self._card.person) if self._card.person else None

    def thing(self) -> Any:
        """Return what the card is about: a promise, an appointment, a note; else the person."""
        found, journal = self._card.finding, self._screen.app.journal
        if self._card.thing is not None:
            return self._card.thing
        about = next(((table, id) for table, id in found.evidence if id == found.about), None)
        return journal.get(class_of(about[0]), about[1]) if about else self.person

    def run_worker(self, work: Any, **named: Any) -> Any:
        """Let something run beside the keys."""
        return self._screen.run_worker(work, **named)

    def refresh_all(self) -> None:
        """Show the card anew."""
        self._screen.refresh_all()


class Counting:
    """The program, counting the changes that a verb makes: so many are undone with the card."""

    def __init__(self, app: Relbank) -> None:
        self._app = app
        self.changes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._app, name)

    def attempt(self, change: Callable[[], Done]) -> Done | None:
        """Carry out a change, and count it where it left a trace: a form may be kept as it was, or a file written."""
        before = self._app.journal.version
        done = self._app.attempt(change)
        self.changes += done is not None and self._app.journal.version != before
        return done


async def do(screen: ReviewScreen, card: Card, id: str) -> None:
    """Carry out a command with what the card is about; when it changed something, the card is done.

    One that asks for something else now stays: a promise of which they were told waits for its new day.
    """
    from ..verbs import table

    place = Place(screen, card)
    home = cast("Home", place)
    verb = table()[id]
    if reason := verb.needs(home):
        screen.app.say(f"{BY_ID[id].label.rstrip('…')}: {reason}.", "warning")
        return
    if isawaitable(result := verb.run(home)):
        await result
    changes = cast("Counting", place.app).changes
    if not changes:
        return
    now = cards.again(card.key, screen.app.findings_of, screen.app.journal)
    if now is not None and now.finding.command != card.finding.command:
        screen.stay(changes)
    else:
        screen.go_on(going.DONE, changes)


def advised(card: Card) -> str:
    """Return the id of the command that a card advises and enter carries out, "" for none.

    It shows or asks first: what settles a promise at once has keys of its own, enter shows what is behind it.
    """
    id = card.finding.command
    at_once = id == "tick" or (id == "promise.word" and isinstance(card.thing, Promise) and card.thing.by != ME)
    return "review.why" if at_once else SAME.get(id, id)


async def skip(screen: ReviewScreen, card: Card) -> None:
    """Ask why not now, and wave the card away."""
    from ..dialogs.form import Field, Form

    app = screen.app
    field = Field("reason", "Why not now", "", "on leave until May",
                  refuse=lambda t: "" if t.strip() else "It needs a reason: type a few words.")  # fmt: skip
    saw = sentence(app.journal, card.finding.saw, "", card.finding)
    note = saw + "\nIt stays silent until something changes."
    answers = await app.push_screen_wait(Form("Not now", [field], note))
    if answers is not None and screen.attempt(lambda: acting.skip(app.store, card, app.now(), answers["reason"])):
        screen.go_on(going.SKIPPED)


async def snooze(screen: ReviewScreen, card: Card) -> None:
    """Ask until when, and put the card off."""
    from ..dialogs.until import until

    app = screen.app
    day = await until(app, "Put off until", sentence(app.journal, card.finding.saw, "", card.finding))
    if day is not None and screen.attempt(lambda: acting.snooze(app.store, card, app.now(), day)):
        screen.go_on(going.SNOOZED)


def note(screen: ReviewScreen, card: Card) -> None:
    """Open a note with the header of whom the card is about, or of the appointment that owes it."""
    from relbank.actions.debrief import header

    from .capture import Capture

    journal = screen.app.journal
    person = journal.get(Person, card.person) if card.person else None
    head = f"@{person.name}\n" if person else "@"  # a full header: what is typed is the note
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
        screen.leave_for("pane.profile")
    else:
        screen.refresh_all()


def help(screen: ReviewScreen) -> None:
    """Show all keys, those of the review first."""
    from .help import Help

    own_first = sorted(in_place("review", "review"), key=lambda c: not c.id.startswith("review."))
    screen.app.push_screen(Help(here=own_first))
