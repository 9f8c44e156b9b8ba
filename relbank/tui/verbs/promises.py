"""Promises and appointments: adding, ticking, dating anew, dropping, snoozing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from relbank.actions import keeping_word, promised, promises, typed
from relbank.actions.keeping_word import limit_reached
from relbank.actions.note import names
from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import ME, OPEN, Promise
from relbank.model.say import say
from relbank.model.text import fold
from relbank.notes.dates import ahead

from ..dialogs.form import Field, Form
from ..dialogs.promise import THEIRS, WHOSE, PromiseForm
from ..dialogs.until import until
from ..dialogs.whom import settled
from ..safe import quoted
from ..whose import sentence
from . import Verb, knowing, needs

if TYPE_CHECKING:
    from ..screens.home import Home


def _date_said(home: Home, answer: str) -> str:
    if not answer.strip():
        return "No date."
    when = ahead(answer, home.app.now(), home.app.settings.date_order)
    return f"-> {say(when)}" if when else ""


def _date_refused(home: Home, answer: str) -> str:
    if not answer.strip() or ahead(answer, home.app.now(), home.app.settings.date_order):
        return ""
    return "That is no date I understand. Try fri, 26 nov, in 2 weeks, eom, ??"


async def add(home: Home) -> None:
    """Ask for a promise and add it: mine to the person or theirs to me, as the pane in use and the line say."""
    app, theirs = home.app, home.place == "theirs"
    person = _with(home)
    if person is None:
        return
    known = names(app.store)

    def read(typed: str, theirs: bool, choices: Mapping[str, str]) -> Sequence[promised.Pledge]:
        return promised.pledges(app.store, person.id, typed, theirs, app.now(), app.settings, choices, known)

    def said(typed: str, theirs: bool) -> str:
        return promised.told(app.store, read(typed, theirs, {}), app.now())

    key = f"promise:{THEIRS if theirs else 'mine'}:{person.id}"
    answers = await app.push_screen_wait(PromiseForm(person.name, theirs, said, app.keeper(key), app.kept(key)))
    if answers is None or not answers["promise"].strip():
        return

    chosen: dict[str, str] = {}
    aliases: list[str] = []

    def given() -> Sequence[promised.Pledge]:
        return read(answers["promise"], answers[WHOSE] == THEIRS, chosen)

    clear = await settled(app, [pledge.who for pledge in given()], chosen, aliases)
    mine = promised.of_mine(app.store, given()) if clear else None
    consent = "" if mine is None else await _consent(home, mine)
    if not clear or consent is None:
        app.keeper(key)(json.dumps(answers, ensure_ascii=False))
        app.say("Nothing was promised; p brings back what you typed.")
        return
    remember = {typed: chosen[fold(typed)] for typed in aliases}
    app.attempt(lambda: promised.add(app.store, given(), app.now(), app.settings, consent, remember))


def _with(home: Home) -> Person | None:
    """Return whom a new promise is with: whoever the promise under the cursor is with, else the person shown."""
    under = home.thing() if home.place in ("mine", "theirs") else None
    with_them = home.app.journal.get(Person, under.person) if isinstance(under, Promise) and under.person else None
    return with_them or home.person


async def _consent(home: Home, person: Person) -> str | None:
    """Return why one promise more is made than a visit should leave, "" when there is room, None for better not."""
    app = home.app
    limit = limit_reached(app.journal, person.id, app.now(), app.settings.promises_a_visit)
    if limit is None:
        return ""
    told = "\n".join(f"· {quoted(p.text)}" for p in limit.promises)
    field = Field("reason", "Why", "", "asked for, and it takes an hour", refuse=_empty)
    note = f"One to three kept promises are worth more than four made. From this visit already:\n{told}\n\
esc leaves it; then drop one, or promise it next time."
    title = f"Promise number {limit.next} from one visit: why?"
    answers = await app.push_screen_wait(Form(title, [field], note))
    return answers["reason"] if answers is not None else None


async def ask_why(home: Home, filed: Iterable[str]) -> None:
    """Ask for the reason of what a note just filed beyond a limit: a fourth promise, a fourth touch (M15, M20, M25).

    filed: the ids of its documents. They are in the journal already; without an answer the finding waits.
    """
    from relbank.actions import findings
    from relbank.method.limits import of_people
    from relbank.model.touch import Touch

    app, ids = home.app, set(filed)
    touches = [touch for id in filed if (touch := app.journal.get(Touch, id)) is not None]
    people = [id for touch in touches for id in touch.people]
    for finding in of_people(app.journal, people, app.now(), app.settings):
        third = finding.rule == "M20" and len(finding.evidence) <= app.settings.touches_in_a_row
        if third or ids.isdisjoint((finding.about, *(id for _, id in finding.evidence))):
            continue
        field = Field("reason", "Why", "", "each takes five minutes", refuse=_empty)
        rest = f"\n{finding.why}\nIt is filed; esc leaves the question open."
        note = sentence(app.journal, finding.saw, "", finding) + rest
        answers = await app.push_screen_wait(Form("One more than enough: why?", [field], note))
        if answers is not None:
            reason = answers["reason"]
            app.attempt(lambda finding=finding, reason=reason: findings.override(  # type: ignore[misc]
                app.store, finding, reason, app.now()))  # fmt: skip


def _empty(text: str) -> str:
    return "" if text.strip() else "A reason is kept with it: type a few words."


async def _word(home: Home) -> None:
    """Note that they were told early of mine, with its new day; or that they were reminded kindly of theirs."""
    promise, app = home.thing(), home.app
    if promise.by != ME:
        app.attempt(lambda: keeping_word.nudge(app.store, promise.id, app.now()))
        return
    field = Field("due", "By when", "", "fri, 26 nov, in 2 weeks",
                  lambda t: _date_said(home, t) if t.strip() else "No day is agreed yet; e gives it one.",
                  lambda t: _date_refused(home, t))  # fmt: skip
    note = quoted(promise.text) + "\nLeave it empty when no day is agreed yet. esc: nothing is noted."
    answers = await app.push_screen_wait(Form("They were told. When will it come?", [field], note))
    if answers is not None:
        due = ahead(answers["due"], app.now(), app.settings.date_order) if answers["due"].strip() else None
        app.attempt(lambda: keeping_word.tell(app.store, promise.id, app.now(), due))


async def edit(home: Home, promise: Promise) -> None:
    """Ask for other words or another date of a promise."""
    app = home.app

    def fields(now: Promise) -> list[Field]:
        by_when = (now.due.words or now.due.iso or "??") if now.due else ""
        return [
            Field("text", "What", now.text),
            Field("due", "By when", by_when, "fri, 26 nov, in 2 weeks",
                  lambda t: say(now.due) if now.due and t == now.due.words else _date_said(home, t),
                  lambda t: "" if now.due and t == now.due.words else _date_refused(home, t)),
        ]  # fmt: skip

    title = f"Edit {_whose(home, promise)}"
    answers = await app.push_screen_wait(Form(title, fields(promise), fresh=lambda: fields(app.fresh(promise))))
    if answers is None:
        return
    now = app.fresh(promise)
    due = now.due
    if answers["due"] != fields(now)[1].value:
        due = ahead(answers["due"], app.now(), app.settings.date_order) if answers["due"].strip() else None
    app.attempt(lambda: typed.edit_promise(app.store, promise.id, answers["text"], due))


def _whose(home: Home, promise: Promise) -> str:
    """Return "a promise to Bob Smith", or of theirs "a promise of Bob Smith"."""
    who = home.app.journal.get(Person, promise.person) if promise.person else None
    return "a promise" + (f" {'to' if promise.by == ME else 'of'} {who.name}" if who is not None else "")


def _tick(home: Home) -> None:
    promise, app = home.thing(), home.app
    if isinstance(promise, Fact):
        knowing.use(home, promise)
    elif promise.state == OPEN:
        app.attempt(lambda: promises.tick(app.store, promise.id, app.now()))
    else:
        app.attempt(lambda: promises.reopen(app.store, promise.id))


async def _drop(home: Home) -> None:
    promise, app = home.thing(), home.app
    if isinstance(promise, Fact):
        await knowing.outdate(home, promise)
        return
    field = Field(
        "reason",
        "Why",
        "",
        "they solved it themselves",
        refuse=lambda t: "" if t.strip() else "A reason is kept with it: type a few words.",
    )
    title = f"Drop {_whose(home, promise)}"
    answers = await app.push_screen_wait(Form(title, [field], quoted(promise.text)))
    if answers is not None:
        app.attempt(lambda: promises.drop(app.store, promise.id, app.now(), answers["reason"]))


def _hidden(home: Home) -> None:
    home.hidden = not home.hidden
    home.refresh_owed()
    home.app.say("Closed promises are shown too." if home.hidden else "Only open promises are shown.")


async def _snooze(home: Home) -> None:
    promise, app = home.thing(), home.app
    day = await until(app, f"Leave {_whose(home, promise)} out of the lists until", quoted(promise.text))
    if day is not None:
        app.attempt(lambda: promises.snooze(app.store, promise.id, day))


async def add_appointment(home: Home) -> None:
    """Ask for an appointment with the person and add it."""
    person, app = home.person, home.app
    if person is None:
        return
    field = Field(
        "next",
        "Next",
        "",
        "coffee 9 Sep 9:00 at AB Coffee",
        lambda t: typed.appointment_said(t, app.now(), app.settings),
    )
    answers = await app.push_screen_wait(
        Form(f"Next appointment with {person.name}", [field], "What, when, where; ?? when it is still open.")
    )
    if answers is not None and answers["next"].strip():
        app.attempt(lambda: typed.add_appointment(app.store, person.id, answers["next"], app.now(), app.settings))


async def edit_appointment(home: Home, appointment: Appointment) -> None:
    """Ask for another time, place or purpose of an appointment."""
    app = home.app

    def fields(now: Appointment) -> list[Field]:
        said = typed.appointment_line(now)
        return [Field("next", "Next", said, "", lambda t: typed.appointment_said(t, app.now(), app.settings))]

    form = Form("Edit an appointment", fields(appointment), "What, when, where.",
                fresh=lambda: fields(app.fresh(appointment)))  # fmt: skip
    answers = await app.push_screen_wait(form)
    if answers is not None and answers["next"].strip() not in ("", typed.appointment_line(app.fresh(appointment))):
        app.attempt(lambda: typed.edit_appointment(app.store, appointment.id, answers["next"], app.now(), app.settings))


VERBS = {
    "promise.new": Verb(add, needs.person),
    "tick": Verb(_tick, needs.promise_or_fact),
    "drop": Verb(_drop, needs.promise_or_fact),
    "snooze": Verb(_snooze, needs.promise),
    "promise.word": Verb(_word, needs.promise),
    "hidden": Verb(_hidden),
}
