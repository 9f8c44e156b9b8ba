"""Touch discipline: parking, something sent to many, somebody's own rhythm, a block in the week (M21-M23)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from relbank.actions import nurture, rhythm
from relbank.method.cadence import parked
from relbank.method.recipients import PARKED, not_yet, on_shelf, recipients
from relbank.method.weekplan import candidates
from relbank.model.nurture import NEWSLETTER, ShelfItem
from relbank.model.say import plural, say
from relbank.notes.dates import ahead

from ..dialogs.form import Field, Form
from . import Verb, needs

if TYPE_CHECKING:
    from ..app import Relbank
    from ..screens.home import Home


async def park(home: Home) -> None:
    """Put the person into the nurture lane, with the reason; or take them out of it."""
    person, app = home.person, home.app
    if person is None:
        return
    if person.id in parked(app.journal):
        app.attempt(lambda: nurture.unpark(app.store, person.id, app.now()))
        return
    field = Field("reason", "Why", "", "three touches, no answer")
    note = "No more touches, now and then something of use; a reply or a meeting takes them out by itself."
    answers = await app.push_screen_wait(Form(f"Park {person.name}", [field], note))
    if answers is not None:
        app.attempt(lambda: nurture.park(app.store, person.id, app.now(), answers["reason"]))


async def campaign(home: Home) -> None:
    """Ask what is sent and to whom, log it for all of them in one step, and write the list of addresses."""
    app, thing = home.app, home.thing()
    item = thing if isinstance(thing, ShelfItem) else None

    def named(name: str) -> str:
        return "-> from the shelf: it goes to nobody twice" if on_shelf(app.journal, name) else ""

    def said(to: str) -> str:
        return f"-> {plural(len(recipients(app.journal, to)), 'person', 'people')}"

    def refused(to: str) -> str:
        return "" if recipients(app.journal, to) else "Nobody: type parked, or a #tag that somebody has."

    fields = [
        Field("name", "What is it called", item.title if item else "", "Spring letter", named),
        Field("word", "What is it", item.kind if item else NEWSLETTER, "newsletter, position paper, webinar"),
        Field("to", "To whom: parked, or a #tag", PARKED, "parked, #board", said, refused),
        Field("file", "File for the recipients (.csv: a table)", "", "recipients.csv; may stay empty"),
    ]
    key = f"campaign:{item.id}" if item else "campaign"
    note = "One step logs it for all of them; it counts as no touch."
    wrong = ""
    while True:
        told = f"{wrong} Nothing was logged.\n{note}" if wrong else note
        answers = await app.push_screen_wait(Form("Send to many", fields, told, app.keeper(key), app.kept(key)))
        if answers is None or not answers["name"].strip():
            return
        wrong = _send(app, answers)
        if not wrong:
            return
        app.keeper(key)(json.dumps(answers, ensure_ascii=False))


def _send(app: Relbank, answers: dict[str, str]) -> str:
    """Write the list of addresses, then log what was sent; return why the list can't be written, "" when it was."""
    from relbank.actions.done import Refused
    from relbank.actions.mailing_list import write_list

    everybody = recipients(app.journal, answers["to"])
    people = not_yet(app.journal, on_shelf(app.journal, answers["name"]), everybody)
    word, written = answers["word"].strip() or NEWSLETTER, ""
    if answers["file"].strip() and people:
        try:
            written = f" {write_list(people, answers['file']).said}"
        except Refused as refused:
            return f"{refused.what} {refused.do}"
    done = app.attempt(
        lambda: nurture.campaign(app.store, answers["name"], [p.id for p in everybody], app.now(), word=word)
    )
    if done is not None and written:
        app.say(f"{done.said}{written}")
    return ""


async def own(home: Home) -> None:
    """Ask how often somebody should hear from me; empty takes the own rhythm away."""
    person, app = home.person, home.app
    if person is None:
        return

    def days(text: str) -> list[int]:
        return [int(word) for word in text.replace(",", " ").split() if word.isascii() and word.isdigit()]

    def refused(text: str) -> str:
        words = text.replace(",", " ").split()
        return "" if len(days(text)) == len(words) <= 2 else "One or two numbers of days: 30, or 30 60."

    def said(text: str) -> str:
        found = days(text)[:2]
        if not found:
            return "-> the rhythm of the rung or tag"
        worst = plural(rhythm.worst_of(*found), "day")
        return f"-> wished every {plural(found[0], 'day')}, at worst {worst}"

    before = f"{person.wished} {person.worst}" if person.wished else ""
    field = Field("days", "Days: wished, and the worst", before, "30 60", said, refused)
    note = "Two numbers of days: how often you wish to be in touch, and the worst that may be. Any touch but a mailing \
resets it. Empty: the rhythm of the rung or tag."
    answers = await app.push_screen_wait(Form(f"Rhythm of {person.name}", [field], note))
    if answers is not None:
        given = days(answers["days"]) or [0]
        app.attempt(lambda: rhythm.set_rhythm(app.store, person.id, *given))


async def plan(home: Home) -> None:
    """Ask when, and why, and plan a block for the person in that week."""
    person, app = home.person, home.app
    if person is None:
        return

    def said(text: str) -> str:
        when = ahead(text, app.now(), app.settings.date_order)
        return f"-> {say(when)}" if when and when.iso else ""

    def refused(text: str) -> str:
        when = ahead(text, app.now(), app.settings.date_order)
        return "" if when and when.iso else "That is no time I understand. Try thu 9:00, or fri."

    found = candidates(app.journal, app.today(), app.settings, 999)
    why = next((c.why[0] for c in found if c.person.id == person.id), "")
    fields = [
        Field("when", "When", "", "thu 9:00", said, refused),
        Field("why", "Why", why, "coffee: ask how the plant move goes"),
    ]
    answers = await app.push_screen_wait(Form(f"Time for {person.name}", fields, "A block in your calendar."))
    if answers is not None:
        when = ahead(answers["when"], app.now(), app.settings.date_order)
        if when is not None:
            app.attempt(lambda: rhythm.plan(app.store, person.id, when, app.now(), app.settings, answers["why"]))


VERBS = {
    "park": Verb(park, needs.person),
    "campaign.new": Verb(campaign, needs.writable),
    "rhythm": Verb(own, needs.person),
    "plan": Verb(plan, needs.person),
}
