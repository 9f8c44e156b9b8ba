"""The circle: steps in and out, training, proofs, leads, the launch of a circle (M28, M30, M31)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from relbank.actions import circle, launching, referrals
from relbank.method import pruning
from relbank.method.circle import LABELS, ME, THEM, membership, side_said
from relbank.method.launching import PHASE_NAMES
from relbank.method.referrals import IN, LOST, OPEN, OUT, WON, Lead, of_person
from relbank.model.alliance import CURRENT, POSSIBLE, RETIRED, TRAINING, Launch, LaunchStep, Proof, Training
from relbank.model.person import Person
from relbank.model.say import say
from relbank.notes.dates import ahead, back

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Field, Form
from ..safe import quoted
from . import Verb, needs

if TYPE_CHECKING:
    from ..screens.home import Home


def _words(answer: str) -> str:
    return "" if answer.strip() else "Type a few words."


async def _line(home: Home, title: str, placeholder: str, note: str = "", value: str = "") -> str:
    field = Field("text", title, value, placeholder, refuse=_words)
    answers = await home.app.push_screen_wait(Form(title, [field], note))
    return answers["text"].strip() if answers else ""


async def step(home: Home) -> None:
    """Ask where the person stands towards the circle: possible, current, or retired with the reason."""
    person = home.person
    if person is None:
        return
    now = membership(home.app.journal.of, person).state
    choices = [
        Choice(POSSIBLE, "A possible ally", "p", "somebody who may look for the same clients",
               "is one already" if now == POSSIBLE else ""),
        Choice(CURRENT, "A current ally", "c", "in the circle from now on", "is one already" if now == CURRENT else ""),
        Choice(RETIRED, "Let it end…", "x", "they stay, as a friend",
               "" if now in (POSSIBLE, CURRENT) else "is not in the circle"),
    ]  # fmt: skip
    state = await home.app.push_screen_wait(Choose(f"{person.name} and the circle", choices))
    if state == RETIRED:
        await retire(home)
    elif state:
        home.app.attempt(lambda: circle.step(home.app.store, person.id, state, home.app.now()))


async def retire(home: Home) -> None:
    """Show what the ally did for real, ask for the reason, and let the circle end; the person stays."""
    person, app = home.person, home.app
    if person is None:
        return
    found = membership(app.journal.of, person)
    said = f"{pruning.EXPECTED} Nothing is deleted."
    if found.joined:
        brought = pruning.introductions(app.journal).get(person.id, ())
        days = app.settings.prune_days
        did = pruning.effort(app.journal.of, person, found, app.today(), days, brought).said()
        said = f"In the last {days} days: {did}. {said}"
    reason = await _line(home, f"Why does the circle end for {person.name}?", "no time for it this year", said)
    if reason:
        app.attempt(lambda: circle.retire(app.store, person.id, app.now(), reason))


async def train(home: Home) -> None:
    """Ask for a line of training: whose, of which kind, and its words."""
    person, app = home.person, home.app
    if person is None:
        return
    ways = []
    for side, keys in ((ME, "ctws"), (THEM, "CTWS")):
        said = side_said(side, person.name)
        ways += [Choice((side, kind), LABELS[kind], key, said) for kind, key in zip(TRAINING, keys, strict=True)]
    way = await app.push_screen_wait(Choose("Training", ways))
    if not way:
        return
    side, kind = way
    examples = {"client": "plants with lines older than ten years", "trigger": "“nobody gets out on time”",
                "wrong": "anybody who wants it for free", "session": "went through three examples"}  # fmt: skip
    title = f"{LABELS[kind].capitalize()}: {side_said(side, person.name)}"
    text = await _line(home, title, examples[kind])
    if text:
        app.attempt(lambda: circle.train(app.store, person.id, side, kind, text, app.now()))


async def prove(home: Home, proof: Proof | None = None) -> None:
    """Ask for their words about me, and whether they may be called."""
    app, person = home.app, home.person
    fields = [
        Field("text", "Their words", proof.text if proof else "", "They work weekends, and nobody notices."),
        Field("call", "May be called?", "yes" if proof and proof.callable else "no", "yes or no"),
    ]
    answers = await app.push_screen_wait(Form("Proof", fields, "A testimonial, one who may be called, or both."))
    if answers is None:
        return
    text, call = answers["text"], answers["call"].strip().lower() in ("y", "yes")
    if proof is not None:
        app.attempt(lambda: circle.edit_proof(app.store, proof.id, text, call))
    elif person is not None:
        app.attempt(lambda: circle.prove(app.store, person.id, text, app.now(), call))


async def lead(home: Home, direction: str) -> None:
    """Ask for a lead that came from the person, or went to them."""
    person, app = home.person, home.app
    if person is None:
        return
    title = f"A lead from {person.name}" if direction == IN else f"A lead to {person.name}"
    text = await _line(home, title, "Oak Foods, new plant ~$4k q4")
    if text:
        app.attempt(lambda: referrals.add(app.store, person.id, direction, text, app.now()))


async def outcome(home: Home, chosen: Lead | None = None) -> None:
    """Ask what became of a lead, how good it was, and what it brought."""
    app, person = home.app, home.person
    if chosen is None and person is not None:
        found = [x for x in of_person(app.journal, person.id) if x.outcome == OPEN]
        choices = [
            Choice(x, x.referral.text, "", f"{x.referral.direction} {x.referral.date}", mine=True) for x in found
        ]
        if not choices:
            app.say(f"No lead of {person.name} is open.", "warning")
            return
        chosen = choices[0].value
        if len(choices) > 1:
            chosen = await app.push_screen_wait(Choose("Which lead?", choices, filter=True))
    if chosen is None:
        return
    one = chosen.referral
    ways = [Choice(WON, "Won", "w"), Choice(LOST, "Lost", "l"), Choice(OPEN, "Open again", "o"),
            *(Choice(n, f"Quality {n} of 5", str(n)) for n in range(1, 6))]  # fmt: skip
    way = await app.push_screen_wait(Choose(quoted(one.text), ways, current=chosen.outcome))
    if isinstance(way, int):
        app.attempt(lambda: referrals.rate(app.store, one.id, way))
    elif way == WON:
        field = Field("sum", "What it brings a year", "", "$4k; empty when not known")
        answers = await app.push_screen_wait(Form(f"Won: {quoted(one.text)}", [field]))
        if answers is not None:
            app.attempt(lambda: referrals.news(app.store, one.id, WON, app.now(), answers["sum"]))
    elif way:
        app.attempt(lambda: referrals.news(app.store, one.id, way, app.now()))


async def launch(home: Home) -> None:
    """Ask for the name of a launch, and begin it with its usual steps."""
    name = await _line(home, "A new launch", "Circle of six", "It begins with steps to organise, train, build, launch.")
    if name:
        home.app.attempt(lambda: launching.begin(home.app.store, name, home.app.now()))


async def start(home: Home, thing: Launch) -> None:
    """Ask for the day from which the first month is counted."""
    app = home.app

    def day(typed: str) -> date | None:
        now, order = app.now(), app.settings.date_order
        when = ahead(typed, now, order) or back(typed, now, order)
        return when.first if when else None

    def echo(typed: str) -> str:
        when = ahead(typed, app.now(), app.settings.date_order) or back(typed, app.now(), app.settings.date_order)
        return f"-> {say(when)}" if when else ""

    field = Field("day", "Starts", thing.started or "today", "today, monday, 1 Dec", echo,
                  lambda t: "" if day(t) else "That is no date I understand.")  # fmt: skip
    answers = await app.push_screen_wait(Form(f"{quoted(thing.name)}: the first month begins", [field]))
    found = day(answers["day"]) if answers else None
    if found is not None:
        app.attempt(lambda: launching.start(app.store, thing.id, found))


async def add_step(home: Home, thing: Launch | LaunchStep) -> None:
    """Ask for a step of a launch."""
    launch_id = thing.id if isinstance(thing, Launch) else thing.launch
    phases = [Choice(phase, name, name[0].lower()) for phase, name in PHASE_NAMES.items()]
    phase = await home.app.push_screen_wait(Choose("In which phase?", phases))
    text = await _line(home, "A step", "choose six partners") if phase else ""
    if text:
        home.app.attempt(lambda: launching.add_step(home.app.store, launch_id, phase, text, home.app.now()))


async def edit_training(home: Home, line: Training) -> None:
    """Ask for other words of a line of training."""
    text = await _line(home, LABELS.get(line.kind, "Training").capitalize(), "", value=line.text)
    if text and text != line.text:
        home.app.attempt(lambda: circle.retrain(home.app.store, line.id, text))


async def take_in(home: Home) -> None:
    """Ask who may become an ally, and take them in."""
    app = home.app
    people = [p for p in app.journal.every(Person) if not membership(app.journal.of, p).inside]
    choices = [
        Choice(p.id, p.name, "", " · ".join(x for x in (p.title, p.organisation) if x), mine=True) for p in people
    ]
    if not choices:
        app.say("Everybody is in the circle already; n writes a note about somebody new.", "warning")
        return
    chosen = await app.push_screen_wait(Choose("Into the circle", choices, filter=True))
    if chosen:
        app.attempt(lambda: circle.step(app.store, chosen, POSSIBLE, app.now()))


async def _came(home: Home) -> None:
    await lead(home, IN)


async def _went(home: Home) -> None:
    await lead(home, OUT)


VERBS = {
    "circle.add": Verb(take_in, needs.writable),
    "circle.step": Verb(step, needs.person),
    "circle.retire": Verb(retire, needs.person),
    "circle.train": Verb(train, needs.person),
    "circle.prove": Verb(prove, needs.person),
    "circle.launch": Verb(launch, needs.writable),
    "lead.in": Verb(_came, needs.person),
    "lead.out": Verb(_went, needs.person),
    "lead.outcome": Verb(outcome, needs.person),
}
