"""The ladder: moving a person with a reason, what they are for, who introduced them (M1-M4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from relbank.actions import introductions, ladder
from relbank.actions.done import Refused
from relbank.actions.typed import name_refused
from relbank.method.agenda import day_of
from relbank.method.dossier import dossier
from relbank.method.exits import RULE, Exit, checklist, mark
from relbank.method.introductions import chain
from relbank.method.ladder import rung_name
from relbank.model.finding import Finding
from relbank.model.ladder import DOWN, RUNGS, UNRANKED, UP, Introduction
from relbank.model.person import Person
from relbank.model.say import say
from relbank.model.text import fold
from relbank.notes.dates import back

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Field, Form
from . import Verb, needs

if TYPE_CHECKING:
    from datetime import date

    from ..screens.home import Home


async def move(home: Home, rung: str = "", whom: Person | None = None) -> bool:
    """Ask where to, unless it is said, and why; then move the person. Tell whether they moved."""
    person, app = whom or home.person, home.app
    if person is None:
        return False
    names = app.settings.rungs
    d = dossier(app.journal, person, app.now(), app.settings)
    here = d.standing
    left = [e for e in checklist(d) if not e.met]
    missing = "\n".join(f"still asked here: {e.asks[:1].lower() + e.asks[1:]} ({e.seen.said})" for e in left)
    if not rung:
        note = missing if here.number else "" if person.strategic else "A friend so far; a rung makes them strategic."
        menu = [Choice(r, rung_name(r, names), str(n), "stands here" if n == here.number else "")
                for n, r in enumerate(RUNGS, 1)]  # fmt: skip
        menu += [Choice(UP, "One up", "u"), Choice(DOWN, "One down", "d"), Choice(UNRANKED, "Off the ladder", "0")]
        current = RUNGS[min(here.number, len(RUNGS) - 1)]
        rung = await app.push_screen_wait(Choose(f"Move {person.name} to", menu, current=current, note=note)) or ""
    if not rung:
        return False
    to = {UP: "one up", DOWN: "one down", UNRANKED: "off the ladder"}.get(rung) or f"to {rung_name(rung, names)}"
    fields = [
        Field("reason", "Why", "", "called back and wants figures",
              refuse=lambda t: "" if t.strip() else "A reason is kept with the move: type a few words."),
        Field("day", "When", "today", "today, last tue, 3 nov", echo=lambda t: _said(home, t),
              refuse=lambda t: "" if _day(home, t) else "That is no day I understand. Try today, last tue, 3 nov."),
    ]  # fmt: skip
    key = f"move:{person.id}"
    climbing = rung == UP or (rung in RUNGS and RUNGS.index(rung) >= here.number)
    note = missing if climbing and here.number else ""
    form = Form(f"Move {person.name} {to}", fields, note, app.keeper(key), app.kept(key))
    answers = await app.push_screen_wait(form)
    if answers is None:
        return False
    day = _day(home, answers["day"])
    done = app.attempt(lambda: ladder.move(app.store, person.id, rung, answers["reason"], app.now(), app.settings, day))
    return done is not None


async def begin(home: Home) -> Person | None:
    """Ask whom to put on the ladder, and why; return who was put there."""
    app = home.app
    others = [Choice(p, p.name, "", " · ".join(x for x in (p.title, p.organisation) if x), mine=True)
              for p in app.journal.every(Person) if not p.strategic]  # fmt: skip
    if app.store.readonly or not others:
        app.say("There is nobody else to put on the ladder: at home, n writes about somebody new.", "warning")
        return None
    note = "Whoever is put on it becomes strategic: they have a rung, an account and a trust rating. Friends need none."
    chosen: Person | None = await app.push_screen_wait(
        Choose("Whom to put on the ladder?", others, filter=True, note=note)
    )
    return chosen if chosen is not None and await move(home, RUNGS[0], chosen) else None


async def wave(home: Home, person: Person, demand: Exit) -> None:
    """Ask why something that a rung asks is done without; it counts as shown while they stand there."""
    from relbank.actions import findings

    app = home.app
    holds = mark(dossier(app.journal, person, app.now(), app.settings))
    field = Field("reason", "Why", "", "we have known each other since school",
                  refuse=lambda t: "" if t.strip() else "It needs a reason: type a few words.")  # fmt: skip
    note = "It counts as shown while they stand on this rung."
    answers = await app.push_screen_wait(Form(f"Do without: {demand.asks}", [field], note))
    if answers is not None:
        finding = Finding(RULE, person.id, demand.asks, "", demand.do, demand.key, holds)
        app.attempt(lambda: findings.override(app.store, finding, answers["reason"], app.now()))


def _day(home: Home, typed: str) -> date | None:
    when = back(typed.strip() or "today", home.app.now(), home.app.settings.date_order)
    return when.first if when else None


def _said(home: Home, typed: str) -> str:
    when = back(typed.strip() or "today", home.app.now(), home.app.settings.date_order)
    return f"-> {say(when)}" if when else ""


async def aim(home: Home) -> None:
    """Ask what the person is for: role, purpose, gravity, suitors, what sets me apart."""
    person, app = home.person, home.app
    if person is None:
        return

    def role_refused(typed: str) -> str:
        try:
            ladder.role_of(typed)
        except Refused as refused:
            return f"{refused.what} {refused.do}"
        return ""

    def fields(now: Person) -> list[Field]:
        return [
            Field("purpose", "Purpose: what should come of it", now.purpose, "reach the buyers of Ohio"),
            Field("role", "Role: buyer, pivotal (extends my reach), ally (targets the same clients), none",
                  now.role, "ally",
                  lambda t: f"-> {ladder.role_of(t)}" if t.strip() and not role_refused(t) else "", role_refused),
            Field("gravity", "Gravity: how far their pull reaches, 1 to 5", str(now.gravity or ""), "3",
                  refuse=lambda t: "" if t.strip() in ("", "1", "2", "3", "4", "5") else "It goes from 1 to 5."),
            Field("suitors", "Who else courts them", now.suitors, "two of the big four"),
            Field("apart", "What sets me apart (a brochure does not)", now.apart, "I know the plant from inside"),
        ]  # fmt: skip

    key = f"aim:{person.id}"
    note = "" if person.strategic else "A friend so far; a role or a purpose makes them strategic."
    answers = await app.push_screen_wait(
        Form(f"What {person.name} is for", fields(person), note, app.keeper(key), app.kept(key),
             lambda: fields(app.fresh(person)))
    )  # fmt: skip
    if answers is not None:
        app.attempt(lambda: ladder.aim(
            app.store, person.id, role=ladder.role_of(answers["role"]), purpose=answers["purpose"],
            gravity=int(answers["gravity"].strip() or 0), suitors=answers["suitors"], apart=answers["apart"],
        ))  # fmt: skip


async def introduction(home: Home) -> None:
    """Open the menu of introductions: who introduced them, thanks, report back, my own introductions, mentions."""
    person, app = home.person, home.app
    if person is None:
        return
    by = next(iter(chain(app.journal, person.id)), None)
    made = next((i for i in app.journal.of(Introduction, person.id) if i.by), Introduction("", ""))
    who = by.name if by else ""
    nobody = "" if by else "nobody is named yet: b says who"
    menu = [
        Choice("by", f"{person.name} was introduced by …", "b", f"now: {who}" if by else ""),
        Choice("thanked", f"{who or 'The introducer'} was thanked", "t", _on(made.thanked, app.today()), nobody),
        Choice("reported", f"{who or 'They'} heard what came of it", "r", _on(made.reported, app.today()), nobody),
        Choice("to", f"I introduced {person.name} to …", "i", "a deposit with both"),
        Choice("mention", f"{person.name} named me to others", "m", "a mention"),
    ]
    what = await app.push_screen_wait(Choose(f"Introductions of {person.name}", menu))
    if what == "thanked":
        app.attempt(lambda: introductions.thanked(app.store, person.id, app.now()))
    elif what == "reported":
        app.attempt(lambda: introductions.reported(app.store, person.id, app.now()))
    elif what == "mention":
        await _mention(home, person)
    elif what:
        await _other(home, person, what)


def _on(day: str, today: date) -> str:
    return f"on {day_of(day, today)}" if day else "not yet"


async def _other(home: Home, person: Person, what: str) -> None:
    app = home.app
    title = f"Who introduced {person.name}?" if what == "by" else f"To whom did you introduce {person.name}?"
    others = [Choice(p.id, p.name, "", " · ".join(x for x in (p.organisation, p.title) if x), mine=True)
              for p in app.journal.every(Person) if p.id != person.id]  # fmt: skip
    other = await app.push_screen_wait(Choose(title, others, filter=True, new=lambda typed: _new(home, typed)))
    if other:
        act = introductions.introduced if what == "by" else introductions.introduce
        called = other.name if isinstance(other, New) else ""
        app.attempt(lambda: act(app.store, person.id, "" if called else other, app.now(), called=called))


class New(NamedTuple):
    """The answer that somebody is meant who is not in the journal yet, by the name as it will be written."""

    name: str


def _new(home: Home, typed: str) -> Choice | None:
    """Return the choice to add whom a name names; None where somebody is called so, or it is no name."""
    from relbank.notes.names import proper

    name = proper(" ".join(typed.split()))
    taken = any(fold(known) == fold(name) for _, known, _ in home.app.journal.names())
    return None if taken or name_refused(name) else Choice(New(name), name, "", "new: enter adds them", mine=True)


async def _mention(home: Home, person: Person) -> None:
    field = Field("text", "What they said, to whom", "", "told Roe about my work")
    answers = await home.app.push_screen_wait(Form(f"{person.name} named you to others", [field]))
    if answers is not None and answers["text"].strip():
        home.app.attempt(lambda: ladder.mention(home.app.store, person.id, answers["text"], home.app.now()))


VERBS = {
    "ladder.move": Verb(move, needs.person),
    "aim": Verb(aim, needs.person),
    "introduction": Verb(introduction, needs.person),
}
